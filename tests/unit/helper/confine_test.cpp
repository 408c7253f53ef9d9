#include "sts/helper/confine.h"

#include "os/fd.h"
#include "tests/unit/helper/exchange_all.h"
#include "tests/unit/helper/loopback_server.h"
#include "tests/unit/helper/scratch_folder.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>

namespace stsmfa::helper {
namespace {

constexpr int no_landlock = 77;
constexpr int no_seccomp = 78;

/// Runs `attempt` in a child process under all confinements and gives what it returns (below 77).
int confined(const std::string& ca_bundle, const std::function<int()>& attempt) {
  const pid_t child = ::fork();
  if (child == 0) {
    confine_powers(ca_bundle);
    if (!confine_files(ca_bundle)) ::_exit(no_landlock);
    if (!confine_system_calls()) ::_exit(no_seccomp);
    ::_exit(attempt());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

class Confine : public testing::Test {
 protected:
  Confine() {
    std::ofstream(file()) << "secret";
    const int kernel = confined("", [] { return 0; });
    landlock_ = kernel != no_landlock;
    seccomp_ = kernel != no_seccomp;
  }

  void SetUp() override {
    if (!landlock_ || !seccomp_) GTEST_SKIP() << "this kernel has no Landlock or no seccomp";
  }

  std::string file() const { return folder_.path() + "/file"; }
  const char* path() const { return path_.c_str(); }

  /// Expects a call to fail; `call` gives -1 and sets errno as system calls do.
  void expect_denied(const char* what, const std::function<long()>& call) {
    const int error = confined("", [&] { return call() == -1 ? errno : 0; });
    EXPECT_TRUE(error == EPERM || error == EACCES) << what << ": " << error;
  }

  ScratchFolder folder_;
  std::string path_ = file();
  bool landlock_ = false;
  bool seccomp_ = false;
};

TEST_F(Confine, ReadsNoFileOfTheUser) {
  expect_denied("open", [&] { return ::open(path(), O_RDONLY); });
  expect_denied("open a folder",
                [&] { return ::open(folder_.path().c_str(), O_RDONLY | O_DIRECTORY); });
  expect_denied("tty", [] { return ::open("/dev/tty", O_RDONLY); });
  expect_denied("memory", [] { return ::open("/proc/self/environ", O_RDONLY); });
}

TEST_F(Confine, ReadsTheCaBundleAndTheSystem) {
  EXPECT_EQ(confined(file(), [&] { return ::open(path(), O_RDONLY) < 0 ? errno : 0; }), 0);
  for (const char* name : {"/etc/hosts", "/etc/nsswitch.conf", "/etc/ssl/openssl.cnf",
                           "/etc/ssl/certs/ca-certificates.crt"}) {
    if (::access(name, R_OK) != 0) continue;  // another system
    EXPECT_EQ(confined("", [&] { return ::open(name, O_RDONLY) < 0 ? errno : 0; }), 0) << name;
  }
}

/// Root owns it, so that no capability is needed to read it.
TEST_F(Confine, ReadsNoSecretOfTheSystemEvenAsRoot) {
  for (const char* name : {"/etc/shadow", "/etc/ssl/private", "/etc/ssh", "/etc/passwd"}) {
    if (::access(name, F_OK) == 0) {
      expect_denied(name, [&] { return ::open(name, O_RDONLY); });
    }
  }
}

TEST_F(Confine, LeavesRootNoCapability) {
  if (::geteuid() != 0) GTEST_SKIP() << "nothing to take away";
  const std::string closed = folder_.path() + "/closed";
  ASSERT_EQ(::mkdir(closed.c_str(), 0700), 0);
  std::ofstream(closed + "/bundle") << "bundle";
  ASSERT_EQ(::chown(closed.c_str(), 12345, 12345), 0);
  expect_denied("a raw socket", [] { return ::socket(AF_INET, SOCK_RAW, IPPROTO_ICMP); });
  expect_denied("another's folder", [&] { return ::open((closed + "/bundle").c_str(), O_RDONLY); });
  const std::string named = closed + "/bundle";
  EXPECT_EQ(confined(named, [&] { return ::open(named.c_str(), O_RDONLY) < 0 ? errno : 0; }), 0);
}

TEST_F(Confine, HasNoMoreMemoryThanItNeeds) {
#ifdef STSMFA_SANITIZED
  GTEST_SKIP() << "AddressSanitizer needs more";
#endif
  const auto allocate = [](std::size_t megabytes) {
    return confined("", [&] {
      void* memory = ::mmap(nullptr, megabytes << 20U, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      return memory == MAP_FAILED ? errno : 0;
    });
  };
  EXPECT_EQ(allocate(64), 0);
  EXPECT_EQ(allocate(256), ENOMEM);
}

TEST_F(Confine, ReachesNoLocalSocketByItsName) {
  const os::Fd listener(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  (folder_.path() + "/socket").copy(&address.sun_path[0], sizeof address.sun_path - 1);
  const auto* name = reinterpret_cast<const sockaddr*>(&address);
  ASSERT_EQ(::bind(listener.get(), name, sizeof address), 0);
  expect_denied("socketpair", [] {
    std::array<int, 2> pair{};
    return ::socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair.data());
  });
  expect_denied("socketpair of packets", [] {
    std::array<int, 2> pair{};
    return ::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair.data());
  });
  EXPECT_EQ(confined("",
                     [&] {
                       std::array<int, 2> pair{};
                       if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()) != 0) return 1;
                       return ::sendto(pair[0], "x", 1, 0, name, sizeof address) < 0 ? 0 : 2;
                     }),
            0)
      << "libcurl wakes its threads by such a pair, which is connected for good";
}

TEST_F(Confine, ReadsEachOfSeveralCaBundlesAndNothingElse) {
  const std::string second = folder_.path() + "/second";
  const std::string third = folder_.path() + "/third";
  std::ofstream(second) << "bundle";
  std::ofstream(third) << "secret";
  const auto readable = [&](const std::string& name) {
    return confined(file() + "\n\n/nonexistent\n" + second,
                    [&] { return ::open(name.c_str(), O_RDONLY) < 0 ? errno : 0; });
  };
  EXPECT_EQ(readable(file()), 0);
  EXPECT_EQ(readable(second), 0);
  EXPECT_EQ(readable(third), EACCES);
}

TEST_F(Confine, ChangesNoFile) {
  const std::string other = folder_.path() + "/other";
  expect_denied("write", [&] { return ::open(path(), O_WRONLY); });
  expect_denied("write and read", [&] { return ::open(path(), O_RDWR); });
  expect_denied("create", [&] { return ::open(other.c_str(), O_RDONLY | O_CREAT, 0600); });
  expect_denied("create", [&] { return ::creat(other.c_str(), 0600); });
  expect_denied("cut", [&] { return ::open(path(), O_RDONLY | O_TRUNC); });
  expect_denied("truncate", [&] { return ::truncate(path(), 0); });
  expect_denied("rename", [&] { return ::rename(path(), other.c_str()); });
  expect_denied("link", [&] { return ::link(path(), other.c_str()); });
  expect_denied("symlink", [&] { return ::symlink(path(), other.c_str()); });
  expect_denied("unlink", [&] { return ::unlink(path()); });
  expect_denied("mkdir", [&] { return ::mkdir(other.c_str(), 0700); });
  expect_denied("rmdir", [&] { return ::rmdir(folder_.path().c_str()); });
  expect_denied("chmod", [&] { return ::chmod(path(), 0666); });
  expect_denied("chown", [&] { return ::chown(path(), 1, 1); });
  expect_denied("device", [] { return ::open("/dev/null", O_WRONLY); });
}

TEST_F(Confine, ChangesNoFileThatItHasOpen) {
  const os::Fd open(::open(path(), O_RDWR | O_CLOEXEC));
  expect_denied("ftruncate", [&] { return ::ftruncate(open.get(), 0); });
  expect_denied("fchmod", [&] { return ::fchmod(open.get(), 0666); });
}

TEST_F(Confine, MakesNoProcess) {
  expect_denied("fork", [] { return ::fork(); });
  expect_denied("vfork", [] { return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); });
  expect_denied("execve", [] { return ::execl("/bin/true", "true", nullptr); });
  expect_denied("posix_spawn", [] {
    std::string name = "true";
    const std::array<char*, 2> arguments = {name.data(), nullptr};
    errno = ::posix_spawn(nullptr, "/bin/true", nullptr, nullptr, arguments.data(), nullptr);
    return errno == 0 ? 0 : -1;
  });
  EXPECT_EQ(confined("", [] { return ::syscall(SYS_clone3, nullptr, 0) == -1 ? errno : 0; }),
            ENOSYS);
}

TEST_F(Confine, TouchesNoOtherProcess) {
  expect_denied("kill", [] { return ::kill(::getppid(), 0); });
  expect_denied("tgkill", [] { return ::syscall(SYS_tgkill, ::getppid(), ::getppid(), 0); });
  expect_denied("ptrace", [] { return ::syscall(SYS_ptrace, 16, ::getppid(), 0, 0); });
  expect_denied("limits",
                [] { return ::syscall(SYS_prlimit64, ::getppid(), 7, nullptr, nullptr); });
  expect_denied("SIGIO", [] { return ::fcntl(STDIN_FILENO, F_SETOWN, ::getppid()); });
  expect_denied("typing", [] { return ::ioctl(STDIN_FILENO, TIOCSTI, "x"); });
  expect_denied("typing, by a wider number",
                [] { return ::syscall(SYS_ioctl, STDIN_FILENO, 0xf00000000UL | TIOCSTI, "x"); });
  expect_denied("local sockets", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0); });
  expect_denied("local sockets, by a wider number",
                [] { return ::syscall(SYS_socket, 0xf00000000UL | AF_UNIX, SOCK_STREAM, 0); });
}

