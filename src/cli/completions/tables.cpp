#include "cli/completions/tables.h"

#include "cli/option_table.h"

#include <initializer_list>

namespace stsmfa::cli {

namespace {

std::string row_of(std::initializer_list<std::string_view> fields) {
  std::string row;
  for (const std::string_view field : fields) {
    row += (row.empty() ? "" : "\t") + std::string(field);
  }
  return row + "\n";
}

std::string names_of(VerbSet verbs) {
  std::string names;
  for (const VerbDefinition& verb : verb_table) {
    if (verbs.contains(verb.verb)) names += (names.empty() ? "" : " ") + std::string(verb.name);
  }
  return names;
}

}  // namespace

std::string tables_text() {
  std::string text;
  for (const OptionDefinition& option : option_table()) {
    const std::string letter(option.letter == '\0' ? 0 : 1, option.letter);
    const std::string_view origin = option.origin == Origin::aws_mfa ? "aws-mfa" : "own";
    text += row_of({"option", option.name, option.alias, letter, option.argument, origin,
                    heading_of(option.group), option.help, names_of(option.verbs)});
  }
  for (const VerbDefinition& verb : verb_table) {
    text += row_of({"verb", verb.name, verb.words, verb.help});
  }
  return text;
}

}  // namespace stsmfa::cli
