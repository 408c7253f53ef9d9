#pragma once

#include "shell/shell_syntax.h"

namespace stsmfa::shell {

/// PowerShell: `$Env:NAME = 'value';`. All but printable ASCII is written by its number, so that
/// neither typographic quotes (which PowerShell takes for quotes) nor line ends nor the code page
/// in which Windows reads a program's output matter.
extern const ShellSyntax powershell_syntax;

/// cmd.exe: `set "NAME=value"`. Quotes, `%` and `!` mean something else in a batch file than at the
/// prompt and cannot be escaped for both; other bytes than printable ASCII depend on the code page.
extern const ShellSyntax windows_cmd_syntax;

}  // namespace stsmfa::shell
