#include "cli/option_table.h"

#include <algorithm>
#include <array>

namespace stsmfa::cli {

namespace {

using enum Group;
using enum Origin;
using enum Verb;

// A verb takes what it reads, and no more: an option that changes nothing is one that is
// misunderstood.

/// Those that make the session fresh, and so take all that it is made of.
constexpr VerbSet makers = {refresh, exec, export_session, console};
/// Those that hand the session on, and need not store it.
constexpr VerbSet givers = {exec, export_session, console};
/// Those that say what a refresh with the same options would find; doctor also how it would go on.
constexpr VerbSet readers = {status, doctor};
constexpr VerbSet every = makers | readers | VerbSet{setup, rotate, clear};

constexpr std::string_view levels = "NOTSET DEBUG INFO WARNING ERROR CRITICAL";
constexpr std::string_view formats =
    "env env-no-export bash sh fish powershell windows-cmd process";

constexpr auto table = std::to_array<OptionDefinition>({
    {"profile", "", 'p', "NAME", aws_mfa, what, "profile, with or without -long-term",
     &Options::profile, every},
    {"assume-role", "assume", 0, "ARN", aws_mfa, what, "role to assume", &Options::assume_role,
     makers | readers | VerbSet{setup, clear}},
    {"role-session-name", "", 0, "NAME", aws_mfa, what, "name in CloudTrail (your user name)",
     &Options::role_session_name, makers | VerbSet{doctor}},
    {"external-id", "", 0, "ID", own, what, "what the role's trust policy asks for",
     &Options::external_id, makers | VerbSet{doctor}},
    {"duration", "", 0, "TIME", aws_mfa, what, "3600, 90m or 12h (12h; 1h with a role)",
     &Options::duration, makers | readers},
    {"section", "", 0, "NAME", own, what, "section to write the session to", &Options::section,
     makers | readers | VerbSet{clear}},
    {"long-term-suffix", "long-suffix", 0, "S", aws_mfa, what, "long-term sections end in -S",
     &Options::long_term_suffix, every},
    {"short-term-suffix", "short-suffix", 0, "S", aws_mfa, what, "short-term ones end in -S",
     &Options::short_term_suffix, makers | readers | VerbSet{clear}},

    {"device", "", 0, "ARN", aws_mfa, code, "MFA device, an ARN or a serial number",
     &Options::device, makers | readers | VerbSet{setup, rotate}},
    {"token", "mfa-token", 0, "CODE", aws_mfa, code, "the code (others can see it in ps)",
     &Options::token, makers | VerbSet{rotate, doctor}},
    {"token-stdin", "", 0, "", own, code, "read the code from standard input",
     &Options::token_stdin, makers | VerbSet{rotate, doctor}},
    {"mfa-process", "", 0, "CMD", own, code, "command that prints the code", &Options::mfa_process,
     makers | VerbSet{rotate, doctor}},
    {"no-prompt", "", 0, "", own, code, "never ask: status 3 instead", &Options::no_prompt,
     makers | VerbSet{setup, rotate}},
    {"no-mfa", "", 0, "", own, code, "call STS without a code", &Options::no_mfa,
     makers | VerbSet{rotate, doctor}},
    {"save-device", "", 0, "", own, code, "keep the device that IAM names in the file",
     &Options::save_device, makers},

    {"force", "", 0, "", aws_mfa, session, "renew although still valid", &Options::force,
     makers | VerbSet{doctor}},
    {"renew-before", "", 0, "TIME", own, session, "renew with less than this left (5m)",
     &Options::renew_before, makers | readers},
    {"lock-timeout", "", 0, "TIME", own, session, "wait for other stsmfa (2m)",
     &Options::lock_timeout, makers | VerbSet{rotate}},
    {"mfa-session", "", 0, "", own, session, "one code for all roles of the keys",
     &Options::mfa_session, makers | VerbSet{doctor}},
    {"mfa-session-duration", "", 0, "TIME", own, session, "how long it lasts (12h)",
     &Options::mfa_session_duration, makers},
    {"policy", "", 0, "FILE|JSON", own, session, "less power: only what this policy allows",
     &Options::policies, givers},
    {"policy-arn", "", 0, "ARN", own, session, "the same by a managed policy (up to 10)",
     &Options::policy_arns, givers},
    {"all", "", 0, "", own, session, "every profile; clear: every session", &Options::all,
     VerbSet{refresh, clear, doctor}},
    {"renew", "", 0, "", own, session, "what is there, without a code", &Options::renew,
     VerbSet{refresh}},
    {"cap", "", 0, "", own, session, "an hour at most, without a code", &Options::cap,
     VerbSet{refresh}},
    {"setup", "", 0, "", aws_mfa, session, "add a long-term section, then leave", &Options::setup,
     VerbSet{refresh}},

    {"region", "", 0, "NAME", own, where, "region of the STS endpoint", &Options::region,
     makers | readers | VerbSet{setup, rotate}},
    {"endpoint-url", "", 0, "URL", own, where, "another STS endpoint", &Options::endpoint_url,
     makers | VerbSet{setup, rotate, doctor}},
    {"credentials-file", "", 0, "PATH", own, where, "instead of ~/.aws/credentials",
     &Options::credentials_file, every},
    {"config-file", "", 0, "PATH", own, where, "instead of ~/.aws/config", &Options::config_file,
     every},

    {"log-level", "", 0, "LEVEL", aws_mfa, output, "DEBUG, INFO, WARNING, ERROR, CRITICAL",
     &Options::log_level, every, levels},
    {"quiet", "", 'q', "", own, output, "no messages for status 0 and 3", &Options::quiet, every},
    {"verbose", "", 'v', "", own, output, "request ids and endpoints as well", &Options::verbose,
     every},
    {"version", "", 0, "", own, output, "print the version", &Options::version, every},
    {"help", "", 0, "", aws_mfa, output, "print this", &Options::help, every},
    {"usage", "", 'h', "", own, output, "print the little that one needs", &Options::usage, every},

    {"format", "", 0, "NAME", own, verb, "env, fish, powershell, process, ...", &Options::format,
     VerbSet{export_session}, formats},
    {"prompt", "", 0, "", own, verb, "ask also for --format process", &Options::prompt,
     VerbSet{export_session}},
    {"json", "", 0, "", own, verb, "print JSON", &Options::json, VerbSet{status}},
    {"short", "", 0, "", own, verb, "print 'dev 42m', for shell prompts", &Options::short_line,
     VerbSet{status}},
    {"check", "", 0, "", own, verb, "print nothing: status 0 fresh, 3 stale", &Options::check,
     VerbSet{status}},
    {"name", "", 0, "", own, verb, "print the name of the session's section", &Options::name,
     VerbSet{status}},
    {"stale", "", 0, "", own, verb, "print what is stale, if any: status 3", &Options::stale,
     VerbSet{status}},
    {"report", "", 0, "", own, verb, "without account numbers, names and key ids", &Options::report,
     VerbSet{doctor}},
    {"service", "", 0, "NAME", own, verb, "page of the console, such as s3", &Options::service,
     VerbSet{console}},
    {"destination", "", 0, "URL", own, verb, "page of the console", &Options::destination,
     VerbSet{console}},
    {"open", "", 0, "", own, verb, "open it in the browser", &Options::open, VerbSet{console}},
    {"browser", "", 0, "CMD", own, verb, "open $STSMFA_CONSOLE_URL with this command",
     &Options::browser, VerbSet{console}},
    {"keys-from", "", 0, "CMD", own, verb, "command that prints the keys", &Options::keys_from,
     VerbSet{setup}},
    {"deactivate", "", 0, "", own, verb, "switch the old key off, without a question",
     &Options::deactivate, VerbSet{rotate}},
    {"delete", "", 0, "", own, verb, "delete the old key, without a question",
     &Options::delete_old_key, VerbSet{rotate}},
    {"discard", "", 0, "ID", own, verb, "delete a new key that nobody has used", &Options::discard,
     VerbSet{rotate}},
});

constexpr bool is_switch(const OptionDefinition& option) {
  return std::holds_alternative<bool Options::*>(option.member);
}

static_assert(std::ranges::none_of(table,
                                   [](const auto& option) {
                                     return is_switch(option) == takes_value(option);
                                   }),
              "a switch has no argument, and every other option has one");

}  // namespace

std::span<const OptionDefinition> option_table() { return table; }

std::string_view heading_of(Group group) {
  switch (group) {
    case what:
      return "Profile and role";
    case code:
      return "MFA code";
    case session:
      return "Session";
    case where:
      return "Endpoint and files";
    case output:
      return "Output";
    case Group::verb:
      break;
  }
  return "Options of one verb";
}

}  // namespace stsmfa::cli
