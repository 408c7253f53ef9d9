#include "cli/table_style.h"

#include "base/text.h"

#include <algorithm>

namespace stsmfa::cli {

TableStyle style_for(const Environment& environment, std::optional<std::size_t> columns) {
  const std::string locale =
      lower_case(environment.first_of({"LC_ALL", "LC_CTYPE", "LANG"}).value_or(""));
  return {.unicode =
              locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos,
          .colour = columns && !is_dumb(environment) && !environment.get("NO_COLOR"),
          .width = columns.value_or(0)};
}

bool is_dumb(const Environment& environment) {
  return environment.get("TERM").value_or("dumb") == "dumb";
}

std::string painted(std::string text, std::string_view colour, const TableStyle& style) {
  if (!style.colour || text.empty()) return text;
  return std::string(colour) + text + "\033[0m";
}

std::string_view ellipsis(const TableStyle& style) { return style.unicode ? "…" : "~"; }

void shrink(std::size_t& column, std::size_t least, std::size_t line, std::size_t width) {
  if (line > width && column > least) column -= std::min(line - width, column - least);
}

}  // namespace stsmfa::cli
