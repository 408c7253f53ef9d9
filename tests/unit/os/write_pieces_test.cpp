#include "os/write_pieces.h"

#include "os/fd.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
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

TEST_F(WritePieces, SaysWhyItCannot) { EXPECT_EQ(write_pieces(-1, {"x"}), EBADF); }

}  // namespace
}  // namespace stsmfa::os
