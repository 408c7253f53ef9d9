#include "shell/posix_syntax.h"

#include "base/shell_word.h"
#include "base/text.h"
#include "shell/shell_syntax.h"

#include <initializer_list>

namespace stsmfa::shell {

namespace {

void append(Secret& out, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    out.append(part);
  }
}

std::string_view no_objection(std::string_view /*value*/) { return {}; }

void set_in_posix(Secret& out, std::string_view name, std::string_view value) {
  append(out, {"export ", name, "="});
  append_quoted(out, value);
  out.append(";\n");
}

void unset_in_posix(Secret& out, std::string_view name) { append(out, {"unset ", name, ";\n"}); }

std::string_view objection_of_env_file(std::string_view value) {
  if (value.find_first_of("\r\n") != std::string_view::npos) return "a line end";
  return is_utf8(value) ? "" : "bytes that are not UTF-8";
}

void set_in_env_file(Secret& out, std::string_view name, std::string_view value) {
  append(out, {name, "=", value, "\n"});
}

void unset_in_env_file(Secret& /*out*/, std::string_view /*name*/) {}

/// In single quotes a backslash escapes a quote and a backslash, and stands for itself elsewhere.
void set_in_fish(Secret& out, std::string_view name, std::string_view value) {
  append(out, {"set -gx ", name, " '"});
  for (const char c : value) {
    if (c == '\'' || c == '\\') out.append('\\');
    out.append(c);
  }
  out.append("';\n");
}

/// `if`, since it leaves a good $status where there was nothing to do. -u: not exported.
void unset_in_fish(Secret& out, std::string_view name) {
  append(out, {"if set -qg ", name, "; set -eg ", name, "; end; "});
  append(out, {"if set -qx ", name, "; set -gu ", name, "; end;\n"});
}

}  // namespace

constexpr ShellSyntax posix_syntax = {no_objection, set_in_posix, unset_in_posix};
constexpr ShellSyntax env_file_syntax = {objection_of_env_file, set_in_env_file, unset_in_env_file};
constexpr ShellSyntax fish_syntax = {no_objection, set_in_fish, unset_in_fish};

}  // namespace stsmfa::shell
