#include "cli/completions/spelling.h"
#include "cli/completions/template.h"
#include "cli/words.h"

namespace stsmfa::cli {

namespace {

/// How `complete` is told what the value may be, if one follows.
std::string value_of(const OptionDefinition& option) {
  if (!takes_value(option)) return {};
  switch (offer_of(option)) {
    case Offer::profiles:
      return " -x -a '(__stsmfa_profiles)'";
    case Offer::files:
      return " -rF";
    case Offer::commands:
      return " -x -a '(__fish_complete_command)'";
    case Offer::choices:
      return " -x -a " + in_quotes(option.choices);
    case Offer::urls:
    case Offer::nothing:
      break;
  }
  return " -x";
}

std::string condition_of(const OptionDefinition& option) {
  std::string condition = "__stsmfa_takes_option";
  for (const VerbDefinition& verb : verb_table) {
    if (option.verbs.contains(verb.verb)) condition += " " + std::string(verb.name);
  }
  return condition;
}

std::string option_lines() {
  std::string lines;
  for (const OptionDefinition& option : option_table()) {
    lines += "complete -c stsmfa -n " + in_quotes(condition_of(option));
    if (option.letter != '\0') lines += std::string(" -s ") + option.letter;
    lines += " -l " + std::string(option.name);
    if (!option.alias.empty()) lines += " -l " + std::string(option.alias);
    lines += value_of(option) + " -d " + in_quotes(option.help) + "\n";
  }
  lines.pop_back();
  return lines;
}

std::string verb_lines() {
  std::string lines;
  for (const VerbDefinition& verb : verb_table) {
    lines += "complete -c stsmfa -n __stsmfa_verb_wanted -xa " + std::string(verb.name) + " -d " +
             in_quotes(verb.help) + "\n";
  }
  lines.pop_back();
  return lines;
}

}  // namespace

Parts fish_parts() {
  return {{"VERBS", join(verb_names(), " ")},
          {"OPTIONS_WITH_VALUE", join(spellings_with_value(), " ")},
          {"VERB_LINES", verb_lines()},
          {"OPTION_LINES", option_lines()}};
}

}  // namespace stsmfa::cli
