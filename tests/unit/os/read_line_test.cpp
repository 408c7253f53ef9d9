#include "base/error.h"
#include "os/pipe.h"
#include "os/process.h"
#include "os/terminal.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <cstdlib>
#include <string>

namespace stsmfa::os {
namespace {

using std::chrono::milliseconds;
using test::Scratch;

const ReadLine patiently{milliseconds(20000)};

/// A pipe with `bytes` in it, and its end behind them.
Fd holding(std::string_view bytes) {
  Pipe pipe = make_pipe();
  EXPECT_EQ(write_all(pipe.write_end.get(), bytes), 0);
  return std::move(pipe.read_end);
}

/// A terminal that is nobody's own, and the side of it where a person would type.
struct TerminalPair {
  Fd master{posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
  Fd slave{};
  TerminalPair() {
    unlockpt(master.get());
    slave = Fd(open(ptsname(master.get()), O_RDWR | O_NOCTTY | O_CLOEXEC));
  }
  void type(std::string_view text) const { EXPECT_EQ(write_all(master.get(), text), 0); }
};

TEST(ReadLine, TakesOneLineAndNothingBeyondIt) {
  const Fd input = holding("123456\nrest\n");
  const LineResult answer = read_line(input.get(), patiently);
  EXPECT_EQ(answer.end, LineEnd::line);
  EXPECT_EQ(answer.text.reveal(), "123456");
  std::string rest(10, '\0');
  rest.resize(static_cast<std::size_t>(read_some(input.get(), rest.data(), rest.size())));
  EXPECT_EQ(rest, "rest\n");
}

TEST(ReadLine, TakesALastLineWithoutALineEnd) {
  const LineResult answer = read_line(holding("123456").get(), patiently);
  EXPECT_EQ(answer.end, LineEnd::line);
  EXPECT_EQ(answer.text.reveal(), "123456");
}

TEST(ReadLine, DropsOneCarriageReturnBeforeTheLineEnd) {
  EXPECT_EQ(read_line(holding("12\r\n").get(), patiently).text.reveal(), "12");
  EXPECT_EQ(read_line(holding("12\r\r\n").get(), patiently).text.reveal(), "12\r");
  EXPECT_EQ(read_line(holding("1\r2\n").get(), patiently).text.reveal(), "1\r2");
  EXPECT_EQ(read_line(holding("\r\n").get(), patiently).text.reveal(), "");
}

TEST(ReadLine, TellsAnEmptyLineFromTheEnd) {
  EXPECT_EQ(read_line(holding("\n").get(), patiently).end, LineEnd::line);
  EXPECT_EQ(read_line(holding("").get(), patiently).end, LineEnd::end_of_file);
  EXPECT_EQ(read_line(-1, ReadLine{milliseconds(1)}).end, LineEnd::timed_out);
}

/// How reading a line fails.
std::string error_of_line(int fd) {
  const Error error = test::error_of([&] { read_line(fd, patiently); });
  EXPECT_EQ(error.status, ExitStatus::code_needed);
  return one_line(error);
}

TEST(ReadLine, TakesNoPartOfALineThatATerminalWouldHaveCut) {
  const std::string longest(4094, 'x');
  EXPECT_EQ(read_line(holding(longest + "\n").get(), patiently).text.reveal(), longest);
  EXPECT_EQ(error_of_line(holding(longest + "x\n").get()),
            "read: answer: it is longer than 4094 bytes");
}

TEST(ReadLine, TakesNoPartOfALineWhoseRestCannotBeRead) {
  TerminalPair terminal;
  terminal.type("half a line\4");
  terminal.master.reset();
  EXPECT_EQ(error_of_line(terminal.slave.get()), "read: answer: the terminal has gone");
}

TEST(ReadLine, TakesNoPartOfALineWhenTheConnectionBreaks) {
  std::array<int, 2> ends{};
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  const Fd ours(ends[0]);
  Fd theirs(ends[1]);
  ASSERT_EQ(write_all(ours.get(), "unread"), 0);
  ASSERT_EQ(write_all(theirs.get(), "half a line"), 0);
  theirs.reset();  // with something unread: a reset, not an end
  EXPECT_EQ(error_of_line(ours.get()), "read: answer: Connection reset by peer");
}

TEST(ReadLine, GoesOnAfterCtrlDBehindHalfALineAndEndsAtTheNext) {
  TerminalPair terminal;
  terminal.type("12\4");
  terminal.type("34\n");
  EXPECT_EQ(read_line(terminal.slave.get(), patiently).text.reveal(), "1234");
  terminal.type("56\4\4");
  EXPECT_EQ(read_line(terminal.slave.get(), patiently).text.reveal(), "56");
  terminal.type("\4");
  EXPECT_EQ(read_line(terminal.slave.get(), patiently).end, LineEnd::end_of_file);
}

TEST(ReadLine, GivesUpOnHalfALineWhenTheTimeIsOver) {
  const Pipe pipe = make_pipe();
  test::tell(pipe.write_end);
  EXPECT_EQ(read_line(pipe.read_end.get(), ReadLine{milliseconds(60)}).end, LineEnd::timed_out);
}

TEST(ReadLine, EndsWhenTheWatchedDescriptorIsReady) {
  const Pipe silent = make_pipe();
  const Fd gone = holding("");
  EXPECT_EQ(read_line(silent.read_end.get(), {milliseconds(20000), gone.get()}).end,
            LineEnd::disturbed);
  EXPECT_EQ(read_line(holding("1\n").get(), {milliseconds(20000), gone.get()}).end, LineEnd::line);
}

TEST(ReadLine, KeepsWhatCtrlDHandedOverBeforeItWasDisturbed) {
  TerminalPair terminal;
  const Fd gone = holding("");
  terminal.type("12\4");
  LineResult first = read_line(terminal.slave.get(), {milliseconds(20000), gone.get()});
  EXPECT_EQ(first.end, LineEnd::disturbed);
  terminal.type("34\n");
  const ReadLine on{.timeout = milliseconds(20000), .begun = std::move(first.text)};
  EXPECT_EQ(read_line(terminal.slave.get(), on).text.reveal(), "1234");
}

TEST(ReadLine, ReadsFilesAndWhatNeverBlocks) {
  const Scratch scratch;
  test::write(scratch / "f", "1\n2\n");
  const Fd file(open((scratch / "f").c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_EQ(read_line(file.get(), patiently).text.reveal(), "1");
  EXPECT_EQ(read_line(file.get(), patiently).text.reveal(), "2");
  EXPECT_EQ(read_line(file.get(), patiently).end, LineEnd::end_of_file);
}

TEST(ReadLine, StopsForASignal) {
  Pipe input = make_pipe();
  Pipe ready = make_pipe();
  test::Forked process([&] {
    watch_signals();
    test::tell(ready.write_end);
    read_line(input.read_end.get(), patiently);
    return 0;
  });
  ready.write_end.reset();
  ASSERT_TRUE(test::hear(ready.read_end));
  process.send(SIGINT);
  EXPECT_EQ(process.status(), 80 + SIGINT);
}

TEST(KindOfInput, TellsStreamsAndFilesFromTheRest) {
  const Scratch scratch;
  test::write(scratch / "f", "");
  const Fd file(open((scratch / "f").c_str(), O_RDONLY | O_CLOEXEC));
  const Fd null(open("/dev/null", O_RDONLY | O_CLOEXEC));
  const Fd terminal(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  const Fd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  EXPECT_EQ(kind_of_input(file.get()), InputKind::pipe_or_file);
  EXPECT_EQ(kind_of_input(holding("").get()), InputKind::pipe_or_file);
  EXPECT_EQ(kind_of_input(socket.get()), InputKind::pipe_or_file);
  EXPECT_EQ(kind_of_input(null.get()), InputKind::other);
  EXPECT_EQ(kind_of_input(-1), InputKind::other);
  EXPECT_EQ(kind_of_input(terminal.get()), InputKind::terminal);
}

}  // namespace
}  // namespace stsmfa::os
