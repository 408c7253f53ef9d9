#include "rotate/key_words.h"

namespace stsmfa::rotate {

std::string day_of(Time time) { return format_expiration(time).substr(0, 10); }

std::string words_on_use(const client::KeyUse& use) {
  if (!use.when) return "has never been used";
  return "was last used on " + day_of(*use.when) +
         (use.service.empty() ? "" : " for " + use.service) +
         (use.region.empty() ? "" : " in " + use.region);
}

std::string words_on_key(const client::AccessKey& key) {
  const bool is_active = key.status == client::AccessKey::Status::active;
  return "made on " + day_of(key.created) + ", " + (is_active ? "active" : "inactive");
}

}  // namespace stsmfa::rotate