TEST_F(Confine, CanStillAbort) {
  EXPECT_EQ(confined("",
                     []() -> int {
                       static_cast<void>(::signal(SIGABRT, SIG_DFL));
                       ::abort();
                     }),
            -SIGABRT);
}

TEST_F(Confine, StillResolvesInAThread) {
  const auto resolve = [](void*) -> void* {
    addrinfo* found = nullptr;
    const int error = ::getaddrinfo("localhost", "443", nullptr, &found);
    return error == 0 && found != nullptr ? nullptr : &errno;
  };
  EXPECT_EQ(confined("",
                     [&] {
                       pthread_t thread{};
                       if (::pthread_create(&thread, nullptr, resolve, nullptr) != 0) return 1;
                       void* failed = nullptr;
                       ::pthread_join(thread, &failed);
                       return failed != nullptr ? 2 : 0;
                     }),
            0);
}

TEST_F(Confine, StillCarriesRequests) {
  LoopbackServer server([](Connection& connection) {
    connection.read_request();
    connection.write(http_reply("<R/>"));
  });
  const std::string url = "http://localhost:" + std::to_string(server.port()) + "/";
  EXPECT_EQ(confined("",
                     [&] {
                       Http http;
                       return exchange_one(http, post(url)).status == 200 ? 0 : 1;
                     }),
            0);
}

}  // namespace
}  // namespace stsmfa::helper
