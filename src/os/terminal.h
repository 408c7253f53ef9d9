#pragma once

#include "base/secret.h"
#include "os/fd.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::os {

/// How a question ended.
enum class AnswerKind {
  line,         ///< `text` holds the line, without its end; it may be empty
  end_of_file,  ///< the input ended before any byte
  timed_out,    ///< nobody finished a line in time
  disturbed,    ///< the `watched` descriptor became readable first
};
struct Answer {
  AnswerKind kind;
  Secret text;
};

struct ReadLine {
  std::chrono::milliseconds timeout;
  int watched = -1;  ///< a descriptor whose readability ends the question; -1 for none
};

/// Reads one line from `fd` byte by byte and nothing beyond it, so that whoever reads the same
/// pipe or file next finds the rest. A last line without a line end is a line. A line over 4096
/// bytes is cut there. One `\r` before the line end is dropped. Throws Interrupted when a watched
/// signal arrives.
Answer read_line(int fd, const ReadLine& how);

/// What standard input is, for "where does the answer come from".
enum class InputKind { terminal, pipe_or_file, other };
/// pipe_or_file: a FIFO, a socket or a regular file. other: closed, /dev/null, another device.
InputKind kind_of_input(int fd);

/// The terminal that the process belongs to, for asking a person.
class Terminal {
 public:
  /// Opens /dev/tty. nullopt when the process has no controlling terminal, or is not in its
  /// foreground process group: a question there would stop us (SIGTTOU, SIGTTIN) or steal what the
  /// person types to another program.
  static std::optional<Terminal> open();

  /// Prints the question as it is (escaped by the caller) and reads the answer. With `hidden` the
  /// echo is off while the person types (for a secret key) and the terminal is put back whatever
  /// happens, a signal included; otherwise no terminal mode is touched. What was typed before the
  /// question is thrown away only with `hidden`. After Ctrl-Z and `fg` the question is printed
  /// again; one that is `shown` stands there already and is printed only then. Throws Interrupted
  /// after the terminal has been put right.
  Answer ask(std::string_view question, bool hidden, const ReadLine& how, bool shown = false);

  /// Prints text, for a word between two questions. Failures are ignored.
  void print(std::string_view text);

  /// The name of the device, such as /dev/pts/3; "the terminal" when it has none.
  std::string name() const;

 private:
  explicit Terminal(Fd device) : device_(std::move(device)) {}
  Fd device_;
};

/// Whether `fd` is a terminal.
bool is_terminal(int fd);

/// How many columns the terminal `fd` shows; 0 when it is none or does not know.
std::size_t columns_of(int fd);
/// How many lines it shows; 0 likewise.
std::size_t lines_of(int fd);

/// Whether we are in the foreground process group of `terminal`. Others are stopped when they read
/// from it (SIGTTIN) or change it (SIGTTOU).
bool in_foreground(int terminal);

}  // namespace stsmfa::os
