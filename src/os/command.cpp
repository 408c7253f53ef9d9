#include "os/command.h"

#include "base/error.h"
#include "os/descendants.h"
#include "os/fd.h"
#include "os/pipe.h"
#include "os/poll_some.h"
#include "os/process.h"
#include "os/spawn.h"
#include "os/terminal.h"
#include "os/terminal_modes.h"
#include "os/wait.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace stsmfa::os {

namespace {

constexpr std::size_t pipe_capacity = std::size_t{64} * 1024;
constexpr std::chrono::milliseconds patience_after_term{2000};
constexpr std::chrono::milliseconds patience_after_kill{500};  // it ends as soon as it is scheduled

/// Takes what is in the pipe, once; keeps it up to `limit` bytes in all. False at its end. Throws
/// Error when it cannot be read: half an answer is none.
bool take(int pipe, Secret& output, std::size_t limit) {
  Secret bytes;
  const ssize_t count = read_some(pipe, bytes.resize(pipe_capacity), pipe_capacity);
  if (count < 0 && errno != EAGAIN) {
    throw system_error(ExitStatus::plan_impossible, "read", "answer", errno);
  }
  if (count <= 0) return count < 0;  // nothing there at the moment
  const std::size_t wanted = limit - output.size();
  output.append(bytes.reveal().substr(0, std::min(wanted, static_cast<std::size_t>(count))));
  return true;
}

/// Of a process that is not ours to wait for, whose end nothing tells.
bool ends_before(const OtherProcess& process, const Deadline& deadline) {
  while (is_running(process) && !deadline.passed()) {
    poll_some(std::span<pollfd>(), std::chrono::milliseconds(10));
  }
  return !is_running(process);
}

/// Ends what has not ended of a command: its shell alone would leave what it has started to go on.
void end_all(Process& command) {
  if (command.try_wait()) return;
  const std::vector<OtherProcess> started = descendants_of(command.pid());
  const Deadline after_term(patience_after_term);
  for (const OtherProcess& process : started) {
    kill(process.pid, SIGTERM);
  }
  command.end(patience_after_term);
  for (const OtherProcess& process : started) {
    if (ends_before(process, after_term)) continue;
    kill(process.pid, SIGKILL);
    ends_before(process, Deadline(patience_after_kill));
  }
}

CommandResult result(CommandResult::End end, int wait_status, Secret output) {
  if (WIFEXITED(wait_status)) return {end, WEXITSTATUS(wait_status), std::move(output)};
  if (end == CommandResult::End::exited) end = CommandResult::End::killed_by_signal;
  return {end, WTERMSIG(wait_status), std::move(output)};
}

/// Tells who wants to know it of a command's silence.
class Silence {
 public:
  explicit Silence(const OnSilence& on_silence)
      : on_silence_(on_silence),
        deadline_(on_silence.patience),
        is_over_(on_silence.tell == nullptr) {}

  /// How long nothing is to be told, if that is shorter than `longest`.
  std::chrono::milliseconds left(std::chrono::milliseconds longest) const {
    return is_over_ ? longest : std::min(longest, deadline_.left());
  }

  void look(const Secret& output) {
    if (is_over_ || !deadline_.passed()) return;
    is_over_ = true;
    if (output.empty()) on_silence_.tell();
  }

 private:
  const OnSilence& on_silence_;
  Deadline deadline_;
  bool is_over_;
};

}  // namespace

CommandResult run_command(const Command& command) {
  const TerminalModes modes;
  Pipe pipe = make_pipe();
  const bool ours = command.input == CommandInput::ours;
  Fd input = ours ? Fd() : open_terminal_or_nothing();
  Process process = spawn({.arguments = {"/bin/sh", "-c", command.line},
                           .environment = command.environment,
                           .input = ours ? STDIN_FILENO : input.get(),
                           .output = pipe.write_end.get()});
  input.reset();
  pipe.write_end.reset();
  fcntl(pipe.read_end.get(), F_SETFL, O_NONBLOCK);

  // Without a descriptor for its end we look again and again.
  const std::chrono::milliseconds longest =
      process.ended_fd() < 0 ? std::chrono::milliseconds(20) : command.timeout;
  const std::size_t limit = command.output_limit + 1;
  const Deadline deadline(command.timeout);
  Silence silence(command.on_silence);
  Secret output;
  try {
    while (!process.try_wait() && !deadline.passed() && output.size() < limit) {
      const Deadline look(silence.left(std::min(longest, deadline.left())));
      const Ready ready = wait_readable(pipe.read_end.get(), process.ended_fd(), look);
      if (ready.first && !take(pipe.read_end.get(), output, limit)) pipe.read_end.reset();
      silence.look(output);
    }
  } catch (...) {
    end_all(process);
    throw;
  }
  const bool too_much = output.size() == limit;
  const auto end = process.try_wait() ? CommandResult::End::exited
                   : too_much         ? CommandResult::End::printed_too_much
                                      : CommandResult::End::timed_out;
  end_all(process);
  throw_if_interrupted();  // Ctrl-C may have ended the command before we looked at our own signal
  if (pipe.read_end) take(pipe.read_end.get(), output, limit);
  return result(end, *process.try_wait(), std::move(output));
}

}  // namespace stsmfa::os
