#include "setup/check_pairs.h"

#include "base/error.h"
#include "base/shell_word.h"
#include "credentials/key_kind.h"
#include "setup/pair.h"
#include "sts/parameter.h"
#include "sts/shown_value.h"

#include <string>

namespace stsmfa::setup {

namespace {

std::string run_again(const Names& names) {
  return ", then run stsmfa setup " + shell_word(names.profile) + " again";
}

Error fault_of(const std::string& section, std::string_view key, const sts::Refusal& refusal,
               const Names& names) {
  return plan_error("[" + section + "] " + std::string(key), refusal.cause,
                    "correct " + std::string(key) + " in [" + section + "]" + run_again(names));
}

void check_pair(const profile::Keys& keys, const std::string& section, const Names& names) {
  const std::string title = "[" + section + "]";
  if (is_exchanged(keys)) {
    throw plan_error(title, "has the access key id and the secret key the other way round",
                     "exchange the two values in " + title + run_again(names));
  }
  if (sts::looks_like_secret_access_key(keys.access_key_id)) {
    throw fault_of(section, id_key, {"looks like a secret access key"}, names);
  }
  if (const auto refusal = sts::check_access_key_id(keys.access_key_id)) {
    throw fault_of(section, id_key, *refusal, names);
  }
  if (keys.secret_access_key.empty()) return;  // an id alone is overwritten, nothing is lost
  if (const auto refusal = sts::check_secret_access_key(keys.secret_access_key.reveal())) {
    throw fault_of(section, secret_key, *refusal, names);
  }
}

void throw_secret_alone(const std::string& section, const Names& names) {
  throw plan_error(
      "[" + section + "]", "has an aws_secret_access_key without its id",
      "add its aws_access_key_id, or delete the line if it is of no use" + run_again(names));
}

bool has_secret_alone(const credentials::Section& section) {
  return section.get(secret_key) && !section.get(id_key);
}

}  // namespace

void check_secrets_have_ids(const credentials::Document& document, const Names& names) {
  const auto long_term = document.section(names.long_term);
  if (long_term && has_secret_alone(*long_term)) throw_secret_alone(names.long_term, names);
  const auto own = document.section(names.profile);
  const bool is_of_session = own && !credentials::session_token_in(*own).empty();
  if (own && has_secret_alone(*own) && !is_of_session) throw_secret_alone(names.profile, names);
}

void check_movable(const Scene& scene, const Names& names) {
  if (scene.change == Change::move) check_pair(scene.keys, names.profile, names);
  if (scene.change != Change::adopt) return;
  check_pair(scene.found, names.profile, names);
  check_pair(scene.keys, names.long_term, names);
}

}  // namespace stsmfa::setup
