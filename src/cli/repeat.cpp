#include "cli/repeat.h"

#include "base/shell_word.h"
#include "cli/option_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

namespace stsmfa::cli {

namespace {

/// The value of an option as it is typed, empty for a switch; nullopt for one that was not given,
/// or has no such value.
struct ValueOf {
  const Options& options;

  template <typename Other>
  std::optional<std::string> operator()(Other /*member*/) const {
    return std::nullopt;
  }
  std::optional<std::string> operator()(bool Options::*member) const {
    return options.*member ? std::optional(std::string()) : std::nullopt;
  }
  std::optional<std::string> operator()(std::optional<std::string> Options::*member) const {
    return options.*member;
  }
  std::optional<std::string> operator()(std::optional<Seconds> Options::*member) const {
    const auto& value = options.*member;
    return value ? std::optional(std::to_string(value->count())) : std::nullopt;
  }
};

/// Whether it says which session is meant, or that the one that is there does not do.
bool is_repeated(const OptionDefinition& option) {
  constexpr std::array<Member, 3> others = {&Options::device, &Options::force,
                                            &Options::mfa_session};
  const bool names_it = option.group == Group::what || option.group == Group::where;
  return (names_it && option.member != Member(&Options::profile)) ||
         std::ranges::find(others, option.member) != others.end();
}

std::string typed(const OptionDefinition& option, const std::string& value) {
  const std::string name = " --" + std::string(option.name);
  return option.argument.empty() ? name : name + " " + shell_word(value);
}

}  // namespace

std::string all_command(const std::vector<std::string>& patterns) {
  const bool is_misread = !patterns.empty() && find_verb(patterns.front()) != nullptr;
  std::string command = is_misread ? "stsmfa refresh --all" : "stsmfa --all";
  for (const std::string& pattern : patterns) {
    command += " " + shell_word(pattern);
  }
  return command;
}

std::string refresh_command(const Options& options, const std::string& profile) {
  const bool is_misread = find_verb(profile) != nullptr || profile.starts_with('-');
  std::string command = options.all
                            ? all_command(options.patterns)
                            : (is_misread ? "stsmfa --profile " : "stsmfa ") + shell_word(profile);
  for (const OptionDefinition& option : option_table()) {
    const auto value =
        is_repeated(option) ? std::visit(ValueOf{options}, option.member) : std::nullopt;
    if (value) command += typed(option, *value);
  }
  return command;
}

std::string rotate_command(const std::string& profile, const std::string& options) {
  return "stsmfa rotate " + shell_word(profile) + (options.empty() ? "" : " " + options);
}

}  // namespace stsmfa::cli
