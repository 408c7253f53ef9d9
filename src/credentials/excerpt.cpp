#include "credentials/excerpt.h"

#include "credentials/encoding.h"
#include "credentials/header_place.h"
#include "credentials/lines.h"

namespace stsmfa::credentials {

bool Excerpt::feed(std::string_view piece) {
  const std::string_view start = piece.substr(0, byte_order_mark.size());
  const bool is_text = piece.find('\0') == std::string_view::npos;
  if (!is_text || (is_first_ && !encoding_flaw(start).empty())) is_usable_ = false;
  if (is_first_ && start == byte_order_mark) is_usable_ = false;
  is_first_ = false;
  const std::size_t end = piece.rfind('\n') + 1;  // 0 where there is none
  if (end > 0 && !line_.empty()) {
    const std::size_t rest = piece.find('\n') + 1;
    line_.append(piece.substr(0, rest));
    take(line_.reveal());
    take(piece.substr(rest, end - rest));
    line_ = {};
  } else {
    take(piece.substr(0, end));
  }
  line_.append(piece.substr(end));
  return is_usable_;
}

bool Excerpt::finish() {
  take(line_.reveal());
  line_ = {};
  return is_usable_;
}

/// Whole lines.
void Excerpt::take(std::string_view lines) {
  std::size_t begin = 0;  // of what belongs to the section that has begun
  for (std::size_t at = lines.find('['); at != std::string_view::npos;
       at = lines.find('[', at + 1)) {
    const HeaderPlace place = place_of(lines, at);
    // whether an indented header is one, the lines above it tell
    if (place == HeaderPlace::indented) is_usable_ = false;
    if (place != HeaderPlace::first) continue;
    const auto header = header_at(lines, at);
    if (!header) continue;
    if (is_wanted_) text_.append(lines.substr(begin, at - begin));
    begin = at;
    is_wanted_ = covers(header_name(*header));
  }
  if (is_wanted_) text_.append(lines.substr(begin));
}

}  // namespace stsmfa::credentials
