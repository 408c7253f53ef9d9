#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::cli {

/// What a run is for, in the order of the verb table.
enum class Verb : std::uint8_t {
  refresh,
  exec,
  export_session,
  status,
  console,
  setup,
  rotate,
  clear,
  doctor
};

/// Some of the verbs.
class VerbSet {
 public:
  constexpr VerbSet() = default;
  constexpr VerbSet(std::initializer_list<Verb> verbs) {
    for (const Verb verb : verbs) {
      bits_ |= bit_of(verb);
    }
  }

  constexpr bool contains(Verb verb) const { return (bits_ & bit_of(verb)) != 0; }

  friend constexpr VerbSet operator|(VerbSet a, VerbSet b) {
    a.bits_ |= b.bits_;
    return a;
  }
  friend constexpr bool operator==(VerbSet, VerbSet) = default;

 private:
  static constexpr unsigned bit_of(Verb verb) { return 1U << static_cast<unsigned>(verb); }
  unsigned bits_ = 0;
};

/// One verb. Parsing, `--help`, the completions and the test of the man page are made from this
/// table.
struct VerbDefinition {
  Verb verb;
  std::string_view name;
  std::string_view words;  ///< what may follow it, as `--help` shows it; empty: no word
  std::string_view help;
  std::string_view example;
};

inline constexpr std::array<VerbDefinition, 9> verb_table = {{
    {Verb::refresh, "refresh", "[PROFILE | PATTERN...]", "make the session fresh (the default)",
     "stsmfa dev && aws --profile dev s3 ls"},
    {Verb::exec, "exec", "[[PROFILE] --] [CMD...]", "run a command, or $SHELL, with the session",
     "stsmfa exec dev -- terraform plan"},
    {Verb::export_session, "export", "[PROFILE]", "print the session, for shells and SDKs",
     "eval \"$(stsmfa export dev)\""},
    {Verb::status, "status", "[PROFILE]", "show which sessions there are, and until when",
     "stsmfa status --check dev || stsmfa dev"},
    {Verb::console, "console", "[PROFILE]", "print a URL that signs in to the AWS console",
     "stsmfa console --open --service s3 dev"},
    {Verb::setup, "setup", "[NAME]", "ask for keys, device and role, and write them",
     "stsmfa setup dev"},
    {Verb::rotate, "rotate", "[NAME]", "replace the long-term keys by new ones",
     "stsmfa rotate dev"},
    {Verb::clear, "clear", "[PROFILE]", "remove the session from the file", "stsmfa clear --all"},
    {Verb::doctor, "doctor", "[PROFILE]", "explain a profile, and what is wrong with it",
     "stsmfa doctor --report dev"},
}};

/// The verb of that name; nullptr when there is none.
constexpr const VerbDefinition* find_verb(std::string_view name) {
  const auto* const found = std::ranges::find(verb_table, name, &VerbDefinition::name);
  return found == verb_table.end() ? nullptr : found;
}

/// The names of all verbs, in the order of the table.
inline std::vector<std::string> verb_names() {
  std::vector<std::string> names;
  names.reserve(verb_table.size());
  for (const VerbDefinition& verb : verb_table) {
    names.emplace_back(verb.name);
  }
  return names;
}

}  // namespace stsmfa::cli
