#pragma once

#include "base/secret.h"

#include <string_view>

namespace stsmfa::shell {

/// How a shell, or what else reads variables, has them written. What these functions append is a
/// line, so that it is read right in whatever way its reader passes it on. Names are plain
/// (`[A-Z_]+`); values hold any byte but NUL.
struct ShellSyntax {
  /// What in the value cannot be written ("a line end"); empty: nothing.
  std::string_view (*objection)(std::string_view value);
  /// Appends what gives the variable a value that has met no objection.
  void (*set)(Secret& out, std::string_view name, std::string_view value);
  /// Appends what takes the variable away; nothing where that cannot be written.
  void (*unset)(Secret& out, std::string_view name);
};

}  // namespace stsmfa::shell
