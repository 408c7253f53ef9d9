#pragma once

#include <array>
#include <string_view>

namespace stsmfa::cli {

/// One verb: parsing, `--help` and the completions all read this table, and a test holds the man
/// page against it.
struct VerbDefinition {
  std::string_view name;
  std::string_view words;  ///< what may follow it, as `--help` shows it; empty: no word
  std::string_view help;
};

inline constexpr std::array<VerbDefinition, 8> verb_table = {{
    {"refresh", "[PATTERN...]", "make the session fresh (the default)"},
    {"exec", "[[PROFILE] --] [CMD...]", "run a command, or $SHELL, with the session"},
    {"export", "[PROFILE]", "print the session, for shells and SDKs"},
    {"status", "[PROFILE]", "show which sessions there are, and until when"},
    {"console", "[PROFILE]", "print a URL that signs in to the AWS console"},
    {"setup", "[NAME]", "ask for keys, device and role, and write them"},
    {"clear", "[PROFILE]", "remove the session from the file"},
    {"doctor", "[PROFILE]", "explain a profile, and what is wrong with it"},
}};

}  // namespace stsmfa::cli
