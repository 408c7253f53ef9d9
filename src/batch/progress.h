#pragma once

#include "app/options.h"
#include "app/report.h"
#include "base/environment.h"
#include "batch/progress_table.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace stsmfa::batch {

/// Shows how far a batch is: on a terminal a table that is drawn over and over at its place, ten
/// times a second at most; elsewhere (also with TERM=dumb, above log level INFO, and when started
/// in the background) a line for each row that is fresh, as soon as it is, aws-mfa's way. Says
/// nothing under `--quiet`.
///
/// Everything goes to standard output, except that the reason of a failure is not said here in
/// full: that is the summary's. While a question is asked, or anything else is printed, the table
/// has to be left alone: see pause(). No mode of the terminal is ever changed, and the cursor
/// stands at the beginning of the line below the table: nothing has to be put right when the
/// program ends or is killed.
class Progress {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// Nothing is shown before the first draw(). `environment` and `report` outlive it; `clock` is
  /// another one in tests.
  Progress(std::vector<Row> rows, const app::Options& options, const Environment& environment,
           const app::Report& report,
           std::function<Moment()> clock = std::chrono::steady_clock::now);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A row's new state. Draws at once if the last time is long enough ago, unless the table is off
  /// the screen: see pause().
  void set(std::size_t row, State state, std::string words);

  /// A row's new session: State::renewed, with words made of when it ends.
  void renewed(std::size_t row, Time expiration, Seconds granted);

  /// Draws what has changed since, if it is time, and at once after pause(). Gives how long until
  /// the next drawing, for whoever waits: a second if nothing has changed, since the terminal may
  /// be made wider or narrower meanwhile.
  std::chrono::milliseconds draw();

  /// Takes the table off the screen, so that other lines can be printed; the next draw() brings it
  /// back below them.
  void pause();

  /// The last drawing: the whole table, however long it is, which stays. Nothing is drawn after it.
  void finish();

  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

}  // namespace stsmfa::batch
