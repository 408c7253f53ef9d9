#include "os/read_line.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/tty.h"
#include "os/wait.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>
#include <utility>

namespace stsmfa::os {

namespace {

/// The kernel cuts a typed line here and says nothing (N_TTY_BUF_SIZE, termios(3)).
constexpr std::size_t too_long = 4095;

constexpr auto unreadable = ExitStatus::code_needed;  // nobody can give what is asked for

Secret without_carriage_return(Secret line) {
  if (line.reveal().ends_with('\r')) line.resize(line.size() - 1);
  return line;
}

/// A pipe whose writers have gone has ended, a terminal that has gone has not: isatty(3) does not
/// know it any more, for another reason than what never was one.
bool is_gone_terminal(int fd) {
  struct stat status {};
  if (fstat(fd, &status) != 0 || !S_ISCHR(status.st_mode)) return false;
  return isatty(fd) == 0 && errno == EIO;
}

/// One line as it comes in.
class Reader {
 public:
  Reader(int fd, Secret begun) : fd_(fd), line_(std::move(begun)) {}

  /// The line once it has ended. Throws Error where it can never be known to.
  std::optional<LineResult> take() {
    char byte = '\0';
    const ssize_t count = read_some(fd_, &byte, 1);
    if (count == 0) return end_of_input();
    if (count < 0 && errno == EAGAIN) return std::nullopt;  // somebody else was faster
    if (count < 0) throw not_read(errno);
    if (byte == '\n') return LineResult{LineEnd::line, without_carriage_return(std::move(line_))};
    line_.append(byte);
    if (line_.size() < too_long) return std::nullopt;
    throw Error{.status = unreadable,
                .action = "read",
                .object = "answer",
                .cause = "it is longer than " + std::to_string(too_long - 1) + " bytes"};
  }

  /// What has come of the line.
  Secret part() && { return std::move(line_); }

 private:
  /// A terminal that has gone reads like an input that has ended.
  LineResult end_of_input() {
    if (is_gone_terminal(fd_)) throw not_read(EIO);
    const LineEnd end = line_.empty() ? LineEnd::end_of_file : LineEnd::line;
    return {end, std::move(line_)};
  }

  Error not_read(int error_number) const {
    Error error = system_error(unreadable, "read", "answer", error_number);
    if (error_number == EIO && is_gone_terminal(fd_)) error.cause = terminal_has_gone;
    return error;
  }

  int fd_;
  Secret line_;
};

}  // namespace

LineResult read_line(int fd, ReadLine how) {
  const Deadline deadline(how.timeout);
  Reader reader(fd, std::move(how.begun));
  for (;;) {
    const Ready ready = wait_readable(fd, how.watched, deadline);
    if (!ready.first && ready.second) return {LineEnd::disturbed, std::move(reader).part()};
    if (!ready.first) return {LineEnd::timed_out, {}};
    if (auto line = reader.take()) return std::move(*line);
    if (deadline.passed()) return {LineEnd::timed_out, {}};  // it may be ready for ever and empty
  }
}

InputKind kind_of_input(int fd) {
  struct stat status {};
  if (is_terminal(fd)) return InputKind::terminal;
  if (fstat(fd, &status) != 0) return InputKind::other;
  const bool stream = S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode);
  return stream || S_ISREG(status.st_mode) ? InputKind::pipe_or_file : InputKind::other;
}

}  // namespace stsmfa::os
