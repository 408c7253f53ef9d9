#include "os/take_place.h"

#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

namespace stsmfa::os {
namespace {

using test::Scratch;
using testing::ElementsAre;
using testing::IsEmpty;

class TakePlace : public testing::Test {
 protected:
  const Scratch scratch_;
  const std::string target_ = scratch_ / "credentials";
  Remarks remarks_;
};

TEST_F(TakePlace, ReplacesWhatWasRead) {
  test::write(target_, "old bytes");
  const auto old = read_file(target_);
  TempFile ours(target_);
  ours.write({"our bytes"});
  ours.sync();
  EXPECT_EQ(take_place(ours, target_, old, remarks_), Placed::yes);
  EXPECT_EQ(test::read(target_), "our bytes");
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

TEST_F(TakePlace, LeavesAnyOtherFileOrNone) {
  test::write(target_, "old bytes");
  const auto old = read_file(target_);
  const auto none = std::optional<FileContent>();
  const auto attempt = [&](const std::optional<FileContent>& expected) {
    TempFile ours(target_);
    ours.write({"our bytes"});
    ours.sync();
    return take_place(ours, target_, expected, remarks_);
  };
  EXPECT_EQ(attempt(none), Placed::changed) << "there was none";
  test::write(target_, "foreign bytes");
  EXPECT_EQ(attempt(old), Placed::changed);
  EXPECT_EQ(test::read(target_), "foreign bytes");
  ASSERT_EQ(unlink(target_.c_str()), 0);
  EXPECT_EQ(attempt(old), Placed::changed) << "it has gone";
  EXPECT_THAT(scratch_.names(), IsEmpty());
  EXPECT_THAT(remarks_, IsEmpty());
}

/// Bytes that are not those that were read, at a time and size which say that they are: found out
/// only when they have come out.
TEST_F(TakePlace, PutsBackBytesThatNothingElseTellsFromTheOldOnes) {
  test::write(target_, "old bytes", 0644);
  auto old = read_file(target_);
  old->bytes = Secret("OLD bytes");
  TempFile ours(target_);
  ours.write({"our bytes"});
  ours.sync();
  EXPECT_EQ(take_place(ours, target_, old, remarks_), Placed::changed);
  EXPECT_EQ(test::read(target_), "old bytes");
  EXPECT_EQ(test::mode_of(target_), 0644) << "it is the file that it was";
  EXPECT_THAT(remarks_, IsEmpty());
  ours.release();
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

/// A third program has replaced our file before the foreign one came back.
TEST_F(TakePlace, LeavesTheNewestOfThreeAndKeepsTheOther) {
  test::write(scratch_ / "ours", "our bytes");
  const SwapName name{.own = state_of(test::status_of(scratch_ / "ours"))};
  const std::string swap = swap_path(target_, name);
  test::write(swap, "foreign bytes");
  test::write(target_, "newer foreign bytes");
  put_back(swap, name, target_, remarks_);
  EXPECT_EQ(test::read(target_), "newer foreign bytes");
  EXPECT_EQ(test::read(swap), "foreign bytes");
  EXPECT_THAT(remarks_, ElementsAre(kept_in(swap)));
}

TEST_F(TakePlace, PutsBackWhereTheTargetWasRemoved) {
  const SwapName name{.own = {1, 2, 3}};
  const std::string swap = swap_path(target_, name);
  test::write(swap, "foreign bytes");
  put_back(swap, name, target_, remarks_);
  EXPECT_EQ(test::read(target_), "foreign bytes");
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
  EXPECT_THAT(remarks_, IsEmpty());
}

}  // namespace
}  // namespace stsmfa::os
