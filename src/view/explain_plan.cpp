#include "view/explain_plan.h"

#include "credentials/key_kind.h"
#include "profile/setting.h"
#include "profile/shown_command.h"
#include "session/freshness.h"
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
  const auto section = snapshot.document.section(snapshot.plan.names.short_term);
  Fact session{"[" + snapshot.plan.names.short_term + "]", long_term_keys_in(section)};
  if (!session.value.empty()) return session;
  const std::string_view role = section ? section->get("assumed_role_arn").value_or("none") : "";
  for (const session::Finding finding : snapshot.decision.findings) {
    session.value += (session.value.empty() ? "" : "; ") +
                     words_on(finding, role, snapshot.decision.expiration.value_or(now), now);
  }
  return session;
}

}  // namespace stsmfa::view
