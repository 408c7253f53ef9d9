#include "app/advice.h"

namespace stsmfa::app {

namespace {

/// The recommended pattern: a session that serves all roles, which every SDK assumes by itself.
std::vector<std::string> how_to_serve(const Plan& plan) {
  const std::string& profile = plan.names.profile;
  const std::string& keys = plan.keys.section;
  const std::string suffix =
      plan.names.long_term_suffix.empty() ? "-long-term" : plan.names.long_term_suffix;
  if (keys.empty() || keys == profile || keys.ends_with(suffix)) return {};
  return {"for " + profile + " itself, rename [" + keys + "] to [" + keys + suffix +
              "] in the credentials file, and leave mfa_serial out of the config file:",
          "  [profile " + profile + "]", "  role_arn = " + plan.role(),
          "  source_profile = " + keys};
}

}  // namespace

std::vector<std::string> how_to_use(const Plan& plan, bool new_section) {
  const std::string& profile = plan.names.profile;
  std::vector<std::string> lines;
  if (plan.names.kind == ProfileKind::long_term_section) return lines;
  lines.push_back("the session is in [" + plan.names.short_term + "]: use --profile " +
                  plan.names.short_term);
  if (!new_section) return lines;
  if (plan.names.kind == ProfileKind::long_term_keys) {
    lines.push_back("for " + profile + " itself, rename [" + profile + "] to [" + profile +
                    plan.names.long_term_suffix + "]");
    return lines;
  }
  const std::vector<std::string> more = how_to_serve(plan);
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

}  // namespace stsmfa::app
