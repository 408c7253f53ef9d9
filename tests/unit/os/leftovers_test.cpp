#include "os/leftovers.h"

#include "os/swap_name.h"
#include "os/take_place.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

namespace stsmfa::os {
namespace {

using test::Scratch;
using testing::ElementsAre;
using testing::IsEmpty;

/// What a run leaves that is killed while it exchanges two files.
class ClearLeftovers : public testing::Test {
 protected:
  /// Files `ours` and `old`, and the name that they have in common.
  ClearLeftovers() {
    test::write(ours_, "our bytes");
    test::write(old_, "old bytes");
    swap_ = swap_path(target_, swap_name(test::status_of(ours_).st_ino, test::status_of(old_)));
  }

  static void move(const std::string& from, const std::string& to) {
    ASSERT_EQ(std::rename(from.c_str(), to.c_str()), 0);
  }

  Remarks clear() {
    Remarks remarks;
    clear_leftovers(target_, geteuid(), remarks);
    return remarks;
  }

  const Scratch scratch_;
  const std::string target_ = scratch_ / "credentials";
  const std::string ours_ = scratch_ / "ours";
  const std::string old_ = scratch_ / "old";
  std::string swap_;
};

TEST_F(ClearLeftovers, RemovesTheNewBytesThatWereNotExchangedYet) {
  move(old_, target_);
  move(ours_, swap_);
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_EQ(test::read(target_), "old bytes");
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

TEST_F(ClearLeftovers, RemovesTheOldBytesThatWereExchanged) {
  move(ours_, target_);
  move(old_, swap_);
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_EQ(test::read(target_), "our bytes");
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

TEST_F(ClearLeftovers, PutsBackWhatAnotherProgramHadWritten) {
  move(ours_, target_);
  test::write(swap_, "foreign bytes");
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_EQ(test::read(target_), "foreign bytes");
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials", "old"));
}

TEST_F(ClearLeftovers, PutsBackAnOldFileThatWasWrittenInPlace) {
  move(ours_, target_);
  test::write(old_, "old bytes and more");
  move(old_, swap_);
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_EQ(test::read(target_), "old bytes and more");
}

TEST_F(ClearLeftovers, PutsBackALinkThatHadTakenThePlaceOfTheFile) {
  move(ours_, target_);
  ASSERT_EQ(symlink("elsewhere", swap_.c_str()), 0);
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_TRUE(S_ISLNK(test::status_of(target_).st_mode));
}

TEST_F(ClearLeftovers, KeepsForeignBytesWhereTheTargetIsNotOurs) {
  test::write(target_, "newer foreign bytes");
  test::write(swap_, "foreign bytes");
  for (int run = 0; run < 2; ++run) {
    EXPECT_THAT(clear(), ElementsAre(kept_in(swap_)));
    EXPECT_EQ(test::read(target_), "newer foreign bytes");
    EXPECT_EQ(test::read(swap_), "foreign bytes");
  }
}

TEST_F(ClearLeftovers, KeepsForeignBytesWhereTheTargetHasGone) {
  test::write(swap_, "foreign bytes");
  EXPECT_THAT(clear(), ElementsAre(kept_in(swap_)));
  EXPECT_EQ(test::read(swap_), "foreign bytes");
}

TEST_F(ClearLeftovers, RemovesTempFilesOfItsOwnNameOnly) {
  test::write(scratch_ / ".credentials.stsmfa-abcdef", "x");
  test::write(scratch_ / ".credentials.stsmfa-abcdefg", "x");
  test::write(scratch_ / ".credentials.stsmfa-swap-1-2-3", "x");
  test::write(scratch_ / ".credentials.stsmfa-swap-1-2-3-4-5", "x");
  test::write(scratch_ / ".credentials.stsmfa-swap-01-2-3-4", "x");
  test::write(scratch_ / ".config.stsmfa-abcdef", "x");
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_THAT(scratch_.names(),
              ElementsAre(".config.stsmfa-abcdef", ".credentials.stsmfa-abcdefg",
                          ".credentials.stsmfa-swap-01-2-3-4", ".credentials.stsmfa-swap-1-2-3",
                          ".credentials.stsmfa-swap-1-2-3-4-5", "old", "ours"));
}

TEST_F(ClearLeftovers, LeavesWhatBelongsToAStranger) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  move(ours_, target_);
  test::write(swap_, "a stranger's keys");
  ASSERT_EQ(chown(swap_.c_str(), 12345, 12345), 0);
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_EQ(test::read(target_), "our bytes");
  EXPECT_EQ(test::read(swap_), "a stranger's keys");
}

TEST(SwapName, IsReadAsItIsWritten) {
  const SwapName name{
      .own_inode = 18446744073709551615U, .old_inode = 2, .old_size = 0, .old_mtime = -1};
  const std::string path = swap_path("/home/lee/.aws/credentials", name);
  EXPECT_EQ(path, "/home/lee/.aws/.credentials.stsmfa-swap-18446744073709551615-2-0--1");
  EXPECT_EQ(parse_swap_name("/home/lee/.aws/credentials", path.substr(path.rfind('/') + 1)), name);
  EXPECT_EQ(parse_swap_name("/home/lee/.aws/config", path.substr(path.rfind('/') + 1)),
            std::nullopt);
}

}  // namespace
}  // namespace stsmfa::os
