#include "os/swap_name.h"

#include "os/file.h"
#include "os/file_times.h"
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

bool take(std::string_view& text, FileState& state) {
  return take(text, state.inode) && take(text, state.size) && take(text, state.modified);
}

std::string text_of(const FileState& state) {
  return std::to_string(state.inode) + '-' + std::to_string(state.size) + '-' +
         std::to_string(state.modified);
}

}  // namespace

bool FileState::is(const struct stat& status) const {
  return S_ISREG(status.st_mode) && state_of(status) == *this;
}

FileState state_of(const struct stat& status) {
  return {status.st_ino, status.st_size, nanoseconds_of(modification_time(status))};
}

std::string own_prefix(const std::string& target) { return '.' + name_of(target) + ".stsmfa-"; }

std::string swap_path(const std::string& target, const SwapName& name) {
  std::string path = folder_of(target) + '/' + own_prefix(target);
  path += swap_mark;
  path += text_of(name.own) + '-' + text_of(name.old);
  return path;
}

std::optional<SwapName> parse_swap_name(const std::string& target, std::string_view name) {
  const std::string prefix = own_prefix(target) + std::string(swap_mark);
  if (!name.starts_with(prefix)) return std::nullopt;
  std::string_view rest = name.substr(prefix.size());
  SwapName parsed;
  const bool is_complete = take(rest, parsed.own) && take(rest, parsed.old) && rest.empty();
  // one spelling a name, so that nobody's other file is taken for it
  const bool is_ours = is_complete && name_of(swap_path(target, parsed)) == name;
  return is_ours ? std::optional(parsed) : std::nullopt;
}

}  // namespace stsmfa::os
