#include "batch/progress.h"

#include "cli/table_style.h"
#include "os/print.h"
#include "os/tty.h"

#include <unistd.h>

#include <algorithm>

namespace stsmfa::batch {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds least_pause{100};
constexpr milliseconds calm{1000};

/// The size of standard output's terminal; `otherwise` where it has none, or one line, above which
/// there is no place to draw again.
TerminalSize size_of_terminal(const TerminalSize& otherwise) {
  const TerminalSize size{os::columns_of(STDOUT_FILENO), os::lines_of(STDOUT_FILENO)};
  return size.columns == 0 || size.lines < 2 ? otherwise : size;
}

/// Whether standard output can show a table that is drawn again at its place, and should.
bool wants_table(const profile::Context& context, const TerminalSize& size) {
  const cli::Options& options = context.options;
  return !options.quiet && options.log_level <= cli::LogLevel::info && size != TerminalSize{} &&
         os::is_terminal(STDOUT_FILENO) && !cli::is_dumb(context.environment) &&
         os::in_foreground(STDOUT_FILENO);
}

}  // namespace

Progress::Progress(std::vector<Row> rows, const profile::Context& context, cli::Report& report,
                   std::function<Moment()> clock)
    : rows_(std::move(rows)),
      environment_(context.environment),
      report_(report),
      clock_(std::move(clock)),
      size_(size_of_terminal({})) {
  if (wants_table(context, size_)) {
    continued_.emplace();
    report_.before_each_line([this] { pause(); });
    return;
  }
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (is_fresh(rows_[row])) unsaid_.push_back(row);
  }
}

void Progress::set(std::size_t row, State state, std::string words) {
  rows_[row].words = std::move(words);
  rows_[row].expiration.reset();
  changed(row, state);
}

void Progress::renewed(std::size_t row, Time expiration, Seconds granted) {
  rows_[row].expiration = expiration;
  rows_[row].left = granted;
  changed(row, State::renewed);
}

void Progress::still_fresh(std::size_t row, Time expiration, Seconds left) {
  rows_[row].expiration = expiration;
  rows_[row].left = left;
  changed(row, State::fresh);
}

void Progress::changed(std::size_t row, State state) {
  rows_[row].state = state;
  if (!shows_table()) {
    if (is_fresh(rows_[row])) unsaid_.push_back(row);
    say_lines();
    return;
  }
  changed_ = true;
  if (on_screen_) draw();
}

void Progress::say_lines() {
  for (const std::size_t row : unsaid_) {
    report_.info(line_for_log(rows_[row]));
  }
  unsaid_.clear();
}

milliseconds Progress::draw() {
  if (!shows_table()) say_lines();
  if (!shows_table() || rows_.empty()) return calm;
  if (on_screen_ && !changed_ && size_of_terminal(size_) == size_) return calm;
  const Moment now = clock_();
  if (on_screen_ && now - last_drawing_ < least_pause) {
    return std::chrono::ceil<milliseconds>(least_pause - (now - last_drawing_));
  }
  on_screen_ = true;
  last_drawing_ = now;
  if (find_place()) {
    const std::string table = progress_window(rows_, style(), size_.lines - 1);
    os::print(STDOUT_FILENO, at_its_place(table));
    drawn_ = static_cast<std::size_t>(std::ranges::count(table, '\n'));
    changed_ = false;
  }
  return calm;
}

void Progress::pause() {
  if (!shows_table() || !on_screen_) return;
  if (find_place()) os::print(STDOUT_FILENO, at_its_place(""));
  drawn_ = 0;
  on_screen_ = false;
}

void Progress::finish_with(const std::vector<Row>& rows) {
  if (!shows_table()) return say_lines();
  find_place();
  os::print(STDOUT_FILENO, at_its_place(progress_table(rows, style())));
  stop_drawing();
}

void Progress::stop_drawing() {
  if (continued_) report_.before_each_line(nullptr);
  continued_.reset();
}

bool Progress::find_place() {
  size_ = size_of_terminal(size_);
  const bool ours = os::in_foreground(STDOUT_FILENO);
  if (continued_->again() || !ours) drawn_ = 0;
  return ours;
}

std::string Progress::at_its_place(std::string_view table) const {
  if (drawn_ == 0) return std::string(table);
  // The carriage return is for what the person has typed meanwhile.
  std::string drawing = "\r\033[" + std::to_string(drawn_) + "A";
  // Line by line: tmux would save a screen that is cleared from its first line among the lines that
  // scrolled away. Before each line, since after a line of full width its last column would go.
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = table.find('\n', begin) + 1;
    drawing.append("\033[K").append(table.substr(begin, end - begin));
    begin = end;
  }
  return drawing + "\033[J";
}

cli::TableStyle Progress::style() const { return cli::style_for(environment_, size_.columns); }

}  // namespace stsmfa::batch
