#pragma once

#include "base/secret.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace stsmfa::os {

/// What a command of the user's has answered.
struct CommandResult {
  enum class End { exited, killed_by_signal, timed_out, printed_too_much } end;
  int status;     ///< the exit status or the signal's number
  Secret output;  ///< its standard output, at most `output_limit` bytes and one more
};

/// Where a command reads: what is in our own standard input may be for somebody else.
enum class CommandInput {
  ours,
  terminal_or_nothing,  ///< see open_terminal_or_nothing()
};

/// Who is told, once, that a command has run for so long and written nothing.
struct OnSilence {
  std::chrono::milliseconds patience = {};
  std::function<void()> tell = {};  ///< empty: nobody
};

struct Command {
  std::string line = {};                 ///< for `sh -c`
  std::vector<std::string> environment;  ///< `NAME=value`, complete
  std::chrono::milliseconds timeout = {};
  std::size_t output_limit;
  CommandInput input = CommandInput::terminal_or_nothing;
  OnSilence on_silence = {};
};

/// Runs a command by `/bin/sh -c` in our own process group, so that it may use the terminal and
/// Ctrl-C reaches it; standard error is ours, every descriptor above 2 is closed in it. The answer
/// is what it had written when *it* exited: a daemon that it leaves behind may hold the pipe open,
/// so the end of the pipe is not waited for. After `timeout`, or once it has written more than
/// `output_limit`, it gets TERM and two seconds later KILL. The terminal has the modes in the end
/// that it had before (terminal_modes.h). Throws Error (plan_impossible) when no process can be
/// made, Interrupted when a watched signal arrives (the command has had its TERM then).
CommandResult run_command(const Command& command);

}  // namespace stsmfa::os
