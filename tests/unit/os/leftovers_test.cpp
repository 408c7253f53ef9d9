#include "os/leftovers.h"

#include "os/swap_name.h"
#include "os/take_place.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>

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
    swap_ = swap_path(target_, {state_of(test::status_of(ours_)), state_of(test::status_of(old_))});
  }

  static void move(const std::string& from, const std::string& to) {
    ASSERT_EQ(std::rename(from.c_str(), to.c_str()), 0);
  }

  Remarks clear() {
    Remarks remarks;
    clear_leftovers(target_, geteuid(), remarks,
                    [this](const std::string&, const std::string&) { return may_give_way_; });
    return remarks;
  }

  const Scratch scratch_;
  const std::string target_ = scratch_ / "credentials";
  const std::string ours_ = scratch_ / "ours";
  const std::string old_ = scratch_ / "old";
  std::string swap_;
  bool may_give_way_ = true;
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

TEST_F(ClearLeftovers, KeepsForeignBytesBesideOursWhereTheseMayNotGive) {
  move(ours_, target_);
  test::write(swap_, "foreign bytes");
  may_give_way_ = false;
  EXPECT_THAT(clear(), ElementsAre(kept_in(swap_)));
  EXPECT_EQ(test::read(target_), "our bytes");
  EXPECT_EQ(test::read(swap_), "foreign bytes");
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

/// As is an inode whose number was given away again.
TEST_F(ClearLeftovers, TakesOurFileForForeignWhenItWasWrittenInPlace) {
  move(ours_, target_);
  test::write(target_, "our bytes and more");
  test::write(swap_, "foreign bytes");
  EXPECT_THAT(clear(), ElementsAre(kept_in(swap_)));
  EXPECT_EQ(test::read(target_), "our bytes and more");
  EXPECT_EQ(test::read(swap_), "foreign bytes");
}

TEST_F(ClearLeftovers, PutsBackNothingThatNoCredentialsFileIs) {
  move(ours_, target_);
  ASSERT_EQ(mkfifo(swap_.c_str(), 0600), 0);
  EXPECT_THAT(clear(), ElementsAre(kept_in(swap_)));
  EXPECT_EQ(test::read(target_), "our bytes");
  ASSERT_EQ(unlink(swap_.c_str()), 0);
  ASSERT_EQ(mkdir(swap_.c_str(), 0700), 0);
  EXPECT_THAT(clear(), ElementsAre(kept_in(swap_)));
  EXPECT_EQ(test::read(target_), "our bytes");
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
  test::write(scratch_ / ".credentials.stsmfa-abcdef2abcdef", "x");
  const std::set<std::string> others = {
      ".config.stsmfa-abcdef2abcdef",
      ".credentials.stsmfa-abcdefg",
      ".credentials.stsmfa-backup",
      ".credentials.stsmfa-2026-11-29-10",
      ".credentials.stsmfa-swap-01-2-3-4-5-6",
      ".credentials.stsmfa-swap-1-2-3-4-5",
      ".credentials.stsmfa-swap-1-2-3-4-5-6-7",
      "old",
      "ours",
  };
  for (const std::string& name : others) {
    test::write(scratch_ / name, "x");
  }
  EXPECT_THAT(clear(), IsEmpty());
  EXPECT_EQ(scratch_.names(), others);
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
  const SwapName name{.own = {18446744073709551615U, 3, 4}, .old = {2, 0, -1}};
  const std::string path = swap_path("/home/lee/.aws/credentials", name);
  EXPECT_EQ(path, "/home/lee/.aws/.credentials.stsmfa-swap-18446744073709551615-3-4-2-0--1");
  EXPECT_EQ(parse_swap_name("/home/lee/.aws/credentials", path.substr(path.rfind('/') + 1)), name);
  EXPECT_EQ(parse_swap_name("/home/lee/.aws/config", path.substr(path.rfind('/') + 1)),
            std::nullopt);
}

}  // namespace
}  // namespace stsmfa::os
