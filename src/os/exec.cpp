#include "os/exec.h"

#include "os/fd.h"
#include "os/process.h"
#include "os/string_array.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace stsmfa::os {

namespace {

/// Why the file at `path` cannot be run, 0 when it can as far as one can see.
int objection_to(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return errno;
  if (S_ISDIR(status.st_mode)) return EISDIR;
  if (!S_ISREG(status.st_mode)) return EACCES;
  return faccessat(AT_FDCWD, path.c_str(), X_OK, AT_EACCESS) == 0 ? 0 : errno;
}

/// A folder of PATH that has no such file, or a folder by that name, which no shell takes for it.
bool goes_on_after(int error_number) {
  return error_number == ENOENT || error_number == ENOTDIR || error_number == EISDIR;
}

/// The first bytes of a file; fewer where it has no more, none where it cannot be read.
std::string beginning_of(const std::string& path, std::size_t size) {
  std::string bytes(size, '\0');
  const Fd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  const ssize_t read = file ? pread(file.get(), bytes.data(), bytes.size(), 0) : 0;
  bytes.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
  return bytes;
}

/// As bash tells: a shell would take the bytes for commands, and run them with the keys at hand.
bool is_binary(const std::string& path) {
  constexpr std::size_t sample = 80;
  const std::string bytes = beginning_of(path, sample);
  return bytes.starts_with("\177ELF") || bytes.find('\0') < bytes.find('\n');
}

}  // namespace

FoundProgram find_program(const std::string& name, std::string_view search_path) {
  if (name.find('/') != std::string::npos) return {name, objection_to(name)};
  FoundProgram best = {"", ENOENT};
  if (name.empty()) return best;
  for (bool more = true; more;) {
    const auto end = search_path.find(':');
    more = end != std::string_view::npos;
    const std::string_view folder = search_path.substr(0, end);
    search_path.remove_prefix(more ? end + 1 : search_path.size());
    const std::string path = std::string(folder.empty() ? "." : folder) + '/' + name;
    const int error_number = objection_to(path);
    if (error_number == 0) return {path, 0};
    if (best.path.empty() && !goes_on_after(error_number)) best = {path, error_number};
  }
  return best;
}

FoundProgram find_interpreter(const std::string& path) {
  constexpr std::size_t longest_line = 256;  // that Linux reads (BINPRM_BUF_SIZE)
  const std::string bytes = beginning_of(path, longest_line);
  if (!bytes.starts_with("#!")) return {};
  std::string_view line = bytes;
  line.remove_prefix(std::min(line.find_first_not_of(" \t", 2), line.size()));
  // a carriage return is a part of the name, and often what is wrong with it
  std::string interpreter(line.substr(0, line.find_first_of(" \t\n")));
  if (interpreter.empty()) return {};
  const int error_number = objection_to(interpreter);
  return {std::move(interpreter), error_number};
}

int become(const std::string& path, const std::vector<std::string>& arguments,
           const std::vector<Secret>& environment) {
  std::vector<Secret> entries = environment;
  for (Secret& entry : entries) {
    entry.append('\0');
  }
  const auto variables =
      string_array(entries, [](const Secret& entry) { return entry.reveal().data(); });
  restore_inherited();
  throw_if_interrupted();
  execve(path.c_str(), string_array(arguments).data(), variables.data());
  int error_number = errno;
  if (error_number == ENOEXEC && !is_binary(path)) {
    std::vector<std::string> script = {"/bin/sh", path};
    script.insert(script.end(), arguments.begin() + 1, arguments.end());
    execve("/bin/sh", string_array(script).data(), variables.data());
    error_number = errno;
  }
  protect_memory();
  return error_number;
}

}  // namespace stsmfa::os
