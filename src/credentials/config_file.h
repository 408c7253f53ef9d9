#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// Keys in lower case.
using Properties = std::map<std::string, std::string, std::less<>>;
using Collection = std::map<std::string, Properties, std::less<>>;

/// The profiles of a file, or of both merged.
struct Profiles {
  Collection profiles = {};
  Collection services = {};

  /// The property of a profile; nullopt when either is missing or the value is empty.
  std::optional<std::string_view> get(std::string_view profile, std::string_view key) const;
};

enum class FileKind { config, credentials };

/// The strict grammar that the SDKs share (profile-parser-tests.json, every case): used for
/// `~/.aws/config`. Throws GrammarError at the first line that is none. Laxer in two things that no
/// case forbids: a BOM is skipped, and an indented comment is a comment, as in all readers but
/// Java's. Names of profiles may be quoted and hold any character (parse_config_title), which the
/// grammar does not know and the AWS CLI reads. Of a config file `[services x]` is kept too.
Profiles parse_profiles(std::string_view text, FileKind kind);

/// Why a text is not in the grammar: in the words of the SDKs' test suite.
struct GrammarError {
  std::size_t line;
  std::string what;
};

/// Both files' profiles, per key, the credentials file winning.
Profiles merge(Profiles config, const Profiles& credentials);

/// The property of a nested value such as `sts =\n  endpoint_url = X` in a `[services]` section.
std::optional<std::string_view> sub_property(std::string_view value, std::string_view key);

}  // namespace stsmfa::credentials
