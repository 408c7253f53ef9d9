#include "setup/aws_mfa.h"

#include "base/error.h"
#include "cli/report.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <vector>

namespace stsmfa::setup {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string key = "AKIAIOSFODNN7EXAMPLE";
const std::string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const std::string pair =
    "aws_access_key_id = " + key + "\naws_secret_access_key = " + secret + "\n";

/// aws-mfa's three questions to somebody who types each of some answers; after them nobody answers.
class SetupOfAwsMfa : public testing::Test {
 protected:
  Error run(std::deque<std::string> answers) {
    asked.clear();
    const auto ask = [&](const std::string& question, Echo echo) -> std::optional<Secret> {
      asked.push_back(question + (echo == Echo::off ? "(not shown)" : ""));
      if (answers.empty()) return std::nullopt;
      Secret answer(answers.front());
      answers.pop_front();
      return answer;
    };
    testing::internal::CaptureStderr();
    cli::Report report{cli::Options()};
    const Error error = test::error_of([&] { add_long_term_section(path, ask, report); });
    said = testing::internal::GetCapturedStderr();
    return error;
  }

  std::string file() const { return test::read(path); }

  const test::Scratch folder = {};
  const std::string path = folder / "credentials";
  std::vector<std::string> asked = {};
  std::string said = {};
};

TEST_F(SetupOfAwsMfa, AddsASectionAndShowsNoKey) {
  test::write(path, "[other]\n");
  EXPECT_EQ(run({"new", key, secret}).status, ExitStatus::success);
  EXPECT_THAT(asked, ElementsAre("Profile name to [default]: ", "aws_access_key_id: (not shown)",
                                 "aws_secret_access_key: (not shown)"));
  EXPECT_EQ(said, "stsmfa: setup: wrote [new-long-term] to " + path +
                      "; add its aws_mfa_device, then run stsmfa new\n");
  EXPECT_EQ(file(), "[other]\n[new-long-term]\n" + pair);
}

TEST_F(SetupOfAwsMfa, TakesNoNameForDefault) {
  EXPECT_EQ(run({"", key, secret}).status, ExitStatus::success);
  EXPECT_EQ(file(), "[default-long-term]\n" + pair);
  EXPECT_EQ(test::mode_of(path), 0600);
}

TEST_F(SetupOfAwsMfa, LeavesASectionAloneThatIsThere) {
  test::write(path, "[new-long-term]\nregion = x\n");
  const Error error = run({"new", key, secret});
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, "[new-long-term]");
  EXPECT_EQ(error.hint, "stsmfa setup new replaces its keys");
  EXPECT_THAT(asked, ElementsAre("Profile name to [default]: "));
  EXPECT_EQ(file(), "[new-long-term]\nregion = x\n");
}

TEST_F(SetupOfAwsMfa, EndsAtAnEmptyKeyInAwsMfasWords) {
  EXPECT_EQ(run({"x", ""}).aws_mfa, "You must supply aws_access_key_id");
  EXPECT_EQ(run({"x", key, ""}).aws_mfa, "You must supply aws_secret_access_key");
  EXPECT_EQ(run({"x", key, ""}).status, ExitStatus::plan_impossible);
  EXPECT_FALSE(folder.names().contains("credentials"));
}

TEST_F(SetupOfAwsMfa, RefusesANameThatCannotBeOneBeforeItAsksForKeys) {
  const Error error = run({"a]b", key, secret});
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("a]b"));
  EXPECT_THAT(asked, ElementsAre("Profile name to [default]: "));
}

TEST_F(SetupOfAwsMfa, RefusesWhatCannotBeAKeyAndDoesNotRepeatIt) {
  for (const std::deque<std::string>& answers :
       {std::deque<std::string>{"x", "not a key", secret}, {"x", key, "has a blank in it"}}) {
    const Error error = run(answers);
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
    EXPECT_THAT(one_line(error),
                testing::Not(testing::AnyOf(HasSubstr("not a key"), HasSubstr("has a blank"))));
    EXPECT_FALSE(folder.names().contains("credentials"));
  }
}

TEST_F(SetupOfAwsMfa, SaysWhatWasPastedInThePlaceOfAnId) {
  EXPECT_THAT(run({"x", secret}).cause, HasSubstr("this looks like the secret access key"));
  EXPECT_THAT(run({"x", "aws_access_key_id = " + key}).cause, HasSubstr("a line of a file"));
}

TEST_F(SetupOfAwsMfa, UnderstandsTheNameOfTheLongTermSection) {
  EXPECT_EQ(run({"dev-long-term", key, secret}).status, ExitStatus::success);
  EXPECT_THAT(said, HasSubstr("then run stsmfa dev\n"));
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair);
}

TEST_F(SetupOfAwsMfa, EndsWhenNobodyAnswers) {
  EXPECT_EQ(run({"x", key}).status, ExitStatus::code_needed);
  EXPECT_FALSE(folder.names().contains("credentials"));
}

}  // namespace
}  // namespace stsmfa::setup
