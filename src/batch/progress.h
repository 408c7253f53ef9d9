#pragma once

#include "app/options.h"
#include "app/report.h"
#include "base/environment.h"
#include "batch/progress_table.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace stsmfa::batch {

/// Shows how far a batch is: on a terminal a table that is drawn over and over at its place, ten
/// times a second at most; elsewhere (also with TERM=dumb, and above log level INFO) a line for
/// each row when it is done, aws-mfa's way. Says nothing under `--quiet`.
///
/// Everything goes to standard output, except that the reason of a failure is not said here in
/// full: that is the summary's. While a question is asked, or anything else is printed, the table
/// has to be left alone: see pause().
class Progress {
 public:
  /// `report` outlives it.
  Progress(std::vector<Row> rows, const app::Options& options, const Environment& environment,
           const app::Report& report);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A row's new state. Draws at once if the last time is long enough ago.
  void set(std::size_t row, State state, std::string words);

  /// Draws what has changed since, if it is time; how long until it is (for whoever waits).
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
