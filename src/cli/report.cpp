#include "cli/report.h"

#include "base/text.h"
#include "os/print.h"

#include <unistd.h>

#include <algorithm>

namespace stsmfa::cli {

/// One write(2) a line, so that lines of several processes do not mix. A reader that has gone is
/// no reason to fail: the session matters more than the words about it.
void Report::say(int fd, const std::string& line) {
  if (keeps_) return kept_.push_back(line);
  if (prepare_) prepare_();
  os::print(fd, line + "\n");
}

void Report::log(LogLevel level, std::string_view name, std::string_view text) {
  if (quiet_ || level < level_) return;
  say(log_to_errors_ ? STDERR_FILENO : STDOUT_FILENO, std::string(name) + " - " + escape(text));
}

void Report::notice(std::string_view topic, std::string_view text) {
  if (quiet_) return;
  say(STDERR_FILENO, "stsmfa: " + escape(topic) + ": " + escape(text));
}

void Report::notice_once(std::string_view topic, std::string_view text) {
  if (std::ranges::find(said_, topic) != said_.end()) return;
  said_.emplace_back(topic);
  notice(topic, text);
}

void Report::detail(std::string_view topic, std::string_view text) {
  if (verbose_) notice(topic, text);
}

void Report::lines_to_copy(const std::vector<std::string>& lines) {
  if (quiet_) return;
  for (const std::string& line : lines) {
    say(STDERR_FILENO, escape(line));
  }
}

void Report::error(const Error& error) {
  if (quiet_ && error.status == ExitStatus::code_needed) return;
  keeps_ = false;
  for (const std::string& line : std::exchange(kept_, {})) {
    say(STDERR_FILENO, line);
  }
  const std::string prefix = error.aws_mfa.empty() ? "stsmfa: " : "ERROR - ";
  say(STDERR_FILENO, prefix + escape(one_line(error)));
  if (!error.hint.empty()) say(STDERR_FILENO, "hint: " + escape(error.hint));
}

}  // namespace stsmfa::cli
