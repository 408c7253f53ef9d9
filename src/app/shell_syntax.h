#pragma once

#include "base/secret.h"

#include <string_view>

namespace stsmfa::app {

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

/// sh, bash, dash, zsh, ksh: `export NAME='value';`. The semicolon is for who forgets the quotes
/// in `eval $(stsmfa export)`, where line ends become blanks.
extern const ShellSyntax posix_syntax;

/// `NAME=value` as `docker run --env-file` reads it: nothing is quoted, so there is nothing that
/// could stand for a line end, and a file with invalid UTF-8 is refused there.
extern const ShellSyntax env_file_syntax;

/// fish: `set -gx NAME 'value';`. A universal variable, which is all the user's shells', is hidden
/// and not erased.
extern const ShellSyntax fish_syntax;

/// PowerShell: `$Env:NAME = 'value';`. All but printable ASCII is written by its number, so that
/// neither typographic quotes (which PowerShell takes for quotes) nor line ends nor the code page
/// in which Windows reads a program's output matter.
extern const ShellSyntax powershell_syntax;

/// cmd.exe: `set "NAME=value"`. Quotes, `%` and `!` mean something else in a batch file than at the
/// prompt and cannot be escaped for both; other bytes than printable ASCII depend on the code page.
extern const ShellSyntax windows_cmd_syntax;

}  // namespace stsmfa::app
