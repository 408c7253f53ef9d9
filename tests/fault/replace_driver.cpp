// Replaces the content of a file, for replace_test.py to disturb:
//   replace_driver FILE BYTE SIZE
// Its two getppid(2) calls mark where the replacement begins and ends. What it ends with: 0 the
// new bytes stand, 6 the replacement failed. Remarks and errors go to standard output.
#include "base/error.h"
#include "os/atomic_file.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using stsmfa::Error;
using stsmfa::ExitStatus;

int replace(const std::string& path, const std::string& bytes) {
  const auto old = stsmfa::os::read_file(path);
  getppid();
  const auto replacement = stsmfa::os::replace_file(path, old, {bytes});
  getppid();
  for (const std::string& remark : replacement.remarks) {
    std::puts(remark.c_str());
  }
  return replacement.outcome == stsmfa::os::Replaced::yes ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return static_cast<int>(ExitStatus::usage);
  const std::string bytes(std::strtoul(arguments[3], nullptr, 10), *arguments[2]);
  try {
    return replace(arguments[1], bytes);
  } catch (const Error& error) {
    getppid();
    std::printf("%s: %s: %s: %s\n", error.action.c_str(), error.object.c_str(), error.cause.c_str(),
                error.hint.c_str());
    return static_cast<int>(error.status);
  }
}
