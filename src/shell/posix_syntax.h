#pragma once

#include "shell/shell_syntax.h"

namespace stsmfa::shell {

/// sh, bash, dash, zsh, ksh: `export NAME='value';`. The semicolon is for who forgets the quotes
/// in `eval $(stsmfa export)`, where line ends become blanks.
extern const ShellSyntax posix_syntax;

/// `NAME=value` as `docker run --env-file` reads it: nothing is quoted, so there is nothing that
/// could stand for a line end, and a file with invalid UTF-8 is refused there.
extern const ShellSyntax env_file_syntax;

/// fish: `set -gx NAME 'value';`. A universal variable, which is all the user's shells', is hidden
/// and not erased.
extern const ShellSyntax fish_syntax;

}  // namespace stsmfa::shell
