#include "cli/help.h"

#include "cli/option_table.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace stsmfa::cli {

namespace {

/// What only a verb or two have comes first in that verb's help.
constexpr std::array groups = {Group::verb,    Group::what,  Group::code,
                               Group::session, Group::where, Group::output};

/// Lines of a label and what it means, the meanings below each other.
using Rows = std::vector<std::pair<std::string, std::string_view>>;

std::size_t widest_of(const Rows& rows) {
  std::size_t widest = 0;
  for (const auto& [label, meaning] : rows) {
    widest = std::max(widest, label.size());
  }
  return widest;
}

std::string text_of(const Rows& rows, std::size_t width) {
  std::string text;
  for (auto [label, meaning] : rows) {
    label.resize(width + 2, ' ');
    text += label + std::string(meaning) + "\n";
  }
  return text;
}

/// `  -p, --profile NAME`
std::string label_of(const OptionDefinition& option) {
  std::string text = option.letter == '\0' ? "      " : std::string("  -") + option.letter + ", ";
  text += "--" + std::string(option.name);
  if (takes_value(option)) text += " " + std::string(option.argument);
  return text;
}

Rows options_of(const VerbDefinition& verb, Group group) {
  Rows rows;
  for (const OptionDefinition& option : option_table()) {
    const bool is_listed = option.group == group && option.verbs.contains(verb.verb);
    if (is_listed) rows.emplace_back(label_of(option), option.help);
  }
  return rows;
}

std::string options_by_group(const VerbDefinition& verb) {
  std::size_t width = 0;
  for (const Group group : groups) {
    width = std::max(width, widest_of(options_of(verb, group)));
  }
  std::string text;
  for (const Group group : groups) {
    const Rows rows = options_of(verb, group);
    if (rows.empty()) continue;
    const bool is_own = group == Group::verb;
    text += "\n" + (is_own ? "Options of " + std::string(verb.name) + " alone"
                           : std::string(heading_of(group)));
    text += ":\n" + text_of(rows, width);
  }
  return text;
}

std::string usage_of(const VerbDefinition& verb) {
  return std::string(verb.name) + (verb.words.empty() ? "" : " " + std::string(verb.words));
}

/// The lines of `-h`: what one uses every day.
std::string usual_options() {
  constexpr std::array<std::string_view, 6> names = {"profile",  "all",       "assume-role",
                                                     "duration", "no-prompt", "quiet"};
  Rows rows;
  for (const std::string_view name : names) {
    const auto option = std::ranges::find(option_table(), name, &OptionDefinition::name);
    rows.emplace_back(label_of(*option), option->help);
  }
  return text_of(rows, widest_of(rows));
}

std::string verbs() {
  Rows rows;
  for (const VerbDefinition& verb : verb_table) {
    rows.emplace_back("  " + usage_of(verb), verb.help);
  }
  return text_of(rows, widest_of(rows));
}

}  // namespace

std::string help_text() {
  return "stsmfa keeps ~/.aws/credentials fresh under MFA.\n"
         "Usage: stsmfa [VERB] [PROFILE] [options]\n\n" +
         verbs() + options_by_group(verb_table.front()) +
         "\nCodes from elsewhere, by --mfa-process or mfa_process in the section:\n"
         "  op item get AWS --otp           ykman oath accounts code --single AWS\n"
         "  pass otp aws/lee                oathtool --totp --base32 - < ~/.aws-seed\n"
         "\nStatus: 0 fresh, 1 not possible, 2 usage, 3 a code is needed, 4 AWS refused,\n"
         "5 AWS not reached, 6 file unusable; exec: 126 not executable, 127 not found.\n"
         "More: stsmfa VERB --help, man stsmfa\n";
}

std::string help_text(std::string_view verb) {
  const VerbDefinition* definition = find_verb(verb);
  if (definition == nullptr || definition->verb == Verb::refresh) return help_text();
  // what stands behind a command is its own
  const std::string usage = definition->verb == Verb::exec
                                ? "exec [options] " + std::string(definition->words)
                                : usage_of(*definition) + " [options]";
  return "Usage: stsmfa " + usage + "\n" + std::string(definition->help) + "\n" +
         options_by_group(*definition) + "\nExample: " + std::string(definition->example) +
         "\nMore: man stsmfa\n";
}

std::string usage_text(std::string_view verb) {
  if (verb != verb_table.front().name) return help_text(verb);
  const auto example_of = [](Verb which) {
    return "  " + std::string(verb_table.at(static_cast<std::size_t>(which)).example) + "\n";
  };
  return "Usage: stsmfa [VERB] [PROFILE] [options]\n\n" + verbs() + "\n" + usual_options() + "\n" +
         example_of(Verb::refresh) + example_of(Verb::exec) + example_of(Verb::export_session) +
         "\nMore: stsmfa --help, stsmfa VERB --help, man stsmfa\n";
}

}  // namespace stsmfa::cli
