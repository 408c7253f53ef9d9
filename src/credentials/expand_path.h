#pragma once

#include "base/environment.h"

#include <functional>
#include <string>
#include <string_view>

namespace stsmfa::credentials {

/// The home folder of a user by the password database, our own for an empty name; empty when there
/// is none.
using HomeOf = std::function<std::string(const std::string& user)>;

struct ExpandedPath {
  std::string path;
  std::string left;  ///< the first part that stands for nothing and so stayed: `$NOPE`, `~nobody`
};

/// A path as botocore expands it: `$NAME` and `${NAME}` anywhere (a variable that is set but empty
/// has a value here), then `~` and `~user` as first part. `~` is HOME, else what `home` gives,
/// which is called only when it is needed. What stands for nothing stays as it is. Throws Error
/// (file_unusable; action "find") for a `~` where there is no home folder.
ExpandedPath expand_path(std::string_view path, const Environment& environment, const HomeOf& home);

}  // namespace stsmfa::credentials
