#include "verb/exec.h"

#include "base/error.h"
#include "base/nearest.h"
#include "base/shell_word.h"
#include "cli/help.h"
#include "cli/scanner.h"
#include "credentials/document.h"
#include "os/exec.h"
#include "os/file.h"
#include "profile/files.h"
#include "profile/profile_list.h"
#include "profile/section_names.h"
#include "profile/suggestion.h"
#include "session/current_session.h"
#include "shell/session_variables.h"
#include "verb/exec_notices.h"
#include "verb/result.h"

#include <cerrno>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace stsmfa::verb {

namespace {

constexpr std::string_view default_search_path = "/usr/local/bin:/usr/bin:/bin";

std::vector<std::string> command_of(const cli::Options& options, const Environment& environment) {
  if (!options.command.empty()) return options.command;
  return {std::string(environment.get("SHELL").value_or("/bin/sh"))};
}

Error not_run(const std::string& name, int error_number) {
  const bool is_missing = error_number == ENOENT || error_number == ENOTDIR;
  const auto status = is_missing ? ExitStatus::not_found : ExitStatus::not_executable;
  if (is_missing && name.find('/') == std::string::npos) {
    return {.status = status, .action = "exec", .object = name, .cause = "command not found"};
  }
  return system_error(status, "exec", name, error_number);
}

Error not_executable(const std::string& path, std::string cause) {
  return {.status = ExitStatus::not_executable,
          .action = "exec",
          .object = path,
          .cause = std::move(cause)};
}

constexpr std::string_view no_interpreter = "the interpreter or loader that it names is missing";

void check_interpreter(const std::string& path) {
  const auto [interpreter, error_number] = os::find_interpreter(path);
  if (error_number == 0) return;
  if (error_number == ENOENT) {
    throw not_executable(path, std::string(no_interpreter) + ": " + interpreter);
  }
  throw not_executable(
      path, "its interpreter cannot be run: " + interpreter + ": " + error_text(error_number));
}

/// Why a program that was found a moment ago was not become.
Error not_become(const std::string& path, int error_number) {
  if (error_number == ENOENT) return not_executable(path, std::string(no_interpreter));
  if (error_number == ENOEXEC) return not_executable(path, "cannot execute binary file");
  return system_error(ExitStatus::not_executable, "exec", path, error_number);
}

/// What `question` is answered of the files, as of empty ones when they cannot be read, which is
/// said by those who need them.
template <class Question>
auto ask_files(const cli::Options& options, const Environment& environment, Question question) {
  using Answer = std::invoke_result_t<Question, const profile::ProfileFiles&>;
  try {
    const profile::Files files = profile::find_files(options, environment);
    const os::FileContent content = profile::read_credentials(files);
    const credentials::Document document(content.bytes.reveal(), files.credentials_path());
    return question(profile::ProfileFiles(document, files.config));
  } catch (const Error&) {
    return Answer{};
  }
}

bool is_profile(const std::string& name, const cli::Options& options,
                const Environment& environment) {
  return ask_files(options, environment, [&](const profile::ProfileFiles& files) {
    return profile::is_profile(name, profile::long_term_suffix(options), files);
  });
}

std::string how_to_name(const std::string& profile) {
  return "to name the profile: stsmfa exec [options] " + shell_word(profile) + " -- CMD";
}

/// What is said of a word that is no command; empty when no profile is called so, or nearly so.
std::string hint_of_profile(const std::string& word, const cli::Options& options,
                            const Environment& environment) {
  if (options.profile) return {};
  return ask_files(options, environment, [&](const profile::ProfileFiles& files) -> std::string {
    const std::string suffix = profile::long_term_suffix(options);
    if (profile::is_profile(word, suffix, files)) return how_to_name(word);
    if (word.find('/') != std::string::npos) return {};  // a path, but for a profile called so
    const auto meant = nearest(word, profile::names_to_meet(files, suffix));
    return meant ? "if a profile is meant: stsmfa exec " + shell_word(*meant) + " -- CMD" : "";
  });
}

/// `exec dev --durtion 1h -- make`, where no command is called dev and a profile is: what stands
/// behind it is no command's.
void check_options_of_profile(const cli::Options& options, const Environment& environment) {
  const std::vector<std::string>& words = options.command;
  const bool has_option = words.size() > 1 && words[1].starts_with('-');
  if (!has_option || options.profile || !is_profile(words[0], options, environment)) return;
  cli::Scanner::check_session_options(std::span(words).subspan(1));
  throw usage_error(words[0], "is a profile, and no -- stands between its options and a command",
                    how_to_name(words[0]) + "; stsmfa exec --help shows the options");
}

os::FoundProgram look_up(const std::string& name, const Environment& environment) {
  return os::find_program(name, environment.get("PATH").value_or(default_search_path));
}

std::string find(const std::string& name, const cli::Options& options,
                 const Environment& environment) {
  os::FoundProgram found = look_up(name, environment);
  if (found.error_number == 0) {
    check_interpreter(found.path);
    return std::move(found.path);
  }
  check_options_of_profile(options, environment);
  Error error = not_run(name, found.error_number);
  error.hint = hint_of_profile(name, options, environment);
  throw Error(std::move(error));
}

/// `exec dev --help`, where no command is called dev and a profile is.
bool asks_for_help(const cli::Options& options, const Environment& environment) {
  const std::vector<std::string>& words = options.command;
  const bool has_option = words.size() > 1 && (words[1] == "--help" || words[1] == "-h");
  return has_option && !options.profile && is_profile(words[0], options, environment) &&
         look_up(words[0], environment).error_number != 0;
}

/// `exec dev`: a profile of which nobody has a command is named for its shell.
cli::Options settled(const cli::Options& options, const Environment& environment) {
  if (!options.command_may_be_profile || options.profile) return options;
  const std::string& word = options.command.front();
  if (!is_profile(word, options, environment)) return options;
  if (look_up(word, environment).error_number == 0) {
    const std::string shown = shell_word(word);
    throw usage_error(word, "is a profile and a command as well",
                      "stsmfa exec " + shown + " -- is the profile's shell, stsmfa exec -- " +
                          shown + " runs the command");
  }
  cli::Options of_profile = options;
  of_profile.profile = word;
  of_profile.command.clear();
  return of_profile;
}

/// Whether nobody has a profile by the name that is wanted, and the command's is one.
bool is_meant_as_profile(const std::string& command, const cli::Options& options,
                         const Environment& environment) {
  if (options.profile) return false;
  const std::string wanted = profile::wanted_profile(options, environment);
  const std::string suffix = profile::long_term_suffix(options);
  return ask_files(options, environment, [&](const profile::ProfileFiles& files) {
    return !profile::is_profile(wanted, suffix, files) &&
           profile::is_profile(command, suffix, files);
  });
}

/// `exec login ls`, where login is a profile and a command: it is the command, for the default
/// profile. Whoever has none has meant the other.
session::CurrentSession session_for(const std::string& command, const cli::Options& options,
                                    const Environment& environment, cli::Report& report) {
  try {
    return session::current_session(options, environment, report);
  } catch (const Error& error) {
    const bool is_impossible = error.status == ExitStatus::plan_impossible;
    if (!is_impossible || !is_meant_as_profile(command, options, environment)) throw;
    Error meant_profile = error;
    meant_profile.hint = how_to_name(command);
    throw Error(std::move(meant_profile));
  }
}

}  // namespace

ExitStatus exec(const cli::Options& options, const Environment& environment, cli::Report& report) {
  if (asks_for_help(options, environment)) {
    print_page(cli::help_text("exec"));
    return ExitStatus::success;
  }
  const cli::Options chosen = settled(options, environment);
  const std::vector<std::string> command = command_of(chosen, environment);
  const std::string path = find(command.front(), chosen, environment);
  const auto session = session_for(command.front(), chosen, environment, report);
  say_session(session, chosen, environment, report);
  const int error_number =
      os::become(path, command, shell::child_environment(environment, session));
  throw not_become(path, error_number);
}

}  // namespace stsmfa::verb
