#include "os/read_line.h"

#include "os/fd.h"
#include "os/tty.h"
#include "os/wait.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace stsmfa::os {

namespace {

constexpr std::size_t longest_line = 4096;

Secret without_carriage_return(Secret line) {
  if (line.reveal().ends_with('\r')) line.resize(line.size() - 1);
  return line;
}

}  // namespace

LineResult read_line(int fd, const ReadLine& how) {
  const Deadline deadline(how.timeout);
  Secret line;
  while (line.size() < longest_line) {
    const Ready ready = wait_readable(fd, how.watched, deadline);
    if (!ready.first) return {ready.second ? LineEnd::disturbed : LineEnd::timed_out, {}};
    char byte = '\0';
    const ssize_t count = read_some(fd, &byte, 1);
    if (count < 0 && errno == EAGAIN) continue;  // somebody else was faster
    if (count <= 0) return {line.empty() ? LineEnd::end_of_file : LineEnd::line, line};
    if (byte == '\n') return {LineEnd::line, without_carriage_return(std::move(line))};
    line.append(byte);
  }
  return {LineEnd::line, line};
}

InputKind kind_of_input(int fd) {
  struct stat status {};
  if (is_terminal(fd)) return InputKind::terminal;
  if (fstat(fd, &status) != 0) return InputKind::other;
  const bool stream = S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode);
  return stream || S_ISREG(status.st_mode) ? InputKind::pipe_or_file : InputKind::other;
}

}  // namespace stsmfa::os
