#include "os/exec.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

namespace stsmfa::os {
namespace {

using test::Scratch;

/// Two folders of a search path, `a` before `b`.
class FindProgram : public testing::Test {
 protected:
  FindProgram() {
    for (const char* folder : {"a", "b"}) {
      mkdir((scratch / folder).c_str(), 0700);
    }
  }
  FoundProgram find(const std::string& name) const { return find_program(name, path); }

  const Scratch scratch;
  const std::string path = scratch / "a" + ":" + scratch / "b";
};

TEST_F(FindProgram, TakesTheFirstThatIsExecutable) {
  test::write(scratch / "b/x", "", 0700);
  EXPECT_EQ(find("x").path, scratch / "b/x");
  EXPECT_EQ(find("x").error_number, 0);
  test::write(scratch / "a/x", "", 0700);
  EXPECT_EQ(find("x").path, scratch / "a/x");
}

TEST_F(FindProgram, AFileThatIsNotExecutableHidesNone) {
  test::write(scratch / "a/x", "", 0600);
  EXPECT_EQ(find("x").error_number, EACCES);
  test::write(scratch / "b/x", "", 0700);
  EXPECT_EQ(find("x").path, scratch / "b/x");
}

TEST_F(FindProgram, AFolderIsNoProgram) {
  mkdir((scratch / "a/x").c_str(), 0700);
  EXPECT_EQ(find("x").error_number, ENOENT);
  EXPECT_EQ(find(scratch / "a/x").error_number, EISDIR);
  test::write(scratch / "b/x", "", 0600);
  EXPECT_EQ(find("x").error_number, EACCES);
}

TEST_F(FindProgram, ANameWithASlashIsAPath) {
  test::write(scratch / "a/x", "", 0700);
  EXPECT_EQ(find(scratch / "a/x").path, scratch / "a/x");
  EXPECT_EQ(find("./x").error_number, ENOENT);
  EXPECT_EQ(find(scratch / "a/x/y").error_number, ENOTDIR);
}

TEST_F(FindProgram, WhatIsNotThereIsNotThere) {
  EXPECT_EQ(find("x").error_number, ENOENT);
  EXPECT_EQ(find("").error_number, ENOENT);
  EXPECT_EQ(find_program("x", "/dev/null").error_number, ENOENT) << "no folder at all";
}

TEST_F(FindProgram, APipeIsNotRun) {
  mkfifo((scratch / "a/x").c_str(), 0700);
  EXPECT_EQ(find("x").error_number, EACCES);
}

TEST_F(FindProgram, AnEmptyFolderIsTheCurrentOne) {
  test::write(scratch / "a/x", "", 0700);
  for (const char* search_path : {"", ":/nowhere", "/nowhere:", "/nowhere::/nowhere"}) {
    test::Forked process([&] {
      std::filesystem::current_path(scratch / "a");
      return find_program("x", search_path).path == "./x" ? 0 : 1;
    });
    EXPECT_EQ(process.status(), 0) << search_path;
  }
}

}  // namespace
}  // namespace stsmfa::os
