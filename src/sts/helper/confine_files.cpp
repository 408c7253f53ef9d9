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
/// the entry for resolv.conf covers one that stands elsewhere (/mnt/wsl). Not all of /etc and /run:
/// root could read the passwords' hashes there, host keys, and what other programs keep secret.
constexpr std::array readable = {
    "/usr", "/lib", "/lib32", "/lib64", "/nix/store",
    // names: nsswitch.conf(5), resolv.conf(5), host.conf(5), gai.conf(5), and the modules' own
    "/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf",
    "/etc/services", "/etc/protocols", "/etc/networks", "/etc/mdns.allow", "/etc/avahi",
    "/etc/systemd/resolved.conf", "/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager",
    // libraries: ld.so(8)
    "/etc/ld.so.cache", "/etc/ld-musl-x86_64.path", "/etc/localtime",
    // certificates, and what OpenSSL and GnuTLS are set up by
    "/etc/ssl/certs", "/etc/ssl/cert.pem", "/etc/ssl/ca-bundle.pem", "/etc/ssl/openssl.cnf",
    "/etc/pki/tls/certs", "/etc/pki/tls/cert.pem", "/etc/pki/tls/openssl.cnf", "/etc/pki/ca-trust",
    "/etc/ca-certificates", "/etc/crypto-policies", "/etc/gnutls", "/var/lib/ca-certificates",
    //
    "/dev/null", "/dev/random", "/dev/urandom"};

/// As linux/landlock.h has it since Linux 6.12; older kernels take what they know of it, and are
/// given no more.
struct RulesetAttributes {
  std::uint64_t handled_access_fs;
  std::uint64_t handled_access_net;
  std::uint64_t scoped;
};
constexpr std::uint64_t scope_abstract_unix_socket = 1;
constexpr std::uint64_t scope_signal = 2;
constexpr long version_with_scopes = 6;

[[noreturn]] void fail(std::string_view object, int error_number) {
  throw system_error(ExitStatus::plan_impossible, "confine", object, error_number);
}

/// All rights over files that a version of Landlock knows: 13 bits in the first, REFER, TRUNCATE
/// and IOCTL_DEV (which linux/landlock.h of 6.1 does not name yet) in the second, third and fifth.
/// A ruleset that handles a right which no rule gives denies it.
std::uint64_t all_rights(long version) {
  const int bits = version == 1 ? 13 : version == 2 ? 14 : version < 5 ? 15 : 16;
  return (std::uint64_t{1} << static_cast<unsigned>(bits)) - 1;
}

os::Fd make_ruleset(long version) {
  RulesetAttributes attributes{.handled_access_fs = all_rights(version),
                               .handled_access_net = 0,
                               .scoped = scope_abstract_unix_socket | scope_signal};
  const bool has_scopes = version >= version_with_scopes;
  const std::size_t size = has_scopes ? sizeof attributes : sizeof attributes.handled_access_fs;
  os::Fd rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0)));
  if (!rules) fail("landlock_create_ruleset", errno);
  return rules;
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
  const os::Fd rules = make_ruleset(version);
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
