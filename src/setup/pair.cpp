#include "setup/pair.h"

namespace stsmfa::setup {

profile::Keys pair_in(const credentials::Section& section) {
  return {.access_key_id = std::string(section.get(id_key).value_or("")),
          .secret_access_key = Secret(section.get(secret_key).value_or(""))};
}

bool are_same_pair(const profile::Keys& a, const profile::Keys& b) {
  return a.access_key_id == b.access_key_id && a.secret_access_key == b.secret_access_key;
}

}  // namespace stsmfa::setup
