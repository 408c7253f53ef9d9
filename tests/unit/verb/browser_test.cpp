#include "verb/browser.h"

#include "os/process.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/variables.h"

#include <gtest/gtest.h>

namespace stsmfa::verb {
namespace {

constexpr std::string_view url = "https://signin.aws.amazon.com/federation?a=$(x)&b='c'";

/// A program that writes what it was given into the scratch folder and ends with `status`.
void add_program(const test::Scratch& folder, const std::string& name, int status) {
  const std::string mark = folder / (name + ".given");
  test::write(folder / name,
              "#!/bin/sh\nprintf '%s|%s' $# \"$1\" >" + mark + "\nexit " + std::to_string(status),
              0700);
}

bool open_with(const std::string& path) {
  return open_in_browser(Secret(url), test::Variables({"PATH=" + path}).environment());
}

TEST(Browser, GetsTheUrlAsOneArgumentThatNoShellReads) {
  const test::Scratch folder;
  add_program(folder, "xdg-open", 0);
  add_program(folder, "open", 0);
  EXPECT_TRUE(open_with("/nonexistent:" + folder.path()));
  EXPECT_EQ(test::read(folder / "xdg-open.given"), "1|" + std::string(url));
  EXPECT_EQ(test::read(folder / "open.given"), "");
}

TEST(Browser, IsOpenedByTheNextProgramWhereOneFails) {
  const test::Scratch folder;
  add_program(folder, "xdg-open", 3);
  add_program(folder, "open", 0);
  EXPECT_TRUE(open_with(folder.path()));
  EXPECT_EQ(test::read(folder / "open.given"), "1|" + std::string(url));
}

TEST(Browser, IsNotOpenedWhereNoProgramSucceeds) {
  const test::Scratch folder;
  EXPECT_FALSE(open_with(folder.path()));
  add_program(folder, "wslview", 1);
  EXPECT_FALSE(open_with(folder.path()));
  test::write(folder / "open", "no program", 0600);
  EXPECT_FALSE(open_with(folder.path()));
}

TEST(Browser, IsNotLookedForInRelativeFolders) {
  const test::Scratch folder;
  add_program(folder, "xdg-open", 0);
  EXPECT_FALSE(open_with("..:.:" + std::filesystem::relative(folder.path()).string()));
}

TEST(Browser, ThatDoesNotEndIsEndedByASignalForUs) {
  const test::Scratch folder;
  test::write(folder / "xdg-open", "#!/bin/sh\nkill -TERM $PPID\nexec /bin/sleep 600", 0700);
  test::Forked process([&] {
    os::watch_signals();
    return open_with(folder.path()) ? 1 : 2;
  });
  EXPECT_EQ(process.status(), 80 + SIGTERM);
}

}  // namespace
}  // namespace stsmfa::verb
