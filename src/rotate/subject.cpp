#include "rotate/subject.h"

#include "base/error.h"
#include "cli/words.h"
#include "profile/check_plan.h"
#include "profile/pending_rotation.h"
#include "setup/config_profiles.h"
#include "setup/pair.h"
#include "sts/arn.h"
#include "sts/parameter.h"

namespace stsmfa::rotate {

namespace {

void check_replaceable(const profile::Keys& keys, const profile::Config& config) {
  if (keys.process) {
    throw plan_error(keys.origin,
                     "its keys come from a command, and rotate replaces those of a file",
                     "rotate them where the command takes them from");
  }
  if (!keys.session_token.empty()) {
    throw plan_error(keys.origin, "holds the keys of a session, which end by themselves",
                     "name the profile of the long-term keys");
  }
  profile::check_pair(keys);  // before the id is told to those who wait, or names a section
  if (keys.section.empty()) {
    throw plan_error(keys.origin, "its keys stand in " + config.path + ", which is not written to",
                     "move them to the credentials file");
  }
  const auto profiles = setup::config_profiles_with(keys.access_key_id, config);
  if (profiles.empty()) return;
  throw plan_error(
      keys.access_key_id,
      "stands in " + cli::enumerate(profiles) + " of " + config.path +
          " as well, which is not written to",
      "let the credentials file alone hold it: move it to a section of that name there");
}

/// Somebody may have been at it with an editor. No value is repeated: it may be a secret.
std::string fault_of_pending(const profile::Keys& keys, const profile::Keys& old) {
  if (keys.access_key_id.empty() || keys.secret_access_key.empty()) {
    return "lacks the id or the secret of its pair";
  }
  if (keys.access_key_id == old.access_key_id) return "holds the old key itself";
  if (const auto refused = sts::check_access_key_id(keys.access_key_id)) {
    return "has an aws_access_key_id that " + refused->cause;
  }
  if (const auto refused = sts::check_secret_access_key(keys.secret_access_key.reveal())) {
    return "has an aws_secret_access_key that " + refused->cause;
  }
  return {};
}

std::optional<profile::Keys> pending_in(const credentials::Document& document,
                                        const profile::Keys& old) {
  const std::string name = profile::pending_section_of(old.access_key_id);
  const auto section = document.section(name);
  if (!section) return std::nullopt;
  profile::Keys keys = setup::pair_in(*section);
  const std::string fault = fault_of_pending(keys, old);
  if (fault.empty()) return keys;
  throw plan_error("[" + name + "]", fault, "mend or delete the section with an editor");
}

}  // namespace

Subject subject_of(const session::Snapshot& snapshot, const profile::Config& config) {
  const profile::Keys& keys = snapshot.plan.keys;
  check_replaceable(keys, config);
  return {.profile = snapshot.plan.names.profile,
          .old = keys,
          .pending = pending_in(snapshot.document, keys)};
}

std::string user_of(const Subject& subject, const std::string& arn) {
  std::string name = sts::user_name_in(arn);
  if (!name.empty()) return name;
  const auto who = sts::parse_arn(arn);
  if (who && who->resource == "root") {
    throw plan_error(subject.old.origin, "holds the keys of the root user: " + arn,
                     "root should have none: make an IAM user, stsmfa setup takes its keys");
  }
  throw plan_error(subject.old.origin, "its keys are not those of an IAM user: " + arn);
}

}  // namespace stsmfa::rotate
