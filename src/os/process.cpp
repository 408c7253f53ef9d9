#include "os/process.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/hide_memory.h"
#include "os/pipe.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <vector>

namespace stsmfa::os {

namespace {

// What the signal handler touches. A signal belongs to the process and not to any object of it,
// so these three cannot live anywhere else.
volatile sig_atomic_t first_signal = 0;
volatile sig_atomic_t wake_up_end = -1;
Pipe wake_up;  // NOLINT(cert-err58-cpp): its constructor is noexcept in fact

/// What protect_memory() and spawn() change and execve(2) would hand on, as it was before.
struct Inherited {
  struct sigaction broken_pipe;
  struct sigaction file_too_large;
  struct sigaction child_ended;
  rlimit core;
};
std::optional<Inherited> inherited;

extern "C" void note_signal(int signal) {
  const int interrupted_errno = errno;
  if (first_signal == 0) {
    first_signal = signal;
    // one byte in an empty pipe always fits; it stays there, so that every later wait ends too
    [[maybe_unused]] const ssize_t written = write(wake_up_end, "", 1);
  }
  errno = interrupted_errno;
}

void set_action(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  // Of two that are there at once the handler of the later one would run first.
  sigaddset(&action.sa_mask, SIGCONT);
  sigaction(signal, &action, nullptr);
}

/// A field of the account of that name; of our own for an empty one.
std::string account_field(char* passwd::*field, const std::string& user = {}) {
  std::vector<char> memory(1024);
  passwd account{};
  passwd* found = nullptr;
  const auto look_up = [&] {
    return user.empty() ? getpwuid_r(getuid(), &account, memory.data(), memory.size(), &found)
                        : getpwnam_r(user.c_str(), &account, memory.data(), memory.size(), &found);
  };
  while (look_up() == ERANGE) {
    memory.resize(2 * memory.size());
  }
  return found != nullptr && found->*field != nullptr ? found->*field : "";
}

}  // namespace

void protect_memory() {
  hide_memory();
  Inherited& before = inherited.emplace();
  getrlimit(RLIMIT_CORE, &before.core);
  // the soft limit alone: the hard one could not be raised again for the program that we become
  const rlimit nothing{0, before.core.rlim_max};
  setrlimit(RLIMIT_CORE, &nothing);
  sigaction(SIGCHLD, nullptr, &before.child_ended);
  sigaction(SIGPIPE, nullptr, &before.broken_pipe);
  set_action(SIGPIPE, SIG_IGN);
  sigaction(SIGXFSZ, nullptr, &before.file_too_large);
  set_action(SIGXFSZ, SIG_IGN);
}

void restore_inherited() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    sigaction(signal, nullptr, &action);
    if (action.sa_handler == note_signal) set_action(signal, SIG_DFL);
  }
  if (!inherited) return;
  sigaction(SIGPIPE, &inherited->broken_pipe, nullptr);
  sigaction(SIGXFSZ, &inherited->file_too_large, nullptr);
  sigaction(SIGCHLD, &inherited->child_ended, nullptr);
  setrlimit(RLIMIT_CORE, &inherited->core);
}

void ensure_standard_descriptors() {
  for (int number = 0; number <= 2; ++number) {
    // the lowest free number is the one that open(2) gives
    const bool closed = fcntl(number, F_GETFD) < 0;
    // what is written to a closed standard output is lost, so writing has to fail as it would
    const int mode = number == STDOUT_FILENO ? O_RDONLY : O_RDWR;
    if (closed && open("/dev/null", mode) < 0) {  // NOLINT(*-cloexec): children want it too
      throw system_error(ExitStatus::plan_impossible, "open", "/dev/null", errno);
    }
  }
}

void watch_signals() {
  if (!wake_up.read_end) wake_up = make_pipe(O_NONBLOCK);
  wake_up_end = wake_up.write_end.get();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    sigaction(signal, nullptr, &action);
    if (action.sa_handler != SIG_IGN) set_action(signal, note_signal);
  }
}

int signal_fd() { return wake_up.read_end.get(); }

int arrived_signal() { return first_signal; }

void throw_if_interrupted() {
  if (const int signal = arrived_signal()) throw Interrupted{signal};
}

void die_of(int signal) {
  sigset_t only_this;
  sigemptyset(&only_this);
  sigaddset(&only_this, signal);
  set_action(signal, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, &only_this, nullptr);
  kill(getpid(), signal);
  _exit(128 + signal);  // the first process of a container does not die of signals
}

void leave(int status) {
#ifdef STSMFA_SANITIZED
  std::exit(status);
#else
  _exit(status);
#endif
}

std::string user_name() { return account_field(&passwd::pw_name); }

std::string home_folder(const std::string& user) { return account_field(&passwd::pw_dir, user); }

}  // namespace stsmfa::os
