#pragma once

#include "base/secret.h"

#include <chrono>

namespace stsmfa::os {

/// How a question ended.
enum class LineEnd {
  line,         ///< `text` holds the line, without its end; it may be empty
  end_of_file,  ///< the input ended before any byte
  timed_out,    ///< nobody finished a line in time
  disturbed,    ///< the `watched` descriptor became readable first
};

struct LineResult {
  LineEnd end;
  Secret text;
};

struct ReadLine {
  std::chrono::milliseconds timeout;
  int watched = -1;  ///< a descriptor whose readability ends the question; -1 for none
};

/// Reads one line from `fd` byte by byte and nothing beyond it, so that the next reader of the same
/// pipe or file finds the rest. A last line without a line end is a line. A line over 4096
/// bytes is cut there. One `\r` before the line end is dropped. Throws Interrupted when a watched
/// signal arrives.
LineResult read_line(int fd, const ReadLine& how);

/// What standard input is, for "where does the answer come from".
enum class InputKind { terminal, pipe_or_file, other };

/// pipe_or_file: a FIFO, a socket or a regular file. other: closed, /dev/null, another device.
InputKind kind_of_input(int fd);

}  // namespace stsmfa::os
