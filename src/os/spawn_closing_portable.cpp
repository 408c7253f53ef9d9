#include "os/spawn_closing.h"

#include <dirent.h>

#include <charconv>
#include <memory>
#include <string_view>

namespace stsmfa::os {

namespace {

struct Close {
  void operator()(DIR* folder) const { closedir(folder); }
};

}  // namespace

int close_above_standard(posix_spawn_file_actions_t& actions) {
  const std::unique_ptr<DIR, Close> folder(opendir("/dev/fd"));
  while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
    const std::string_view name = entry->d_name;
    int number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    // the folder's own is closed by then, and closing it again might be an error
    if (number > 2 && number != dirfd(folder.get())) {
      posix_spawn_file_actions_addclose(&actions, number);
    }
  }
  return 0;
}

}  // namespace stsmfa::os
