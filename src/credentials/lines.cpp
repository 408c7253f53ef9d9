#include "credentials/lines.h"

#include "base/text.h"

#include <ini.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace stsmfa::credentials {

namespace {

/// Cuts one line off the front of `rest`.
Line next_line(std::string_view& rest, std::size_t number) {
  const std::size_t newline = rest.find('\n');
  const std::string_view whole =
      rest.substr(0, newline == std::string_view::npos ? newline : newline + 1);
  rest.remove_prefix(whole.size());
  std::size_t size = std::min(newline, whole.size());
  if (size > 0 && whole[size - 1] == '\r') --size;
  return {.kind = LineKind::malformed,
          .number = number,
          .text = whole.substr(0, size),
          .end = whole.substr(size)};
}

/// The text as inih gets to see it, and what inih makes of it. A line is shown as
///   `[7]`      if it looks like a header, followed by the marker `=7`, since inih tells of a
///              section only when something stands in it (and an empty name continues nothing);
///   `7=`       if it looks like a property;
///   `[7`, `7`  if it is neither;
///   nothing    if it is blank or a comment;
/// after a blank if it is indented deeper than the line above that it may continue.
class Skeleton {
 public:
  explicit Skeleton(std::string_view text) : rest_(text) {
    lines_.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1);
  }

  std::vector<Line> classify() {
    ini_parse_stream(read, this, handle, this);
    return std::move(lines_);
  }

 private:
  /// Room for a line as it is shown: a blank, two brackets, a number, the line end and a NUL.
  static constexpr int longest_shown = 32;

  /// inih's reader: gives one line, as fgets(3) would.
  static char* read(char* buffer, int size, void* self) {
    Skeleton& skeleton = *static_cast<Skeleton*>(self);
    const bool more = skeleton.marker_due_ || !skeleton.rest_.empty();
    if (!more || size < longest_shown) return nullptr;
    char* const end = skeleton.marker_due_ ? skeleton.show_marker(buffer) : skeleton.show(buffer);
    std::memcpy(end, "\n", 2);
    return buffer;
  }

  /// inih's handler. `name` is the property in effect. On the property's own line the value is
  /// empty, on a line that continues it it is that line as shown; a marker has no name.
  static int handle(void* self, const char* /*section*/, const char* name, const char* value) {
    Skeleton& skeleton = *static_cast<Skeleton*>(self);
    if (*name == '\0') {
      set_section(skeleton.line_shown_as(value));
    } else if (*value == '\0') {
      set_property(skeleton.line_shown_as(name));
    } else {
      Line& line = skeleton.line_shown_as(value);
      line.kind = LineKind::continuation;
      line.value = strip(line.text);
    }
    return 1;
  }

  Line& line_shown_as(std::string_view shown) {
    if (shown.starts_with('[')) shown.remove_prefix(1);
    std::size_t number = 0;
    std::from_chars(shown.data(), shown.data() + shown.size(), number);
    return lines_[number - 1];
  }

  static void set_section(Line& line) {
    line.kind = LineKind::section;
    line.name = header_name(line.text);
  }

  static void set_property(Line& line) {
    line.kind = LineKind::property;
    const auto property = take_apart(line.text, "=:");
    line.name = property->key;
    line.value = property->value;
  }

  char* show_marker(char* to) {
    marker_due_ = false;
    *to++ = '=';
    return show_number(to);
  }

  char* show_number(char* to) const { return std::to_chars(to, to + 20, lines_.size()).ptr; }

  /// Shows the next line and keeps it as the last one of `lines_`.
  char* show(char* to) {
    Line& line = lines_.emplace_back(next_line(rest_, lines_.size() + 1));
    const auto [bytes, indentation] = leading_space(line.text);
    const std::string_view body = line.text.substr(bytes);
    if (body.empty() || body.front() == '#' || body.front() == ';') {
      line.kind = body.empty() ? LineKind::blank : LineKind::comment;
      return to;
    }
    const bool deeper = level_ && indentation > *level_;
    const bool header =
        body.front() == '[' && header_part(body).find(']') != std::string_view::npos;
    if (!deeper) {
      level_ = header ? std::nullopt : std::optional(indentation);
      marker_due_ = header;
    }
    if (deeper) *to++ = ' ';
    if (body.front() == '[') *to++ = '[';
    to = show_number(to);
    if (header) *to++ = ']';
    if (body.front() != '[' && body.find_first_of("=:") != std::string_view::npos) *to++ = '=';
    return to;
  }

  std::string_view rest_;
  std::vector<Line> lines_ = {};
  std::optional<std::size_t> level_ = {};  ///< indentation of the line that may be continued
  bool marker_due_ = false;                ///< the line shown last was a header
};

}  // namespace

std::vector<Line> read_lines(std::string_view text) { return Skeleton(text).classify(); }

std::string_view header_part(std::string_view line) { return line.substr(0, line.find('\r')); }

std::string_view header_name(std::string_view line) {
  const std::string_view header = header_part(line.substr(line.find('[')));
  return header.substr(1, header.rfind(']') - 1);
}

bool is_header(std::string_view line) {
  const std::size_t end = line.rfind(']');
  return end != std::string_view::npos && end > 1;
}

std::size_t comment_begin(std::string_view text) {
  const auto begins = [](char before, char c) {
    return is_blank(before) && (c == '#' || c == ';');
  };
  return static_cast<std::size_t>(std::ranges::adjacent_find(text, begins) - text.begin());
}

bool is_command(std::string_view key) {
  constexpr std::array<std::string_view, 3> commands = {"credential_process", "mfa_process",
                                                        "generate_token"};
  return std::ranges::any_of(
      commands, [&](std::string_view command) { return equal_ignoring_case(key, command); });
}

std::optional<KeyValue> take_apart(std::string_view line, std::string_view signs) {
  const std::size_t sign = line.find_first_of(signs);
  if (sign == std::string_view::npos) return std::nullopt;
  const std::string_view key = strip(line.substr(0, sign));
  const std::string_view value = line.substr(sign + 1);
  const std::size_t end = is_command(key) ? value.size() : comment_begin(value);
  return KeyValue{.key = key, .value = strip(value.substr(0, end))};
}

std::string_view flaw_of(const Line& line) {
  if (line.kind == LineKind::malformed) {
    return strip(line.text).starts_with('[') ? open_header : "no '=' or ':'";
  }
  if (line.kind == LineKind::section && line.name.empty()) return nameless_header;
  if (line.kind == LineKind::property && line.name.empty()) return "no key before its sign";
  return {};
}

}  // namespace stsmfa::credentials
