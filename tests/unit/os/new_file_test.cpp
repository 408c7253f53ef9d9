#include "os/new_file.h"

#include "base/error.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace stsmfa::os {
namespace {

using test::error_line_of;
using test::Forked;
using test::Scratch;

TEST(MakeFolders, MakesEachOfThemForTheOwnerAloneWhateverTheUmask) {
  const Scratch scratch;
  const mode_t before = umask(0777);
  make_folders(scratch / "a/b/c");
  umask(before);
  make_folders(scratch / "a/b/c");
  EXPECT_EQ(test::mode_of(scratch / "a"), 0700U);
  EXPECT_EQ(test::mode_of(scratch / "a/b/c"), 0700U);
}

/// The folder above is what the other has just made, and is gone on with.
TEST(MakeFolders, GoesOnWithWhatAnotherStarterMakesAtThatMoment) {
  const Scratch scratch;
  constexpr int rounds = 300;
  const auto make_all = [&] {
    for (int round = 0; round < rounds; ++round) {
      make_folders(scratch / std::to_string(round) + "/a/b/c");
    }
    return 0;
  };
  Forked one(make_all);
  Forked other(make_all);
  EXPECT_EQ(one.status(), 0);
  EXPECT_EQ(other.status(), 0);
}

TEST(MakeFolders, RefusesAFileOnItsWay) {
  const Scratch scratch;
  test::write(scratch / "f", "");
  ASSERT_EQ(symlink("nowhere", (scratch / "link").c_str()), 0);
  const auto refusal = [&](const std::string& name) {
    return error_line_of([&] { make_folders(scratch / name); });
  };
  EXPECT_EQ(refusal("f"), "6 make: " + (scratch / "f") + ": Not a directory");
  EXPECT_EQ(refusal("f/b"), "6 make: " + (scratch / "f/b") + ": Not a directory");
  EXPECT_EQ(refusal("link/b"), "6 make: " + (scratch / "link") + ": File exists");
}

TEST(MakeFolders, GoesThroughSymlinksThatAreThere) {
  const Scratch scratch;
  ASSERT_EQ(mkdir((scratch / "real").c_str(), 0700), 0);
  ASSERT_EQ(symlink("real", (scratch / "link").c_str()), 0);
  make_folders(scratch / "link//a/");
  EXPECT_EQ(test::mode_of(scratch / "real/a"), 0700U);
}

TEST(CreateEmpty, MakesAFileOfOursAndNeverTouchesAnother) {
  const Scratch scratch;
  const mode_t before = umask(0777);
  create_empty(scratch / "f");
  umask(before);
  EXPECT_EQ(test::mode_of(scratch / "f"), 0600U);
  test::write(scratch / "g", "x");
  ASSERT_EQ(symlink("nowhere", (scratch / "link").c_str()), 0);
  for (const std::string name : {"g", "link"}) {
    EXPECT_EQ(error_line_of([&] { create_empty(scratch / name); }),
              "6 make: " + (scratch / name) + ": File exists");
  }
  EXPECT_EQ(test::read(scratch / "g"), "x");
}

class NewFileOfRoot : public testing::Test {
 protected:
  void SetUp() override {
    if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
    ASSERT_EQ(chown(scratch_.path().c_str(), user, group), 0);
  }
  static constexpr uid_t user = 12345;
  static constexpr gid_t group = 12346;
  const Scratch scratch_;
};

TEST_F(NewFileOfRoot, BelongsToTheOwnerOfTheFolderThatItIsMadeIn) {
  make_folders(scratch_ / "a/b");
  create_empty(scratch_ / "a/b/f");
  for (const char* const name : {"a", "a/b", "a/b/f"}) {
    EXPECT_EQ(test::status_of(scratch_ / name).st_uid, user);
    EXPECT_EQ(test::status_of(scratch_ / name).st_gid, group);
  }
}

TEST_F(NewFileOfRoot, StaysRootsInAFolderOfRoots) {
  ASSERT_EQ(mkdir((scratch_ / "roots").c_str(), 0700), 0);
  make_folders(scratch_ / "roots/a");
  EXPECT_EQ(test::status_of(scratch_ / "roots/a").st_uid, 0U);
  EXPECT_EQ(test::status_of(scratch_ / "roots").st_uid, 0U);
}

}  // namespace
}  // namespace stsmfa::os
