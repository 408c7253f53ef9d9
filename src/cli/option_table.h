#pragma once

#include "cli/options.h"
#include "cli/verb_table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stsmfa::cli {

/// Under which heading `--help` and the man page show an option.
enum class Group { what, code, session, where, output, verb };

/// The heading of a group.
std::string_view heading_of(Group group);

/// Whose option it was first. aws-mfa's may be abbreviated, as argparse allowed.
enum class Origin { aws_mfa, own };

/// The member of Options that an option fills. Its type is the option's: a bool is a switch, all
/// others take a value. Of a repeated option the last one counts, but a vector gets them all.
using Member =
    std::variant<bool Options::*, std::optional<std::string> Options::*,
                 std::optional<Secret> Options::*, std::optional<Seconds> Options::*,
                 std::vector<std::string> Options::*, Seconds Options::*, LogLevel Options::*>;

/// One option, all of it. Parsing, `--help`, the completions and the test of the man page are made
/// from this row.
struct OptionDefinition {
  std::string_view name;      ///< without dashes
  std::string_view alias;     ///< aws-mfa's second name; empty when there is none
  char letter;                ///< NUL when there is none
  std::string_view argument;  ///< what `--help` calls its value; empty for a switch
  Origin origin;
  Group group;
  std::string_view help;
  Member member;
  VerbSet verbs;                  ///< those that take it; to all others it is an error
  std::string_view choices = {};  ///< its values, a blank between two; empty: any
};

/// All options, in the order of `--help`.
std::span<const OptionDefinition> option_table();

/// Whether a value follows the option.
constexpr bool takes_value(const OptionDefinition& option) { return !option.argument.empty(); }

}  // namespace stsmfa::cli
