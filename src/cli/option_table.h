#pragma once

#include <array>
#include <string_view>

namespace stsmfa::cli {

/// Under which heading `--help` shows an option.
enum class Group { what, code, session, where, output, verb };

/// One option: parsing, `--help` and the completions all read this table, and a test holds the man
/// page against it.
struct OptionDefinition {
  std::string_view name;      ///< without dashes
  std::string_view alias;     ///< aws-mfa's second name; empty when there is none
  char letter;                ///< NUL when there is none
  std::string_view argument;  ///< what `--help` calls its value; empty for a switch
  bool from_aws_mfa;          ///< may be abbreviated, as argparse allowed
  Group group;
  std::string_view help;
  std::string_view verbs = {};  ///< those that have it, a blank between two; empty: all of them
};

/// Whether `verb` has an option that not all verbs have.
constexpr bool is_own_option(const OptionDefinition& option, std::string_view verb) {
  const auto at = option.verbs.find(verb);
  if (at == std::string_view::npos) return false;
  const auto end = at + verb.size();
  return (at == 0 || option.verbs[at - 1] == ' ') &&
         (end == option.verbs.size() || option.verbs[end] == ' ');
}

inline constexpr std::array<OptionDefinition, 44> option_table = {{
    {"profile", "", 'p', "NAME", true, Group::what, "profile, with or without -long-term"},
    {"assume-role", "assume", 0, "ARN", true, Group::what, "role to assume"},
    {"role-session-name", "", 0, "NAME", true, Group::what, "name in CloudTrail (your user name)"},
    {"external-id", "", 0, "ID", false, Group::what, "what the role's trust policy asks for"},
    {"duration", "", 0, "TIME", true, Group::what, "3600, 90m or 12h (12h; 1h with a role)"},
    {"section", "", 0, "NAME", false, Group::what, "section to write the session to"},
    {"long-term-suffix", "long-suffix", 0, "S", true, Group::what, "long-term sections end in -S"},
    {"short-term-suffix", "short-suffix", 0, "S", true, Group::what, "short-term ones end in -S"},
    {"device", "", 0, "ARN", true, Group::code, "MFA device, an ARN or a serial number"},
    {"token", "mfa-token", 0, "CODE", true, Group::code, "the code (others can see it in ps)"},
    {"token-stdin", "", 0, "", false, Group::code, "read the code from standard input"},
    {"mfa-process", "", 0, "CMD", false, Group::code, "command that prints the code"},
    {"no-prompt", "", 0, "", false, Group::code, "never ask: status 3 instead"},
    {"no-mfa", "", 0, "", false, Group::code, "call STS without a code"},
    {"save-device", "", 0, "", false, Group::code, "keep the device that IAM names in the file"},
    {"force", "", 0, "", true, Group::session, "renew although still valid"},
    {"renew-before", "", 0, "TIME", false, Group::session, "renew with less than this left (5m)"},
    {"lock-timeout", "", 0, "TIME", false, Group::session, "wait for other stsmfa (2m)"},
    {"mfa-session", "", 0, "", false, Group::session, "one code for all roles of the keys"},
    {"mfa-session-duration", "", 0, "TIME", false, Group::session, "how long it lasts (12h)"},
    {"all", "", 0, "", false, Group::session, "every profile; clear: every session",
     "refresh clear"},
    {"renew", "", 0, "", false, Group::session, "what is there, without a code", "refresh"},
    {"cap", "", 0, "", false, Group::session, "an hour at most, without a code", "refresh"},
    {"setup", "", 0, "", true, Group::session, "add a long-term section, then leave"},
    {"region", "", 0, "NAME", false, Group::where, "region of the STS endpoint"},
    {"endpoint-url", "", 0, "URL", false, Group::where, "another STS endpoint"},
    {"credentials-file", "", 0, "PATH", false, Group::where, "instead of ~/.aws/credentials"},
    {"config-file", "", 0, "PATH", false, Group::where, "instead of ~/.aws/config"},
    {"log-level", "", 0, "LEVEL", true, Group::output, "DEBUG, INFO, WARNING, ERROR, CRITICAL"},
    {"quiet", "", 'q', "", false, Group::output, "nothing for status 0 and 3"},
    {"verbose", "", 'v', "", false, Group::output, "request ids and endpoints as well"},
    {"version", "", 0, "", false, Group::output, "print the version"},
    {"help", "", 'h', "", true, Group::output, "print this"},
    {"format", "", 0, "NAME", false, Group::verb, "env, fish, powershell, process, ...", "export"},
    {"prompt", "", 0, "", false, Group::verb, "ask also for --format process", "export"},
    {"json", "", 0, "", false, Group::verb, "print JSON", "status"},
    {"short", "", 0, "", false, Group::verb, "print 'dev 42m', for shell prompts", "status"},
    {"check", "", 0, "", false, Group::verb, "print nothing: status 0 fresh, 3 stale", "status"},
    {"name", "", 0, "", false, Group::verb, "print the name of the session's section", "status"},
    {"stale", "", 0, "", false, Group::verb, "print what has expired, if any: status 3", "status"},
    {"service", "", 0, "NAME", false, Group::verb, "page of the console, such as s3", "console"},
    {"destination", "", 0, "URL", false, Group::verb, "page of the console", "console"},
    {"open", "", 0, "", false, Group::verb, "open it in the browser", "console"},
    {"keys-from", "", 0, "CMD", false, Group::verb, "command that prints the keys", "setup"},
}};

}  // namespace stsmfa::cli
