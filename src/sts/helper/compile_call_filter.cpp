// Compiles the seccomp filter that locks the helper in, once, while the helper is built: at each
// start it would take 0.5 ms, and one more library.
//
// Prints the instructions as the elements of an array of sock_filter.

#include "sts/helper/call_filter.h"

#include <seccomp.h>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace stsmfa::helper {

namespace {

// A list of what is denied and not of what is allowed: the name service loads modules that we do
// not know, and each release of glibc has new system calls. Which files can be reached is said by
// Landlock, whose list is one of what is allowed.

/// Denied whatever the arguments. Names and not numbers: a libseccomp that does not know a call
/// skips it.
constexpr std::array denied = {
    // other programs and processes
    "execve", "execveat", "fork", "vfork", "kill", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
    "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "ptrace", "process_vm_readv",
    "process_vm_writev", "process_madvise", "process_mrelease", "kcmp", "setpriority", "ioprio_set",
    "sched_setscheduler", "sched_setparam", "sched_setattr", "sched_setaffinity", "setsid",
    "setpgid", "shmget", "shmat", "msgget", "semget", "mq_open", "mq_unlink",
    // files
    "creat", "open_by_handle_at", "truncate", "ftruncate", "fallocate", "unlink", "unlinkat",
    "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat",
    "rmdir", "mknod", "mknodat", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown",
    "lchown", "fchownat", "utime", "utimes", "futimesat", "utimensat", "setxattr", "lsetxattr",
    "fsetxattr", "setxattrat", "removexattr", "lremovexattr", "fremovexattr", "removexattrat",
    "copy_file_range", "file_setattr", "fanotify_init", "inotify_init", "inotify_init1",
    // the machine, for the case that we are root
    "mount", "umount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen",
    "fspick", "fsmount", "fsconfig", "mount_setattr", "unshare", "setns", "bpf", "perf_event_open",
    "userfaultfd", "add_key", "request_key", "keyctl", "init_module", "finit_module",
    "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "acct",
    "quotactl", "quotactl_fd", "syslog", "settimeofday", "clock_settime", "adjtimex",
    "clock_adjtime", "sethostname", "setdomainname", "iopl", "ioperm", "personality", "setuid",
    "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setfsuid", "setfsgid", "setgroups",
    "capset",
    // from the network to us
    "listen"};

/// These take their arguments from memory, which a filter cannot read, or do many calls in one.
/// ENOSYS makes libraries fall back on the calls that it can judge: clone, openat, poll.
constexpr std::array missing = {"clone3", "openat2", "io_uring_setup", "io_uring_enter",
                                "io_uring_register"};

/// A call that is denied when an argument has these bits. The kernel reads such arguments as 32
/// bits, so the filter must not look at the upper half.
struct DeniedArgument {
  const char* call;
  unsigned position;
  unsigned mask;
  unsigned value;
};
constexpr unsigned whole = 0xffffffff;
constexpr unsigned socket_type = 0xf;  // SOCK_TYPE_MASK of the kernel's; flags stand above it
constexpr std::array denied_arguments = std::to_array<DeniedArgument>({
    {"clone", 0, CLONE_THREAD, 0},  // a process, not a thread
    {"open", 1, O_ACCMODE, O_WRONLY},
    {"open", 1, O_ACCMODE, O_RDWR},
    {"open", 1, O_ACCMODE, O_ACCMODE},
    {"open", 1, O_CREAT, O_CREAT},
    {"open", 1, O_TRUNC, O_TRUNC},
    {"openat", 2, O_ACCMODE, O_WRONLY},
    {"openat", 2, O_ACCMODE, O_RDWR},
    {"openat", 2, O_ACCMODE, O_ACCMODE},
    {"openat", 2, O_CREAT, O_CREAT},
    {"openat", 2, O_TRUNC, O_TRUNC},
    {"socketpair", 1, socket_type, SOCK_DGRAM},  // can be sent to any socket by name
    {"socketpair", 1, socket_type, SOCK_SEQPACKET},
    {"socket", 0, whole, AF_UNIX},
    {"socket", 0, whole, AF_PACKET},
    {"socket", 0, whole, AF_ALG},
    {"socket", 0, whole, AF_VSOCK},
    {"ioctl", 1, whole, TIOCSTI},    // typing for the user
    {"ioctl", 1, whole, 0x541c},     // TIOCLINUX: the same on a console
    {"ioctl", 1, whole, FIOSETOWN},  // signals to others, through a socket
    {"ioctl", 1, whole, SIOCSPGRP},
    {"fcntl", 1, whole, F_SETOWN},
    {"fcntl", 1, whole, 15},  // F_SETOWN_EX
    {"prctl", 0, whole, PR_SET_DUMPABLE},
    {"prctl", 0, whole, PR_SET_PTRACER},
});

[[noreturn]] void fail(int error_number, const char* what) {
  throw std::runtime_error(std::string(what) + ": " + std::strerror(error_number));
}

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

void deny(const Filter& filter, const char* call, int error_number,
          std::span<const scmp_arg_cmp> arguments = {}) {
  const int number = seccomp_syscall_resolve_name(call);
  if (number == __NR_SCMP_ERROR) return;
  const int result =
      seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error_number)),
                             number, static_cast<unsigned>(arguments.size()), arguments.data());
  if (result != 0) fail(-result, call);
}

