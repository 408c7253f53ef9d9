#include "cli/scanner.h"

#include "base/error.h"
#include "cli/find_option.h"
#include "cli/option_error.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace stsmfa::cli {

namespace {

bool is_option(std::string_view argument) {
  return argument.starts_with('-') && argument.size() > 1 && argument != "--";
}

std::string_view take_front(std::span<const std::string>& rest) {
  const std::string_view front = rest.front();
  rest = rest.subspan(1);
  return front;
}

/// The option with its value: what was joined to it, else the next argument.
TypedOption with_value(const OptionDefinition& option, std::optional<std::string_view> joined,
                       std::span<const std::string>& rest) {
  if (!takes_value(option)) {
    if (joined) throw option_error(option.name, "takes no value");
    return {&option, {}};
  }
  if (joined) return {&option, std::string(*joined)};
  if (rest.empty()) {
    throw option_error(option.name, "needs a value: " + std::string(option.argument));
  }
  return {&option, std::string(take_front(rest))};
}

/// Whether `exec` takes the option for the session that it hands on.
bool is_of_session(const TypedOption& option) {
  const Member& member = option.definition->member;
  const bool only_tells = member == Member(&Options::help) || member == Member(&Options::usage) ||
                          member == Member(&Options::version);
  return option.definition->verbs.contains(Verb::exec) && !only_tells;
}

}  // namespace

std::vector<TypedOption> Scanner::take(std::vector<std::string>& rest) {
  std::vector<TypedOption> options;
  Arguments left(rest);
  if (!is_option(left.front())) {
    take_words(left);
  } else if (left.front().starts_with("--")) {
    options.push_back(take_long(left));
  } else {
    options = take_letters(left);
  }
  rest.erase(rest.begin(), rest.end() - std::ssize(left));
  return options;
}

TypedOption Scanner::take_long(Arguments& rest) {
  const std::string_view typed = take_front(rest).substr(2);
  const auto equals = typed.find('=');
  std::optional<std::string_view> joined;
  if (equals != std::string_view::npos) joined = typed.substr(equals + 1);
  return with_value(find_option(typed.substr(0, equals)), joined, rest);
}

std::vector<TypedOption> Scanner::take_letters(Arguments& rest) {
  std::vector<TypedOption> options;
  std::string_view letters = take_front(rest).substr(1);
  while (!letters.empty()) {
    const OptionDefinition& option = find_option_by_letter(letters.front());
    letters.remove_prefix(1);
    std::optional<std::string_view> joined;
    if (takes_value(option) && !letters.empty()) joined = std::exchange(letters, {});
    options.push_back(with_value(option, joined, rest));
  }
  return options;
}

void Scanner::take_words(Arguments& rest) {
  while (!rest.empty() && !is_option(rest.front())) {
    const bool is_command = has_verb_ && words_.verb == "exec";
    if (rest.front() == "--") {
      take_front(rest);
      words_.has_dashes = true;
      take_all(rest);
    } else if (is_command) {
      take_command(rest);
    } else if (has_verb_) {
      words_.after_verb.emplace_back(take_front(rest));
    } else {
      words_.verb = take_front(rest);
      has_verb_ = true;
    }
  }
}

void Scanner::take_command(Arguments& rest) {
  if (is_up_to_dashes(rest.subspan(1))) {
    words_.after_verb.emplace_back(take_front(rest));
    return;
  }
  words_.command_may_be_profile = rest.size() == 1;
  take_all(rest);
}

/// Takes options of ours from the front. False at one that asks for help or a version.
bool Scanner::take_session_options(Arguments& rest) {
  while (!rest.empty() && is_option(rest.front())) {
    const bool is_long = rest.front().starts_with("--");
    const auto options = is_long ? std::vector{take_long(rest)} : take_letters(rest);
    if (!std::ranges::all_of(options, is_of_session)) return false;
  }
  return true;
}

/// Whether nothing but options of ours stands before a `--`. What we do not know is the command's
/// own, and so is what asks for help or a version.
bool Scanner::is_up_to_dashes(Arguments rest) {
  try {
    return take_session_options(rest) && !rest.empty() && rest.front() == "--";
  } catch (const Error&) {
    return false;
  }
}

void Scanner::check_session_options(Arguments words) { take_session_options(words); }

void Scanner::take_all(Arguments& rest) {
  auto& words = words_.verb == "exec" ? words_.command : words_.after_verb;
  words.insert(words.end(), rest.begin(), rest.end());
  rest = {};
}

}  // namespace stsmfa::cli
