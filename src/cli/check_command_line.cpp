#include "cli/check_command_line.h"

#include "base/nearest.h"
#include "base/shell_word.h"
#include "cli/option_error.h"
#include "cli/repeat.h"
#include "cli/words.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace stsmfa::cli {

namespace {

bool has(const CommandLine& line, const Member& member) {
  return find_given(line, member) != nullptr;
}

bool is_for_many(const CommandLine& line) {
  return has(line, &Options::all) || has(line, &Options::renew);
}

/// What is said of an option that the verb does not take: whose it is, if it is a few verbs'.
Error not_taken(const OptionDefinition& option, const VerbDefinition& verb) {
  constexpr std::size_t few = 3;
  std::vector<std::string> owners;
  for (const VerbDefinition& other : verb_table) {
    if (option.verbs.contains(other.verb)) owners.emplace_back(other.name);
  }
  const bool has_owner = owners.size() <= few;
  const std::string name = "stsmfa " + (has_owner ? owners.front() : std::string(verb.name));
  Error error = option_error(option.name, has_owner ? "is an option of stsmfa " + enumerate(owners)
                                                    : name + " does not take this option");
  const bool shows_all = verb.verb == Verb::status && option.name == "all";
  error.hint = shows_all ? "stsmfa status shows every profile as it is"
                         : name + " --help shows what it takes";
  return error;
}

/// `stsmfa statsu --json`, `stsmfa statsu dev`
Error no_such_verb(const CommandLine& line, Error error) {
  const std::string& word = line.words.after_verb.front();
  const auto meant = nearest(word, verb_names());
  if (!meant) return error;
  return usage_error(word, "no such verb", "did you mean stsmfa " + *meant + "?");
}

/// ` -- make all`
std::string behind_dashes(std::span<const std::string> command) {
  std::string text = " --";
  for (const std::string& word : command) {
    text += " " + shell_word(word);
  }
  return text;
}

/// `stsmfa dev login`, `stsmfa list dev`, `stsmfa dev status`, `stsmfa help status`,
/// `stsmfa dev exec make`, `stsmfa dev -- make`
std::string hint_of_several(const std::vector<std::string>& words, bool has_dashes) {
  const bool is_of_command = words[1] == "exec";
  if (has_dashes && !is_of_command) {
    return "a command is run by exec: stsmfa exec " + shell_word(words[0]) +
           behind_dashes(std::span(words).subspan(1));
  }
  if (!is_of_command && (words.size() > 2 || find_verb(words[1]) == nullptr)) {
    return "several: " + all_command(words) + "; stsmfa -h shows the verbs";
  }
  const std::string command = "stsmfa " + words[1] + " ";
  if (words[0] == "help") return "that is " + command + "--help";
  std::string hint = "the verb comes first: " + command + shell_word(words[0]);
  return words.size() > 2 ? hint + behind_dashes(std::span(words).subspan(2)) : hint;
}

void check_words(const CommandLine& line, const VerbDefinition& verb) {
  const bool takes_patterns = verb.verb == Verb::refresh;
  const std::vector<std::string>& words = line.words.after_verb;
  if (words.size() < 2 || (takes_patterns && is_for_many(line))) return;
  const std::string name(verb.name);
  Error error = usage_error(shell_word(words[1]), name + " takes one profile",
                            takes_patterns ? hint_of_several(words, line.words.has_dashes)
                                           : "stsmfa " + name + " --help shows what it takes");
  throw line.begins_with_profile ? no_such_verb(line, std::move(error)) : std::move(error);
}

void check_verb(const CommandLine& line, const VerbDefinition& verb) {
  for (const OptionDefinition* option : line.given) {
    if (option->verbs.contains(verb.verb)) continue;
    Error error = not_taken(*option, verb);
    throw line.begins_with_profile ? no_such_verb(line, std::move(error)) : std::move(error);
  }
}

void refuse(const CommandLine& line, std::initializer_list<Member> members,
            const std::string& cause) {
  for (const Member& member : members) {
    if (const auto* option = find_given(line, member)) throw option_error(option->name, cause);
  }
}

/// What says something about one profile cannot be meant for many, nor one code for many devices.
void check_many(const CommandLine& line, const VerbDefinition& verb) {
  if (verb.verb != Verb::refresh || !is_for_many(line)) {
    return refuse(line, {&Options::cap}, "goes with --all or --renew");
  }
  const std::string many = has(line, &Options::all) ? "--all" : "--renew";
  refuse(
      line,
      {&Options::profile, &Options::assume_role, &Options::role_session_name, &Options::external_id,
       &Options::section, &Options::setup, &Options::save_device, &Options::mfa_session},
      "is about one profile, and cannot go with " + many);
  if (!has(line, &Options::renew)) return;
  refuse(line,
         {&Options::all, &Options::force, &Options::token, &Options::token_stdin, &Options::no_mfa},
         "cannot go with --renew, which renews without a code");
}

}  // namespace

const OptionDefinition* find_given(const CommandLine& line, const Member& member) {
  const auto fills = [&](const OptionDefinition* option) { return option->member == member; };
  const auto found = std::ranges::find_if(line.given, fills);
  return found == line.given.end() ? nullptr : *found;
}

void settle_words(CommandLine& line) {
  Words& words = line.words;
  if (find_verb(words.verb) != nullptr) return;
  words.after_verb.insert(words.after_verb.begin(), std::move(words.verb));
  words.verb = "refresh";
  line.begins_with_profile = !is_for_many(line);
}

void check_command_line(const CommandLine& line) {
  const VerbDefinition& verb = *find_verb(line.words.verb);
  check_words(line, verb);
  check_verb(line, verb);
  check_many(line, verb);
}

}  // namespace stsmfa::cli
