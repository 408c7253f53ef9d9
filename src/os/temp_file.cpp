#include "os/temp_file.h"

#include "base/error.h"
#include "os/file.h"
#include "os/new_file.h"
#include "os/random.h"
#include "os/rename.h"
#include "os/swap_name.h"
#include "os/sync.h"
#include "os/write_pieces.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace stsmfa::os {

namespace {

/// As long as no person's word is: what is called like a temp is removed by the next run.
constexpr std::size_t random_size = 13;
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";

std::string random_name(const std::string& target) {
  std::array<unsigned char, random_size> random{};
  if (const int error_number = fill_with_random(random)) throw write_failure(target, error_number);
  std::string name = own_prefix(target);
  for (const unsigned char byte : random) {
    name += alphabet[byte % alphabet.size()];
  }
  return name;
}

}  // namespace

TempFile::TempFile(std::string target) : target_(std::move(target)) {
  folder_ = hold_folder_of(target_);
  if (!folder_) throw write_failure(target_, errno);
  std::string path;
  do {
    path = folder_of(target_) + '/' + random_name(target_);
    file_ = make_file(folder_, path, O_WRONLY);
  } while (!file_ && errno == EEXIST);
  if (!file_) throw write_failure(target_, errno);
  path_ = std::move(path);
}

TempFile::~TempFile() {
  if (!path_.empty()) unlink(path_.c_str());
}

void TempFile::give_to_owner_of_folder() {
  if (const int error_number = give_to_owner(file_, folder_)) {
    throw write_failure(target_, error_number);
  }
}

void TempFile::write(const std::vector<std::string_view>& pieces) {
  if (const int error_number = write_pieces(file_.get(), pieces)) {
    throw write_failure(target_, error_number);
  }
  struct stat status {};
  if (fstat(file_.get(), &status) != 0) throw write_failure(target_, errno);
  state_ = state_of(status);
}

void TempFile::sync() {
  if (sync_to_disk(file_.get()) != 0) throw write_failure(target_, errno);
  if (const int error_number = file_.close()) throw write_failure(target_, error_number);
}

void TempFile::rename(std::string path) {
  if (const int error_number = rename_over(path_, path)) throw write_failure(target_, error_number);
  path_ = std::move(path);
}

bool is_temp_name(const std::string& target, std::string_view name) {
  const std::string prefix = own_prefix(target);
  return name.starts_with(prefix) && name.size() == prefix.size() + random_size &&
         name.find_first_not_of(alphabet, prefix.size()) == std::string_view::npos;
}

Error write_failure(const std::string& target, int error_number) {
  Error error = system_error(ExitStatus::file_unusable, "write", target, error_number);
  if (error_number == EBUSY) error.hint = mount_point_hint;
  return error;
}

}  // namespace stsmfa::os
