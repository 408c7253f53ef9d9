#include "profile/missing_program.h"

#include "base/text.h"
#include "tests/unit/variables.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <set>
#include <string>

namespace stsmfa::profile {
namespace {

std::string warning(std::string command) {
  const test::Variables variables({"PATH=/usr/bin:/bin", "HOME=/usr"});
  return warning_of_missing_program(
      {.value = std::move(command), .origin = "[dev-long-term] mfa_process"},
      variables.environment());
}

TEST(WarningOfMissingProgram, IsEmptyForWhatCanBeRun) {
  for (const char* command : {"printf %s 1", "/bin/sh -c x", "~/bin/printf 1", " printf", ""}) {
    EXPECT_EQ(warning(command), "") << command;
  }
}

TEST(WarningOfMissingProgram, NamesAPath) {
  EXPECT_EQ(warning("/opt/nowhere/code --seed hunter2"),
            "[dev-long-term] mfa_process runs /opt/nowhere/code: No such file or directory");
  EXPECT_EQ(warning("~/nowhere/code"),
            "[dev-long-term] mfa_process runs ~/nowhere/code: No such file or directory");
  EXPECT_EQ(warning("/usr/bin"), "[dev-long-term] mfa_process runs /usr/bin: Is a directory");
}

/// It may be what the command should have printed.
TEST(WarningOfMissingProgram, KeepsAnyOtherWordToItself) {
  EXPECT_EQ(warning("hunter2 --more"),
            "[dev-long-term] mfa_process begins with a word that is no program in PATH");
  for (const char* command : {"no/where/code", "/e7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"}) {
    EXPECT_EQ(warning(command), "[dev-long-term] mfa_process begins with a word that is no program")
        << command;
  }
}

TEST(WarningOfMissingProgram, IsNotGivenOfWhatTheShellAloneUnderstands) {
  for (const char* command :
       {"SEED=x nothing", "'nothing' x", "$NOTHING", "(nothing)", "nothing|sh", ". ~/nothing",
        "if nothing; then x; fi", "exec nothing", "cd nowhere && x", "~nobody-here/code"}) {
    EXPECT_EQ(warning(command), "") << command;
  }
}

/// As bash itself lists them.
std::set<std::string> words_of_bash() {
  std::set<std::string> words;
  FILE* list = popen("bash -c 'compgen -b; compgen -k' 2>/dev/null", "r");  // NOLINT(cert-env33-c)
  std::array<char, 64> line{};
  while (list != nullptr && std::fgets(line.data(), line.size(), list) != nullptr) {
    words.insert(std::string(trim(line.data())));
  }
  if (list != nullptr) pclose(list);
  return words;
}

TEST(WarningOfMissingProgram, KnowsEveryWordOfTheShellThatACommandMayBeginWith) {
  std::set<std::string> words = words_of_bash();
  if (words.empty()) GTEST_SKIP() << "no bash";
  for (const char* inner :
       {"break", "continue", "do", "done", "elif", "else", "esac", "fi", "in", "then"}) {
    EXPECT_EQ(words.erase(inner), 1) << inner;
  }
  words.insert("chdir");  // dash's
  const test::Variables variables({"PATH=/nowhere"});
  for (const std::string& word : words) {
    EXPECT_EQ(warning_of_missing_program({.value = word + " x", .origin = "mfa_process"},
                                         variables.environment()),
              "")
        << word;
  }
}

}  // namespace
}  // namespace stsmfa::profile
