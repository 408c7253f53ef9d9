#include "session/sentences.h"

#include "base/duration.h"
#include "base/shell_word.h"
#include "credentials/config_title.h"
#include "profile/section_names.h"
#include "session/freshness.h"
#include "sts/shown_value.h"

namespace stsmfa::session {

namespace {

/// The recommended pattern: a session that serves all roles, which every SDK assumes by itself.
void add_how_to_serve(Advice& advice, const profile::Plan& plan) {
  const std::string& profile = plan.names.profile;
  const std::string& keys = plan.keys.section;
  const std::string suffix =
      plan.names.long_term_suffix.empty() ? "-long-term" : plan.names.long_term_suffix;
  if (keys.empty() || keys == profile || keys.ends_with(suffix)) return;
  advice.sentences.push_back("for " + profile + " itself, rename [" + keys + "] to [" + keys +
                             suffix +
                             "] in the credentials file, and leave mfa_serial out of the config "
                             "file:");
  advice.config_lines = {credentials::config_header(profile), "role_arn = " + plan.role(),
                         "source_profile = " + keys};
}

}  // namespace

Advice how_to_use(const profile::Plan& plan, TargetSection target) {
  const std::string& profile = plan.names.profile;
  if (plan.names.kind == profile::ProfileKind::long_term_section) return {};
  Advice advice;
  advice.sentences.push_back("the session is in [" + plan.names.short_term + "]: use --profile " +
                             shell_word(plan.names.short_term));
  if (target == TargetSection::there) return advice;
  if (plan.names.kind == profile::ProfileKind::long_term_keys) {
    const std::string section = "[" + profile + plan.names.long_term_suffix + "]";
    advice.sentences.push_back("for " + profile + " itself, " +
                               (plan.keys.section.empty()
                                    ? "move its keys and device from the config file to " +
                                          section + " in the credentials file"
                                    : "rename [" + profile + "] to " + section));
    return advice;
  }
  add_how_to_serve(advice, plan);
  return advice;
}

std::string validating(std::string_view short_term_section, std::string_view role) {
  std::string line = "Validating credentials for profile: " + std::string(short_term_section) + " ";
  if (!role.empty()) line += "with assumed role: " + sts::shown_value(role);
  return line;
}

std::string finding_text(Finding finding, std::string_view section, const Decision& decision,
                         Time now) {
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
  return "Assuming Role - Profile: " + std::string(section) + ", Role: " + sts::shown_value(role) +
         ", Duration: " + seconds;
}

std::string session_left_is_used(const Error& error) {
  return "The renewal failed, the session that is left is used: " + one_line(error);
}

std::string success(Time expiration, Seconds granted) {
  return "Success! Your credentials will expire in " + std::to_string(granted.count()) +
         " seconds at: " + format_local(expiration) + " (" + format_duration(granted) + ")";
}

}  // namespace stsmfa::session
