#include "profile/missing_program.h"

#include "base/error.h"
#include "os/exec.h"
#include "profile/shown_command.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace stsmfa::profile {

namespace {

/// What a shell runs without a program, and the reserved words that a command may begin with: those
/// of POSIX (XCU 2.4, 2.14 and the table in 2.9.1.4), dash and bash.
constexpr std::array<std::string_view, 67> words_of_the_shell = {
    ".",      "alias",   "bg",      "bind",     "builtin",   "caller",   "case",    "cd",
    "chdir",  "command", "compgen", "complete", "compopt",   "coproc",   "declare", "dirs",
    "disown", "echo",    "enable",  "eval",     "exec",      "exit",     "export",  "false",
    "fc",     "fg",      "for",     "function", "getopts",   "hash",     "help",    "history",
    "if",     "jobs",    "kill",    "let",      "local",     "logout",   "mapfile", "popd",
    "printf", "pushd",   "pwd",     "read",     "readarray", "readonly", "return",  "select",
    "set",    "shift",   "shopt",   "source",   "suspend",   "test",     "time",    "times",
    "trap",   "true",    "type",    "typeset",  "ulimit",    "umask",    "unalias", "unset",
    "until",  "wait",    "while"};

bool is_of_the_shell(std::string_view word) {
  return std::ranges::find(words_of_the_shell, word) != words_of_the_shell.end();
}

/// As the shell has it for `~/`; `~user` is left to it.
std::string without_tilde(std::string word, const Environment& environment) {
  const auto home = environment.get("HOME");
  if (word.starts_with("~/") && home) word.replace(0, 1, *home);
  return word;
}

}  // namespace

std::string warning_of_missing_program(const Setting& command, const Environment& environment) {
  const std::string word(plain_first_word(command.value));
  if (word.empty() || is_of_the_shell(word)) return {};
  const std::string name = without_tilde(word, environment);
  if (name.starts_with('~')) return {};
  const auto path = environment.get("PATH");
  const bool is_path = name.find('/') != std::string::npos;
  if (!path && !is_path) return {};
  const auto found = os::find_program(name, path.value_or(""));
  if (found.error_number == 0) return {};
  if (is_written_as_path(word)) {
    return command.origin + " runs " + word + ": " + error_text(found.error_number);
  }
  return command.origin + " begins with a word that is no program" + (is_path ? "" : " in PATH");
}

}  // namespace stsmfa::profile
