#include "profile/ca_bundle.h"

#include "base/error.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace stsmfa::profile {

namespace {

/// Empty when it may be one.
std::string flaw_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return error_text(errno);
  if (S_ISDIR(status.st_mode)) return "it is a folder, not a file of certificates";
  if (!S_ISREG(status.st_mode)) return "it is no regular file";
  if (status.st_size == 0) return "it is empty";
  if (::access(path.c_str(), R_OK) != 0) return error_text(errno);
  return {};
}

}  // namespace

void check_ca_bundle(const Setting& bundle) {
  std::string flaw = flaw_of(bundle.value);
  if (flaw.empty()) return;
  Error error = refused_value(bundle, std::move(flaw));
  error.hint = "it names the file of the certificates to trust; without it, the system's are used";
  throw Error(std::move(error));
}

}  // namespace stsmfa::profile
