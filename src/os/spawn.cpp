#include "os/spawn.h"

#include "base/error.h"
#include "os/child_end.h"
#include "os/poll_some.h"
#include "os/spawn_closing.h"
#include "os/string_array.h"
#include "os/wait.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

namespace stsmfa::os {

namespace {

/// Its descriptors 0 to 2, and none above.
struct FileActions {
  explicit FileActions(const Spawn& how) {
    posix_spawn_file_actions_init(&value);
    posix_spawn_file_actions_adddup2(&value, how.input, 0);
    posix_spawn_file_actions_adddup2(&value, how.output, 1);
    posix_spawn_file_actions_adddup2(&value, how.errors, 2);
    flags = close_above_standard(value);
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&value); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  posix_spawn_file_actions_t value{};
  int flags = 0;  ///< that the child has to start with for it
};

/// No signal blocked; those that we handle, and SIGPIPE, with their default action; its session.
struct Attributes {
  Attributes(const Spawn& how, int flags) {
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_init(&value);
    posix_spawnattr_setsigmask(&value, &signals);
    sigaddset(&signals, SIGPIPE);
    sigaddset(&signals, SIGXFSZ);
    posix_spawnattr_setsigdefault(&value, &signals);
    flags |= POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (how.own_session) flags |= POSIX_SPAWN_SETSID;
    posix_spawnattr_setflags(&value, static_cast<short>(flags));
  }
  ~Attributes() { posix_spawnattr_destroy(&value); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  posix_spawnattr_t value{};
};

}  // namespace

Process::Process(pid_t pid) : pid_(pid), ended_(child_end(pid)) {}

// What was moved from counts as ended, so that nobody waits for the process a second time.
Process::Process(Process&& other) noexcept
    : pid_(other.pid_),
      ended_(std::move(other.ended_)),
      status_(std::exchange(other.status_, std::optional(0))) {}

Process::~Process() { end(std::chrono::seconds(2)); }

std::optional<int> Process::try_wait() {
  int status = 0;
  if (!status_ && waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
  return status_;
}

std::optional<int> Process::wait(std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds longest{10};  // in case there is no descriptor to wait on
  const Deadline deadline(patience);
  while (!try_wait() && !deadline.passed()) {
    pollfd entry = {ended_fd(), POLLIN, 0};
    poll_some({&entry, 1}, std::min(longest, deadline.left()));
  }
  return status_;
}

void Process::end(std::chrono::milliseconds patience) {
  if (try_wait()) return;
  kill(pid_, SIGTERM);
  if (wait(patience)) return;
  kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  status_ = status;
}

Process spawn(const Spawn& how) {
  // Our parent may ignore SIGCHLD, and then no exit status would ever be known.
  struct sigaction by_default {};
  by_default.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &by_default, nullptr);
  const FileActions files(how);
  const Attributes attributes(how, files.flags);
  const std::string& path = how.arguments.front();
  pid_t pid = 0;
  if (const int error_number =
          posix_spawn(&pid, path.c_str(), &files.value, &attributes.value,
                      string_array(how.arguments).data(), string_array(how.environment).data())) {
    throw system_error(ExitStatus::plan_impossible, "start", path, error_number);
  }
  return Process(pid);
}

}  // namespace stsmfa::os
