#pragma once

#include "base/secret.h"

#include <chrono>
#include <string_view>

namespace stsmfa::os {

/// How a question ended.
enum class LineEnd {
  line,         ///< `text` holds the whole line, without its end; it may be empty
  end_of_file,  ///< the input ended before any byte
  timed_out,    ///< nobody finished a line in time
  disturbed,    ///< the `watched` descriptor became readable first
};

struct LineResult {
  LineEnd end;
  Secret text;  ///< of one that was disturbed: what Ctrl-D, or a pipe, had handed over of the line
};

struct ReadLine {
  std::chrono::milliseconds timeout;
  int watched = -1;   ///< a descriptor whose readability ends the question; -1 for none
  Secret begun = {};  ///< what an earlier call that was disturbed has read of the line
};

/// Why an answer cannot be read when somebody has closed the terminal's window.
inline constexpr std::string_view terminal_has_gone = "the terminal has gone";

/// Reads one line from `fd` byte by byte and nothing beyond it, so that the next reader of the same
/// pipe or file finds the rest. A last line without a line end is a line, also on a terminal
/// (Ctrl-D twice). One `\r` before the line end is dropped. Throws Error (code_needed; action
/// "read", object "answer") rather than give half a line: when it cannot be read to its end (EIO, a
/// terminal that has gone), or is so long (4095 bytes) that a terminal would have cut it. Throws
/// Interrupted when a watched signal arrives.
LineResult read_line(int fd, ReadLine how);

/// What standard input is, for "where does the answer come from".
enum class InputKind { terminal, pipe_or_file, other };

/// pipe_or_file: a FIFO, a socket or a regular file. other: closed, /dev/null, another device.
InputKind kind_of_input(int fd);

}  // namespace stsmfa::os
