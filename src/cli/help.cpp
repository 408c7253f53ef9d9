#include "cli/option_table.h"
#include "cli/options.h"
#include "cli/verb_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stsmfa::cli {

namespace {

constexpr std::array<std::pair<Group, std::string_view>, 6> headings = {
    {{Group::what, "Profile and role"},
     {Group::code, "MFA code"},
     {Group::session, "Session"},
     {Group::where, "Endpoint and files"},
     {Group::output, "Output"},
     {Group::verb, "Options of one verb"}}};

/// `  -p, --profile NAME      `, as wide as the widest.
std::string label(const OptionDefinition& option) {
  std::string text = option.letter == '\0' ? "      " : std::string("  -") + option.letter + ", ";
  text += "--" + std::string(option.name);
  if (!option.argument.empty()) text += " " + std::string(option.argument);
  return text;
}

/// Lines of a label and what it means, the meanings below each other.
class Table {
 public:
  void add(std::string label, std::string_view meaning) {
    widest_ = std::max(widest_, label.size());
    rows_.emplace_back(std::move(label), meaning);
  }

  std::string text() const {
    std::string text;
    for (auto [label, meaning] : rows_) {
      label.resize(widest_ + 2, ' ');
      text += label + std::string(meaning) + "\n";
    }
    return text;
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> rows_ = {};
  std::size_t widest_ = 0;
};

std::string usage_of(const VerbDefinition& verb) {
  return std::string(verb.name) + (verb.words.empty() ? "" : " " + std::string(verb.words));
}

std::string verbs() {
  Table table;
  for (const VerbDefinition& verb : verb_table) {
    table.add("  " + usage_of(verb), verb.help);
  }
  return table.text();
}

std::size_t widest_label() {
  std::size_t widest = 0;
  for (const OptionDefinition& option : option_table) {
    if (option.group != Group::verb) widest = std::max(widest, label(option).size());
  }
  return widest;
}

}  // namespace

std::string help_text() {
  std::string text =
      "stsmfa keeps ~/.aws/credentials fresh under MFA.\n"
      "Usage: stsmfa [VERB] [--profile NAME] [options]\n\n" +
      verbs();
  const std::size_t width = widest_label() + 2;
  for (const auto& [group, heading] : headings) {
    if (group == Group::verb) continue;
    text += "\n" + std::string(heading) + ":\n";
    for (const OptionDefinition& option : option_table) {
      if (option.group != group) continue;
      std::string line = label(option);
      line.resize(width, ' ');
      text += line + std::string(option.help) + "\n";
    }
  }
  return text +
         "\nCodes from elsewhere, by --mfa-process or mfa_process in the section:\n"
         "  op item get AWS --otp           ykman oath accounts code --single AWS\n"
         "  pass otp aws/lee                oathtool --totp --base32 - < ~/.aws-seed\n"
         "\nStatus: 0 fresh, 1 not possible, 2 usage, 3 a code is needed, 4 AWS refused,\n"
         "5 AWS not reached, 6 file unusable; exec: 126 not executable, 127 not found.\n"
         "More: stsmfa VERB --help, man stsmfa\n";
}

std::string help_text(std::string_view verb) {
  const auto* const definition = std::ranges::find(verb_table, verb, &VerbDefinition::name);
  if (definition == verb_table.end()) return help_text();
  Table table;
  for (const OptionDefinition& option : option_table) {
    if (is_own_option(option, verb)) table.add(label(option), option.help);
  }
  const std::string own = table.text();
  return "Usage: stsmfa " + usage_of(*definition) + " [options]\n" + std::string(definition->help) +
         "\n" + (own.empty() ? "" : "\nIts own options:\n" + own) +
         "\nThe options of all verbs: stsmfa --help. More: man stsmfa\n";
}

}  // namespace stsmfa::cli
