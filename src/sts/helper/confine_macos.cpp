#include "base/error.h"
#include "sts/helper/confine.h"

#include <sandbox.h>
#include <sys/resource.h>

#include <memory>

namespace stsmfa::helper {

namespace {

struct FreeText {
  void operator()(char* text) const { ::sandbox_free_error(text); }
};

}  // namespace

/// No file can be written to and no process made (setrlimit(2)), but by root.
bool confine_powers(std::string_view /*ca_bundles*/) {
  const rlimit nothing{0, 0};
  return ::setrlimit(RLIMIT_FSIZE, &nothing) == 0 && ::setrlimit(RLIMIT_NPROC, &nothing) == 0;
}

/// By the one profile of sandbox_init(3) that leaves the network: nothing can be created, changed,
/// renamed or removed. Reading is not restricted: a profile of one's own is not documented. Apple
/// calls it deprecated since 10.8, and has nothing in its place for a program that is no app.
bool confine_files(std::string_view /*ca_bundles*/) {
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
  char* text = nullptr;
  if (::sandbox_init(kSBXProfileNoWrite, SANDBOX_NAMED, &text) == 0) return true;
  const std::unique_ptr<char, FreeText> cause(text);
  return false;
#pragma clang diagnostic pop
}

bool confine_system_calls() { return true; }

}  // namespace stsmfa::helper
