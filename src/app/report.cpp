#include "app/report.h"

#include "base/text.h"
#include "os/fd.h"

#include <unistd.h>

#include <algorithm>

namespace stsmfa::app {

/// One write(2) a line, so that lines of several processes do not mix. A reader that has gone is
/// no reason to fail: the session matters more than the words about it.
void Report::say(int fd, const std::string& line) const {
  if (prepare_) prepare_();
  os::write_all(fd, line + "\n");
}

void Report::log(LogLevel level, std::string_view name, std::string_view text) const {
  if (quiet_ || level < level_) return;
  say(log_to_errors_ ? STDERR_FILENO : STDOUT_FILENO, std::string(name) + " - " + escape(text));
}

void Report::notice(std::string_view topic, std::string_view text) const {
  if (quiet_) return;
  say(STDERR_FILENO, "stsmfa: " + escape(topic) + ": " + escape(text));
}

void Report::notice_once(std::string_view topic, std::string_view text) const {
  if (std::ranges::find(said_, topic) != said_.end()) return;
  said_.emplace_back(topic);
  notice(topic, text);
}

void Report::detail(std::string_view topic, std::string_view text) const {
  if (verbose_) notice(topic, text);
}

void Report::error(const Error& error) const {
  if (quiet_ && error.status == ExitStatus::code_needed) return;
  const std::string prefix = error.aws_mfa.empty() ? "stsmfa: " : "ERROR - ";
  say(STDERR_FILENO, prefix + escape(one_line(error)));
  if (!error.hint.empty()) say(STDERR_FILENO, "hint: " + escape(error.hint));
}

std::string one_line(const Error& error) {
  if (!error.aws_mfa.empty()) return error.aws_mfa;
  std::string line;
  for (const std::string* part : {&error.action, &error.object, &error.cause}) {
    if (part->empty()) continue;
    if (!line.empty()) line += ": ";
    line += *part;
  }
  return line;
}

std::string validating(std::string_view short_term_section, std::string_view role) {
  std::string line = "Validating credentials for profile: " + std::string(short_term_section) + " ";
  if (!role.empty()) line += "with assumed role: " + std::string(role);
  return line;
}

std::string finding_text(credentials::Finding finding, std::string_view section,
                         const credentials::Decision& decision, Time now) {
  using credentials::Finding;
  const Time expiration = decision.expiration.value_or(now);
  const Seconds left = expiration - now;
  switch (finding) {
    case Finding::section_missing:
      return "Short term credentials section " + std::string(section) +
             " is missing, obtaining new credentials.";
    case Finding::keys_missing:
      return "Your existing credentials are missing or invalid, obtaining new credentials.";
    case Finding::forced:
      return "Forcing refresh of credentials.";
    case Finding::role_changed:
      return "Obtaining credentials for a new role or profile.";
    case Finding::expired:
      return "Your credentials have expired, renewing.";
    case Finding::expiring:
      return "Your credentials expire in " + std::to_string(left.count()) + " seconds, renewing.";
    case Finding::valid:
      return "Your credentials are still valid for " + std::to_string(left.count()) +
             " seconds they will expire at " + format_local(expiration) + " (" +
             format_duration(left) + ")";
  }
  return {};
}

std::string fetching(std::string_view section, std::string_view role, Seconds duration) {
  const std::string seconds = std::to_string(duration.count());
  if (role.empty()) {
    return "Fetching Credentials - Profile: " + std::string(section) + ", Duration: " + seconds;
  }
  return "Assuming Role - Profile: " + std::string(section) + ", Role: " + std::string(role) +
         ", Duration: " + seconds;
}

std::string success(Time expiration, Seconds granted) {
  return "Success! Your credentials will expire in " + std::to_string(granted.count()) +
         " seconds at: " + format_local(expiration) + " (" + format_duration(granted) + ")";
}

std::string question(std::string_view device, Seconds duration) {
  return "Enter AWS MFA code for device [" + escape(device) + "] (renewing for " +
         std::to_string(duration.count()) + " seconds):";
}

std::string who_asks(std::string_view profile, std::string_view role) {
  return "stsmfa: profile " + escape(profile) + (role.empty() ? "" : ", role " + escape(role));
}

}  // namespace stsmfa::app
