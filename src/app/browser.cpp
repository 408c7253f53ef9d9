#include "app/browser.h"

#include "base/error.h"
#include "os/spawn.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace stsmfa::app {

namespace {

/// The first file of that name on the PATH that may be run; empty when there is none. An empty or
/// relative folder is left out: the folder that one stands in is nobody's choice.
std::string find_program(std::string_view name, std::string_view path) {
  while (!path.empty()) {
    const auto end = path.find(':');
    const std::string_view folder = path.substr(0, end);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    if (!folder.starts_with('/')) continue;
    std::string candidate = std::string(folder) + "/" + std::string(name);
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return "";
}

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
    const std::string program = find_program(name, environment.get("PATH").value_or(""));
    if (!program.empty() && run(program, url, environment)) return true;
  }
  return false;
}

}  // namespace stsmfa::app
