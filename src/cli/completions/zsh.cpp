#include "base/text.h"
#include "cli/completions/spelling.h"
#include "cli/completions/template.h"
#include "cli/words.h"

namespace stsmfa::cli {

namespace {

/// In `[...]` of _arguments a colon and a bracket have a meaning of their own.
std::string description_of(const OptionDefinition& option) {
  std::string text;
  for (const char c : option.help) {
    if (c == ':' || c == '[' || c == ']') text += '\\';
    text += c;
  }
  return "[" + text + "]";
}

std::string action_of(const OptionDefinition& option) {
  switch (offer_of(option)) {
    case Offer::profiles:
      return "_stsmfa_profiles";
    case Offer::files:
      return "_files";
    case Offer::commands:
      return "_cmdstring";
    case Offer::urls:
      return "_urls";
    case Offer::choices:
      return "(" + std::string(option.choices) + ")";
    case Offer::nothing:
      break;
  }
  return " ";
}

/// What tells _arguments that a value follows: joined to a letter or apart, behind `=` or apart.
std::string with_mark(const OptionDefinition& option, const std::string& spelling) {
  if (!takes_value(option)) return spelling;
  return spelling + (spelling.starts_with("--") ? "=" : "+");
}

/// An option as _arguments wants it. Of several spellings one excludes the others.
std::string specification_of(const OptionDefinition& option) {
  std::string rest = description_of(option);
  if (takes_value(option)) rest += ":" + lower_case(option.argument) + ":" + action_of(option);
  std::vector<std::string> spellings = spellings_of(option);
  if (spellings.size() == 1) return in_quotes(with_mark(option, spellings.front()) + rest);
  const std::string excluded = in_quotes("(" + join(spellings, " ") + ")");
  for (std::string& spelling : spellings) {
    spelling = with_mark(option, spelling);
  }
  return excluded + "{" + join(spellings, ",") + "}" + in_quotes(rest);
}

/// An arm of `case` for each verb, that sets `taken` to the options which it takes.
std::string specifications_by_verb() {
  std::string arms;
  for (const VerbDefinition& verb : verb_table) {
    arms += "    " + std::string(verb.name) + ")\n      taken=(\n";
    for (const OptionDefinition& option : option_table()) {
      if (option.verbs.contains(verb.verb)) arms += "        " + specification_of(option) + "\n";
    }
    arms += "      ) ;;\n";
  }
  arms.pop_back();
  return arms;
}

std::string verbs_with_meaning() {
  std::string lines;
  for (const VerbDefinition& verb : verb_table) {
    lines += "    " + in_quotes(std::string(verb.name) + ":" + std::string(verb.help)) + "\n";
  }
  lines.pop_back();
  return lines;
}

}  // namespace

Parts zsh_parts() {
  return {{"VERBS", verbs_with_meaning()},
          {"VERB_NAMES", join(verb_names(), " ")},
          {"OPTIONS", specifications_by_verb()},
          {"OPTIONS_WITH_VALUE", join(spellings_with_value(), "|")}};
}

}  // namespace stsmfa::cli
