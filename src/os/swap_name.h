#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::os {

/// A file as it was at one moment. An inode's number alone is given away again when its file has
/// gone, and stays the same when somebody writes into it. The time of change is left out, since an
/// exchange sets it.
struct FileState {
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970

  /// Whether that regular file stands there still, unchanged.
  bool is(const struct stat& status) const;

  friend bool operator==(const FileState&, const FileState&) = default;
};
FileState state_of(const struct stat& status);

/// What a file is called that stands beside its target while both exchange their places:
/// `.<target>.stsmfa-swap-<own>-<old>`, each being `<inode>-<size>-<modified>`. By its name a later
/// run knows, whenever this one was killed, whose bytes it holds: ours, those which ours have
/// replaced, or what a third program wrote at that moment.
struct SwapName {
  FileState own = {};  ///< of the file with the new bytes
  FileState old = {};  ///< of the file that was read

  friend bool operator==(const SwapName&, const SwapName&) = default;
};

/// The path of a file of that name beside `target`.
std::string swap_path(const std::string& target, const SwapName& name);

/// Reads the name of a file in the folder of `target`; nullopt when it is not such a name.
std::optional<SwapName> parse_swap_name(const std::string& target, std::string_view name);

/// How every name of ours beside `target` begins, those of temp files as well.
std::string own_prefix(const std::string& target);

}  // namespace stsmfa::os
