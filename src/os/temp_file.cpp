#include "os/temp_file.h"

#include "base/error.h"
#include "os/file.h"
#include "os/new_file.h"
#include "os/random.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

namespace stsmfa::os {

namespace {

constexpr std::size_t random_size = 6;

Error failure(const std::string& target, int error_number) {
  Error error = system_error(ExitStatus::file_unusable, "write", target, error_number);
  if (error_number == EBUSY) error.hint = mount_point_hint;
  return error;
}

std::string prefix_for(const std::string& target) {
  std::string prefix = ".";
  prefix += std::string_view(target).substr(target.rfind('/') + 1);
  prefix += ".stsmfa-";
  return prefix;
}

std::string random_name(const std::string& target) {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::array<unsigned char, random_size> random{};
  if (const int error_number = fill_with_random(random)) throw failure(target, error_number);
  std::string name = prefix_for(target);
  for (const unsigned char byte : random) {
    name += alphabet[byte % alphabet.size()];
  }
  return name;
}

}  // namespace

TempFile::TempFile(std::string target) : target_(std::move(target)) {
  folder_ = hold_folder_of(target_);
  if (!folder_) throw failure(target_, errno);
  std::string path;
  do {
    path = folder_of(target_) + '/' + random_name(target_);
    file_ = make_file(folder_, path, O_WRONLY);
  } while (!file_ && errno == EEXIST);
  if (!file_) throw failure(target_, errno);
  path_ = std::move(path);
}

TempFile::~TempFile() {
  if (!path_.empty()) unlink(path_.c_str());
}

void TempFile::give_to_owner_of_folder() {
  if (const int error_number = give_to_owner(file_, folder_)) throw failure(target_, error_number);
}

void TempFile::fill(std::string_view bytes) {
  if (const int error_number = write_all(file_.get(), bytes)) throw failure(target_, error_number);
  if (fsync(file_.get()) != 0) throw failure(target_, errno);
  if (const int error_number = file_.close()) throw failure(target_, error_number);
}

void TempFile::take_place() {
  constexpr std::chrono::milliseconds between_tries{50};
  constexpr int tries = 20;
  for (int tried = 1; std::rename(path_.c_str(), target_.c_str()) != 0; ++tried) {
    const int error_number = errno;
    if ((error_number != EACCES && error_number != EBUSY) || tried == tries) {
      throw failure(target_, error_number);
    }
    std::this_thread::sleep_for(between_tries);
  }
  path_.clear();
}

void remove_leftovers(const std::string& target, uid_t owner) {
  struct Close {
    void operator()(DIR* folder) const { closedir(folder); }
  };
  const std::unique_ptr<DIR, Close> folder(opendir(folder_of(target).c_str()));
  const std::string prefix = prefix_for(target);
  const uid_t self = geteuid();
  while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
    const std::string_view name = entry->d_name;
    if (!name.starts_with(prefix) || name.size() != prefix.size() + random_size) continue;
    struct stat status {};
    if (fstatat(dirfd(folder.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    const bool ours = status.st_uid == self || (self == 0 && status.st_uid == owner);
    if (S_ISREG(status.st_mode) && ours) unlinkat(dirfd(folder.get()), entry->d_name, 0);
  }
}

}  // namespace stsmfa::os
