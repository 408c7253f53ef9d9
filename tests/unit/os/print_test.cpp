#include "os/print.h"

#include "os/fd.h"
#include "os/process.h"
#include "tests/unit/os/forked.h"

#include <gtest/gtest.h>

#include <fcntl.h>

#include <array>
#include <cerrno>

namespace stsmfa::os {
namespace {

class Print : public testing::Test {
 protected:
  void SetUp() override {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
    reading_ = Fd(ends[0]);
    writing_ = Fd(ends[1]);
  }

  /// Until it takes nothing more.
  void fill() const {
    const std::string page(4096, 'x');
    fcntl(writing_.get(), F_SETFL, O_NONBLOCK);
    while (write(writing_.get(), page.data(), page.size()) > 0) {
    }
    fcntl(writing_.get(), F_SETFL, 0);
  }

  std::string read_all() {
    writing_.reset();
    std::string all;
    std::array<char, 4096> bytes{};
    for (ssize_t count = 0; (count = read(reading_.get(), bytes.data(), bytes.size())) > 0;) {
      all.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return all;
  }

  Fd reading_;
  Fd writing_;
};

const std::string text = std::string(10'000, 'a') + std::string(10'000, 'b');

TEST_F(Print, WritesItAll) {
  EXPECT_EQ(print(writing_.get(), text), 0);
  EXPECT_EQ(read_all(), text);
}

/// As Node.js leaves a pipe that it shares.
TEST_F(Print, WaitsWhereADescriptorDoesNot) {
  fcntl(writing_.get(), F_SETFL, O_NONBLOCK);
  const std::string longer(1'000'000, 'c');
  test::Forked process([&] {
    reading_.reset();
    return print(writing_.get(), longer);
  });
  EXPECT_EQ(read_all(), longer);
  EXPECT_EQ(process.status(), 0);
}

TEST_F(Print, WritesItAllThoughASignalHasArrived) {
  test::Forked process([this] {
    watch_signals();
    raise(SIGTERM);
    return print(writing_.get(), text);
  });
  EXPECT_EQ(process.status(), 0);
  EXPECT_EQ(read_all(), text);
}

TEST_F(Print, IsEndedByASignalWhereNobodyTakesIt) {
  fill();
  test::Forked process([this] {
    watch_signals();
    return print(writing_.get(), text);
  });
  process.send(SIGTERM);  // before watch_signals() it ends the process by itself
  const int status = process.status();
  EXPECT_TRUE(status == 80 + SIGTERM || status == 128 + SIGTERM) << status;
}

TEST_F(Print, SaysThatNobodyIsThere) {
  reading_.reset();
  test::Forked process([this] {
    signal(SIGPIPE, SIG_IGN);
    watch_signals();
    return print(writing_.get(), text);
  });
  EXPECT_EQ(process.status(), EPIPE);
}

}  // namespace
}  // namespace stsmfa::os
