#include "setup/keys.h"

#include "base/error.h"
#include "setup/objections.h"

namespace stsmfa::setup {

namespace {

constexpr int most_pairs = 3;

profile::Keys ask_for_pair(Change change, const Person& person) {
  const std::string question =
      change == Change::replace ? "New access key id: " : "Access key id: ";
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

void confirm_unchecked(const Error& error, const Person& person) {
  person.tell(error);
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

CheckedKeys ask_for_keys(Change change, const Person& person, const Aws& aws) {
  for (int i = 1;; ++i) {
    profile::Keys keys = ask_for_pair(change, person);
    try {
      return identified(keys, person, aws);
    } catch (const Error& error) {
      if (error.status != ExitStatus::refused) {
        confirm_unchecked(error, person);
        return {std::move(keys), false};
      }
      if (i == most_pairs) throw;
      person.tell(error);
    }
  }
}

std::string find_other_user(const Scene& scene, const CheckedKeys& checked, const Aws& aws) {
  if (scene.change != Change::replace || !checked.known) return {};
  try {
    std::string old = aws.identify(scene.keys);
    return old == checked.arn ? std::string() : old;
  } catch (const Error&) {
    return {};  // nobody's any more, or there is no telling
  }
}

void check_adoption(const Scene& scene, const Names& names, const Aws& aws) {
  const std::string found = aws.identify(scene.found);
  std::string old;
  try {
    old = aws.identify(scene.keys);
  } catch (const Error& error) {
    if (error.status != ExitStatus::refused) throw;
    return;  // it is inactive or deleted: there is nothing that could be another's
  }
  if (found == old) return;
  const std::string user = found.substr(found.find_last_of("/:") + 1);
  throw plan_error("[" + names.profile + "]",
                   "holds the keys of " + found + ", [" + names.long_term + "] those of " + old,
                   "rename the former to [" + user + names.long_term.substr(names.profile.size()) +
                       "], then run stsmfa setup " + user);
}

CheckedKeys check_keys(profile::Keys keys, const Person& person, const Aws& aws) {
  try {
    return identified(keys, person, aws);
  } catch (const Error& error) {
    confirm_unchecked(error, person);
    return {std::move(keys), false};
  }
}

}  // namespace stsmfa::setup
