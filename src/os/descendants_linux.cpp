#include "base/text.h"
#include "os/descendants.h"
#include "os/fd.h"

#include <dirent.h>
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

namespace stsmfa::os {

namespace {

/// What /proc/PID/stat tells (proc(5)).
struct State {
  char letter = 0;
  pid_t parent = 0;
  std::string began = {};  ///< in clock ticks since the machine has
};

std::optional<State> state_of(pid_t pid) {
  const std::string path = "/proc/" + std::to_string(pid) + "/stat";
  const Fd file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 2048> bytes{};
  const ssize_t size = file ? read_some(file.get(), bytes.data(), bytes.size()) : -1;
  if (size <= 0) return std::nullopt;
  std::string_view rest(bytes.data(), static_cast<std::size_t>(size));
  rest.remove_prefix(std::min(rest.size(), rest.rfind(')') + 1));  // a name may hold anything
  State state;
  constexpr int field_behind_the_name = 3;
  for (int field = field_behind_the_name; !rest.empty(); ++field) {
    rest.remove_prefix(1);
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (field == field_behind_the_name && !word.empty()) state.letter = word.front();
    if (field == 4) state.parent = static_cast<pid_t>(parse_number(word).value_or(0));
    if (field == 22) state.began = word;
    rest.remove_prefix(word.size());
  }
  return state;
}

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

/// Of the system's list.
struct Entry {
  OtherProcess process;
  pid_t parent;
};

std::vector<Entry> all_processes() {
  std::vector<Entry> all;
  const std::unique_ptr<DIR, CloseFolder> folder(opendir("/proc"));
  while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
    const auto pid = static_cast<pid_t>(parse_number(entry->d_name).value_or(0));
    auto state = pid > 0 ? state_of(pid) : std::nullopt;
    if (state) all.push_back({{pid, std::move(state->began)}, state->parent});
  }
  return all;
}

}  // namespace

std::vector<OtherProcess> descendants_of(pid_t pid) {
  const std::vector<Entry> all = all_processes();
  std::vector<OtherProcess> found = {{pid, {}}};
  for (std::size_t at = 0; at < found.size(); ++at) {
    const pid_t parent = found[at].pid;
    for (const Entry& one : all) {
      if (one.parent == parent) found.push_back(one.process);
    }
  }
  found.erase(found.begin());
  return found;
}

bool is_running(const OtherProcess& process) {
  const auto state = state_of(process.pid);
  return state && state->began == process.began && state->letter != 'Z' && state->letter != 'X';
}

}  // namespace stsmfa::os
