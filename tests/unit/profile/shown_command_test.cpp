#include "profile/shown_command.h"

#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

std::string shown(std::string_view command, cli::Options options = {}) {
  const test::Scene scene{.variables = {"PATH=/usr/bin:/bin"}, .options = std::move(options)};
  const test::Staged staged(scene);
  return shown_command(command, staged.context);
}

TEST(ShownCommand, IsItsFirstWord) {
  EXPECT_EQ(shown("printf %s SEED"), "printf …");
  EXPECT_EQ(shown("  ~/bin/my-code.sh\t--token hunter2"), "~/bin/my-code.sh …");
  EXPECT_EQ(shown("/usr/bin/ykman"), "/usr/bin/ykman");
  EXPECT_EQ(shown("./code"), "./code");
}

TEST(ShownCommand, IsNothingOfAFirstWordThatIsNotPlain) {
  for (const char* command :
       {"SEED=JBSW oathtool", "\"$(cat seed)\"", "'/opt/my tool' SEED", "echo;SEED", "$SEED",
        "curl|sh", "(echo SEED)", "s\xc3\xa9same SEED"}) {
    EXPECT_EQ(shown(command), "…") << command;
  }
}

/// Somebody has written the secret itself where a command belongs.
TEST(ShownCommand, IsNothingOfAFirstWordThatIsNoProgram) {
  for (const char* command :
       {"JBSWY3DPEHPK3PXP", "hunter2", "hunter2 --totp", "",
        "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "/e7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"}) {
    EXPECT_EQ(shown(command), "…") << command;
  }
}

TEST(ShownCommand, IsWholeForVerboseButNotInAReport) {
  EXPECT_EQ(shown("printf b", {.verbose = true}), "printf b");
  EXPECT_EQ(shown("printf b", {.verbose = true, .report = true}), "printf …");
}

TEST(ShownProgram, IsTheFirstWordAlone) {
  const test::Variables variables({"PATH=/usr/bin:/bin"});
  const auto program = [&](std::string_view command) {
    return shown_program(command, variables.environment());
  };
  EXPECT_EQ(program(" printf %s SEED "), "printf");
  EXPECT_EQ(program("/usr/bin/ykman"), "/usr/bin/ykman");
  EXPECT_EQ(program("SEED=JBSW printf"), "");
  EXPECT_EQ(program("hunter2"), "");
  EXPECT_EQ(program(""), "");
}

TEST(FirstWord, EndsAtTheFirstBlank) {
  EXPECT_EQ(first_word("\t printf\t%s"), "printf");
  EXPECT_EQ(first_word("SEED=$(x) printf"), "SEED=$(x)");
  EXPECT_EQ(first_word(" "), "");
  EXPECT_EQ(plain_first_word("a+b_c-1 %s"), "a+b_c-1");
  EXPECT_EQ(plain_first_word("SEED=x printf"), "");
}

TEST(IsWrittenAsPath, IsWhatBeginsAsOneAndIsNoSecret) {
  for (const char* word : {"/usr/bin/x", "~/x", "./x", "../x", "~kim/x"}) {
    EXPECT_TRUE(is_written_as_path(word)) << word;
  }
  for (const char* word :
       {"x", "bin/x", "~", ".", "", "/e7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"}) {
    EXPECT_FALSE(is_written_as_path(word)) << word;
  }
}

}  // namespace
}  // namespace stsmfa::profile
