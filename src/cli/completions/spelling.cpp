#include "cli/completions/spelling.h"

namespace stsmfa::cli {

std::vector<std::string> spellings_of(const OptionDefinition& option) {
  std::vector<std::string> spellings;
  if (option.letter != '\0') spellings.push_back(std::string("-") + option.letter);
  spellings.push_back("--" + std::string(option.name));
  if (!option.alias.empty()) spellings.push_back("--" + std::string(option.alias));
  return spellings;
}

std::vector<std::string> spellings_with_value() {
  std::vector<std::string> all;
  for (const OptionDefinition& option : option_table()) {
    if (!takes_value(option)) continue;
    for (std::string& spelling : spellings_of(option)) {
      all.push_back(std::move(spelling));
    }
  }
  return all;
}

Offer offer_of(const OptionDefinition& option) {
  if (!option.choices.empty()) return Offer::choices;
  if (option.member == Member(&Options::profile)) return Offer::profiles;
  if (option.argument == "PATH" || option.argument == "FILE|JSON") return Offer::files;
  if (option.argument == "CMD") return Offer::commands;
  return option.argument == "URL" ? Offer::urls : Offer::nothing;
}

std::string in_quotes(std::string_view text) {
  if (text.find('\'') == std::string_view::npos) return "'" + std::string(text) + "'";
  std::string result = "\"";
  for (const char c : text) {
    if (c == '$' || c == '"' || c == '`') result += '\\';
    result += c;
  }
  return result + "\"";
}

}  // namespace stsmfa::cli
