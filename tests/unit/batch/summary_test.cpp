#include "batch/summary.h"

#include "cli/options.h"
#include "cli/report.h"

#include <gtest/gtest.h>

namespace stsmfa::batch {
namespace {

const Error refused{.status = ExitStatus::refused,
                    .hint = "is the role's name right?",
                    .aws_mfa = "An error occured while calling assume role: AccessDenied"};
const Error unreached{.status = ExitStatus::unreached,
                      .object = "STS: sts.amazonaws.com",
                      .cause = "Connection refused"};
const Error no_code{
    .status = ExitStatus::code_needed, .cause = "an MFA code is needed", .hint = "stsmfa --all"};

std::string said(const std::vector<Failure>& failures, const cli::Options& options = {}) {
  testing::internal::CaptureStderr();
  cli::Report report(options);
  say_failures(failures, report);
  return testing::internal::GetCapturedStderr();
}

ExitStatus worst(std::vector<ExitStatus> statuses) {
  std::vector<Failure> failures;
  for (const ExitStatus status : statuses) {
    failures.push_back({"p", {.status = status}});
  }
  return worst_of(failures);
}

TEST(WorstOf, IsWhatNeedsSomebodyMost) {
  const std::vector<ExitStatus> worst_first = {
      ExitStatus::file_unusable, ExitStatus::plan_impossible, ExitStatus::usage,
      ExitStatus::refused,       ExitStatus::unreached,       ExitStatus::code_needed};
  for (std::size_t first = 0; first < worst_first.size(); ++first) {
    for (std::size_t second = first; second < worst_first.size(); ++second) {
      EXPECT_EQ(worst({worst_first[first], worst_first[second]}), worst_first[first]);
      EXPECT_EQ(worst({worst_first[second], worst_first[first]}), worst_first[first]);
    }
  }
}

TEST(WorstOf, NothingIsSuccess) { EXPECT_EQ(worst({}), ExitStatus::success); }

TEST(SayFailures, NamesTheProfileAndTheReasonWithItsHint) {
  EXPECT_EQ(said({{"dev", unreached}, {"prod", no_code}, {"audit", refused}}),
            "stsmfa: dev: STS: sts.amazonaws.com: Connection refused\n"
            "stsmfa: prod: an MFA code is needed\n"
            "hint: stsmfa --all\n"
            "ERROR - audit: An error occured while calling assume role: AccessDenied\n"
            "hint: is the role's name right?\n");
}

TEST(SayFailures, HasOneLineForEachReason) {
  EXPECT_EQ(said({{"dev", refused}, {"login", unreached}, {"prod", refused}, {"x", unreached}}),
            "ERROR - dev, prod: An error occured while calling assume role: AccessDenied\n"
            "hint: is the role's name right?\n"
            "stsmfa: login, x: STS: sts.amazonaws.com: Connection refused\n");
}

TEST(SayFailures, CountsMoreThanFiveProfilesOfOneReason) {
  std::vector<Failure> failures;
  for (const char* profile : {"a", "b", "c", "d", "e"}) {
    failures.push_back({profile, unreached});
  }
  EXPECT_EQ(said(failures), "stsmfa: a, b, c, d, e: STS: sts.amazonaws.com: Connection refused\n");
  failures.push_back({"f", unreached});
  EXPECT_EQ(said(failures),
            "stsmfa: a, b, c, d, e and 1 more: STS: sts.amazonaws.com: Connection refused\n");
  failures.resize(20, {"g", unreached});
  EXPECT_EQ(said(failures),
            "stsmfa: a, b, c, d, e and 15 more: STS: sts.amazonaws.com: Connection refused\n");
}

TEST(SayFailures, SaysAHintOnceBelowTheLastLineThatHasIt) {
  Error other = refused;
  other.aws_mfa = "An error occured while calling assume role: AccessDenied on another";
  Error third = refused;
  third.aws_mfa = "third";
  EXPECT_EQ(said({{"a", refused}, {"b", other}, {"c", unreached}, {"d", third}}),
            "ERROR - a: An error occured while calling assume role: AccessDenied\n"
            "ERROR - b: An error occured while calling assume role: AccessDenied on another\n"
            "hint: is the role's name right?\n"
            "stsmfa: c: STS: sts.amazonaws.com: Connection refused\n"
            "ERROR - d: third\n");
}

TEST(SayFailures, SaysUnderQuietWhatNoCodeWouldHelp) {
  Error with_the_same_hint = unreached;
  with_the_same_hint.hint = no_code.hint;
  EXPECT_EQ(said({{"a", no_code}, {"b", with_the_same_hint}, {"c", no_code}}, {.quiet = true}),
            "stsmfa: b: STS: sts.amazonaws.com: Connection refused\n"
            "hint: stsmfa --all\n");
}

TEST(SayFailures, ForeignTextCannotMoveTheCursor) {
  EXPECT_EQ(said({{"a\033[2J", {.cause = "no\nERROR - yes"}}}),
            "stsmfa: a\\x1b[2J: no\\x0aERROR - yes\n");
}

TEST(SayFailures, SaysNothingOfNone) { EXPECT_EQ(said({}), ""); }

TEST(InAll, CountsWhatBecameOfThem) {
  std::vector<Row> rows(20, {.name = "p", .state = State::renewed});
  EXPECT_EQ(in_all(rows), "20 profiles: 20 renewed");
  rows[3].state = State::fresh;
  rows[7].state = State::failed;
  EXPECT_EQ(in_all(rows), "20 profiles: 18 renewed, 1 fresh before, 1 failed");
  rows[8].state = State::calling;
  rows[9].state = State::waiting;
  EXPECT_EQ(in_all(rows),
            "20 profiles: 16 renewed, 1 fresh before, 1 failed, 1 unfinished, 1 not begun");
}

TEST(InAll, KnowsOneFromMany) {
  EXPECT_EQ(in_all({}), "0 profiles");
  EXPECT_EQ(in_all({{.name = "p", .state = State::fresh}}), "1 profile: 1 fresh before");
}

}  // namespace
}  // namespace stsmfa::batch
