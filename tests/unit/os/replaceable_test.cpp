#include "base/error.h"
#include "os/atomic_file.h"
#include "os/swap_name.h"
#include "tests/unit/os/own_mounts.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <linux/fs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>

namespace stsmfa::os {
namespace {

using test::Forked;
using test::in_own_mounts;
using test::not_permitted;
using test::Scratch;

/// Whether `call` throws an Error of which `part` has `text`.
template <typename Call>
bool throws(Call call, std::string Error::*part, std::string_view text) {
  try {
    call();
  } catch (const Error& error) {
    return error.status == ExitStatus::file_unusable && error.action == "write" &&
           (error.*part).find(text) != std::string::npos;
  }
  return false;
}

class CheckReplaceable : public testing::Test {
 protected:
  CheckReplaceable() { test::write(target_, "old"); }
  void check() const { check_replaceable(target_); }
  void replace() const { replace_file(target_, read_file(target_), {"new"}); }

  const Scratch scratch_;
  const std::string target_ = scratch_ / "my credentials";
};

TEST_F(CheckReplaceable, HasNothingAgainstAFileOfOursAndChangesNothing) {
  const auto before = test::status_of(scratch_.path());
  check();
  check_replaceable(scratch_ / "not-yet");
  EXPECT_TRUE(same_file(before, test::status_of(scratch_.path())));
}

TEST_F(CheckReplaceable, FindsAMountedFile) {
  in_own_mounts([&] {
    test::write(scratch_ / "other", "theirs");
    if (mount((scratch_ / "other").c_str(), target_.c_str(), nullptr, MS_BIND, nullptr) != 0) {
      return not_permitted;
    }
    const std::string hint = "mount the folder, not the file";
    if (!throws([&] { check(); }, &Error::hint, hint)) return 1;
    if (!throws([&] { replace(); }, &Error::hint, hint)) return 2;
    return test::read(scratch_ / "other") == "theirs" ? 0 : 3;
  });
}

TEST_F(CheckReplaceable, LikesAMountedFolder) {
  in_own_mounts([&] {
    const char* folder = scratch_.path().c_str();
    if (mount(folder, folder, nullptr, MS_BIND, nullptr) != 0) return not_permitted;
    check();
    replace();
    return test::read(target_) == "new" ? 0 : 1;
  });
}

TEST_F(CheckReplaceable, FindsAReadOnlyFileSystem) {
  in_own_mounts([&] {
    const char* folder = scratch_.path().c_str();
    if (mount(folder, folder, nullptr, MS_BIND, nullptr) != 0) return not_permitted;
    const unsigned long flags = MS_BIND | MS_REMOUNT | MS_RDONLY;
    if (mount("none", folder, nullptr, flags, nullptr) != 0) return not_permitted;
    return throws([&] { check(); }, &Error::cause, "Read-only file system") ? 0 : 1;
  });
}

TEST_F(CheckReplaceable, FindsAFolderThatIsNotOurs) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  ASSERT_EQ(chmod(scratch_.path().c_str(), 0755), 0);
  Forked other([&] {
    if (setuid(12345) != 0) return 1;
    return throws([&] { check(); }, &Error::cause, "Permission denied") ? 0 : 2;
  });
  EXPECT_EQ(other.status(), 0);
}

TEST_F(CheckReplaceable, FindsAFileThatIsNotOurs) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  ASSERT_EQ(chmod(scratch_.path().c_str(), 0777), 0);
  Forked other([&] {
    if (setuid(12345) != 0) return 1;
    return throws([&] { check(); }, &Error::cause, "another user") ? 0 : 2;
  });
  EXPECT_EQ(other.status(), 0);
}

TEST_F(CheckReplaceable, FindsANameThatLeavesNoRoomForTheOneOfTheExchange) {
  const std::string path = scratch_ / std::string(200, 'c');
  test::write(path, "old");
  EXPECT_TRUE(throws([&] { check_replaceable(path); }, &Error::cause, "its name is too long"));
  const std::string shorter = scratch_ / std::string(100, 'c');
  test::write(shorter, "old");
  check_replaceable(shorter);
  EXPECT_EQ(replace_file(shorter, read_file(shorter), {"new"}).outcome, Replaced::yes);
}

