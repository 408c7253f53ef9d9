#pragma once

#include "base/environment.h"
#include "batch/progress_table.h"
#include "cli/report.h"
#include "cli/table_style.h"
#include "os/continued.h"
#include "profile/context.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::batch {

/// How much a terminal shows; all zero for none, or one that does not know.
struct TerminalSize {
  std::size_t columns = 0;
  std::size_t lines = 0;
  bool operator==(const TerminalSize&) const = default;
};

/// Shows how far a batch is: on a terminal a table that is drawn over and over at its place, ten
/// times a second at most, and not at all while the program is in the background; elsewhere (also
/// with TERM=dumb, above log level INFO, on a terminal that does not know its size, and when
/// started in the background) a line for each row that is fresh, as soon as it is, aws-mfa's way.
/// Says nothing under `--quiet`.
///
/// Everything goes to standard output, except that the reason of a failure is not said here in
/// full: that is the summary's. While a question is asked, or anything is printed by
/// another than the report, the table has to be left alone: see pause(). No mode of the terminal is
/// ever changed, and the cursor stands at the beginning of the line below the table: nothing has to
/// be put right when the program ends or is killed.
class Progress {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// The table is not shown before the first draw(). The environment and `report` outlive it;
  /// `clock` is another one in tests.
  Progress(std::vector<Row> rows, const profile::Context& context, cli::Report& report,
           std::function<Moment()> clock = std::chrono::steady_clock::now);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { stop_drawing(); }

  /// A row's new state. Draws at once if the last time is long enough ago, unless the table is off
  /// the screen: see pause().
  void set(std::size_t row, State state, std::string words);

  /// A row's new session: State::renewed, with words made of when it ends.
  void renewed(std::size_t row, Time expiration, Seconds granted);

  /// A row whose session could not be renewed, and is fresh until then.
  void still_fresh(std::size_t row, Time expiration, Seconds left);

  /// Draws what has changed since, if it is time, and at once after pause(). Gives how long until
  /// the next drawing, for those who wait: a second if nothing has changed, since the terminal may
  /// be made wider or narrower meanwhile.
  std::chrono::milliseconds draw();

  /// Takes the table off the screen, so that something else can be printed; the next draw() brings
  /// it back below that. Lines of the report do it by themselves.
  void pause();

  /// The last drawing: the whole table, however long it is, which stays. From here on a line is
  /// said for each row that becomes fresh, as where there is no table.
  void finish() { finish_with(rows_); }

  /// As finish(), of rows_at_the_end(): for when a run is over, whether it was all done or not.
  void conclude() { finish_with(rows_at_the_end(rows_)); }

  const std::vector<Row>& rows() const { return rows_; }

 private:
  bool shows_table() const { return continued_.has_value(); }
  void changed(std::size_t row, State state);
  void say_lines();
  void finish_with(const std::vector<Row>& rows);
  void stop_drawing();
  /// Reads the size, and forgets where the table was drawn if that is no longer above the cursor.
  /// False while the terminal is somebody else's.
  bool find_place();
  /// What draws the table over the one that stands there.
  std::string at_its_place(std::string_view table) const;
  cli::TableStyle style() const;

  std::vector<Row> rows_;
  const Environment& environment_;
  cli::Report& report_;
  std::function<Moment()> clock_;
  std::optional<os::Continued> continued_ = {};  ///< nullopt where lines are said
  std::vector<std::size_t> unsaid_ = {};         ///< rows whose lines are still to be said
  TerminalSize size_;                            ///< the last that was known
  std::size_t drawn_ = 0;                        ///< lines of the table above the cursor
  Moment last_drawing_ = {};
  bool on_screen_ = false;
  bool changed_ = false;
};

}  // namespace stsmfa::batch
