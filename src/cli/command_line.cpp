#include "cli/command_line.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/option_table.h"

#include <algorithm>
#include <deque>

namespace stsmfa::cli {

namespace {

using Arguments = std::deque<std::string_view>;

Error usage_error(std::string_view object, std::string cause) {
  return {.status = ExitStatus::usage,
          .object = std::string(object),
          .cause = std::move(cause),
          .hint = "stsmfa --help shows every option"};
}

const OptionDefinition* find_exact(std::string_view name) {
  const auto found = std::ranges::find_if(option_table, [&](const auto& option) {
    return option.name == name || option.alias == name;
  });
  return found == option_table.end() || name.empty() ? nullptr : &*found;
}

const OptionDefinition* find_closest(std::string_view name) {
  return &*std::ranges::min_element(
      option_table, {}, [&](const auto& option) { return edit_distance(option.name, name); });
}

/// The option that `name`, as typed without its dashes, stands for.
const OptionDefinition& find_option(std::string_view name) {
  if (const OptionDefinition* exact = find_exact(name)) return *exact;
  std::vector<const OptionDefinition*> matches;
  for (const OptionDefinition& option : option_table) {
    const bool begins =
        option.name.starts_with(name) || (!option.alias.empty() && option.alias.starts_with(name));
    if (option.from_aws_mfa && begins) matches.push_back(&option);
  }
  const std::string typed = "--" + std::string(name);
  if (matches.size() == 1) return *matches.front();
  if (matches.empty()) {
    throw usage_error(typed,
                      "unknown option; the closest is --" + std::string(find_closest(name)->name));
  }
  std::string candidates;
  for (const OptionDefinition* option : matches) {
    candidates += (candidates.empty() ? "--" : ", --") + std::string(option->name);
  }
  throw usage_error(typed, "ambiguous: " + candidates);
}

const OptionDefinition& find_letter(char letter) {
  const auto found = std::ranges::find(option_table, letter, &OptionDefinition::letter);
  if (found == option_table.end() || letter == '\0') {
    throw usage_error(std::string("-") + letter, "unknown option");
  }
  return *found;
}

/// The value of an option: what was joined to it (nullptr: nothing), else the next argument.
std::string take_value(const OptionDefinition& option, const std::string_view* joined,
                       Arguments& rest) {
  const std::string typed = "--" + std::string(option.name);
  if (option.argument.empty()) {
    if (joined) throw usage_error(typed, "takes no value");
    return {};
  }
  if (joined) return std::string(*joined);
  if (rest.empty()) throw usage_error(typed, "needs a value: " + std::string(option.argument));
  std::string value(rest.front());
  rest.pop_front();
  return value;
}

void keep_last(CommandLine& line, const OptionDefinition& option, std::string value) {
  std::erase_if(line.options, [&](const auto& earlier) { return earlier.name == option.name; });
  line.options.push_back({std::string(option.name), std::move(value)});
}

void read_long(std::string_view argument, Arguments& rest, CommandLine& line) {
  const auto equals = argument.find('=');
  const OptionDefinition& option = find_option(argument.substr(0, equals));
  const bool joined = equals != std::string_view::npos;
  const std::string_view value = joined ? argument.substr(equals + 1) : std::string_view();
  keep_last(line, option, take_value(option, joined ? &value : nullptr, rest));
}

void read_letters(std::string_view letters, Arguments& rest, CommandLine& line) {
  while (!letters.empty()) {
    const OptionDefinition& option = find_letter(letters.front());
    letters.remove_prefix(1);
    const bool joined = !option.argument.empty() && !letters.empty();
    keep_last(line, option, take_value(option, joined ? &letters : nullptr, rest));
    if (joined) return;
  }
}

/// The first word after `exec` that is no option.
void read_command(std::string_view word, const Arguments& rest, CommandLine& line) {
  const bool is_profile = !rest.empty() && rest.front() == "--";
  if (is_profile) {
    line.words.emplace_back(word);
  } else {
    line.command.emplace_back(word);
  }
  line.command.insert(line.command.end(), rest.begin() + (is_profile ? 1 : 0), rest.end());
}

}  // namespace

CommandLine read_command_line(const std::vector<std::string_view>& arguments) {
  CommandLine line;
  Arguments rest(arguments.begin(), arguments.end());
  bool verb_seen = false;
  while (!rest.empty()) {
    const std::string_view argument = rest.front();
    rest.pop_front();
    if (argument == "--") {
      auto& words = line.verb == "exec" ? line.command : line.words;
      words.insert(words.end(), rest.begin(), rest.end());
      break;
    }
    if (argument.starts_with("--")) {
      read_long(argument.substr(2), rest, line);
    } else if (argument.starts_with("-") && argument.size() > 1) {
      read_letters(argument.substr(1), rest, line);
    } else if (!verb_seen) {
      line.verb = argument;
      verb_seen = true;
    } else if (line.verb == "exec") {
      read_command(argument, rest, line);
      break;
    } else {
      line.words.emplace_back(argument);
    }
  }
  return line;
}

}  // namespace stsmfa::cli
