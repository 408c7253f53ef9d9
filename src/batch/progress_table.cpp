#include "batch/progress_table.h"

#include "base/duration.h"
#include "base/text.h"
#include "cli/columns.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace stsmfa::batch {

namespace {

constexpr std::size_t mark_columns = 2;  // with the blank behind it
// Names keep this much from the words whatever they are: a table whose columns move cannot be read.
constexpr std::size_t legible_words = std::string_view("fresh until 14:05~").size();
constexpr std::size_t least_words = 5;  // fewer columns of a longer text say nothing

struct Marking {
  std::string_view mark;
  std::string_view ascii_mark;
  std::string_view colour;
};

Marking marking_of(State state) {
  switch (state) {
    case State::fresh:
    case State::renewed:
      return {"✓", "+", cli::green};
    case State::waiting:
      return {"·", ".", cli::faint};
    case State::calling:
      return {"…", ">", cli::yellow};
    case State::failed:
      return {"✗", "!", cli::red};
  }
  return {};
}

std::string words_of(const Row& row) {
  if (!is_fresh(row) || !row.expiration) return escape(row.words);
  const std::string hour = format_local(*row.expiration).substr(11, 5);
  return "fresh until " + hour + " (" + format_duration(row.left) + ")";
}

std::size_t columns_for_names(const std::vector<Row>& rows, std::size_t width) {
  std::size_t widest = 0;
  for (const Row& row : rows) {
    widest = std::max(widest, cli::columns(escape(row.name)));
  }
  if (width == 0) return widest;
  const auto line = [](std::size_t name, std::size_t words) {
    return mark_columns + name + cli::column_gap + words;
  };
  std::size_t names = widest;
  cli::shrink(names, cli::legible_name, line(names, legible_words), width);
  if (line(names, least_words) <= width) return names;
  return std::min(widest, width - std::min(width, mark_columns));
}

/// The words as far as there is room for them.
std::string fitting(const std::string& words, std::size_t room, const cli::TableStyle& style) {
  if (room < std::min(least_words, cli::columns(words))) return {};
  return cli::cut_end(words, room, cli::ellipsis(style));
}

std::string line_of(const Row& row, std::size_t names, const cli::TableStyle& style) {
  const Marking marking = marking_of(row.state);
  std::string line = cli::painted(std::string(style.unicode ? marking.mark : marking.ascii_mark),
                                  marking.colour, style);
  if (names == 0) return line + "\n";
  const std::string name = cli::cut_end(escape(row.name), names, cli::ellipsis(style));
  std::string words = words_of(row);
  if (style.width != 0) {
    const std::size_t used = mark_columns + names + cli::column_gap;
    words = fitting(words, style.width - std::min(style.width, used), style);
  }
  if (words.empty()) return line + " " + name + "\n";
  return line + " " + cli::padded(name, names + cli::column_gap) +
         cli::painted(std::move(words), marking.colour, style) + "\n";
}

/// The smaller, the more somebody should see a row when not all can be shown.
int rank_of(State state) {
  switch (state) {
    case State::failed:
      return 0;
    case State::calling:
      return 1;
    case State::waiting:
      return 2;
    case State::fresh:
    case State::renewed:
      return 3;
  }
  return 3;
}

/// As many rows as `count`, the most important ones, in the order of all.
std::vector<std::size_t> choose(const std::vector<Row>& rows, std::size_t count) {
  std::vector<std::size_t> chosen(rows.size());
  for (std::size_t at = 0; at < chosen.size(); ++at) {
    chosen[at] = at;
  }
  std::ranges::stable_sort(chosen, {}, [&](std::size_t row) { return rank_of(rows[row].state); });
  chosen.resize(std::min(count, chosen.size()));
  std::ranges::sort(chosen);
  return chosen;
}

}  // namespace

std::string progress_table(const std::vector<Row>& rows, const cli::TableStyle& style) {
  return progress_window(rows, style, rows.size());
}

std::string progress_window(const std::vector<Row>& rows, const cli::TableStyle& style,
                            std::size_t height) {
  if (height == 0) return {};
  const bool whole = rows.size() <= height;
  const std::size_t names = columns_for_names(rows, style.width);
  std::string table;
  for (const std::size_t row : choose(rows, whole ? rows.size() : height - 1)) {
    table += line_of(rows[row], names, style);
  }
  if (whole) return table;
  const std::string counts = counts_of(rows);
  return table +
         (style.width == 0 ? counts : cli::cut_end(counts, style.width, cli::ellipsis(style))) +
         "\n";
}

std::vector<Row> rows_at_the_end(const std::vector<Row>& rows) {
  std::vector<Row> left;
  for (const Row& row : rows) {
    if (row.state != State::waiting) left.push_back(row);
  }
  const bool all_alike = std::ranges::all_of(left, [&](const Row& row) {
    return row.state == State::failed && row.words == left.front().words;
  });
  if (all_alike && left.size() > 1) left.clear();
  return left;
}

std::string counts_of(const std::vector<Row>& rows) {
  const auto fresh = std::ranges::count_if(rows, is_fresh);
  std::string counts = std::to_string(fresh) + " of " + std::to_string(rows.size()) + " fresh";
  for (const auto& [state, word] : {std::pair{State::failed, " failed"},
                                    {State::calling, " calling"},
                                    {State::waiting, " waiting"}}) {
    const auto count = std::ranges::count(rows, state, &Row::state);
    if (count != 0) counts += ", " + std::to_string(count) + word;
  }
  return counts;
}

std::string line_for_log(const Row& row) {
  const std::string still = row.state == State::fresh ? "still " : "";
  if (!row.expiration) return row.name + ": " + (row.words.empty() ? still + "fresh" : row.words);
  return row.name + ": " + still + "fresh until " + format_local(*row.expiration) + " (" +
         format_duration(row.left) + ")";
}

}  // namespace stsmfa::batch
