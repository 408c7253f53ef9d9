#include "os/read_input.h"

#include "base/error.h"
#include "os/fd.h"
#include "os/file.h"
#include "os/wait.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace stsmfa::os {

namespace {

Error failure(const std::string& path, int error_number) {
  return system_error(ExitStatus::file_unusable, "read", path, error_number);
}

bool is_stream(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return false;
  return !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/// What has no size and may take its time.
class Stream {
 public:
  Stream(const std::string& path, const InputLimits& limits)
      : path_(path),
        limits_(limits),
        file_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {
    if (!file_) throw failure(path_, errno);
  }

  Secret read() {
    constexpr std::size_t first_size = std::size_t{64} * 1024;
    const std::size_t most = limits_.size + 1;  // one byte more tells that it is too much
    Secret bytes;
    char* start = bytes.resize(std::min(first_size, most));
    std::size_t used = 0;
    while (const std::size_t count = read_part(start + used, bytes.size() - used)) {
      used += count;
      if (used == most) throw file_error("read", path_, "it does not end");
      if (used == bytes.size()) start = bytes.resize(std::min(2 * used, most));
    }
    bytes.resize(used);
    return bytes;
  }

 private:
  /// Waits for what comes next; 0 at the end. A FIFO that nobody has opened to write to has not
  /// come to its end, though read(2) says so: only when poll(2) sees it is it read.
  std::size_t read_part(char* to, std::size_t size) {
    const Deadline deadline(limits_.patience);
    while (wait_readable(file_.get(), -1, deadline).first) {
      const ssize_t count = read_some(file_.get(), to, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EAGAIN) throw failure(path_, errno);
    }
    throw file_error(
        "read", path_,
        "nothing has come from it for " + std::to_string(limits_.patience.count() / 1000) + " s");
  }

  const std::string& path_;
  const InputLimits& limits_;
  Fd file_;
};

}  // namespace

std::optional<Secret> read_input(const std::string& path, const InputLimits& limits) {
  if (is_stream(path)) return Stream(path, limits).read();
  auto content = read_file(path);
  if (!content) return std::nullopt;
  return std::move(content->bytes);
}

std::string why_no_input(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) {
    return S_ISDIR(status.st_mode) ? "it is a directory" : "";
  }
  if (errno == ELOOP) return "its symbolic links lead nowhere, round in a circle";
  if (errno != ENOENT || lstat(path.c_str(), &status) != 0) return "";
  return S_ISLNK(status.st_mode) ? "it is a symbolic link to nothing" : "";
}

}  // namespace stsmfa::os
