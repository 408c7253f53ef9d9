#include "setup/pair.h"

#include "sts/parameter.h"

#include <utility>

namespace stsmfa::setup {

profile::Keys pair_in(const credentials::Section& section) {
  return {.access_key_id = std::string(section.get(id_key).value_or("")),
          .secret_access_key = Secret(section.get(secret_key).value_or(""))};
}

bool are_same_pair(const profile::Keys& a, const profile::Keys& b) {
  return a.access_key_id == b.access_key_id && a.secret_access_key == b.secret_access_key;
}

bool is_exchanged(const profile::Keys& keys) {
  return sts::is_aws_access_key_id(keys.secret_access_key.reveal()) &&
         !sts::is_aws_access_key_id(keys.access_key_id);
}

std::string shown_id(const profile::Keys& keys) {
  std::string id = put_right(keys).access_key_id;
  return sts::is_aws_access_key_id(id) ? id : std::string();
}

std::string replaced_pair(const profile::Keys& keys) {
  const std::string id = shown_id(keys);
  return id.empty() ? "those that are there" : id + "'s";
}

profile::Keys put_right(profile::Keys keys) {
  if (!is_exchanged(keys)) return keys;
  Secret secret(keys.access_key_id);
  keys.access_key_id = keys.secret_access_key.reveal();
  keys.secret_access_key = std::move(secret);
  return keys;
}

}  // namespace stsmfa::setup
