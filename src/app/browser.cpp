#include "app/browser.h"

#include "base/error.h"
#include "os/exec.h"
#include "os/spawn.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace stsmfa::app {

namespace {

/// Whether the program could be started and ended well. What it prints is no result of ours.
bool run(const std::string& program, const Secret& url, const Environment& environment) try {
  os::Process process = os::spawn({.arguments = {program, std::string(url.reveal())},
                                   .environment = environment.entries(),
                                   .output = STDERR_FILENO});
  std::optional<int> ended;
  while (!ended) {
    ended = process.wait(std::chrono::hours(1));
  }
  return WIFEXITED(*ended) && WEXITSTATUS(*ended) == 0;
} catch (const Error&) {
  return false;  // the next one may do
}

}  // namespace

bool open_in_browser(const Secret& url, const Environment& environment) {
  constexpr std::array<std::string_view, 3> programs = {"xdg-open", "wslview", "open"};
  for (const std::string_view name : programs) {
    const auto found = os::find_program(std::string(name), environment.get("PATH").value_or(""));
    if (found.error_number == 0 && run(found.path, url, environment)) return true;
  }
  return false;
}

}  // namespace stsmfa::app
