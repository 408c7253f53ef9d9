#include "ask/user_command.h"

#include "base/error.h"
#include "base/shell_word.h"
#include "base/text.h"
#include "os/command.h"
#include "os/file.h"
#include "profile/missing_program.h"
#include "profile/shown_command.h"
#include "sts/parameter.h"
#include "sts/shown_value.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace stsmfa::ask {

namespace {

constexpr std::chrono::milliseconds time_limit = std::chrono::seconds(60);
/// A command that waits for nobody is done by then.
constexpr std::chrono::milliseconds patience_with_silence = std::chrono::seconds(1);

/// Throws when others could have written what stands in `place`.
void check_place(const profile::Setting& command, const std::string& place, os::FileType type) {
  const std::string reason = os::distrust(place, type);
  if (reason.empty()) return;
  const bool by_mode = reason == os::writable_by_others;
  throw plan_error(object_of(command.origin, place), reason + ": its commands are not run",
                   by_mode ? "chmod go-w " + shell_word(place) : std::string());
}

/// The file, and where it stands, also behind a link: who may write there can put another file in
/// its place.
void check_origin(const profile::Setting& command, const profile::FileLocations& files) {
  if (!profile::is_of_file(command.source)) return;
  const bool is_in_config = command.source == profile::Source::config_file;
  const std::string& file = is_in_config ? files.config.path : files.credentials.path;
  check_place(command, file, os::FileType::file);
  for (const std::string& path : {file, os::resolve(file)}) {
    const std::string folder = os::folder_of(path);
    if (!os::keeps_files_of_others(folder)) check_place(command, folder, os::FileType::folder);
  }
}

/// The shell would print it: `sh: 1: SECRET: not found`.
void refuse_secret(const profile::Setting& command) {
  if (!sts::looks_like_secret_access_key(profile::first_word(command.value))) return;
  throw plan_error(command.origin, "is no command: it looks like a secret access key",
                   "name the command that prints it, or call the key aws_secret_access_key");
}

std::string printed_more_than(std::size_t limit) {
  return "the command printed more than " + std::to_string(limit / 1024) + " KiB";
}

/// The shell would print its first word likewise, which may be a seed or a password.
void refuse_missing_program(const profile::Setting& command, const Environment& environment) {
  std::string warning = profile::warning_of_missing_program(command, environment);
  if (warning.empty()) return;
  throw plan_error({}, std::move(warning), std::string(profile::help_for_missing_program));
}

/// What is wrong with how it ended; empty when nothing is.
std::string how_it_ended(const os::CommandResult& result, std::size_t limit) {
  switch (result.end) {
    case os::CommandResult::End::printed_too_much:
      return printed_more_than(limit);
    case os::CommandResult::End::timed_out:
      return "the command took longer than 60 seconds";
    case os::CommandResult::End::killed_by_signal:
      return "the command was ended by signal " + std::to_string(result.status);
    case os::CommandResult::End::exited:
      break;
  }
  return result.status == 0 ? ""
                            : "the command failed with status " + std::to_string(result.status);
}

/// What is wrong with the size of what it printed; empty when nothing is.
std::string how_much_it_printed(const Secret& output, std::size_t limit) {
  if (trim(output.reveal()).empty()) return "the command printed nothing";
  return output.size() <= limit ? "" : printed_more_than(limit);
}

}  // namespace

Surroundings surroundings_of(const cli::Options& options, const Environment& environment,
                             const profile::FileLocations& files) {
  const bool passed_on =
      cli::audience_of(options) == cli::Audience::aws_tools && !options.token_stdin;
  return {environment, passed_on ? os::CommandInput::ours : os::CommandInput::terminal_or_nothing,
          files, options.report};
}

Surroundings surroundings_of(const profile::Context& context) {
  return surroundings_of(context.options, context.environment, context.files.locations);
}

Secret run_user_command(const profile::Setting& command, const Surroundings& surroundings,
                        os::Command how) {
  check_origin(command, surroundings.files);
  refuse_secret(command);
  refuse_missing_program(command, surroundings.environment);
  // a line of its own: the command is run as it stands
  how.line = (surroundings.silent ? "exec 2>/dev/null\n" : "") + command.value;
  how.input = surroundings.input;
  how.timeout = time_limit;
  os::CommandResult result = os::run_command(how);
  std::string fault = how_it_ended(result, how.output_limit);
  if (fault.empty()) fault = how_much_it_printed(result.output, how.output_limit);
  if (!fault.empty()) throw plan_error(command.origin, std::move(fault));
  return std::move(result.output);
}

Secret run_code_command(const profile::Setting& command, std::string_view device,
                        const Surroundings& surroundings, const std::function<void()>& on_silence) {
  std::vector<std::string> entries = surroundings.environment.entries();
  entries.push_back("STSMFA_MFA_SERIAL=" + std::string(device));
  const Secret output = run_user_command(command, surroundings,
                                         {.environment = std::move(entries),
                                          .output_limit = 4096,
                                          .on_silence = {patience_with_silence, on_silence}});
  const std::string_view code = trim(output.reveal());
  if (sts::check_token_code(code)) {
    throw plan_error(command.origin, "the command printed something that is no code");
  }
  return Secret(code);
}

}  // namespace stsmfa::ask
