#include "ask/user_command.h"
#include "profile/setting.h"
#include "tests/unit/error_of.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace stsmfa::ask {
namespace {

using test::error_of;

using testing::HasSubstr;
using testing::Not;

Secret run(const std::string& line) {
  const std::vector<const char*> none = {nullptr};
  const Environment environment(none.data());
  return run_code_command({line, profile::Source::option, "--mfa-process"}, "arn:device",
                          surroundings_of({}, environment, {}));
}

std::string cause(const std::string& line) {
  return test::error_of([&] { run(line); }).cause;
}

TEST(Surroundings, StandardInputIsPassedOnInRefreshAlone) {
  const std::vector<const char*> none = {nullptr};
  const auto input = [&](const cli::Options& options) {
    return surroundings_of(options, Environment(none.data()), {}).input;
  };
  EXPECT_EQ(input({}), os::CommandInput::ours);
  EXPECT_EQ(input({.all = true}), os::CommandInput::ours);
  EXPECT_EQ(input({.token_stdin = true}), os::CommandInput::terminal_or_nothing);
  for (const char* verb : {"exec", "export", "console", "setup", "doctor"}) {
    EXPECT_EQ(input({.verb = verb}), os::CommandInput::terminal_or_nothing) << verb;
  }
}

TEST(CodeCommand, GivesWhatTheCommandPrints) {
  EXPECT_EQ(run("echo 123456"), Secret("123456"));
  EXPECT_EQ(run("printf 012345"), Secret("012345"));
  EXPECT_EQ(run("printf '\\n 123456 \\r\\n\\n'"), Secret("123456"));
}

TEST(CodeCommand, IsToldTheDevice) {
  EXPECT_EQ(run("test \"$STSMFA_MFA_SERIAL\" = arn:device && echo 123456"), Secret("123456"));
}

TEST(CodeCommand, WhatIsNoCodeIsRefusedAndNeverRepeated) {
  EXPECT_EQ(cause("true"), "the command printed nothing");
  EXPECT_THAT(cause("echo hunter2"), Not(HasSubstr("hunter2")));
  EXPECT_EQ(cause("echo 1234567"), "the command printed something that is no code");
  EXPECT_EQ(cause("echo 123456; echo 654321"), "the command printed something that is no code");
  EXPECT_EQ(cause("echo 123456; exit 3"), "the command failed with status 3");
  EXPECT_EQ(cause("kill -9 $$"), "the command was ended by signal 9");
  EXPECT_EQ(cause("no-such-command-anywhere 2>/dev/null"), "the command failed with status 127");
  EXPECT_EQ(error_of([] { run("false"); }).status, ExitStatus::plan_impossible);
}

TEST(CodeCommand, ADaemonThatItLeavesMayHoldThePipe) {
  EXPECT_EQ(run("sleep 300 & echo 123456; echo $! > /dev/null; kill $! "), Secret("123456"));
}

TEST(CodeCommand, OfAFileThatOthersMayWriteIsNotRun) {
  std::string folder = std::filesystem::temp_directory_path() / "code-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const std::string file = folder + "/credentials";
  std::ofstream(file) << "x";
  const profile::Setting command{"echo 123456", profile::Source::credentials_file,
                                 "[x] mfa_process"};
  const std::vector<const char*> none = {nullptr};
  const Environment environment(none.data());
  const profile::FileLocations files{.credentials = {file, ""}, .config = {}};
  const auto call = [&] {
    run_code_command(command, "d", surroundings_of({}, environment, files));
  };
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  EXPECT_EQ(error_of(call).status, ExitStatus::success);
  ASSERT_EQ(::chmod(file.c_str(), 0622), 0);
  const Error error = test::error_of(call);
  EXPECT_EQ(error.object, "[x] mfa_process: " + file);
  EXPECT_THAT(error.cause, HasSubstr("its commands are not run"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace stsmfa::ask
