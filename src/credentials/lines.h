#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// What a line of an INI file is. inih decides which section a line belongs to and which property
/// it continues; where it reads differently from the SDKs, the two readers of this table
/// (parse_profiles, Document) look at the bytes themselves.
enum class LineKind { blank, comment, section, property, continuation, malformed };

/// One line as spans of the text it was found in: nothing is copied, so nothing is cut (inih cuts
/// lines at 200 bytes and names at 49) and no secret passes through inih.
struct Line {
  LineKind kind;
  std::size_t number;      ///< from 1
  std::string_view text;   ///< the whole line without its end
  std::string_view end;    ///< "\n", "\r\n", or nothing on a last line that has none
  std::string_view name;   ///< of a section: between the brackets; of a property: before the sign
  std::string_view value;  ///< of a property: after the sign; of a continuation: the line trimmed
};

/// The lines of `text`, each classified. Only the shape of the lines is shown to inih
/// (ini_parse_stream): every section and line stands there by its number.
std::vector<Line> read_lines(std::string_view text, std::size_t first_number = 1);

}  // namespace stsmfa::credentials
