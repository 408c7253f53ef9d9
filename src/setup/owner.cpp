#include "setup/owner.h"

#include "base/error.h"
#include "cli/repeat.h"
#include "profile/partition.h"
#include "setup/pair.h"
#include "sts/partition.h"

#include <algorithm>
#include <vector>

namespace stsmfa::setup {

namespace {

/// The partitions that the replaced pair's section speaks of.
std::vector<std::string> partitions_of(const Scene& scene) {
  std::vector<std::string> partitions;
  for (const std::string& arn : {scene.device, scene.role}) {
    if (auto partition = profile::partition_in(arn)) partitions.push_back(std::move(*partition));
  }
  if (!scene.region.empty()) {
    partitions.emplace_back(sts::partition_of_region(scene.region).name);
  }
  return partitions;
}

/// Whether the section says where its pair is from, and that is where AWS has answered: the ARN of
/// the new keys' user tells.
bool was_asked_at_home(const Scene& scene, const std::string& arn) {
  const auto asked = profile::partition_in(arn);
  const std::vector<std::string> homes = partitions_of(scene);
  const auto is_asked = [&](const std::string& home) { return home == asked; };
  return !homes.empty() && std::ranges::all_of(homes, is_asked);
}

bool says_that_no_such_key_is_active(const Error& error) {
  return error.status == ExitStatus::refused &&
         error.cause.starts_with("An error occurred (InvalidClientTokenId)");
}

OldPair judge_refusal(const Error& error, const Scene& scene, const std::string& arn) {
  const bool is_unknown_id = says_that_no_such_key_is_active(error);
  if (is_unknown_id && was_asked_at_home(scene, arn)) return {Owner::nobody};
  if (!is_unknown_id) return {.owner = Owner::unknown, .why = one_line(error)};
  return {
      .owner = Owner::unknown,
      .why = "AWS does not know it where it was asked, and the key may be of another partition"};
}

Error gives_section_away(const OldPair& old, const CheckedKeys& checked, const Names& names) {
  const std::string user = checked.arn.substr(checked.arn.find_last_of("/:") + 1);
  const std::string suffix = names.long_term.substr(names.profile.size());
  return plan_error(
      "[" + names.profile + "]",
      "holds the keys of " + checked.arn + ", [" + names.long_term + "] those of " + old.arn,
      "rename the former to [" + user + suffix + "], then run " + cli::refresh_command({}, user));
}

}  // namespace

OldPair find_old_pair(const Scene& scene, const CheckedKeys& checked, const Aws& aws) {
  const profile::Keys old = put_right(scene.keys);
  // A key has one secret in all its life: with another one it was never alive.
  const bool is_same = old.access_key_id == checked.keys.access_key_id;
  if (!replaces_keys(scene.change) || is_same || old.secret_access_key.empty()) return {};
  try {
    std::string arn = aws.identify(old);
    if (arn == checked.arn) return {};
    return {.owner = Owner::other_user, .arn = std::move(arn)};
  } catch (const Error& error) {
    return judge_refusal(error, scene, checked.arn);
  }
}

void judge_old_pair(const OldPair& old, const Scene& scene, const CheckedKeys& checked,
                    const Names& names, const Person& person) {
  if (old.owner == Owner::other_user && scene.change == Change::adopt) {
    throw gives_section_away(old, checked, names);
  }
  if (old.owner == Owner::other_user) {
    person.tell("setup", "the keys that are there are those of " + old.arn +
                             ", another user: they are replaced wherever they stand");
  } else if (old.owner == Owner::unknown) {
    const std::string id = shown_id(scene.keys);
    person.tell("setup", "it is not known whose " +
                             (id.empty() ? "the keys are that are there" : id + " is") + ": " +
                             old.why + ". A no and a setup of another name keep both");
  }
}

}  // namespace stsmfa::setup
