#include "cli/find_option.h"

#include "base/nearest.h"
#include "cli/option_error.h"

#include <algorithm>
#include <vector>

namespace stsmfa::cli {

namespace {

std::optional<std::string> nearest_to(std::string_view typed) {
  std::vector<std::string> names;
  for (const OptionDefinition& option : option_table()) {
    names.emplace_back(option.name);
  }
  return nearest(typed, names);
}

/// aws-mfa's options of which a name begins so.
std::vector<const OptionDefinition*> find_abbreviated(std::string_view beginning) {
  std::vector<const OptionDefinition*> found;
  for (const OptionDefinition& option : option_table()) {
    const bool fits = option.name.starts_with(beginning) || option.alias.starts_with(beginning);
    if (option.origin == Origin::aws_mfa && fits) found.push_back(&option);
  }
  return found;
}

std::string listed(const std::vector<const OptionDefinition*>& options) {
  std::string names;
  for (const OptionDefinition* option : options) {
    names += (names.empty() ? "--" : ", --") + std::string(option->name);
  }
  return names;
}

}  // namespace

const OptionDefinition& find_option(std::string_view name) {
  const auto options = option_table();
  const auto exact = std::ranges::find_if(options, [&](const auto& option) {
    return !name.empty() && (option.name == name || option.alias == name);
  });
  if (exact != options.end()) return *exact;
  const auto abbreviated = find_abbreviated(name);
  if (abbreviated.size() == 1) return *abbreviated.front();
  if (abbreviated.empty()) {
    const auto meant = nearest_to(name);
    throw option_error(name, "unknown option" + (meant ? ": did you mean --" + *meant + "?" : ""));
  }
  throw option_error(name, "ambiguous: " + listed(abbreviated));
}

const OptionDefinition& find_option_by_letter(char letter) {
  const auto options = option_table();
  const auto found = std::ranges::find(options, letter, &OptionDefinition::letter);
  if (found != options.end() && letter != '\0') return *found;
  Error error = typed_option_error(std::string("-") + letter, "unknown option");
  // what people who come from swrole type
  if (letter == 't') error.hint = "swrole's -t is --token CODE";
  if (letter == 'j') error.hint = "swrole's -j is stsmfa export --format process";
  throw Error(std::move(error));
}

}  // namespace stsmfa::cli
