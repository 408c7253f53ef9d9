#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stsmfa::credentials {

/// What some editors put before the first line.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What a line of an INI file is. inih decides which line is a header, which a property and which
/// continues the one above it; what the line says is for its readers (parse_profiles, Document).
enum class LineKind { blank, comment, section, property, continuation, malformed };

/// One line as spans of the text it was found in: nothing is copied, so nothing is cut (inih cuts
/// lines at 200 bytes and names at 49) and no secret passes through inih.
struct Line {
  LineKind kind;
  std::size_t number;           ///< from 1
  std::string_view text;        ///< the whole line without its end
  std::string_view end;         ///< "\n", "\r\n"; on a last line also nothing or "\r"
  std::string_view name = {};   ///< of a section: see header_name; of a property: its key
  std::string_view value = {};  ///< of a property, as take_apart gives it; of a continuation: the
                                ///< line stripped
};

/// The lines of `text`, each classified. Only the shape of the lines is shown to inih
/// (ini_parse_stream): every section and line stands there by its number, so that none of inih's
/// limits, options and run-time globals matters. Linear in the size of the text.
///
/// White space before a line, Unicode's included, is shown relative to the property above, as
/// Python's RawConfigParser has it: only what is indented by more characters continues it. So an
/// indented first key after a header is a property and an indented `[x]` right after a header is a
/// header (as botocore, aws-mfa and the SDKs for Go, JavaScript and C++ read them; the shared
/// grammar knows neither), while ` [x]` after an unindented key is a part of its value, as in that
/// grammar.
std::vector<Line> read_lines(std::string_view text);

/// What of a line can be a header: what stands before a lone carriage return, which to Python ends
/// the line. In a file of such line ends everything is on the first, keys and secrets too, and none
/// of that is a part of a name.
std::string_view header_part(std::string_view line);

/// What a header calls its section: everything between the first `[` and the last `]` of its
/// header_part, blanks and quotes included. Python's RawConfigParser, and so aws-mfa, botocore and
/// the AWS CLI, find it under exactly that name.
std::string_view header_name(std::string_view line);

/// Whether a line that begins with '[' heads a section, of which it is the header_part: between the
/// first '[' and the last ']' there is something. `[]` heads none to Python, which takes `[] = v`
/// for a property of the section above, and the file for none when there is no sign.
bool is_header(std::string_view line);

/// Where a comment begins behind something else: at the blank before a `#` or `;` (the SDKs' rule,
/// by which `v#c` stays whole). The size of `text` when there is none.
std::size_t comment_begin(std::string_view text);

/// Whether the value of `key`, in any case, is executed. It is run whole, as the AWS CLI runs it:
/// what ends other values may stand between quotes there, and half a command is another command.
bool is_command(std::string_view key);

/// A property's key and value: both without white space around them, Unicode's included, as Python
/// reads them; the value without a comment unless it is a command.
struct KeyValue {
  std::string_view key;
  std::string_view value;
};

/// The property that a line holds, parted at the first of `signs`; nullopt when it has none.
std::optional<KeyValue> take_apart(std::string_view line, std::string_view signs);

/// What flaw_of() says of a header that is not closed, and of `[]`.
inline constexpr std::string_view open_header = "a header without ']'";
inline constexpr std::string_view nameless_header = "a header without a name";

/// What is wrong with the line taken alone ("no '=' or ':'"); empty when nothing is.
std::string_view flaw_of(const Line& line);

}  // namespace stsmfa::credentials
