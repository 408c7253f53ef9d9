#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::os {

/// What a file is called that stands beside its target while both exchange their places:
/// `.<target>.stsmfa-swap-<own inode>-<old inode>-<old size>-<old mtime in ns>`. By its name a
/// later run knows, whenever this one was killed, whose bytes it holds: ours, those which ours have
/// replaced, or what a third program wrote at that moment.
struct SwapName {
  std::uint64_t own_inode = 0;  ///< of the file with the new bytes
  std::uint64_t old_inode = 0;  ///< of the file that was read
  std::int64_t old_size = 0;
  std::int64_t old_mtime = 0;  ///< nanoseconds since 1970

  /// Whether this is the file with the new bytes.
  bool is_own(const struct stat& status) const;
  /// Whether this is the file that was read, as it was then. Its time of change is left out, since
  /// an exchange sets it.
  bool is_old(const struct stat& status) const;

  friend bool operator==(const SwapName&, const SwapName&) = default;
};

/// The name for the file with the new bytes that is to replace the file that was read.
SwapName swap_name(std::uint64_t own_inode, const struct stat& old);

/// The path of a file of that name beside `target`.
std::string swap_path(const std::string& target, const SwapName& name);

/// Reads the name of a file in the folder of `target`; nullopt when it is not such a name.
std::optional<SwapName> parse_swap_name(const std::string& target, std::string_view name);

/// How every name of ours beside `target` begins, those of temp files as well.
std::string own_prefix(const std::string& target);

}  // namespace stsmfa::os
