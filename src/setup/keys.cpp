#include "setup/keys.h"

#include "base/error.h"
#include "setup/objections.h"
#include "setup/pair.h"

namespace stsmfa::setup {

namespace {

constexpr int most_pairs = 3;

profile::Keys ask_for_pair(const Scene& scene, const Person& person) {
  const std::string question = replaces_keys(scene.change) ? "New access key id, in place of " +
                                                                 replaced_pair(scene.keys) + ": "
                                                           : "Access key id: ";
  profile::Keys keys;
  keys.access_key_id = person.ask_until(question, objection_to_access_key_id).reveal();
  keys.secret_access_key = person.ask_until(
      "Secret access key (not shown): ", objection_to_secret_access_key, Echo::off);
  return keys;
}

CheckedKeys identified(profile::Keys keys, const Person& person, const Aws& aws) {
  std::string arn = aws.identify(keys);
  person.tell("setup", "these are the keys of " + arn);
  return {std::move(keys), true, std::move(arn)};
}

/// A pair that AWS has not confirmed never takes the place of one that is there: that could be the
/// only one that works.
void confirm_unchecked(const Error& error, const Scene& scene, const Person& person) {
  if (error.status == ExitStatus::plan_impossible) throw error;  // they are no keys
  person.tell(error);
  if (replaces_keys(scene.change)) {
    throw Error{.status = error.status,
                .action = "set up",
                .cause =
                    "the keys that are there stay, since AWS has not confirmed the new ones: "
                    "nothing is written",
                .hint = "run it again when AWS answers to the new keys"};
  }
  if (person.ask_yes("The keys are not checked. Go on all the same?", Default::no)) return;
  throw Error{.status = error.status,
              .action = "set up",
              .cause = "the keys are not checked: nothing is written"};
}

profile::Keys keys_from(const std::string& command, const RunKeysCommand& run) {
  const profile::Setting setting{command, profile::Source::option, "--keys-from"};
  ask::ProcessCredentials given = run(setting);
  if (!given.session_token.empty()) {
    throw Error{.action = "run",
                .object = "--keys-from",
                .cause = "the command gives temporary keys",
                .hint = "long-term keys are needed, such as aws-vault's --no-session gives"};
  }
  return {.access_key_id = std::move(given.access_key_id),
          .secret_access_key = std::move(given.secret_access_key),
          .process = setting};
}

}  // namespace

std::optional<profile::Keys> find_given_keys(const Scene& scene, const cli::Options& options,
                                             const RunKeysCommand& run) {
  if (options.keys_from) return keys_from(*options.keys_from, run);
  if (scene.change == Change::move) return scene.keys;
  if (scene.change == Change::adopt) return scene.found;
  return std::nullopt;
}

CheckedKeys ask_for_keys(const Scene& scene, const Person& person, const Aws& aws) {
  for (int i = 1;; ++i) {
    profile::Keys keys = ask_for_pair(scene, person);
    try {
      return identified(keys, person, aws);
    } catch (const Error& error) {
      const bool helps_to_type =
          error.status == ExitStatus::refused || error.status == ExitStatus::plan_impossible;
      if (!helps_to_type) {
        confirm_unchecked(error, scene, person);
        return {std::move(keys), false};
      }
      if (i == most_pairs) throw;
      person.tell(error);
    }
  }
}

CheckedKeys check_keys(profile::Keys keys, const Scene& scene, const Person& person,
                       const Aws& aws) {
  try {
    return identified(keys, person, aws);
  } catch (const Error& error) {
    confirm_unchecked(error, scene, person);
    return {std::move(keys), false};
  }
}

}  // namespace stsmfa::setup
