#include "os/room.h"

#include "base/error.h"
#include "os/file.h"
#include "tests/unit/os/own_mounts.h"
#include "tests/unit/os/scratch.h"

#include <gtest/gtest.h>

#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>

namespace stsmfa::os {
namespace {

using test::Forked;
using test::in_own_mounts;
using test::not_permitted;
using test::Scratch;

const std::size_t page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));

/// The system's words for why there is no room; empty when there is.
std::string objection(const std::string& target) {
  try {
    check_room(target);
  } catch (const Error& error) {
    return error.status == ExitStatus::file_unusable && error.action == "write" &&
                   error.object == target
               ? error.cause
               : "another error";
  }
  return {};
}

std::size_t files_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

/// Whether a file of two pages has that objection against it on a tmpfs with these options.
void expect_on_disk(const std::string& options, const std::string& wanted) {
  const Scratch scratch;
  in_own_mounts([&] {
    if (mount("none", scratch.path().c_str(), "tmpfs", 0, options.c_str()) != 0) {
      return not_permitted;
    }
    const std::string target = scratch / "credentials";
    test::write(target, std::string(2 * page, 'x'));
    if (objection(target) != wanted) return 1;
    return files_in(scratch.path()) == 1 ? 0 : 2;
  });
}

std::string pages(std::size_t count) { return "size=" + std::to_string(count * page); }

TEST(CheckRoom, RefusesADiskThatHasLessThanTheFile) {
  expect_on_disk(pages(2), "No space left on device");
  expect_on_disk(pages(3), "No space left on device");
}

TEST(CheckRoom, HasNothingAgainstADiskThatHasAsMuch) {
  expect_on_disk(pages(4), "");
  expect_on_disk(pages(64), "");
}

TEST(CheckRoom, RefusesADiskOnWhichNoFileCanBeMade) {
  expect_on_disk("nr_inodes=2", "No space left on device");
  expect_on_disk("nr_inodes=3", "");
}

/// Of a process that may write files of `limit` bytes.
int status_below(rlim_t limit, const std::string& target, const std::string& wanted) {
  return Forked([&] {
           const rlimit both{limit, limit};
           setrlimit(RLIMIT_FSIZE, &both);
           return objection(target) == wanted ? 0 : 1;
         })
      .status();
}

TEST(CheckRoom, RefusesWhatALimitForbids) {
  const Scratch scratch;
  const std::string target = scratch / "credentials";
  test::write(target, "three");
  EXPECT_EQ(status_below(4, target, "File too large"), 0);
  EXPECT_EQ(status_below(5, target, ""), 0);
}

TEST(CheckRoom, HasNothingAgainstAFileThatIsNotThere) {
  const Scratch scratch;
  EXPECT_EQ(objection(scratch / "credentials"), "");
}

}  // namespace
}  // namespace stsmfa::os