Filter make_filter() {
  Filter filter(seccomp_init(SCMP_ACT_ALLOW));
  if (!filter) fail(ENOMEM, "seccomp_init");
  for (const char* call : denied) {
    deny(filter, call, EPERM);
  }
  for (const char* call : missing) {
    deny(filter, call, ENOSYS);
  }
  for (const auto& argument : denied_arguments) {
    const scmp_arg_cmp bits = {argument.position, SCMP_CMP_MASKED_EQ, argument.mask,
                               argument.value};
    deny(filter, argument.call, EPERM, {&bits, 1});
  }
  // abort(3) has to reach ourselves
  const scmp_arg_cmp others = {0, SCMP_CMP_NE, own_process, 0};
  deny(filter, "tgkill", EPERM, {&others, 1});
  const scmp_arg_cmp other_limits = {0, SCMP_CMP_NE, 0, 0};
  deny(filter, "prlimit64", EPERM, {&other_limits, 1});
  return filter;
}

/// As the kernel takes them (linux/filter.h).
std::vector<sock_filter> instructions_of(const Filter& filter) {
  const int memory = ::memfd_create("filter", MFD_CLOEXEC);
  if (memory < 0) fail(errno, "memfd_create");
  if (const int result = seccomp_export_bpf(filter.get(), memory); result != 0) {
    fail(-result, "seccomp_export_bpf");
  }
  const off_t size = ::lseek(memory, 0, SEEK_END);
  std::vector<sock_filter> instructions(static_cast<std::size_t>(size) / sizeof(sock_filter));
  if (::pread(memory, instructions.data(), static_cast<std::size_t>(size), 0) != size) {
    fail(errno, "pread");
  }
  return instructions;
}

void print(const std::vector<sock_filter>& instructions) {
  for (const auto& [code, jump_true, jump_false, value] : instructions) {
    std::ignore = std::printf("sock_filter{%u, %u, %u, %u},\n", unsigned{code}, unsigned{jump_true},
                              unsigned{jump_false}, value);
  }
  if (std::fflush(stdout) != 0) fail(errno, "standard output");
}

}  // namespace

}  // namespace stsmfa::helper

int main() try {
  using namespace stsmfa::helper;
  const auto instructions = instructions_of(make_filter());
  if (std::ranges::count(instructions, own_process, &sock_filter::k) != 1) {
    fail(EINVAL, "own_process");
  }
  print(instructions);
  return 0;
} catch (const std::exception& error) {
  std::ignore = std::fprintf(stderr, "compile_call_filter: %s\n", error.what());
  return 1;
}
