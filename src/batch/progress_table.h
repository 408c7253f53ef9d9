#pragma once

#include "base/time.h"
#include "cli/table_style.h"

#include <cstddef>
#include <optional>
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

/// What is shown of a target. Names and words may be foreign text.
struct Row {
  std::string name;  ///< the profile
  State state = State::waiting;
  std::string words = {};  ///< "calling", "refused: AccessDenied: ..."
  /// When the session ends of a row that is fresh or renewed, and how long that is from now. Its
  /// words are made of these, so that all rows say it the same way.
  std::optional<Time> expiration = {};
  Seconds left = {};
};

/// Whether there is nothing left to do for a row, and nothing went wrong.
constexpr bool is_fresh(const Row& row) {
  return row.state == State::fresh || row.state == State::renewed;
}

/// A table of all rows, one line each, to be read at a glance, with colours or without:
///
///     ✓ login  fresh until 02:05 (12h)
///     ✓ dev    fresh until 15:05 (1h)
///     … prod   calling
///     · stage  waiting
///     ✗ audit  refused: AccessDenied: ...
///
/// (`+`, `>`, `.` and `!` in ASCII.) Hours are those of the local clock. Every line ends in a line
/// end, and none is wider than the style's width (0: no limit): the words are cut first, down to
/// what a time takes, then names, then the words again; where these would be no words any more they
/// are left out.
std::string progress_table(const std::vector<Row>& rows, const cli::TableStyle& style);

/// At most `height` lines of it for a terminal that has no more: all rows if they fit; else, in the
/// order of the rows, as many as there is room for of those that failed, then those that are under
/// way, then those that wait, then the others; and a last line that counts all of them, which is
/// the only one that is left of a height of 1.
std::string progress_window(const std::vector<Row>& rows, const cli::TableStyle& style,
                            std::size_t height);

/// The rows that say something when a run is over. Those that never had their turn do not; nor do
/// those that failed, when all did for the same reason and nothing is fresh beside them: the
/// summary counts the ones and gives the reason of the others, however many they are.
std::vector<Row> rows_at_the_end(const std::vector<Row>& rows);

/// That last line's text, without a line end: `12 of 200 fresh, 1 failed, 32 calling, 155 waiting`.
/// But for the fresh ones, what is zero is left out.
std::string counts_of(const std::vector<Row>& rows);

/// What a log has of a row that is fresh or renewed: `dev: fresh until 2026-11-21
/// 15:05:00+01:00 (1h)`, `dev: still fresh until ...`.
std::string line_for_log(const Row& row);

}  // namespace stsmfa::batch
