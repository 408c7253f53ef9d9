#include "view/shown_command.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

TEST(ShownCommand, IsItsFirstWord) {
  EXPECT_EQ(shown_command("oathtool --totp --base32 SEED", {}), "oathtool …");
  EXPECT_EQ(shown_command("  ~/bin/my-code.sh\t--token hunter2", {}), "~/bin/my-code.sh …");
  EXPECT_EQ(shown_command("/usr/bin/ykman", {}), "/usr/bin/ykman");
}

TEST(ShownCommand, IsNothingOfAFirstWordThatIsNotPlain) {
  for (const char* command :
       {"SEED=JBSW oathtool", "\"$(cat seed)\"", "'/opt/my tool' SEED", "echo;SEED", "$SEED",
        "curl|sh", "(echo SEED)", "s\xc3\xa9same SEED"}) {
    EXPECT_EQ(shown_command(command, {}), "…") << command;
  }
}

TEST(ShownCommand, IsWholeForVerboseButNotInAReport) {
  EXPECT_EQ(shown_command("a b", {.verbose = true}), "a b");
  EXPECT_EQ(shown_command("a b", {.verbose = true, .report = true}), "a …");
}

}  // namespace
}  // namespace stsmfa::view
