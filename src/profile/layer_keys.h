#pragma once

#include "credentials/document.h"
#include "profile/files.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::profile {

/// A key that somebody wrote to change what the session may do, and that nobody heeds.
struct UnreadKey {
  std::string origin;  ///< `[dev-long-term] assume-role`
  std::string text;    ///< the file, the line and the nearest key; no value, which may be secret
};

/// A layer as its section of either file; nullopt where that cannot be found or read.
std::optional<credentials::Section> section_of(const Layer& layer, const ProfileFiles& files);

/// Those of one section (key_names.h), in its order.
std::vector<UnreadKey> unread_keys_in(const Layer& layer, const ProfileFiles& files);

/// What helps where a key id or a secret is missing: the keys that are spelled nearly as these,
/// each with its file and line. Empty where there are none.
std::string nearly_keys(const Layers& layers, const ProfileFiles& files);

}  // namespace stsmfa::profile
