#include "cli/options.h"

#include "base/error.h"
#include "cli/option_table.h"
#include "cli/verb_table.h"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace stsmfa::cli {

namespace {

namespace po = boost::program_options;

[[noreturn]] void refuse(std::string_view option, std::string cause) {
  throw Error{.status = ExitStatus::usage,
              .object = "--" + std::string(option),
              .cause = std::move(cause),
              .hint = "stsmfa --help shows every option"};
}

const OptionDefinition& definition_of(const std::string& name) {
  return *std::ranges::find(option_table, name, &OptionDefinition::name);
}

/// Boost is given a command line that has no abbreviation, repetition or positional word left, and
/// its own guessing is off. It hears only of options that are there: to describe all of them would
/// be half of the instructions of a run that finds its session fresh.
po::variables_map parse(const CommandLine& line) {
  po::options_description description;
  std::vector<std::string> arguments;
  for (const auto& [name, value] : line.options) {
    arguments.push_back("--" + name);
    if (definition_of(name).argument.empty()) {
      description.add_options()(name.c_str(), po::bool_switch());
      continue;
    }
    description.add_options()(name.c_str(), po::value<std::string>());
    if (value.empty()) {
      arguments.emplace_back();  // in Boost's eyes `--name=` lacks its value, `--name ""` does not
    } else {
      arguments.back() += "=" + value;
    }
  }
  po::variables_map values;
  using namespace po::command_line_style;
  po::store(po::command_line_parser(arguments)
                .options(description)
                .style(allow_long | long_allow_adjacent | long_allow_next)
                .run(),
            values);
  return values;
}

std::optional<std::string> text(const po::variables_map& values, const char* name) {
  if (values.count(name) == 0) return std::nullopt;
  return values[name].as<std::string>();
}

std::optional<Seconds> duration(const po::variables_map& values, const char* name) {
  const auto value = text(values, name);
  if (!value) return std::nullopt;
  const auto parsed = parse_duration(*value);
  if (!parsed) refuse(name, "not a duration: seconds, or such as 90m, 12h, 1h30m");
  return parsed;
}

LogLevel log_level(std::string_view name) {
  struct Name {
    std::string_view name;
    LogLevel level;
  };
  constexpr std::array<Name, 6> names = {{{"CRITICAL", LogLevel::critical},
                                          {"ERROR", LogLevel::error},
                                          {"WARNING", LogLevel::warning},
                                          {"INFO", LogLevel::info},
                                          {"DEBUG", LogLevel::debug},
                                          {"NOTSET", LogLevel::notset}}};
  for (const auto& [known, level] : names) {
    if (known == name) return level;
  }
  refuse("log-level", "must be CRITICAL, ERROR, WARNING, INFO, DEBUG or NOTSET");
}

const VerbDefinition& find_verb(const std::string& name) {
  const auto found = std::ranges::find(verb_table, name, &VerbDefinition::name);
  if (found != verb_table.end()) return *found;
  std::string verbs;
  for (const VerbDefinition& verb : verb_table) {
    verbs += (verbs.empty() ? "" : ", ") + std::string(verb.name);
  }
  throw Error{.status = ExitStatus::usage,
              .object = name,
              .cause = "no such verb: there are " + verbs,
              .hint = "stsmfa --help explains them; to name a profile: stsmfa --profile " + name};
}

bool has(const CommandLine& line, std::string_view option) {
  return std::ranges::find(line.options, option, &CommandLine::Option::name) != line.options.end();
}

bool is_for_many(const CommandLine& line) { return has(line, "all") || has(line, "renew"); }

/// `stsmfa --all 'prod-*'`: the first word is a pattern, not a verb.
CommandLine with_patterns(CommandLine line) {
  const bool is_verb =
      std::ranges::find(verb_table, line.verb, &VerbDefinition::name) != verb_table.end();
  if (is_verb || !is_for_many(line)) return line;
  line.words.insert(line.words.begin(), std::move(line.verb));
  line.verb = "refresh";
  return line;
}

void check_words(const CommandLine& line, const VerbDefinition& verb) {
  const bool takes_patterns = line.verb == "refresh";
  if (takes_patterns && is_for_many(line)) return;
  const std::size_t most_words = takes_patterns || verb.words.empty() ? 0 : 1;
  if (line.words.size() <= most_words) return;
  const std::string& word = line.words[most_words];
  throw Error{.status = ExitStatus::usage,
              .object = word,
              .cause = line.verb + " takes no such word",
              .hint = takes_patterns ? "to name a profile: stsmfa --profile " + word +
                                           "; patterns go with --all or --renew"
                                     : "stsmfa " + line.verb + " --help shows what it takes"};
}

void check_verb(const CommandLine& line) {
  check_words(line, find_verb(line.verb));
  for (const auto& [name, value] : line.options) {
    const OptionDefinition& option = definition_of(name);
    if (option.verbs.empty() || is_own_option(option, line.verb)) continue;
    refuse(name,
           "is an option of stsmfa " + std::string(option.verbs.substr(0, option.verbs.find(' '))));
  }
}

/// What says something about one profile cannot be meant for many, nor one code for many devices.
void check_many(const CommandLine& line) {
  if (line.verb != "refresh" || !is_for_many(line)) {
    if (has(line, "cap")) refuse("cap", "goes with --all or --renew");
    return;
  }
  const std::string many = has(line, "all") ? "--all" : "--renew";
  for (const char* const one : {"profile", "assume-role", "role-session-name", "external-id",
                                "section", "setup", "save-device", "mfa-session"}) {
    if (has(line, one)) refuse(one, "is about one profile, and cannot go with " + many);
  }
  if (!has(line, "renew")) return;
  for (const char* const other : {"all", "force", "token", "token-stdin", "no-mfa"}) {
    if (has(line, other)) refuse(other, "cannot go with --renew, which renews without a code");
  }
}

Audience audience_of(std::string_view verb, std::string_view format) {
  if (verb == "refresh") return Audience::aws_tools;
  return verb == "export" && format == "process" ? Audience::sdk : Audience::command;
}

/// The profile by option or by word.
std::optional<std::string> profile_of(const CommandLine& line, const po::variables_map& values) {
  auto profile = text(values, "profile");
  if (line.words.empty() || line.verb == "refresh") return profile;
  if (!profile) return line.words.front();
  throw Error{.status = ExitStatus::usage,
              .object = line.words.front(),
              .cause = "the profile is named twice: there is --profile " + *profile + " as well"};
}

}  // namespace

