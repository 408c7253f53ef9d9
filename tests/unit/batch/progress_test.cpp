#include "batch/progress.h"

#include "cli/options.h"
#include "cli/report.h"
#include "os/fd.h"
#include "os/pipe.h"
#include "tests/unit/base/local_zone.h"
#include "tests/unit/os/shell_on_terminal.h"

#include <gtest/gtest.h>

#include <sys/ioctl.h>

#include <utility>

namespace stsmfa::batch {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using test::Forked;
using test::LocalZone;
using test::ShellOnTerminal;

const Time noon = parse_expiration("2026-11-21 12:00:00").value();

/// A batch of three, its clock standing still until it is told.
struct Stage {
  LocalZone zone{"UTC"};
  cli::Options options = {};
  std::array<const char*, 3> variables = {"TERM=xterm", "NO_COLOR=1", nullptr};
  Environment environment{variables.data()};
  profile::Files files = {};
  cli::Report report{options};
  Progress::Moment now{};
  Progress progress;

  explicit Stage(cli::Options given = {}, const char* term = "TERM=xterm")
      : options(std::move(given)),
        variables{term, "NO_COLOR=1", nullptr},
        progress({{.name = "dev", .words = "waiting"},
                  {.name = "prod", .words = "waiting"},
                  {.name = "login",
                   .state = State::fresh,
                   .expiration = noon + hours(11),
                   .left = hours(11)}},
                 {options, environment, files}, report, [this] { return now; }) {}

