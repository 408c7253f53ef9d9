#include "os/atomic_file.h"

#include "base/error.h"
#include "os/leftovers.h"
#include "os/obstacle.h"
#include "os/signal_block.h"
#include "os/swap_name.h"
#include "os/sync.h"
#include "os/take_place.h"
#include "os/temp_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <iterator>

namespace stsmfa::os {

namespace {

Error refusal(const std::string& target, std::string_view cause, std::string_view hint = "") {
  Error error = file_error("write", target, std::string(cause));
  error.hint = hint;
  return error;
}

/// Sees on the disk that the folder has the new name; the cause when it cannot.
std::optional<std::string> sync_folder(const std::string& folder) {
  const Fd opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const bool synced = opened && (sync_to_disk(opened.get()) == 0 || errno == EINVAL);
  if (synced) return std::nullopt;
  return error_text(errno);
}

/// The name that the file has while it is exchanged is longer than its own (swap_name.h).
void check_name_size(const std::string& target, const struct stat& status) {
  constexpr std::size_t more_digits = 4;  // of a size, an inode that grow
  const FileState state = state_of(status);
  const std::string swap = swap_path(target, {.own = state, .old = state});
  const std::size_t size = swap.size() - swap.rfind('/') - 1 + more_digits;
  if (size <= NAME_MAX && swap.size() + more_digits < PATH_MAX) return;
  throw refusal(target, "its name is too long for the longer one that a rewrite needs beside it");
}

}  // namespace

Replacement replace_file(const std::string& target, const std::optional<FileContent>& old,
                         const std::vector<std::string_view>& pieces,
                         const std::function<void()>& meanwhile, const MayGiveWay& may_give_way) {
  check_replaceable(target);
  Remarks remarks;
  Remarks lost;
  clear_leftovers(target, old ? old->status.st_uid : geteuid(), remarks, may_give_way);
  {
    const SignalBlock signals_wait;
    TempFile temp(target);
    if (old) {
      lost = copy_metadata(target, old->status, temp.get());
    } else {
      temp.give_to_owner_of_folder();
    }
    temp.write(pieces);
    meanwhile();
    temp.sync();
    if (take_place(temp, target, old, remarks) == Placed::changed) {
      return {Replaced::changed, remarks};
    }
  }
  std::ranges::move(lost, std::back_inserter(remarks));
  if (old && old->status.st_nlink > 1) {
    remarks.emplace_back("it was a hard link: its other names keep the old content");
  }
  if (const auto cause = sync_folder(folder_of(target))) {
    remarks.push_back("written, but perhaps not yet on disk: " + *cause);
  }
  return {Replaced::yes, remarks};
}

bool is_settled(const std::string& target, const FileContent& old, Remarks& remarks,
                const MayGiveWay& may_give_way) {
  clear_leftovers(target, old.status.st_uid, remarks, may_give_way);
  struct stat now {};
  return lstat(target.c_str(), &now) == 0 && same_file(now, old.status);
}

void check_replaceable(const std::string& target) {
  const std::string folder = folder_of(target);
  const int error = access(folder.c_str(), W_OK | X_OK) == 0 ? 0 : errno;
  const bool may_be_marked = error == 0 || error == EPERM;
  if (const auto obstacle = may_be_marked ? find_obstacle_in(folder) : std::nullopt) {
    throw refusal(target, obstacle->cause, obstacle->hint);
  }
  if (error != 0) {
    throw refusal(target, "its folder cannot be written to: " + error_text(error));
  }
  struct stat status {};
  if (lstat(target.c_str(), &status) != 0) {
    if (errno != ENOENT) throw write_failure(target, errno);
    return;
  }
  if (!S_ISREG(status.st_mode)) throw refusal(target, "it is not a regular file");
  if (status.st_uid != geteuid() && geteuid() != 0) {
    throw refusal(target, "it belongs to another user");
  }
  if (const auto obstacle = find_obstacle(target)) {
    throw refusal(target, obstacle->cause, obstacle->hint);
  }
  check_name_size(target, status);
}

}  // namespace stsmfa::os
