#pragma once

#include <string_view>

namespace stsmfa::profile {

/// What a key of a profile is to us.
enum class KeyUse {
  none,  ///< it is read, or is a setting of AWS's or of another tool that changes nothing here
  nearly_ours,  ///< nobody's, and spelled nearly as one that is read
  others_only,  ///< other tools let it change what the session may do, and we do not
};

struct KeyVerdict {
  KeyUse use = KeyUse::none;
  std::string_view nearest = {};  ///< the key that is read, of one that is nearly ours
};

/// Judges a key by its name in lower case. A third of the letters may be different, as of other
/// names that are mistyped, and separators do not count.
KeyVerdict judge_key(std::string_view key);

}  // namespace stsmfa::profile
