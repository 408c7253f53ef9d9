#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::os {

/// Why no rename(2) can replace a file, and what helps.
struct Obstacle {
  std::string_view cause;
  std::string hint;
};

/// What mount(8), chattr(1) or chflags(1) do to the file at `target`, which rename(2) would only
/// say at the very end. nullopt when there is nothing, or it cannot be known (a sandbox of before
/// Linux 4.11). Linux's statx(2) tells all of it, a Mac's stat(2) the flags; without either a mount
/// point is known by its other device, which a mount of a file of the same file system has not.
/// Throws Error (file_unusable; action "write", object `target`) when the file cannot be examined.
std::optional<Obstacle> find_obstacle(const std::string& target);

/// The same of a folder, which may be marked so that nothing in it changes, or so that new files
/// can be made and none renamed or removed. Throws likewise, the object being the folder.
std::optional<Obstacle> find_obstacle_in(const std::string& folder);

}  // namespace stsmfa::os
