#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// What a header of `~/.aws/config` says: `[profile x]` is {"profile", "x"}, `[x]` is {"", "x"}.
struct ConfigTitle {
  std::string prefix;
  std::string name;
};

/// Parts a header's name as the AWS CLI does, by the words of a POSIX shell (Python's shlex.split):
/// `profile 'dev box'`, `profile "dev box"` and `profile dev\\ box` are one profile. nullopt for
/// one that the AWS CLI passes over: no word or more than two, or a quote that does not end.
std::optional<ConfigTitle> parse_config_title(std::string_view header);

/// A profile's header as the AWS CLI writes it: `[profile 'dev box']`, `[default]`.
std::string config_header(std::string_view profile);

}  // namespace stsmfa::credentials
