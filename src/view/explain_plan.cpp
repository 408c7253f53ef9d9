#include "view/explain_plan.h"

#include "base/duration.h"
#include "credentials/key_kind.h"
#include "credentials/session.h"
#include "profile/files.h"
#include "profile/kept_section.h"
#include "profile/setting.h"
#include "profile/shown_command.h"
#include "session/freshness.h"
#include "session/kept_session.h"
#include "sts/parameter.h"
#include "sts/shown_value.h"
#include "view/diagnosis.h"

namespace stsmfa::view {

namespace {

Fact fact(std::string name, const std::optional<profile::Setting>& setting, std::string otherwise) {
  if (!setting) return {std::move(name), std::move(otherwise)};
  return {std::move(name), sts::shown_value(setting->value), setting->origin};
}

Fact command(std::string name, const profile::Setting& setting, const profile::Context& context) {
  return {std::move(name), shown_command(setting.value, context), setting.origin};
}

Fact keys_of(const profile::Plan& plan, const profile::Context& context) {
  if (plan.keys.process) return command("keys", *plan.keys.process, context);
  const bool temporary = !plan.keys.session_token.empty();
  return {"keys",
          sts::shown_access_key_id(plan.keys.access_key_id) + (temporary ? " (temporary)" : ""),
          plan.keys.origin};
}

Fact device_of(const profile::Plan& plan) {
  if (plan.mfa == profile::MfaUse::never) return {"MFA device", "none is used"};
  Fact device = fact("MFA device", plan.device, "the one that IAM names");
  if (plan.mfa == profile::MfaUse::if_refused) {
    device.value += ", if the role is refused without a code";
  }
  return device;
}

Fact code_of(const profile::Plan& plan, const profile::Context& context) {
  if (context.options.token) return {"MFA code", "given", "--token"};
  if (context.options.token_stdin) return {"MFA code", "standard input", "--token-stdin"};
  if (plan.code_command) return command("MFA code", *plan.code_command, context);
  return {"MFA code", "a question"};
}

void add_roles(std::vector<Fact>& facts, const std::vector<profile::Role>& roles,
               const std::string& name) {
  for (const profile::Role& role : roles) {
    facts.push_back(fact(name, role.arn, {}));
    if (role.session_name) facts.push_back(fact("  session name", role.session_name, {}));
    if (role.external_id) facts.push_back(fact("  external id", role.external_id, {}));
  }
}

/// What stands where a session should; empty where no long-term keys do.
std::string long_term_keys_in(const std::optional<credentials::Section>& section) {
  if (!section || !credentials::holds_long_term_keys(*section)) return {};
  if (!credentials::has_leftover_token(*section)) return "holds long-term keys";
  return "holds long-term keys beside an old session token";
}

std::string words_on(session::Finding finding, std::string_view stored_role, Time expiration,
                     Time now) {
  using session::Finding;
  const std::string time = format_duration(std::chrono::abs(expiration - now));
  const std::string at = format_local(expiration);
  switch (finding) {
    case Finding::section_missing:
      return "is not there yet";
    case Finding::keys_missing:
      return "lacks keys, or has an expiration that cannot be read";
    case Finding::forced:
      return "would be renewed: --force";
    case Finding::role_changed:
      return "is of another role: " + sts::shown_value(stored_role);
    case Finding::expired:
      return "has expired " + time + " ago, at " + at;
    case Finding::expiring:
      return "would be renewed: " + time + " left, until " + at;
    case Finding::valid:
      return "is fresh: " + time + " left, until " + at;
  }
  return {};
}

/// What is to be said of a section and the decision on it, as a clause whose subject it is.
std::string worth_of(const std::optional<credentials::Section>& section,
                     const session::Decision& decision, Time now) {
  std::string words = long_term_keys_in(section);
  if (!words.empty()) return words;
  const std::string_view role = section ? section->get("assumed_role_arn").value_or("none") : "";
  for (const session::Finding finding : decision.findings) {
    words += (words.empty() ? "" : "; ") +
             words_on(finding, role, decision.expiration.value_or(now), now);
  }
  return words;
}

/// A kept session that is stale although it is of the right role.
bool came_another_way(const std::optional<credentials::Section>& section,
                      const session::Wanted& wanted) {
  if (!section || section->get("assumed_role_arn") != wanted.role_arn) return false;
  return section->get("assumed_from") != wanted.assumed_from ||
         section->get("assumed_through").value_or("") != wanted.assumed_through;
}

}  // namespace

std::vector<Fact> explain(const profile::Plan& plan, const profile::Context& context) {
  std::vector<Fact> facts = {keys_of(plan, context)};
  add_roles(facts, plan.roles, "role");
  if (plan.roles.empty()) facts.push_back({"role", "none: GetSessionToken"});
  facts.push_back(device_of(plan));
  if (plan.mfa != profile::MfaUse::never) facts.push_back(code_of(plan, context));
  facts.push_back({"duration", format_duration(plan.duration), plan.duration_setting.origin});
  facts.push_back({"renewed with", format_duration(plan.renew_before) + " left"});
  add_roles(facts, plan.onward, "then role");
  return facts;
}

Fact explain_session(const session::Snapshot& snapshot, Time now) {
  const std::string& name = snapshot.plan.names.short_term;
  return {"[" + name + "]", worth_of(snapshot.document.section(name), snapshot.decision, now)};
}

std::vector<Fact> explain_kept_session(const session::Snapshot& snapshot,
                                       const profile::Context& context, Time now) {
  const profile::Plan& plan = snapshot.plan;
  if (plan.onward.empty()) return {};
  if (plan.onward_section.empty()) {
    const profile::ProfileFiles files(snapshot.document, context.files.config);
    return {{"kept session", "none: " + profile::why_not_kept(
                                            profile::kept_section_of(plan.onward_profile),
                                            plan.names.long_term_suffix, context.options, files)}};
  }
  const auto section = credentials::readable_section(snapshot.document, plan.onward_section);
  const session::Wanted wanted = session::wanted_kept(plan, context.options);
  const auto kept = session::find_kept(plan, wanted, snapshot.document, now);
  const std::string worth = came_another_way(section, wanted)
                                ? "was assumed from another session than [" +
                                      plan.names.short_term + "], or by other roles"
                                : worth_of(section, kept.decision, now);
  return {
      {"kept session", "[" + plan.onward_section + "] " + worth, "for exec, export and console"}};
}

}  // namespace stsmfa::view
