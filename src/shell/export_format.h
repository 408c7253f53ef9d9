#pragma once

#include "base/secret.h"
#include "session/current_session.h"
#include "shell/shell_syntax.h"

#include <string_view>

namespace stsmfa::shell {

/// The name of the format that is no shell's: the JSON that credential_process wants.
inline constexpr std::string_view process_format = "process";

/// In what form `export` prints a session.
struct ExportFormat {
  std::string_view name;
  const ShellSyntax* syntax;  ///< nullptr: process_format
};

/// The format of that name: env (also bash, sh), env-no-export, fish, powershell, windows-cmd,
/// process. Throws Error (usage) that names all of them.
ExportFormat find_export_format(std::string_view name);

/// The session in that format: of a shell the conflicting variables taken away and the session's
/// set (shell/session_variables.h), of `process` one line of JSON with Expiration always and
/// AccountId where it is known. Every value is read back byte for byte by the format's reader.
/// Throws Error (plan_impossible; object the variable's name) where the format cannot write one.
Secret export_text(const ExportFormat& format, const session::CurrentSession& session);

}  // namespace stsmfa::shell
