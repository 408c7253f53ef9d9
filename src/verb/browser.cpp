#include "verb/browser.h"

#include "base/error.h"
#include "os/exec.h"
#include "os/process.h"
#include "os/spawn.h"
#include "os/terminal.h"
#include "session/held_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace stsmfa::verb {

namespace {

/// A search path without relative folders: the one that we stand in is nobody's choice.
std::string absolute_folders(std::string_view path) {
  std::string folders;
  while (!path.empty()) {
    const auto end = path.find(':');
    const std::string_view folder = path.substr(0, end);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    if (folder.starts_with('/')) folders += (folders.empty() ? "" : ":") + std::string(folder);
  }
  return folders;
}

/// Once signals are watched they do not end us by themselves, nor a wait for a process.
constexpr std::chrono::milliseconds between_looks_at_signals(100);

std::vector<std::string> entries_for_others(const Environment& environment) {
  const std::vector<const char*> entries = environment.without(session::held_lock_variable);
  return Environment(entries.data()).entries();
}

/// Whether the program could be started and ended well. What it prints is no result of ours.
bool run(std::vector<std::string> arguments, std::vector<std::string> environment) try {
  const os::Fd input = os::open_terminal_or_nothing();
  os::Process process = os::spawn({.arguments = std::move(arguments),
                                   .environment = std::move(environment),
                                   .input = input.get(),
                                   .output = STDERR_FILENO});
  std::optional<int> ended;
  while (!(ended = process.wait(between_looks_at_signals))) {
    os::throw_if_interrupted();
  }
  return WIFEXITED(*ended) && WEXITSTATUS(*ended) == 0;
} catch (const Error&) {
  return false;  // the next one may do
}

}  // namespace

bool open_in_browser(const Secret& url, const Environment& environment) {
  constexpr std::array<std::string_view, 3> programs = {"xdg-open", "wslview", "open"};
  const std::string path = absolute_folders(environment.get("PATH").value_or(""));
  if (path.empty()) return false;
  for (const std::string_view name : programs) {
    const auto found = os::find_program(std::string(name), path);
    const bool is_there = found.error_number == 0;
    std::vector<std::string> arguments = {found.path, std::string(url.reveal())};
    if (is_there && run(std::move(arguments), entries_for_others(environment))) return true;
  }
  return false;
}

bool open_with(const std::string& command, const Secret& url, const Environment& environment) {
  std::vector<std::string> entries = entries_for_others(environment);
  entries.push_back("STSMFA_CONSOLE_URL=" + std::string(url.reveal()));
  return run({"/bin/sh", "-c", command}, std::move(entries));
}

}  // namespace stsmfa::verb
