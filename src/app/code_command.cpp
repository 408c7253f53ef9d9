#include "app/code_command.h"

#include "base/error.h"
#include "base/text.h"
#include "os/child.h"
#include "os/file.h"
#include "sts/parameter.h"

#include <chrono>

namespace stsmfa::app {

namespace {

constexpr std::chrono::milliseconds time_limit = std::chrono::seconds(60);
constexpr std::size_t output_limit = 4096;

[[noreturn]] void fail(const Setting& command, std::string cause) {
  throw Error{.action = command.origin, .cause = std::move(cause)};
}

void check_origin(const Setting& command) {
  if (command.source != Source::file) return;
  const std::string reason = os::distrust(command.file, false);
  if (reason.empty()) return;
  throw Error{.action = command.origin,
              .object = command.file,
              .cause = reason + ": its commands are not run",
              .hint = "chmod go-w " + command.file};
}

std::string how_it_ended(const os::CommandResult& result) {
  switch (result.end) {
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

}  // namespace

Secret run_code_command(const Setting& command, std::string_view device,
                        const Environment& environment) {
  check_origin(command);
  std::vector<std::string> entries = environment.entries();
  entries.push_back("STSMFA_MFA_SERIAL=" + std::string(device));
  const os::CommandResult result = os::run_command({.line = command.value,
                                                    .environment = std::move(entries),
                                                    .timeout = time_limit,
                                                    .output_limit = output_limit});
  const std::string failure = how_it_ended(result);
  if (!failure.empty()) fail(command, failure);
  const std::string_view code = trim(result.output.reveal());
  if (code.empty()) fail(command, "the command printed nothing");
  if (sts::check_token_code(code)) fail(command, "the command printed something that is no code");
  return Secret(code);
}

}  // namespace stsmfa::app
