#include "os/write_pieces.h"

#include "os/fd.h"
#include "os/pipe.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <functional>
#include <string>

namespace stsmfa::os {
namespace {

class WritePieces : public testing::Test {
 protected:
  int write(const std::vector<std::string>& pieces) const {
    const Fd file(open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    return write_pieces(file.get(), {pieces.begin(), pieces.end()});
  }

  const test::Scratch scratch_ = {};
  const std::string path_ = scratch_ / "file";
};

TEST_F(WritePieces, PutsOneBehindTheOther) {
  EXPECT_EQ(write({"one ", "", "two"}), 0);
  EXPECT_EQ(test::read(path_), "one two");
  EXPECT_EQ(write({}), 0);
  EXPECT_EQ(test::read(path_), "");
}

TEST_F(WritePieces, TakesMoreOfThemThanOneCallDoes) {
  std::vector<std::string> pieces;
  std::string all;
  for (int i = 0; i < 5000; ++i) {
    pieces.push_back(std::to_string(i) + "\n");
    all += pieces.back();
  }
  EXPECT_EQ(write(pieces), 0);
  EXPECT_EQ(test::read(path_), all);
}

TEST_F(WritePieces, CutsWhatIsLargerThanOneCall) {
  const std::string large = std::string(3'000'000, 'a') + "b";
  EXPECT_EQ(write({"<", large, large, ">"}), 0);
  EXPECT_EQ(test::read(path_), "<" + large + large + ">");
}

/// As a file on a network may be: here a pipe that is full.
TEST_F(WritePieces, GoesOnAfterASignal) {
  const std::string text(200'000, 'x');
  Pipe data = make_pipe();
  static Pipe told = make_pipe();
  test::Forked writer([&] {
    struct sigaction action {};  // without SA_RESTART
    action.sa_handler = [](int) { [[maybe_unused]] auto n = write_all(told.write_end.get(), "."); };
    sigaction(SIGALRM, &action, nullptr);
    const itimerval often = {.it_interval = {0, 5000}, .it_value = {0, 5000}};
    setitimer(ITIMER_REAL, &often, nullptr);
    return write_pieces(data.write_end.get(), {text});
  });
  data.write_end.reset();
  std::array<char, 20> ticks{};
  for (char& tick : ticks) {
    ASSERT_EQ(read_some(told.read_end.get(), &tick, 1), 1);
  }
  std::string all;
  std::array<char, 4096> some{};
  while (const ssize_t count = read_some(data.read_end.get(), some.data(), some.size())) {
    ASSERT_GT(count, 0);
    all.append(some.data(), static_cast<std::size_t>(count));
  }
  EXPECT_EQ(writer.status(), 0);
  EXPECT_EQ(all, text);
}

/// The kernel first takes what there is room for, then says that there is no more.
TEST_F(WritePieces, GoesOnBehindAPartThatWasTaken) {
  test::Forked process([this] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {6, 6};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return -1;
    return write({"one ", "two ", "three"});
  });
  EXPECT_EQ(process.status(), EFBIG);
  EXPECT_EQ(test::read(path_), "one tw");
}

/// Until a pipe holds no more, or nobody writes into it any more.
void wait_until_full(int reading_end) {
  pollfd pipe = {reading_end, POLLIN, 0};
  const int capacity = fcntl(reading_end, F_GETPIPE_SZ);
  for (int held = 0; held < capacity && (pipe.revents & POLLHUP) == 0;) {
    poll(&pipe, 1, -1);
    ioctl(reading_end, FIONREAD, &held);
  }
}

std::string read_all(int fd) {
  std::string all;
  std::array<char, 4096> bytes{};
  for (ssize_t count = 0; (count = ::read(fd, bytes.data(), bytes.size())) > 0;) {
    all.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return all;
}

/// What arrives of that which `write` puts into a pipe, more than that holds, and a signal ends in
/// the middle.
std::string through_a_signal(const std::function<int(int fd)>& write) {
  Pipe pipe = make_pipe();
  test::Forked process([&] {
    struct sigaction wakes {};
    wakes.sa_handler = [](int) {};
    sigaction(SIGUSR1, &wakes, nullptr);
    return write(pipe.write_end.get());
  });
  pipe.write_end.reset();
  wait_until_full(pipe.read_end.get());
  process.send(SIGUSR1);
  std::string all = read_all(pipe.read_end.get());
  EXPECT_EQ(process.status(), 0);
  return all;
}

/// A signal ends writev(2) where it is: in the middle of a piece.
TEST_F(WritePieces, GoesOnInTheMiddleOfAPieceWhereASignalHasCome) {
  std::vector<std::string> pieces;
  std::string all;
  for (int i = 0; i < 300; ++i) {
    pieces.push_back(std::string(995, 'a') + std::to_string(10'000 + i));
    all += pieces.back();
  }
  const auto write = [&](int fd) { return write_pieces(fd, {pieces.begin(), pieces.end()}); };
  EXPECT_EQ(through_a_signal(write), all);
  EXPECT_EQ(through_a_signal([&](int fd) { return write_all(fd, all); }), all);
}

TEST_F(WritePieces, SaysWhyItCannot) { EXPECT_EQ(write_pieces(-1, {"x"}), EBADF); }

}  // namespace
}  // namespace stsmfa::os
