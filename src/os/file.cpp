#include "os/file.h"

#include "base/error.h"
#include "os/file_times.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>

namespace stsmfa::os {

namespace {

constexpr auto dangling = "it is a symbolic link to a file that does not exist";

Error failure(std::string_view action, const std::string& path, int error_number) {
  return system_error(ExitStatus::file_unusable, action, path, error_number);
}

Error failure(std::string_view action, const std::string& path, std::string_view cause) {
  return file_error(action, path, std::string(cause));
}

std::string not_regular(const struct stat& status) {
  return S_ISFIFO(status.st_mode) ? "it is a pipe, not a regular file"
                                  : "it is a device, not a regular file";
}

bool is_symlink(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

/// realpath(3); empty, with errno set, when it fails.
std::string real_path(const std::string& path) {
  struct Free {
    void operator()(char* memory) const { free(memory); }  // NOLINT(*-no-malloc): realpath's way
  };
  const std::unique_ptr<char, Free> resolved(realpath(path.c_str(), nullptr));
  return resolved ? resolved.get() : "";
}

/// Everything from where `fd` stands to its end. One byte more than expected is asked for, so that
/// the first read is short, and the second says "end" without any growing in between.
Secret read_to_end(int fd, std::size_t expected_size, const std::string& path) {
  Secret bytes;
  char* start = bytes.resize(expected_size + 1);
  std::size_t used = 0;
  for (;;) {
    const ssize_t count = read_some(fd, start + used, bytes.size() - used);
    if (count < 0) throw failure("read", path, errno);
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
    if (used == bytes.size()) start = bytes.resize(2 * used);
  }
  bytes.resize(used);
  return bytes;
}

/// O_NONBLOCK and O_NOCTTY: a FIFO or a terminal at `path` is to be refused, not waited for.
Fd open_to_read(const std::string& path) {
  return Fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
}

}  // namespace

std::optional<FileContent> read_file(const std::string& path) {
  const Fd file = open_to_read(path);
  if (!file) {
    const int error_number = errno;
    if (error_number != ENOENT) throw failure("read", path, error_number);
    if (is_symlink(path)) throw failure("read", path, dangling);
    return std::nullopt;
  }
  FileContent content{};
  if (fstat(file.get(), &content.status) != 0) throw failure("read", path, errno);
  if (S_ISDIR(content.status.st_mode)) throw failure("read", path, EISDIR);
  if (!S_ISREG(content.status.st_mode)) throw failure("read", path, not_regular(content.status));
  try {
    content.bytes = read_to_end(file.get(), static_cast<std::size_t>(content.status.st_size), path);
  } catch (const std::bad_alloc&) {
    throw failure("read", path, ENOMEM);
  } catch (const std::length_error&) {
    throw failure("read", path, EFBIG);
  }
  return content;
}

bool read_in_pieces(const std::string& path, std::size_t least_size,
                    const std::function<bool(std::string_view)>& take) {
  constexpr std::size_t piece_size = std::size_t{128} * 1024;  // what stays in a processor's cache
  const Fd file = open_to_read(path);
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (static_cast<std::size_t>(status.st_size) < least_size) return false;
  Secret buffer;
  char* const start = buffer.resize(piece_size);
  for (;;) {
    const ssize_t count = read_some(file.get(), start, piece_size);
    if (count <= 0) return count == 0;
    if (!take({start, static_cast<std::size_t>(count)})) return false;
  }
}

bool same_file(const struct stat& a, const struct stat& b) {
  const auto same_time = [](const timespec& x, const timespec& y) {
    return x.tv_sec == y.tv_sec && x.tv_nsec == y.tv_nsec;
  };
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         same_time(modification_time(a), modification_time(b)) &&
         same_time(change_time(a), change_time(b));
}

std::optional<bool> holds(const std::string& path, std::string_view bytes) {
  constexpr std::size_t piece_size = std::size_t{64} * 1024;
  const Fd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (!file) return std::nullopt;
  Secret piece;
  char* start = piece.resize(piece_size);
  for (;;) {
    const ssize_t count = read_some(file.get(), start, piece_size);
    if (count < 0) return std::nullopt;
    if (count == 0) return bytes.empty();
    const std::string_view found(start, static_cast<std::size_t>(count));
    if (!bytes.starts_with(found)) return false;
    bytes.remove_prefix(found.size());
  }
}

bool is_unchanged(const std::string& path, const struct stat& then) {
  struct stat now {};
  return stat(path.c_str(), &now) == 0 && same_file(now, then);
}

std::string resolve(const std::string& path) {
  std::string resolved = real_path(path);
  if (!resolved.empty()) return resolved;
  if (errno != ENOENT) throw failure("resolve", path, errno);
  if (is_symlink(path)) throw failure("resolve", path, dangling);
  const std::string name = path.substr(path.rfind('/') + 1);
  const std::string folder = real_path(folder_of(path));
  if (folder.empty()) throw failure("resolve", folder_of(path), errno);
  if (name.empty()) throw failure("resolve", path, EISDIR);
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string distrust(const std::string& path, FileType wanted, uid_t trusted) {
  const bool want_folder = wanted == FileType::folder;
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    return errno == ENOENT ? "is missing" : "cannot be examined: " + error_text(errno);
  }
  if (want_folder && !S_ISDIR(status.st_mode)) return "is not a folder";
  if (!want_folder && !S_ISREG(status.st_mode)) return "is not a regular file";
  const uid_t owner = status.st_uid;
  if (owner != geteuid() && owner != 0 && owner != trusted) return "belongs to another user";
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) return std::string(writable_by_others);
  return "";
}

bool keeps_files_of_others(const std::string& folder) {
  struct stat status {};
  return stat(folder.c_str(), &status) == 0 && (status.st_mode & S_ISVTX) != 0 &&
         (status.st_uid == geteuid() || status.st_uid == 0);
}

}  // namespace stsmfa::os
