#include "os/file.h"

#include "base/error.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>

namespace stsmfa::os {
namespace {

using test::error_line_of;
using test::Scratch;
using testing::HasSubstr;

TEST(ReadFile, GivesTheBytesAndTheStatusTheyWereReadWith) {
  const Scratch scratch;
  const std::string bytes("a\0b\r\n\xff", 6);
  test::write(scratch / "f", bytes);
  const auto content = read_file(scratch / "f");
  ASSERT_TRUE(content);
  EXPECT_EQ(content->bytes.reveal(), bytes);
  EXPECT_TRUE(same_file(content->status, test::status_of(scratch / "f")));
}

/// The bytes in the order in which they came, until `most` have; whether all have.
std::pair<std::string, bool> pieces_of(const std::string& path, std::size_t least_size,
                                       std::size_t most = SIZE_MAX) {
  std::string bytes;
  const bool all = read_in_pieces(path, least_size, [&](std::string_view piece) {
    bytes += piece;
    return bytes.size() < most;
  });
  return {std::move(bytes), all};
}

TEST(ReadInPieces, GivesAllOfThemInTheirOrder) {
  const Scratch scratch;
  std::string text;
  for (int i = 0; text.size() < 300'000; ++i) {
    text += std::to_string(i);
  }
  test::write(scratch / "f", text);
  EXPECT_EQ(pieces_of(scratch / "f", text.size()), std::pair(text, true));
  test::write(scratch / "f", "");
  EXPECT_EQ(pieces_of(scratch / "f", 0), std::pair(std::string(), true));
}

TEST(ReadInPieces, EndsWhereNoMoreAreWanted) {
  const Scratch scratch;
  test::write(scratch / "f", std::string(300'000, 'x'));
  const auto [bytes, all] = pieces_of(scratch / "f", 0, 1);
  EXPECT_FALSE(all);
  EXPECT_GE(bytes.size(), 1U);
  EXPECT_LT(bytes.size(), 300'000U);
}

TEST(ReadInPieces, GivesNothingOfASmallerFileOrOfWhatIsNone) {
  const Scratch scratch;
  test::write(scratch / "f", "12345");
  const std::pair nothing(std::string(), false);
  EXPECT_EQ(pieces_of(scratch / "f", 6), nothing);
  EXPECT_EQ(pieces_of(scratch / "f", 5), std::pair(std::string("12345"), true));
  EXPECT_EQ(pieces_of(scratch / "", 0), nothing);
  EXPECT_EQ(pieces_of(scratch / "missing", 0), nothing);
}

TEST(ReadFile, ReadsEmptyAndLargeFilesWhole) {
  const Scratch scratch;
  for (const std::size_t size : {0UL, 1UL, 4096UL, 3000001UL}) {
    test::write(scratch / "f", std::string(size, 'x'));
    EXPECT_EQ(read_file(scratch / "f")->bytes.size(), size);
  }
}

TEST(ReadFile, ReadsFilesThatDoNotKnowTheirSize) {
  const auto content = read_file("/proc/self/limits");  // st_size is 0
  ASSERT_TRUE(content);
  EXPECT_THAT(std::string(content->bytes.reveal()), HasSubstr("Max open files"));
}

TEST(ReadFile, ReadsThroughSymlinks) {
  const Scratch scratch;
  test::write(scratch / "f", "x");
  ASSERT_EQ(symlink("f", (scratch / "link").c_str()), 0);
  EXPECT_EQ(read_file(scratch / "link")->bytes.reveal(), "x");
}

TEST(ReadFile, SaysWhatCannotBeReadAndWhy) {
  const Scratch scratch;
  ASSERT_EQ(symlink("loop", (scratch / "loop").c_str()), 0);
  EXPECT_EQ(error_line_of([&] { read_file(scratch / "loop"); }),
            "6 read: " + scratch / "loop" + ": Too many levels of symbolic links");
  EXPECT_EQ(error_line_of([&] { read_file(scratch.path()); }),
            "6 read: " + scratch.path() + ": Is a directory");
}

TEST(IsUnchanged, IsSoUntilTheFileIsWrittenRenamedOverOrRemoved) {
  const Scratch scratch;
  const std::string file = scratch / "f";
  test::write(file, "x");
  ASSERT_EQ(symlink("f", (scratch / "link").c_str()), 0);
  const auto then = test::status_of(file);
  EXPECT_TRUE(is_unchanged(file, then));
  EXPECT_TRUE(is_unchanged(scratch / "link", then)) << "of the file, not of the link";
  test::write(scratch / "other", "x");
  EXPECT_FALSE(is_unchanged(scratch / "other", then));
  test::write(file, "xy");
  EXPECT_FALSE(is_unchanged(file, then));
  ASSERT_EQ(unlink(file.c_str()), 0);
  EXPECT_FALSE(is_unchanged(file, then));
}

TEST(ReadFile, HasNothingWhereThereIsNoFile) {
  const Scratch scratch;
  EXPECT_EQ(read_file(scratch / "f"), std::nullopt);
  EXPECT_EQ(read_file(scratch / "folder/f"), std::nullopt);
}

TEST(ReadFile, DoesNotTakeADanglingSymlinkForNoFile) {
  const Scratch scratch;
  ASSERT_EQ(symlink("nowhere", (scratch / "link").c_str()), 0);
  EXPECT_EQ(
      error_line_of([&] { read_file(scratch / "link"); }),
      "6 read: " + (scratch / "link") + ": it is a symbolic link to a file that does not exist");
}

TEST(ReadFile, RefusesWhatIsNoRegularFileWithoutWaitingForIt) {
  const Scratch scratch;
  ASSERT_EQ(mkfifo((scratch / "fifo").c_str(), 0600), 0);
  const auto refusal = [](const std::string& path) {
    return error_line_of([&] { read_file(path); });
  };
  EXPECT_EQ(refusal(scratch / "fifo"),
            "6 read: " + (scratch / "fifo") + ": it is a pipe, not a regular file");
  EXPECT_EQ(refusal(scratch.path()), "6 read: " + scratch.path() + ": Is a directory");
  EXPECT_EQ(refusal("/dev/null"), "6 read: /dev/null: it is a device, not a regular file");
}

TEST(Resolve, FollowsEverySymlinkToTheFileItself) {
  const Scratch scratch;
  ASSERT_EQ(mkdir((scratch / "real").c_str(), 0700), 0);
  test::write(scratch / "real/f", "x");
  ASSERT_EQ(symlink("real", (scratch / "folder").c_str()), 0);
  ASSERT_EQ(symlink("folder/f", (scratch / "link").c_str()), 0);
  EXPECT_EQ(resolve(scratch / "link"), scratch / "real/f");
  EXPECT_EQ(resolve(scratch / "folder/not-yet"), scratch / "real/not-yet");
  EXPECT_EQ(resolve("/not-yet-there"), "/not-yet-there");
}

TEST(Resolve, RefusesDanglingSymlinksLoopsAndMissingFolders) {
  const Scratch scratch;
  ASSERT_EQ(symlink("nowhere", (scratch / "dangling").c_str()), 0);
  ASSERT_EQ(symlink("loop", (scratch / "loop").c_str()), 0);
  const auto refusal = [&](const std::string& name) {
    return error_line_of([&] { resolve(scratch / name); });
  };
  const std::string resolve_in = "6 resolve: " + scratch.path();
  EXPECT_EQ(refusal("dangling"),
            resolve_in + "/dangling: it is a symbolic link to a file that does not exist");
  EXPECT_EQ(refusal("loop"), resolve_in + "/loop: Too many levels of symbolic links");
  EXPECT_EQ(refusal("none/f"), resolve_in + "/none: No such file or directory");
  EXPECT_EQ(refusal("none/"), resolve_in + "/none: No such file or directory");
}

TEST(FolderOf, IsWhatStandsBeforeTheLastSlash) {
  EXPECT_EQ(folder_of("/a/b"), "/a");
  EXPECT_EQ(folder_of("/a"), "/");
  EXPECT_EQ(folder_of("a"), ".");
  EXPECT_EQ(folder_of("a/b"), "a");
}

TEST(Distrust, SaysWhyAnotherUserCouldChangeAFile) {
  const Scratch scratch;
  test::write(scratch / "f", "", 0644);
  EXPECT_EQ(distrust(scratch / "f", FileType::file), "");
  EXPECT_EQ(distrust(scratch.path(), FileType::folder), "");
  EXPECT_EQ(distrust("/bin/sh", FileType::file), "");
  EXPECT_EQ(distrust(scratch / "none", FileType::file), "is missing");
  EXPECT_EQ(distrust(scratch / "f", FileType::folder), "is not a folder");
  EXPECT_EQ(distrust(scratch.path(), FileType::file), "is not a regular file");
  for (const mode_t mode : {0620U, 0602U}) {
    chmod((scratch / "f").c_str(), mode);
    EXPECT_EQ(distrust(scratch / "f", FileType::file), "is writable by others");
  }
}

TEST(Distrust, TrustsNobodyButOurselvesAndRoot) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  const Scratch scratch;
  test::write(scratch / "f", "");
  ASSERT_EQ(chown((scratch / "f").c_str(), 12345, 12345), 0);
  EXPECT_EQ(distrust(scratch / "f", FileType::file), "belongs to another user");
  EXPECT_EQ(distrust(scratch / "f", FileType::file, 12346), "belongs to another user");
  EXPECT_EQ(distrust(scratch / "f", FileType::file, 12345), "");
  ASSERT_EQ(chmod(scratch.path().c_str(), 0755), 0);
  test::Forked owner([&] {
    if (setuid(12345) != 0) return 1;
    return distrust(scratch / "f", FileType::file).empty() &&
                   distrust(scratch.path(), FileType::folder).empty()
               ? 0
               : 2;
  });
  EXPECT_EQ(owner.status(), 0);
}

}  // namespace
}  // namespace stsmfa::os