Options read_options(const CommandLine& given) {
  const CommandLine line = with_patterns(given);
  check_verb(line);
  check_many(line);
  const po::variables_map values = parse(line);
  Options options;
  options.verb = line.verb;
  options.audience = audience_of(line.verb, text(values, "format").value_or(""));
  options.profile = profile_of(line, values);
  options.assume_role = text(values, "assume-role");
  options.role_session_name = text(values, "role-session-name");
  options.external_id = text(values, "external-id");
  options.section = text(values, "section");
  options.long_term_suffix = text(values, "long-term-suffix");
  options.short_term_suffix = text(values, "short-term-suffix");
  options.device = text(values, "device");
  options.mfa_process = text(values, "mfa-process");
  options.region = text(values, "region");
  options.endpoint_url = text(values, "endpoint-url");
  options.credentials_file = text(values, "credentials-file");
  options.config_file = text(values, "config-file");
  options.format = text(values, "format");
  options.service = text(values, "service");
  options.destination = text(values, "destination");
  options.keys_from = text(values, "keys-from");
  options.command = line.command;
  if (line.verb == "refresh") options.patterns = line.words;
  if (const auto token = text(values, "token")) options.token = Secret(*token);
  options.duration = duration(values, "duration");
  if (options.duration == Seconds(0)) options.duration = std::nullopt;
  options.renew_before = duration(values, "renew-before");
  options.mfa_session_duration = duration(values, "mfa-session-duration");
  options.lock_timeout = duration(values, "lock-timeout").value_or(options.lock_timeout);
  options.log_level = log_level(text(values, "log-level").value_or("DEBUG"));
  options.token_stdin = values.count("token-stdin") != 0;
  options.no_prompt = values.count("no-prompt") != 0;
  options.no_mfa = values.count("no-mfa") != 0;
  options.save_device = values.count("save-device") != 0;
  options.force = values.count("force") != 0;
  options.setup = values.count("setup") != 0;
  options.quiet = values.count("quiet") != 0;
  options.verbose = values.count("verbose") != 0;
  options.version = values.count("version") != 0;
  options.help = values.count("help") != 0;
  options.prompt = values.count("prompt") != 0;
  options.json = values.count("json") != 0;
  options.short_line = values.count("short") != 0;
  options.check = values.count("check") != 0;
  options.name = values.count("name") != 0;
  options.stale = values.count("stale") != 0;
  options.open = values.count("open") != 0;
  options.all = values.count("all") != 0;
  options.renew = values.count("renew") != 0;
  options.cap = values.count("cap") != 0;
  options.mfa_session = values.count("mfa-session") != 0;
  return options;
}

bool may_not_ask(const Options& options, const Environment& environment) {
  return options.no_prompt || environment.get("STSMFA_NO_PROMPT") ||
         environment.get("DIRENV_IN_ENVRC");
}

}  // namespace stsmfa::cli
