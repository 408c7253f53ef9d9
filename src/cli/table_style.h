#pragma once

#include "base/environment.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::cli {

/// What the place where a table is read can show.
struct TableStyle {
  bool unicode = false;   ///< block characters and the like; else ASCII alone
  bool colour = false;    ///< ECMA-48's green, yellow, red and faint
  std::size_t width = 0;  ///< columns; 0: as many as it takes
};

/// The style for a terminal of that many columns, or for a file or pipe (nullopt). Characters go by
/// the first of LC_ALL, LC_CTYPE and LANG that is set; colours are for terminals alone, without
/// NO_COLOR (no-color.org) and with a TERM other than `dumb`.
TableStyle style_for(const Environment& environment, std::optional<std::size_t> columns);

/// Whether a terminal says of itself that it does nothing but print: TERM is `dumb` or not set.
bool is_dumb(const Environment& environment);

// ECMA-48's select graphic rendition, for painted().
constexpr std::string_view green = "\033[32m";
constexpr std::string_view yellow = "\033[33m";
constexpr std::string_view red = "\033[31m";
constexpr std::string_view faint = "\033[2m";

/// The text in a colour, if the style has colours; as it is where colours are not seen.
std::string painted(std::string text, std::string_view colour, const TableStyle& style);

/// What stands for the part of a text that was cut off, one column wide.
std::string_view ellipsis(const TableStyle& style);

constexpr std::size_t column_gap = 2;     ///< blanks between two columns of a table
constexpr std::size_t legible_name = 12;  ///< what a name keeps as long as anything else can be cut

/// Takes from a column what a line of `line` columns is too long for `width`, down to `least`.
void shrink(std::size_t& column, std::size_t least, std::size_t line, std::size_t width);

}  // namespace stsmfa::cli
