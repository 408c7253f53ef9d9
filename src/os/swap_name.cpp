#include "os/swap_name.h"

#include "os/file.h"
#include "os/new_file.h"

#include <charconv>

namespace stsmfa::os {

namespace {

constexpr std::string_view swap_mark = "swap-";

std::int64_t nanoseconds_of(const timespec& time) {
  constexpr std::int64_t in_a_second = 1'000'000'000;
  return std::int64_t{time.tv_sec} * in_a_second + time.tv_nsec;
}

/// Takes a number, and the dash behind it if more is to come, off the front; false when there is
/// none.
template <typename Number>
bool take(std::string_view& text, Number& number) {
  const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  if (text.empty()) return true;
  if (text.front() != '-') return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

bool SwapName::is_own(const struct stat& status) const {
  return S_ISREG(status.st_mode) && status.st_ino == own_inode;
}

bool SwapName::is_old(const struct stat& status) const {
  return S_ISREG(status.st_mode) && status.st_ino == old_inode && status.st_size == old_size &&
         nanoseconds_of(status.st_mtim) == old_mtime;
}

SwapName swap_name(std::uint64_t own_inode, const struct stat& old) {
  return {own_inode, old.st_ino, old.st_size, nanoseconds_of(old.st_mtim)};
}

std::string own_prefix(const std::string& target) { return '.' + name_of(target) + ".stsmfa-"; }

std::string swap_path(const std::string& target, const SwapName& name) {
  std::string path = folder_of(target) + '/' + own_prefix(target);
  path += swap_mark;
  path += std::to_string(name.own_inode) + '-' + std::to_string(name.old_inode) + '-' +
          std::to_string(name.old_size) + '-' + std::to_string(name.old_mtime);
  return path;
}

std::optional<SwapName> parse_swap_name(const std::string& target, std::string_view name) {
  const std::string prefix = own_prefix(target) + std::string(swap_mark);
  if (!name.starts_with(prefix)) return std::nullopt;
  std::string_view rest = name.substr(prefix.size());
  SwapName parsed;
  const bool is_complete = take(rest, parsed.own_inode) && take(rest, parsed.old_inode) &&
                           take(rest, parsed.old_size) && take(rest, parsed.old_mtime) &&
                           rest.empty();
  // one spelling a name, so that nobody's other file is taken for it
  const bool is_ours = is_complete && name_of(swap_path(target, parsed)) == name;
  return is_ours ? std::optional(parsed) : std::nullopt;
}

}  // namespace stsmfa::os
