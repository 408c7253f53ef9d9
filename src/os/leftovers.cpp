#include "os/leftovers.h"

#include "os/file.h"
#include "os/swap_name.h"
#include "os/take_place.h"
#include "os/temp_file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <vector>

namespace stsmfa::os {

namespace {

struct Close {
  void operator()(DIR* folder) const { closedir(folder); }
};

/// The names first: what is renamed while a folder is read may be met twice.
std::vector<std::string> own_names_beside(const std::string& target) {
  const std::unique_ptr<DIR, Close> folder(opendir(folder_of(target).c_str()));
  const std::string prefix = own_prefix(target);
  std::vector<std::string> names;
  while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
    if (std::string_view(entry->d_name).starts_with(prefix)) names.emplace_back(entry->d_name);
  }
  return names;
}

/// What is there and belongs to us or, for root, to `owner`: a stranger may write into the folder.
std::optional<struct stat> status_of_ours(const std::string& path, uid_t owner) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return std::nullopt;
  const uid_t self = geteuid();
  const bool is_ours = status.st_uid == self || (self == 0 && status.st_uid == owner);
  return is_ours ? std::optional(status) : std::nullopt;
}

/// Whose bytes are known by the name: ours, or those that ours have replaced.
bool is_known(const SwapName& swap, const struct stat& status) {
  return swap.own.is(status) || swap.old.is(status);
}

/// Something of ours beside the target.
struct Leftover {
  std::string path;
  struct stat status;
  std::optional<SwapName> swap;  ///< what its name says, if it is one of two that were exchanged
  bool is_needless;              ///< a temp file, or known bytes
};

/// nullopt for what is not ours, or has gone.
std::optional<Leftover> look_at(const std::string& target, const std::string& name, uid_t owner) {
  const std::string path = folder_of(target) + '/' + name;
  const auto status = status_of_ours(path, owner);
  if (!status) return std::nullopt;
  const auto swap = parse_swap_name(target, name);
  const bool is_temp = is_temp_name(target, name) && S_ISREG(status->st_mode);
  return Leftover{path, *status, swap, is_temp || (swap && is_known(*swap, *status))};
}

/// The paths of those that are like that.
std::vector<std::string> paths_of(const std::string& target, uid_t owner,
                                  bool (*is_like)(const Leftover&)) {
  std::vector<std::string> paths;
  for (const std::string& name : own_names_beside(target)) {
    const auto left = look_at(target, name, owner);
    if (left && is_like(*left)) paths.push_back(left->path);
  }
  return paths;
}

}  // namespace

void clear_leftovers(const std::string& target, uid_t owner, Remarks& remarks,
                     const MayGiveWay& may_give_way) {
  for (const std::string& name : own_names_beside(target)) {
    const auto left = look_at(target, name, owner);
    if (!left) continue;
    if (left->is_needless) {
      unlink(left->path.c_str());
      continue;
    }
    if (!left->swap) continue;
    const auto at_target = status_of_ours(target, owner);
    const bool can_be_put_back = S_ISREG(left->status.st_mode) || S_ISLNK(left->status.st_mode);
    const bool is_ours = at_target && left->swap->own.is(*at_target);
    if (can_be_put_back && is_ours && may_give_way(target, left->path)) {
      put_back(left->path, *left->swap, target, remarks);
    } else {
      remarks.push_back(kept_in(left->path));
    }
  }
}

std::vector<std::string> foreign_leftovers(const std::string& target, uid_t owner) {
  return paths_of(target, owner,
                  [](const Leftover& left) { return left.swap && !left.is_needless; });
}

std::vector<std::string> needless_leftovers(const std::string& target, uid_t owner) {
  return paths_of(target, owner, [](const Leftover& left) { return left.is_needless; });
}

}  // namespace stsmfa::os
