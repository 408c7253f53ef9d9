#include "os/atomic_file.h"

#include "base/error.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>

namespace stsmfa::os {
namespace {

using test::Scratch;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ReplaceFile : public testing::Test {
 protected:
  /// Replaces the file as it is now.
  Replacement replace(std::string_view bytes) {
    return replace_file(target_, read_file(target_), {bytes});
  }
  const Scratch scratch_;
  const std::string target_ = scratch_ / "credentials";
};

TEST_F(ReplaceFile, PutsTheNewBytesInItsPlace) {
  test::write(target_, "old");
  const std::string bytes("new\0\r\n\xff", 7);
  const Replacement replacement = replace(bytes);
  EXPECT_EQ(replacement.outcome, Replaced::yes);
  EXPECT_THAT(replacement.remarks, IsEmpty());
  EXPECT_EQ(test::read(target_), bytes);
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

TEST_F(ReplaceFile, LeavesWhoReadsTheOldFileWithTheOldBytes) {
  test::write(target_, "old");
  std::ifstream reader(target_);
  replace("new");
  std::string seen;
  reader >> seen;
  EXPECT_EQ(seen, "old");
}

TEST_F(ReplaceFile, MakesAMissingFileForItsOwnerAlone) {
  const mode_t before = umask(0);
  EXPECT_EQ(replace("new").outcome, Replaced::yes);
  umask(before);
  EXPECT_EQ(test::read(target_), "new");
  EXPECT_EQ(test::mode_of(target_), 0600U);
}

TEST_F(ReplaceFile, CanMakeAFileEmpty) {
  test::write(target_, "old");
  replace("");
  EXPECT_EQ(test::read(target_), "");
}

TEST_F(ReplaceFile, KeepsTheModeOfAPrivateFile) {
  for (const mode_t mode : {0600U, 0400U, 0700U}) {
    test::write(target_, "old");
    chmod(target_.c_str(), mode);
    EXPECT_THAT(replace("new").remarks, IsEmpty());
    EXPECT_EQ(test::mode_of(target_), mode);
    chmod(target_.c_str(), 0600);
  }
}

TEST_F(ReplaceFile, NarrowsTheModeOfAnOpenFileAndSaysSo) {
  test::write(target_, "old", 0644);
  EXPECT_THAT(replace("new").remarks, ElementsAre("mode 0644 was narrowed to 0600"));
  EXPECT_EQ(test::mode_of(target_), 0600U);
  EXPECT_THAT(replace("newer").remarks, IsEmpty());
}

TEST_F(ReplaceFile, SaysThatOthersCouldWriteToAFile) {
  test::write(target_, "old");
  chmod(target_.c_str(), 0664);
  EXPECT_THAT(replace("new").remarks,
              ElementsAre("mode 0664 was narrowed to 0600; others could write"
                          " to it: see that the commands in it are yours"));
}

/// Held open, the old file can be looked at when it has gone.
TEST_F(ReplaceFile, NarrowsTheOldFileTooWhichAKilledRunWouldLeave) {
  test::write(target_, "old", 0644);
  const Fd old(open(target_.c_str(), O_RDONLY | O_CLOEXEC));
  replace("new");
  struct stat status {};
  ASSERT_EQ(fstat(old.get(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0600U);
}

TEST_F(ReplaceFile, SaysThatAHardLinkIsOneNoMore) {
  test::write(target_, "old");
  ASSERT_EQ(link(target_.c_str(), (scratch_ / "other").c_str()), 0);
  EXPECT_THAT(replace("new").remarks, ElementsAre(HasSubstr("hard link")));
  EXPECT_EQ(test::read(scratch_ / "other"), "old");
}

TEST_F(ReplaceFile, WritesNothingOverWhatSomebodyElseWrote) {
  const auto changed_by = [&](auto&& somebody_else) {
    test::write(target_, "old");
    const auto old = read_file(target_);
    somebody_else();
    const auto theirs = test::read(target_);
    const auto outcome = replace_file(target_, old, {"new"}).outcome;
    EXPECT_EQ(test::read(target_), theirs);
    return outcome == Replaced::changed;
  };
  EXPECT_TRUE(changed_by([&] { test::write(target_, "longer"); }));
  EXPECT_TRUE(changed_by([&] { test::write(target_, "OLD"); }));
  EXPECT_TRUE(changed_by([&] { chmod(target_.c_str(), 0640); }));
  EXPECT_TRUE(changed_by([&] { unlink(target_.c_str()); }));
  EXPECT_TRUE(changed_by([&] {
    test::write(scratch_ / "other", "old");
    rename((scratch_ / "other").c_str(), target_.c_str());
  }));
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

TEST_F(ReplaceFile, ComparesTheBytesWhereTheTimesSayNothing) {
  test::write(target_, "theirs");
  auto old = read_file(target_);
  old->bytes = Secret("before");
  EXPECT_EQ(replace_file(target_, old, {"new"}).outcome, Replaced::changed);
  EXPECT_EQ(test::read(target_), "theirs");
}

TEST_F(ReplaceFile, WritesNothingOverAFileThatAppeared) {
  test::write(target_, "theirs");
  EXPECT_EQ(replace_file(target_, std::nullopt, {"new"}).outcome, Replaced::changed);
  EXPECT_EQ(test::read(target_), "theirs");
}

TEST_F(ReplaceFile, ComparesLargeFilesToTheirLastByte) {
  std::string bytes(300001, 'x');
  test::write(target_, bytes);
  auto old = read_file(target_);
  EXPECT_EQ(replace_file(target_, old, {"new"}).outcome, Replaced::yes);
  test::write(target_, bytes);
  old = read_file(target_);
  bytes.back() = 'y';
  old->bytes = Secret(bytes);
  EXPECT_EQ(replace_file(target_, old, {"new"}).outcome, Replaced::changed);
}

TEST_F(ReplaceFile, RemovesWhatAKilledRunLeftAndNothingElse) {
  test::write(target_, "old");
  test::write(scratch_ / ".credentials.stsmfa-abcdef2abcdef", "left");
  for (const char* other : {".credentials.stsmfa-", ".credentials.stsmfa-abcdef2abcdefg",
                            ".config.stsmfa-abcdef2abcdef", "credentials.stsmfa-abcdef2abcdef"}) {
    test::write(scratch_ / other, "theirs");
  }
  mkdir((scratch_ / ".credentials.stsmfa-folder2folder").c_str(), 0700);
  ASSERT_EQ(symlink("credentials", (scratch_ / ".credentials.stsmfa-symbol2symbol").c_str()), 0);
  replace("new");
  EXPECT_THAT(scratch_.names(),
              ElementsAre(".config.stsmfa-abcdef2abcdef", ".credentials.stsmfa-",
                          ".credentials.stsmfa-abcdef2abcdefg", ".credentials.stsmfa-folder2folder",
                          ".credentials.stsmfa-symbol2symbol", "credentials",
                          "credentials.stsmfa-abcdef2abcdef"));
}

TEST_F(ReplaceFile, RefusesATargetThatIsNoFile) {
  mkdir(target_.c_str(), 0700);
  EXPECT_EQ(test::error_line_of([&] { replace_file(target_, std::nullopt, {"new"}); }),
            "6 write: " + target_ + ": it is not a regular file");
}

TEST_F(ReplaceFile, UnblocksTheSignalsHoweverItEnds) {
  const auto blocked = [] {
    sigset_t now;
    sigprocmask(SIG_BLOCK, nullptr, &now);
    return sigismember(&now, SIGINT) == 1;
  };
  test::write(target_, "old");
  replace("new");
  EXPECT_FALSE(blocked());
  EXPECT_EQ(replace_file(target_, std::nullopt, {"x"}).outcome, Replaced::changed);
  EXPECT_FALSE(blocked());
  EXPECT_EQ(test::error_line_of([&] { replace_file(scratch_ / "none/f", std::nullopt, {"x"}); }),
            "6 write: " + (scratch_ / "none/f") +
                ": its folder cannot be written to: No such file or directory");
  EXPECT_FALSE(blocked());
}

}  // namespace
}  // namespace stsmfa::os
