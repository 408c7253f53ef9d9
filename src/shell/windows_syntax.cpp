#include "shell/windows_syntax.h"

#include "base/text.h"
#include "shell/shell_syntax.h"

#include <algorithm>
#include <cstdint>

namespace stsmfa::shell {

namespace {

constexpr std::size_t longest_cmd_line = 8191;  // cmd.exe cuts what is longer

constexpr bool is_printable_ascii(std::uint32_t c) { return c >= 0x20 && c <= 0x7e; }

/// ` + [char]0x201c`, by a UTF-16 unit: a string plus a character is a string.
void append_unit(Secret& out, std::uint32_t unit) {
  constexpr std::string_view digits = "0123456789abcdef";
  out.append(" + [char]0x");
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    out.append(digits[(unit >> shift) & 0xfU]);
  }
}

void append_character(Secret& out, std::uint32_t c) {
  if (c < 0x10000) {
    append_unit(out, c);
    return;
  }
  append_unit(out, 0xd800 + ((c - 0x10000) >> 10U));
  append_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ffU));
}

std::string_view objection_of_powershell(std::string_view value) {
  return is_utf8(value) ? "" : "bytes that are not UTF-8";
}

void set_in_powershell(Secret& out, std::string_view name, std::string_view value) {
  out.append("$Env:");
  out.append(name);
  out.append(" = '");
  bool quoted = true;
  while (!value.empty()) {
    const CodePoint character = *decode_utf8(value);
    const bool plain = is_printable_ascii(character.value);
    if (plain != quoted) out.append(plain ? " + '" : "'");
    quoted = plain;
    if (!plain) {
      append_character(out, character.value);
    } else {
      out.append(value.front());
      if (value.front() == '\'') out.append('\'');
    }
    value.remove_prefix(character.size);
  }
  out.append(quoted ? "';\n" : ";\n");
}

void unset_in_powershell(Secret& out, std::string_view name) {
  out.append("$Env:");
  out.append(name);
  out.append(" = $null;\n");
}

std::string_view objection_of_windows_cmd(std::string_view value) {
  if (value.find_first_of("\"%!") != std::string_view::npos) return "one of \" % !";
  const auto is_plain = [](char c) { return is_printable_ascii(static_cast<unsigned char>(c)); };
  if (!std::ranges::all_of(value, is_plain)) return "other than printable ASCII characters";
  constexpr std::size_t around = 64;  // `set "NAME="`
  return value.size() + around > longest_cmd_line ? "more than 8,000 characters" : "";
}

void set_in_windows_cmd(Secret& out, std::string_view name, std::string_view value) {
  out.append("set \"");
  out.append(name);
  out.append('=');
  out.append(value);
  out.append("\"\r\n");
}

void unset_in_windows_cmd(Secret& out, std::string_view name) { set_in_windows_cmd(out, name, ""); }

}  // namespace

constexpr ShellSyntax powershell_syntax = {objection_of_powershell, set_in_powershell,
                                           unset_in_powershell};
constexpr ShellSyntax windows_cmd_syntax = {objection_of_windows_cmd, set_in_windows_cmd,
                                            unset_in_windows_cmd};

}  // namespace stsmfa::shell
