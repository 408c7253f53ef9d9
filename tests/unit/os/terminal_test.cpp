#include "os/terminal.h"

#include "base/error.h"
#include "os/hidden_input.h"
#include "os/pipe.h"
#include "os/process.h"
#include "os/question_again.h"
#include "os/tty.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/shell_on_terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

namespace stsmfa::os {
namespace {

using std::chrono::milliseconds;
using test::Forked;
using test::ShellOnTerminal;
using testing::EndsWith;

constexpr milliseconds patience{20000};
const std::string question = "Code? ";

// What the job ends with.
constexpr int right_answer = 0;
constexpr int no_terminal = 50;
constexpr int kind_base = 60;

/// Asks once. Ends with right_answer for the line 123456, else with kind_base and the kind.
std::function<int()> ask(bool hidden, milliseconds timeout = patience) {
  return [=] {
    watch_signals();
    auto terminal = Terminal::open();
    if (!terminal) return no_terminal;
    const LineResult answer = terminal->ask({question, hidden}, {timeout});
    if (answer.text == Secret("123456")) return right_answer;
    return kind_base + static_cast<int>(answer.end);
  };
}
constexpr int ended_with(LineEnd kind) { return kind_base + static_cast<int>(kind); }

class Ask : public testing::TestWithParam<bool> {
 protected:
  ShellOnTerminal shell_{ask(GetParam())};
};
INSTANTIATE_TEST_SUITE_P(Terminal, Ask, testing::Bool(),
                         [](const auto& tested) { return tested.param ? "Hidden" : "Shown"; });

TEST_P(Ask, GetsTheLineAndLeavesTheCursorOnANewOne) {
  shell_.expect(question);
  EXPECT_EQ(shell_.echoes(), !GetParam());
  shell_.type("123456\n");
  EXPECT_EQ(shell_.status(), right_answer);
  EXPECT_EQ(shell_.shown(), GetParam() ? "Code? \r\n" : "Code? 123456\r\n");
  EXPECT_TRUE(shell_.echoes());
}

TEST_P(Ask, EndsAtEndOfFile) {
  shell_.expect(question);
  shell_.type("\4");
  EXPECT_EQ(shell_.status(), ended_with(LineEnd::end_of_file));
  EXPECT_THAT(shell_.shown(), EndsWith("\r\n"));
  EXPECT_TRUE(shell_.echoes());
}

TEST_P(Ask, EndsWithCtrlC) {
  shell_.expect(question);
  shell_.type("12\3");
  EXPECT_EQ(shell_.status(), 80 + SIGINT);
  EXPECT_THAT(shell_.shown(), EndsWith("\r\n"));
  EXPECT_TRUE(shell_.echoes());
}

TEST_P(Ask, EndsWithASignalFromElsewhere) {
  shell_.expect(question);
  shell_.end_by(SIGTERM);
  EXPECT_EQ(shell_.status(), 80 + SIGTERM);
  EXPECT_TRUE(shell_.echoes());
}

TEST_P(Ask, CanBeAnsweredAfterCtrlZ) {
  shell_.expect(question);
  for (int times = 0; times < 2; ++times) {
    shell_.type("\x1a");
    ASSERT_TRUE(shell_.stopped());
    EXPECT_TRUE(shell_.echoes()) << "a shell must not be typed to blindly";
    shell_.foreground();
    if (GetParam()) shell_.expect(question);
    EXPECT_EQ(shell_.echoes(), !GetParam());
  }
  shell_.type("123456\n");
  EXPECT_EQ(shell_.status(), right_answer);
  EXPECT_EQ(shell_.shown().find("123456") == std::string::npos, GetParam());
  EXPECT_TRUE(shell_.echoes());
}

TEST(QuestionAgain, IsNotAskedAfterCtrlC) {
  ShellOnTerminal shell([] {
    watch_signals();
    const Fd terminal(open("/dev/tty", O_RDWR | O_CLOEXEC));
    const QuestionAgain again(terminal.get(), question);
    raise(SIGCONT);
    sigset_t both{};
    for (const int signal : {SIGINT, SIGCONT}) {
      sigaddset(&both, signal);
    }
    sigprocmask(SIG_BLOCK, &both, nullptr);
    raise(SIGINT);
    raise(SIGCONT);
    sigprocmask(SIG_UNBLOCK, &both, nullptr);
    raise(SIGCONT);
    return right_answer;
  });
  EXPECT_EQ(shell.status(), right_answer);
  EXPECT_EQ(shell.shown(), question);
}

TEST(HiddenInput, PutsTheTerminalBackBeforeItDiesOfCtrlBackslash) {
  ShellOnTerminal shell(ask(true));
  shell.expect(question);
  shell.type("\x1c");
  EXPECT_EQ(shell.status() & 0x7f, SIGQUIT);
  EXPECT_TRUE(shell.echoes());
}

/// Types ahead, and asks when that has certainly arrived.
std::function<int()> ask_late(bool hidden, const Pipe& typed) {
  return [=, &typed] {
    test::hear(typed.read_end);
    return ask(hidden)();
  };
}

TEST(HiddenInput, IsRefusedWhereTheEchoCannotBeSwitchedOff) {
  const Pipe pipe = make_pipe();
  const Error error = test::error_of([&] { const HiddenInput hidden(pipe.read_end.get(), "?"); });
  EXPECT_EQ(error.status, ExitStatus::code_needed);
  EXPECT_EQ(one_line(error), "hide: answer: Inappropriate ioctl for device");
}

TEST(TypedAhead, CountsForAQuestionThatIsShown) {
  const Pipe typed = make_pipe();
  ShellOnTerminal shell(ask_late(false, typed));
  shell.type("123456\n");
  shell.expect("123456");
  test::tell(typed.write_end);
  EXPECT_EQ(shell.status(), right_answer);
}

TEST(TypedAhead, IsThrownAwayForAHiddenOne) {
  const Pipe typed = make_pipe();
  ShellOnTerminal shell(ask_late(true, typed));
  shell.type("something else\n");
  shell.expect("something else");
  test::tell(typed.write_end);
  shell.expect(question);
  shell.type("123456\n");
  EXPECT_EQ(shell.status(), right_answer);
}

TEST(Disturbed, LeavesTheQuestionAndWhatWasTypedAsTheyStand) {
  const Pipe news = make_pipe();
  const Pipe seen = make_pipe();
  ShellOnTerminal shell([&] {
    auto terminal = Terminal::open();
    const auto first = terminal->ask({question}, {patience, news.read_end.get()});
    test::tell(seen.write_end);
    const auto second = terminal->ask({""}, {patience});
    const bool right = first.end == LineEnd::disturbed && second.text == Secret("123456");
    return right ? right_answer : 1;
  });
  shell.expect(question);
  shell.type("123");
  shell.expect("123");
  test::tell(news.write_end);
  test::hear(seen.read_end);
  shell.type("456\n");
  EXPECT_EQ(shell.status(), right_answer);
  EXPECT_EQ(shell.shown(), "Code? 123456\r\n");
}

TEST(TimeOut, LeavesNoHalfAnswerForTheShell) {
  for (const bool hidden : {false, true}) {
    ShellOnTerminal shell([=] {
      const int kind = ask(hidden, milliseconds(300))();
      return ask(false, milliseconds(1))() == kind ? kind : 1;
    });
    shell.expect(question);
    shell.type("12");
    EXPECT_EQ(shell.status(), ended_with(LineEnd::timed_out));
    EXPECT_THAT(shell.shown(), EndsWith("\r\n"));
    EXPECT_TRUE(shell.echoes());
  }
}

TEST(OpenTerminal, KnowsItsName) {
  const Pipe name = make_pipe();
  ShellOnTerminal shell([&] {
    const auto terminal = Terminal::open();
    return terminal ? write_all(name.write_end.get(), terminal->name() + "\n") : no_terminal;
  });
  EXPECT_EQ(shell.status(), 0);
  EXPECT_EQ(read_line(name.read_end.get(), {patience}).text, Secret(shell.device()));
}

TEST(ColumnsAndLines, AreTheTerminalsAndNoneElsewhere) {
  ShellOnTerminal shell([] {
    winsize size{.ws_row = 24, .ws_col = 72, .ws_xpixel = 0, .ws_ypixel = 0};
    const Fd terminal(open("/dev/tty", O_RDWR | O_CLOEXEC));
    ioctl(terminal.get(), TIOCSWINSZ, &size);
    const bool right = columns_of(terminal.get()) == 72 && lines_of(terminal.get()) == 24;
    return right ? right_answer : no_terminal;
  });
  EXPECT_EQ(shell.status(), right_answer);
  const Pipe pipe = make_pipe();
  EXPECT_EQ(columns_of(pipe.read_end.get()), 0U);
  EXPECT_EQ(lines_of(pipe.read_end.get()), 0U);
}

TEST(OpenTerminal, HasNoneInTheBackground) {
  ShellOnTerminal shell([] {
    Forked background([] {
      setpgid(0, 0);
      return Terminal::open() ? 0 : no_terminal;
    });
    return background.status();
  });
  EXPECT_EQ(shell.status(), no_terminal);
}

TEST(OpenTerminal, HasNoneWithoutASessionThatHasOne) {
  Forked process([] {
    setsid();
    return Terminal::open() ? 0 : no_terminal;
  });
  EXPECT_EQ(process.status(), no_terminal);
}

TEST(TerminalOrNothing, SaysWhatCannotBeOpened) {
  rlimit usual{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &usual), 0);
  const Fd next(dup(STDIN_FILENO));
  const rlimit none = {.rlim_cur = static_cast<rlim_t>(next.get()), .rlim_max = usual.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  const std::string line = test::error_line_of(open_terminal_or_nothing);
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &usual), 0);
  EXPECT_EQ(line, "1 open: /dev/null: Too many open files");
}

}  // namespace
}  // namespace stsmfa::os
