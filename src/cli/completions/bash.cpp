#include "cli/completions/spelling.h"
#include "cli/completions/template.h"
#include "cli/words.h"

namespace stsmfa::cli {

namespace {

/// An arm of `case` that prints the options which the verb takes.
std::string arm_of(const std::string& pattern, Verb verb) {
  std::vector<std::string> taken;
  for (const OptionDefinition& option : option_table()) {
    if (!option.verbs.contains(verb)) continue;
    for (std::string& spelling : spellings_of(option)) {
      taken.push_back(std::move(spelling));
    }
  }
  return "    " + pattern + ") echo '" + join(taken, " ") + "' ;;";
}

/// One for each verb. What is no verb, or no word at all, is a refresh.
std::string options_by_verb() {
  std::string arms;
  for (const VerbDefinition& verb : verb_table) {
    if (verb.verb != Verb::refresh) arms += arm_of(std::string(verb.name), verb.verb) + "\n";
  }
  return arms + arm_of("*", Verb::refresh);
}

/// The function that offers what the value may be; empty where nothing is offered.
std::string offer_command(const OptionDefinition& option) {
  switch (offer_of(option)) {
    case Offer::profiles:
      return "__stsmfa_offer_profiles \"$2\"";
    case Offer::files:
      return "__stsmfa_offer_files \"$2\"";
    case Offer::commands:
      return "__stsmfa_offer_commands \"$2\"";
    case Offer::choices:
      return "__stsmfa_offer_words \"$2\" " + std::string(option.choices);
    case Offer::urls:
    case Offer::nothing:
      break;
  }
  return {};
}

/// An arm of `case` for each option of which the value is offered.
std::string values() {
  std::string arms;
  for (const OptionDefinition& option : option_table()) {
    const std::string command = offer_command(option);
    if (command.empty()) continue;
    arms += "    " + join(spellings_of(option), " | ") + ") " + command + " ;;\n";
  }
  arms.pop_back();
  return arms;
}

}  // namespace

Parts bash_parts() {
  return {{"VERBS", join(verb_names(), " ")},
          {"OPTIONS", options_by_verb()},
          {"OPTIONS_WITH_VALUE", join(spellings_with_value(), " | ")},
          {"VALUES", values()}};
}

}  // namespace stsmfa::cli
