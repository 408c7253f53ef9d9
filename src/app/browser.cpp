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

/// Without the folders that depend on where we are: what lies there must not get the URL.
std::string absolute_folders(std::string_view search_path) {
  std::string kept;
  for (bool more = true; more;) {
    const auto end = search_path.find(':');
    more = end != std::string_view::npos;
    const std::string_view folder = search_path.substr(0, end);
    search_path.remove_prefix(more ? end + 1 : search_path.size());
    if (folder.starts_with('/')) kept += (kept.empty() ? "" : ":") + std::string(folder);
  }
  return kept;
}

}  // namespace

bool open_in_browser(const Secret& url, const Environment& environment) {
  constexpr std::array<std::string_view, 3> programs = {"xdg-open", "wslview", "open"};
  const std::string search_path = absolute_folders(environment.get("PATH").value_or(""));
  if (search_path.empty()) return false;  // to find_program it would be the current folder
  for (const std::string_view name : programs) {
    const auto found = os::find_program(std::string(name), search_path);
    if (found.error_number == 0 && run(found.path, url, environment)) return true;
  }
  return false;
}

}  // namespace stsmfa::app
