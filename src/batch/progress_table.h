#pragma once

#include "app/table_style.h"

#include <cstddef>
#include <string>
#include <vector>

namespace stsmfa::batch {

enum class State {
  fresh,    ///< was fresh before
  waiting,  ///< for a code, or for its turn
  calling,
  renewed,
  failed,
};

/// What is shown of a target. All of it may be foreign text.
struct Row {
  std::string name;  ///< the profile
  State state = State::waiting;
  std::string words = {};  ///< "fresh until 14:05", "refused: AccessDenied: ..."
};

/// A table of all rows, one line each: name, state by words and colour; every line ends in a line
/// end, and none is wider than the style's width (0: no limit).
std::string progress_table(const std::vector<Row>& rows, const app::TableStyle& style);

/// At most `height` lines of it for a terminal that has no more: all rows if they fit; else those
/// that are under way, then those that failed, then those that wait, in the order of the rows, and
/// a last line that counts all of them: `12 of 200 fresh, 1 failed, 32 calling, 155 waiting`.
std::string progress_window(const std::vector<Row>& rows, const app::TableStyle& style,
                            std::size_t height);

/// That last line's text, without a line end: what is zero is left out.
std::string counts_of(const std::vector<Row>& rows);

}  // namespace stsmfa::batch