  void later(milliseconds time) { now += time; }
};

void resize(unsigned short lines, unsigned short columns) {
  const winsize size{.ws_row = lines, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  ioctl(STDOUT_FILENO, TIOCSWINSZ, &size);
}

/// Runs `body` with standard output on a terminal of 24 lines.
std::function<int()> on_terminal(const std::function<void()>& body) {
  return [body] {
    const os::Fd terminal(open("/dev/tty", O_RDWR | O_CLOEXEC));
    dup2(terminal.get(), STDOUT_FILENO);
    resize(24, 80);
    body();
    return 0;
  };
}

/// What `body` shows on such a terminal.
std::string shown(const std::function<void()>& body) {
  ShellOnTerminal shell(on_terminal(body));
  EXPECT_EQ(shell.status(), 0);
  return shell.shown();
}

/// What `body` writes into a pipe.
std::string piped(const std::function<void()>& body) {
  os::Pipe pipe = os::make_pipe();
  Forked process([&] {
    dup2(pipe.write_end.get(), STDOUT_FILENO);
    body();
    return 0;
  });
  pipe.write_end.reset();
  std::string text;
  std::array<char, 1024> bytes{};
  while (const ssize_t count = os::read_some(pipe.read_end.get(), bytes.data(), bytes.size())) {
    text.append(bytes.data(), static_cast<std::size_t>(count));
  }
  EXPECT_EQ(process.status(), 0);
  return text;
}

const std::string at_first =
    ". dev    waiting\r\n"
    ". prod   waiting\r\n"
    "+ login  fresh until 23:00 (11h)\r\n";
const std::string erased = "\r\033[3A\033[J";

/// The table drawn over one of three lines.
std::string over(const std::string& table) {
  std::string drawing = "\r\033[3A\033[K" + table;
  for (std::size_t at = 0; (at = drawing.find("\r\n", at)) < drawing.size() - 2;) {
    drawing.insert(at += 2, "\033[K");
  }
  return drawing + "\033[J";
}

/// Both roles: one is granted, one is not.
void play(Progress& progress) {
  progress.renewed(0, noon + hours(1), hours(1));
  progress.set(1, State::failed, "refused");
}

const std::string in_the_end =
    "+ dev    fresh until 13:00 (1h)\r\n"
    "! prod   refused\r\n"
    "+ login  fresh until 23:00 (11h)\r\n";

const std::string log_lines =
    "INFO - login: still fresh until 2026-11-21 23:00:00+00:00 (11h)\n"
    "INFO - dev: fresh until 2026-11-21 13:00:00+00:00 (1h)\n";

TEST(Progress, IsDrawnAgainAtItsPlace) {
  EXPECT_EQ(shown([] {
              Stage stage;
              stage.progress.draw();
              stage.later(milliseconds(100));
              stage.progress.set(0, State::calling, "calling");
              stage.later(milliseconds(100));
              stage.progress.renewed(0, noon + hours(1), hours(1));
              stage.progress.pause();
              os::write_all(STDOUT_FILENO, "Code? 123456\n");
              stage.progress.set(1, State::failed, "refused");
              stage.progress.draw();
              stage.progress.finish();
              stage.progress.draw();
              stage.progress.finish();
            }),
            at_first +
                "\r\033[3A"
                "\033[K> dev    calling\r\n"
                "\033[K. prod   waiting\r\n"
                "\033[K+ login  fresh until 23:00 (11h)\r\n"
                "\033[J"
                "\r\033[3A"
                "\033[K+ dev    fresh until 13:00 (1h)\r\n"
                "\033[K. prod   waiting\r\n"
                "\033[K+ login  fresh until 23:00 (11h)\r\n"
                "\033[J" +
                erased + "Code? 123456\r\n" + in_the_end + over(in_the_end));
}

TEST(Progress, IsDrawnTenTimesASecondAtMost) {
  EXPECT_EQ(shown([] {
              Stage stage;
              if (stage.progress.draw() != milliseconds(1000)) _exit(5);
              stage.later(milliseconds(30));
              play(stage.progress);
              if (stage.progress.draw() != milliseconds(70)) _exit(1);
              stage.later(milliseconds(69));
              if (stage.progress.draw() != milliseconds(1)) _exit(2);
              stage.later(milliseconds(1));
              if (stage.progress.draw() != milliseconds(1000)) _exit(3);
              stage.later(milliseconds(1000));
              if (stage.progress.draw() != milliseconds(1000)) _exit(4);
            }),
            at_first + over(in_the_end));
}

TEST(Progress, IsNotThereBeforeItIsDrawnAndAfterPause) {
  EXPECT_EQ(shown([] {
              Stage stage;
              stage.progress.pause();
              stage.progress.set(0, State::calling, "calling");
              stage.progress.set(0, State::waiting, "waiting");
              stage.progress.draw();
              stage.progress.pause();
              stage.later(milliseconds(1000));
              play(stage.progress);
              stage.progress.pause();
            }),
            at_first + erased);
}

TEST(Progress, FinishesWithEverythingThoughNothingWasDrawn) {
  EXPECT_EQ(shown([] {
              Stage stage;
              play(stage.progress);
              stage.progress.finish();
            }),
            in_the_end);
}

TEST(Progress, GoesByTheSizeThatTheTerminalHasNow) {
  EXPECT_EQ(shown([] {
              Stage stage;
              stage.progress.draw();
              resize(3, 20);
              if (stage.progress.draw() != milliseconds(100)) _exit(1);
              stage.later(milliseconds(100));
              stage.progress.draw();
              resize(0, 0);
              stage.later(milliseconds(100));
              stage.progress.draw();
              stage.progress.finish();
            }),
            at_first +
                "\r\033[3A"
                "\033[K. dev    waiting\r\n"
                "\033[K1 of 3 fresh, 2 wai~\r\n"
                "\033[J"
                "\r\033[2A"
                "\033[K. dev    waiting\r\n"
                "\033[K. prod   waiting\r\n"
                "\033[K+ login  fresh unti~\r\n"
                "\033[J");
}

TEST(Progress, ComesBelowWhatTheShellHasWrittenAfterCtrlZ) {
  ShellOnTerminal shell(on_terminal([] {
    Stage stage;
    stage.progress.draw();
    raise(SIGTSTP);
    stage.later(milliseconds(100));
    play(stage.progress);
    raise(SIGTSTP);
    stage.progress.pause();
    stage.progress.draw();
  }));
  ASSERT_TRUE(shell.stopped());
  shell.foreground();
  ASSERT_TRUE(shell.stopped());
  shell.foreground();
  EXPECT_EQ(shell.status(), 0);
  EXPECT_EQ(shell.shown(), at_first +
                               "+ dev    fresh until 13:00 (1h)\r\n"
                               ". prod   waiting\r\n"
                               "+ login  fresh until 23:00 (11h)\r\n" +
                               in_the_end);
}

TEST(Progress, LeavesTheTerminalToWhoeverIsInTheForeground) {
  EXPECT_EQ(shown([] {
              Stage stage;
              stage.progress.draw();
              signal(SIGTTOU, SIG_IGN);
              tcsetpgrp(STDOUT_FILENO, getppid());
              stage.later(milliseconds(100));
              play(stage.progress);
              stage.progress.pause();
              stage.progress.draw();
              tcsetpgrp(STDOUT_FILENO, getpgrp());
              stage.progress.pause();
              stage.progress.draw();
            }),
            at_first + in_the_end);
}

TEST(Progress, MakesWayForALineOfTheReport) {
  EXPECT_EQ(shown([] {
              Stage stage;
              stage.report.info("before");
              stage.progress.draw();
              stage.report.info("news");
              stage.report.debug("more");
              stage.progress.draw();
              stage.progress.finish();
              stage.report.info("after");
            }),
            "INFO - before\r\n" + at_first + erased + "INFO - news\r\nDEBUG - more\r\n" + at_first +
                over(at_first) + "INFO - after\r\n");
}

TEST(Progress, ConcludesWithoutWhatHadNoTurn) {
  EXPECT_EQ(shown([] {
              Stage stage;
              stage.progress.draw();
              stage.progress.set(1, State::failed, "refused");
              stage.progress.conclude();
            }),
            at_first +
                "\r\033[3A"
                "\033[K! prod   refused\r\n"
                "\033[K+ login  fresh until 23:00 (11h)\r\n"
                "\033[J");
}

TEST(Progress, IsALineForEachFreshRowElsewhere) {
  const auto scene = [] {
    Stage stage;
    stage.progress.draw();
    stage.progress.set(0, State::calling, "calling");
    play(stage.progress);
    stage.progress.pause();
    if (stage.progress.draw() != milliseconds(1000)) _exit(1);
    stage.progress.finish();
  };
  EXPECT_EQ(piped(scene), log_lines);
}

TEST(Progress, IsLinesOnATerminalThatCannotShowATable) {
  const auto scene = [](const char* term) {
    Stage stage({}, term);
    play(stage.progress);
    stage.progress.finish();
  };
  std::string lines = log_lines;
  for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 2) {
    lines.replace(at, 1, "\r\n");
  }
  EXPECT_EQ(shown([&] { scene("TERM=dumb"); }), lines);
  EXPECT_EQ(shown([&] { scene("TERM="); }), lines);
  const auto sized = [&](unsigned short height, unsigned short width) {
    return shown([&, height, width] {
      resize(height, width);
      scene("TERM=xterm");
    });
  };
  EXPECT_EQ(sized(0, 0), lines);
  EXPECT_EQ(sized(1, 80), lines);
  EXPECT_EQ(shown([&] {
              signal(SIGTTOU, SIG_IGN);
              tcsetpgrp(STDOUT_FILENO, getppid());
              scene("TERM=xterm");
            }),
            lines);
}

TEST(Progress, SaysNothingWhereNothingIsWanted) {
  const auto scene = [](cli::Options options) {
    return [=] {
      Stage stage(options);
      stage.progress.draw();
      play(stage.progress);
      stage.progress.finish();
    };
  };
  for (const cli::Options& options :
       {cli::Options{.quiet = true}, cli::Options{.log_level = cli::LogLevel::warning}}) {
    EXPECT_EQ(shown(scene(options)), "");
    EXPECT_EQ(piped(scene(options)), "");
  }
}

TEST(Progress, OfNoRowsIsNothing) {
  EXPECT_EQ(shown([] {
              Stage stage;
              Progress progress({}, {stage.options, stage.environment, stage.files}, stage.report);
              progress.draw();
              progress.pause();
              progress.finish();
            }),
            "");
}

}  // namespace
}  // namespace stsmfa::batch
