#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stsmfa::cli {

// Text in columns of a terminal. All texts have been through escape(), so they are valid UTF-8.

/// Two for the characters of East Asia and emoji, one for any other: rather too many than too few,
/// so that no line is wider than it is said to be.
std::size_t columns(std::string_view text);

/// `text` with blanks behind it up to `width` columns.
std::string padded(std::string text, std::size_t width);

/// At most `width` columns of a text: what does not fit is taken from its end, or its front, and
/// `ellipsis` (one column) stands there instead. Empty for width 0. One column less where the
/// character that is cut was two wide.
std::string cut_end(std::string_view text, std::size_t width, std::string_view ellipsis);
std::string cut_front(std::string_view text, std::size_t width, std::string_view ellipsis);

}  // namespace stsmfa::cli
