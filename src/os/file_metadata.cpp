#include "os/file_metadata.h"

#include "base/error.h"
#include "os/attributes.h"
#include "os/no_dump.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <string_view>

namespace stsmfa::os {

namespace {

constexpr std::size_t largest_attribute = std::size_t{64} * 1024;  // XATTR_SIZE_MAX, _LIST_MAX

Error failure(const std::string& path, int error_number, std::string_view what = "") {
  Error error = system_error(ExitStatus::file_unusable, "write", path, error_number);
  error.cause.insert(0, what);
  return error;
}

std::string octal(mode_t mode) {
  std::array<char, 16> text{};
  const int size = std::snprintf(text.data(), text.size(), "%04o", mode & 07777U);
  return {text.data(), static_cast<std::size_t>(size)};
}

void copy_owner(const std::string& original, const struct stat& status, int copy,
                Remarks& remarks) {
  struct stat made {};
  if (fstat(copy, &made) != 0) throw failure(original, errno);
  constexpr auto unchanged = static_cast<uid_t>(-1);
  if (made.st_uid != status.st_uid && fchown(copy, status.st_uid, unchanged) != 0) {
    throw failure(original, errno, "it cannot be given back to its owner: ");
  }
  if (made.st_gid != status.st_gid && fchown(copy, unchanged, status.st_gid) != 0) {
    if (errno != EPERM) throw failure(original, errno);
    remarks.push_back("its group " + std::to_string(status.st_gid) + " was not kept");
  }
}

/// Without the list that a folder may hand down to new files: with it the mode would not be all.
void copy_mode(const std::string& original, const struct stat& status, int copy, Remarks& remarks) {
  if (remove_access_list(copy) != 0 && !is_no_attribute(errno)) {
    throw failure(original, errno);
  }
  const mode_t mode = status.st_mode & S_IRWXU;
  if (fchmod(copy, mode) != 0) throw failure(original, errno);
  if (mode != (status.st_mode & 07777U)) {
    std::string remark = "mode " + octal(status.st_mode) + " was narrowed to " + octal(mode);
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
      remark += "; others could write to it: see that the commands in it are yours";
    }
    remarks.push_back(std::move(remark));
  }
}

/// The result of a call that fills memory of any size, such as getxattr(2); nullopt where there is
/// nothing to be had. An original that has gone is seen by those who replace it.
template <typename Call>
std::optional<std::string> filled_by(const std::string& original, Call call) {
  std::string bytes(largest_attribute, '\0');
  const ssize_t size = call(bytes.data(), bytes.size());
  if (size < 0 && !is_no_attribute(errno)) throw failure(original, errno);
  if (size < 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

void copy_attribute(const std::string& original, int copy, const std::string& name,
                    Remarks& remarks) {
  const auto value = filled_by(original, [&](char* to, std::size_t size) {
    return get_attribute(original, name, {to, size});
  });
  const auto had = filled_by(original, [&](char* to, std::size_t size) {
    return get_attribute(copy, name, {to, size});
  });
  // A new file may have the right label already, and setting it again may not be allowed.
  if (!value || value == had) return;
  if (set_attribute(copy, name, *value) == 0) return;
  if (errno != EPERM && errno != EACCES && errno != ENOTSUP) throw failure(original, errno);
  remarks.push_back("its attribute " + name + " was not kept: " + error_text(errno));
}

void copy_attributes(const std::string& original, int copy, Remarks& remarks) {
  const auto names = filled_by(
      original, [&](char* to, std::size_t size) { return list_attributes(original, to, size); });
  std::string_view rest = names ? std::string_view(*names) : std::string_view();
  if (has_access_list(original, rest)) remarks.emplace_back("its access control list was dropped");
  while (!rest.empty()) {
    const std::string name(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(name.size() + 1);
    if (is_kept_attribute(name)) copy_attribute(original, copy, name, remarks);
  }
}

void copy_no_dump(const std::string& original, int copy, Remarks& remarks) {
  const int is_marked = has_no_dump(original);
  if (is_marked < 0 && errno != ENOENT) throw failure(original, errno);
  if (is_marked <= 0 || set_no_dump(copy) == 0) return;
  remarks.push_back("its mark for backups to leave it out was not kept: " + error_text(errno));
}

}  // namespace

Remarks copy_metadata(const std::string& original, const struct stat& status, int copy) {
  Remarks remarks;
  copy_owner(original, status, copy, remarks);
  copy_mode(original, status, copy, remarks);
  copy_attributes(original, copy, remarks);
  copy_no_dump(original, copy, remarks);
  return remarks;
}

}  // namespace stsmfa::os
