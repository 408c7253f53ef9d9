#include "view/status_table.h"

#include "base/duration.h"
#include "base/text.h"
#include "cli/columns.h"
#include "cli/words.h"

#include <algorithm>

namespace stsmfa::view {

namespace {

constexpr std::size_t bar_cells = 8;
constexpr std::size_t gap = cli::column_gap;

/// What a state is called here, and its colour.
struct Wording {
  std::string_view words;
  std::string_view colour;
};

Wording wording_of(SessionState state) {
  switch (state) {
    case SessionState::fresh:
      return {"fresh", cli::green};
    case SessionState::expiring:
      return {"ends soon", cli::yellow};
    case SessionState::expired:
      return {"expired", cli::red};
    case SessionState::none:
      return {"never made", cli::faint};
    case SessionState::incomplete:
      return {"incomplete", cli::red};
    case SessionState::role_changed:
      return {"another role", cli::yellow};
    case SessionState::unusable:
      return {"", cli::red};
  }
  return {};
}

std::string bar_of(Seconds time_left, Seconds duration, const cli::TableStyle& style) {
  constexpr auto cells = static_cast<long>(bar_cells);
  const long whole = std::max(duration, Seconds(1)).count();
  const long left = std::clamp(static_cast<long>(time_left.count()), 0L, whole);
  const long filled = (left * cells + whole - 1) / whole;
  std::string bar;
  for (long cell = 0; cell < cells; ++cell) {
    bar += cell < filled ? (style.unicode ? "█" : "#") : (style.unicode ? "░" : ".");
  }
  return bar;
}

/// A profile as texts, escaped and not yet cut.
struct Row {
  std::string profile;
  std::string identity;
  std::string bar;
  std::string time;
  std::size_t state;  ///< the columns of the state's words alone
  std::string words;  ///< state and section; the problem of an unusable profile
  std::string_view colour;
  bool unusable;
};

/// What is to be known beyond the state: which other role's the session is, where it is, whom it
/// serves, how it is renewed.
std::string more_words_on(const ProfileStatus& status) {
  const ProfileFacts& facts = status.facts;
  const std::string served = cli::join(facts.serves, cli::for_a_row);
  if (facts.is_shared_alone) {
    return ", shared session of " + (served.empty() ? "no known profile" : served);
  }
  std::string words;
  if (status.state == SessionState::role_changed) {
    const std::string stored = identity_of({.profile = {}, .role_arn = status.stored_role});
    words += ": " + (stored.empty() ? "none" : stored);
  }
  if (facts.section != facts.profile) words += ", in [" + facts.section + "]";
  if (!served.empty() && status.left > Seconds(0)) words += ", shared with " + served;
  if (status.without_code) words += ", no code needed";
  return words;
}

/// A kept session is what the profile's user has; the one that it came from has a row of its own.
void show_kept(Row& row, const ProfileStatus& status, const cli::TableStyle& style) {
  const KeptStatus& kept = *status.kept;
  const Wording wording = wording_of(kept.is_ending ? SessionState::expiring : SessionState::fresh);
  row.bar = bar_of(kept.left, kept.duration, style);
  row.time = format_duration(kept.left);
  row.state = cli::columns(wording.words);
  row.colour = wording.colour;
  row.words = std::string(wording.words) +
              escape(", in [" + kept.section + "], from [" + status.facts.section + "]");
  if (status.left == Seconds(0)) {
    row.words += " (" + std::string(wording_of(status.state).words) + ")";
  }
}

Row row_of(const ProfileStatus& status, const cli::TableStyle& style) {
  const ProfileFacts& facts = status.facts;
  const Wording wording = wording_of(status.state);
  Row row{.profile = escape(facts.profile),
          .identity = escape(identity_of(facts)),
          .bar = bar_of(status.left, facts.duration, style),
          .time = status.left > Seconds(0) ? format_duration(status.left) : "",
          .state = cli::columns(wording.words),
          .words = std::string(wording.words),
          .colour = wording.colour,
          .unusable = status.state == SessionState::unusable};
  row.words = row.unusable ? escape(status.problem) : row.words + escape(more_words_on(status));
  if (status.kept) show_kept(row, status, style);
  return row;
}

/// The columns' widths; 0 for one that nobody needs, or that there is no room for.
struct Layout {
  std::size_t profile = 0;
  std::size_t identity = 0;
  std::size_t time = 0;
  std::size_t state = 0;
  std::size_t words = 0;

  std::size_t before_words() const {
    return profile + gap + (identity == 0 ? 0 : identity + gap) + bar_cells +
           (time == 0 ? 0 : 1 + time);
  }
};

void fit(Layout& layout, std::size_t width) {
  const std::size_t widest_profile = layout.profile;
  const auto up_to_state = [&] { return layout.before_words() + gap + layout.state; };
  cli::shrink(layout.identity, cli::legible_name, layout.before_words() + gap + layout.words,
              width);
  cli::shrink(layout.profile, cli::legible_name, up_to_state(), width);
  if (up_to_state() > width) {  // then better one whole name than half of two
    layout.identity = 0;
    layout.profile = widest_profile;
    cli::shrink(layout.profile, cli::legible_name, up_to_state(), width);
  }
  cli::shrink(layout.profile, 1, layout.before_words(), width);
}

Layout layout_of(const std::vector<Row>& rows, const cli::TableStyle& style) {
  Layout layout;
  for (const Row& row : rows) {
    layout.profile = std::max(layout.profile, cli::columns(row.profile));
    if (row.unusable) continue;  // a problem takes the room of all other columns
    layout.identity = std::max(layout.identity, cli::columns(row.identity));
    layout.time = std::max(layout.time, cli::columns(row.time));
    layout.state = std::max(layout.state, row.state);
    layout.words = std::max(layout.words, cli::columns(row.words));
  }
  if (style.width != 0) fit(layout, style.width);
  return layout;
}

/// The words in what `used` columns leave of the line, and its end.
std::string ending(const Row& row, std::size_t used, const cli::TableStyle& style) {
  std::size_t room = cli::columns(row.words);
  if (style.width != 0) room = style.width - std::min(style.width, used + gap);
  const std::string words = cli::cut_end(row.words, room, cli::ellipsis(style));
  if (words.empty()) return "\n";
  return std::string(gap, ' ') + cli::painted(words, row.colour, style) + "\n";
}

std::string line_of(const Row& row, const Layout& layout, const cli::TableStyle& style) {
  std::string line =
      cli::padded(cli::cut_end(row.profile, layout.profile, cli::ellipsis(style)), layout.profile);
  if (row.unusable) return line + ending(row, layout.profile, style);
  line.append(gap, ' ');
  if (layout.identity != 0) {
    line += cli::padded(cli::cut_front(row.identity, layout.identity, cli::ellipsis(style)),
                        layout.identity + gap);
  }
  std::string time_left = row.bar;
  if (layout.time != 0) {
    time_left += std::string(1 + layout.time - cli::columns(row.time), ' ') + row.time;
  }
  return line + cli::painted(time_left, row.colour, style) +
         ending(row, layout.before_words(), style);
}

}  // namespace

std::string status_table(const std::vector<ProfileStatus>& statuses, const cli::TableStyle& style) {
  std::vector<Row> rows;
  rows.reserve(statuses.size());
  for (const ProfileStatus& status : statuses) {
    rows.push_back(row_of(status, style));
  }
  const Layout layout = layout_of(rows, style);
  std::string table;
  for (const Row& row : rows) {
    table += line_of(row, layout, style);
  }
  return table;
}

}  // namespace stsmfa::view