TEST_F(CheckReplaceable, LeavesRoomForFourDigitsThatTheNameMayGrowBy) {
  const std::string path = scratch_ / "c";
  test::write(path, "old");
  const FileState state = state_of(test::status_of(path));
  const std::string swap = swap_path(path, {.own = state, .old = state});
  const std::size_t most = NAME_MAX - 4 - (swap.size() - swap.rfind('/') - 1);
  const std::string longest = scratch_ / std::string(most + 1, 'c');
  ASSERT_EQ(rename(path.c_str(), longest.c_str()), 0);
  check_replaceable(longest);
  const std::string longer = longest + 'c';
  ASSERT_EQ(rename(longest.c_str(), longer.c_str()), 0);
  EXPECT_TRUE(throws([&] { check_replaceable(longer); }, &Error::cause, "its name is too long"));
}

TEST_F(CheckReplaceable, FindsAPathThatLeavesNoRoomForTheOneOfTheExchange) {
  const auto swap_size = [](const std::string& path, const struct stat& status) {
    return swap_path(path, {.own = state_of(status), .old = state_of(status)}).size();
  };
  std::string folder = scratch_.path();
  test::write(folder + "/c", "old");
  while (swap_size(folder + "/c", test::status_of(scratch_ / "c")) < PATH_MAX - 100) {
    folder += '/' + std::string(50, 'd');
    ASSERT_EQ(mkdir(folder.c_str(), 0700), 0);
  }
  test::write(folder + "/c", "old");
  const struct stat status = test::status_of(folder + "/c");
  const std::size_t left = PATH_MAX - swap_size(folder + "/c", status);
  const auto moved_by = [&](std::size_t letters) {
    std::string path = folder + '/' + std::string(letters + 1, 'c');
    EXPECT_EQ(rename((folder + "/c").c_str(), path.c_str()), 0);
    return path;
  };
  const std::string long_path = moved_by(left - 2);
  EXPECT_TRUE(throws([&] { check_replaceable(long_path); }, &Error::cause, "its name is too long"));
  ASSERT_EQ(rename(long_path.c_str(), (folder + "/c").c_str()), 0);
  check_replaceable(moved_by(left - 10));
}

TEST_F(CheckReplaceable, TakesNoLongPathForALongName) {
  std::string folder = scratch_.path();
  for (int depth = 0; depth < 4; ++depth) {
    folder += '/' + std::string(100, 'd');
    ASSERT_EQ(mkdir(folder.c_str(), 0700), 0);
  }
  test::write(folder + "/credentials", "old");
  check_replaceable(folder + "/credentials");
}

TEST_F(CheckReplaceable, FindsAFileThatIsMarkedImmutable) {
  const Fd file(open(target_.c_str(), O_RDONLY | O_CLOEXEC));
  int flags = FS_IMMUTABLE_FL;
  if (ioctl(file.get(), FS_IOC_SETFLAGS, &flags) != 0) GTEST_SKIP() << "it cannot be marked here";
  EXPECT_TRUE(throws([&] { check(); }, &Error::cause, "not to be changed"));
  EXPECT_TRUE(throws([&] { replace(); }, &Error::cause, "not to be changed"));
  EXPECT_TRUE(throws([&] { check(); }, &Error::hint, "chattr -i '" + target_ + "'"));
  flags = 0;
  ASSERT_EQ(ioctl(file.get(), FS_IOC_SETFLAGS, &flags), 0);
  check();
}

TEST_F(CheckReplaceable, FindsAFolderInWhichNothingIsReplaced) {
  const Fd folder(open(scratch_.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (const auto& [mark, option] : {std::pair(FS_APPEND_FL, "-a "), {FS_IMMUTABLE_FL, "-i "}}) {
    int flags = mark;
    if (ioctl(folder.get(), FS_IOC_SETFLAGS, &flags) != 0) GTEST_SKIP() << "none can be marked";
    EXPECT_TRUE(throws([&] { check(); }, &Error::cause, "nothing is replaced"));
    EXPECT_TRUE(throws([&] { replace(); }, &Error::cause, "nothing is replaced"));
    EXPECT_TRUE(throws([&] { check_replaceable(scratch_ / "new"); }, &Error::cause, "nothing is"));
    EXPECT_TRUE(throws([&] { check(); }, &Error::hint, option + scratch_.path()));
    flags = 0;
    ASSERT_EQ(ioctl(folder.get(), FS_IOC_SETFLAGS, &flags), 0);
  }
  EXPECT_EQ(scratch_.names().size(), 1U);
  check();
}

TEST_F(CheckReplaceable, FindsAFolderInTheFilesPlace) {
  unlink(target_.c_str());
  mkdir(target_.c_str(), 0700);
  EXPECT_TRUE(throws([&] { check(); }, &Error::cause, "not a regular file"));
}

}  // namespace
}  // namespace stsmfa::os
