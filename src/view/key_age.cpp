#include "view/key_age.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "client/client.h"
#include "profile/files.h"
#include "session/shared_session.h"
#include "sts/arn.h"

#include <algorithm>
#include <optional>

namespace stsmfa::view {

namespace {

constexpr const char* topic = "key's age";
constexpr long most_days = 90;
constexpr Seconds one_day = std::chrono::hours(24);

/// The refresh that makes the shared session. Empty where none does: keys that stand in no
/// long-term section have one for their roles alone.
std::string how_to_get_session(const session::Snapshot& snapshot, const cli::Options& options) {
  const profile::Plan& plan = snapshot.plan;
  const bool is_shared = plan.names.kind == profile::ProfileKind::long_term_section;
  if (plan.roles.empty() && !is_shared) return {};
  return cli::refresh_command(options, plan.names.profile) +
         (plan.roles.empty() ? "" : " --mfa-session") + (snapshot.decision.stale ? "" : " --force");
}

}  // namespace

Fact age_of_key(Time created, Time now, const std::string& profile) {
  const long days = std::max<long>(0, (now - created) / one_day);
  const std::string age = std::to_string(days) + (days == 1 ? " day" : " days");
  const std::string advice = ": more than " + std::to_string(most_days) + ", " +
                             cli::rotate_command(profile) + " makes a new one";
  return {topic, age + (days > most_days ? advice : "")};
}

Fact find_age_of_key(const session::Snapshot& snapshot, const profile::Context& context,
                     const ListKeys& list) try {
  const Time time = now();
  const profile::Plan& plan = snapshot.plan;
  const profile::ProfileFiles files(snapshot.document, context.files.config);
  const auto shared = session::first_shared_session(plan.keys, context.options, files, time);
  if (!shared) {
    return {topic, "not known: IAM wants MFA first", how_to_get_session(snapshot, context.options)};
  }
  const auto keys = list(client::credentials_of(*shared));
  const auto key = std::ranges::find(keys, plan.keys.access_key_id, &client::AccessKey::id);
  if (key == keys.end()) {
    return {topic, plan.keys.process ? "not known: the keys come from a command"
                                     : "not known: IAM does not list the key"};
  }
  return age_of_key(key->created, time, plan.names.profile);
} catch (const Error& error) {
  return {topic, "not known: " + one_line(error)};
}

}  // namespace stsmfa::view
