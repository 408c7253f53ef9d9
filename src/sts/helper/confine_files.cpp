#include "base/error.h"
#include "os/fd.h"
#include "sts/helper/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string>

namespace stsmfa::helper {

namespace {

/// What the name service, the resolver and TLS read. Symlinks are followed when a rule is made, so
/// the entry for resolv.conf covers one that stands elsewhere (/mnt/wsl). Not all of /run: other
/// programs keep secrets there.
constexpr std::array<const char*, 14> readable = {"/etc",
                                                  "/usr",
                                                  "/lib",
                                                  "/lib32",
                                                  "/lib64",
                                                  "/nix/store",
                                                  "/etc/resolv.conf",
                                                  "/run/systemd/resolve",
                                                  "/run/resolvconf",
                                                  "/run/NetworkManager",
                                                  "/var/lib/ca-certificates",
                                                  "/dev/null",
                                                  "/dev/random",
                                                  "/dev/urandom"};

[[noreturn]] void fail(std::string_view object, int error_number) {
  throw system_error(ExitStatus::plan_impossible, "confine", object, error_number);
}

/// All rights over files that a version of Landlock knows: 13 bits in the first, REFER and TRUNCATE
/// (which linux/landlock.h of 6.1 does not name yet) in the next two. A ruleset that handles a
/// right which no rule gives denies it.
std::uint64_t all_rights(long version) {
  const int bits = version == 1 ? 13 : version == 2 ? 14 : 15;
  return (std::uint64_t{1} << static_cast<unsigned>(bits)) - 1;
}

void allow_reading(const os::Fd& rules, const char* path) {
  const os::Fd target(::open(path, O_PATH | O_CLOEXEC));
  struct stat status {};
  if (!target || ::fstat(target.get(), &status) != 0) return;  // a system without it
  landlock_path_beneath_attr rule{};
  rule.parent_fd = target.get();
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR(status.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  if (::syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
    fail(path, errno);
  }
}

}  // namespace

bool confine_files(std::string_view ca_bundles) {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  const landlock_ruleset_attr handled{.handled_access_fs = all_rights(version)};
  const os::Fd rules(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
  if (!rules) fail("landlock_create_ruleset", errno);
  for (const char* path : readable) {
    allow_reading(rules, path);
  }
  while (!ca_bundles.empty()) {
    const std::string_view line = ca_bundles.substr(0, ca_bundles.find('\n'));
    ca_bundles.remove_prefix(std::min(line.size() + 1, ca_bundles.size()));
    if (!line.empty()) allow_reading(rules, std::string(line).c_str());
  }
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0) {
    fail("landlock_restrict_self", errno);
  }
  return true;
}

}  // namespace stsmfa::helper
