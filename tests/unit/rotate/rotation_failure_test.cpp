#include "rotate/rotate_keys.h"
#include "tests/unit/rotate/rotation_scene.h"

namespace stsmfa::rotate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(RotationTest, TheRootUsersKeysAreRefusedBeforeACodeIsAskedFor) {
  arn = "arn:aws:iam::123456789012:root";
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("root user"));
  EXPECT_THAT(calls, ElementsAre("GetCallerIdentity " + old_pair.access_key_id));
}

TEST_F(RotationTest, DeadKeysGetNoNewOnes) {
  old_is_dead = true;
  EXPECT_EQ(run().status, ExitStatus::refused);
  EXPECT_EQ(file(), before_switch());
}

TEST_F(RotationTest, ADeadKeyWithADeadPendingPairStays) {
  write(before_switch() + pending_section);
  rotation.subject.pending = new_pair;
  old_is_dead = true;
  miss = [](int) { return refusal("InvalidClientTokenId"); };
  EXPECT_EQ(run().status, ExitStatus::refused);
  EXPECT_EQ(file(), before_switch() + pending_section);
}

TEST_F(RotationTest, WhatMayNotBeMadeChangesNothing) {
  failures["CreateAccessKey"] = refusal("AccessDenied");
  EXPECT_EQ(run().status, ExitStatus::refused);
  EXPECT_EQ(file(), before_switch());
}

TEST_F(RotationTest, AnOldKeyIsNoNewOne) {
  made = {.access_key_id = old_pair.access_key_id, .secret_access_key = Secret("another")};
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::unreached);
  EXPECT_EQ(one_line(error), "IAM: new key: it has the id of the old one");
  EXPECT_EQ(file(), before_switch());
}

TEST_F(RotationTest, ALostKeyIsToldAndNotAskedForAgain) {
  losses["CreateAccessKey"] = lost();
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::unreached);
  EXPECT_EQ(error.hint,
            "there may be a new key now, whose secret nobody knows: stsmfa rotate dev finds out");
  EXPECT_EQ(std::ranges::count(calls, "CreateAccessKey"), 1);
  EXPECT_EQ(file(), before_switch());
}

TEST_F(RotationTest, ALostKeyIsFoundByTheNextRun) {
  losses["CreateAccessKey"] = lost();
  run();
  losses.clear();
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, new_pair.access_key_id);
  EXPECT_THAT(error.cause, HasSubstr("it has never been used"));
  EXPECT_THAT(error.hint, HasSubstr("stsmfa rotate dev --discard " + new_pair.access_key_id));
}

TEST_F(RotationTest, AKeyThatTheFileDoesNotTakeIsDeletedAgain) {
  before = [&](const std::string& call) {
    if (call == "CreateAccessKey") write("[other]\n");  // somebody rewrites it at this moment
  };
  EXPECT_EQ(run().status, ExitStatus::file_unusable);
  EXPECT_EQ(file(), "[other]\n");
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id));
}

TEST_F(RotationTest, AKeyThatCannotBeDeletedAgainIsNamed) {
  before = [&](const std::string& call) {
    if (call == "CreateAccessKey") write("[other]\n");
  };
  failures["DeleteAccessKey"] = lost();
  EXPECT_EQ(run().status, ExitStatus::file_unusable);
  EXPECT_THAT(screen, HasSubstr("stsmfa rotate dev --discard AKIALEENEWKEY2222222 deletes it"));
}

TEST_F(RotationTest, WhatTheFileWouldNotTakeIsFoundOutBeforeAKeyIsMade) {
  write(before_switch() + "[dev-long-term]\n" + pair_lines(old_pair));
  EXPECT_EQ(run().status, ExitStatus::file_unusable);
  EXPECT_EQ(std::ranges::count(calls, "CreateAccessKey"), 0);
}

TEST_F(RotationTest, APairThatAwsDoesNotKnowAfterAMinuteStaysBesideTheOldOne) {
  miss = [](int) { return refusal("InvalidClientTokenId"); };
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::unreached);
  EXPECT_THAT(error.cause, HasSubstr("both pairs stay: AWS: An error occurred"));
  EXPECT_EQ(error.hint,
            "stsmfa rotate dev goes on; stsmfa rotate dev --discard "
            "AKIALEENEWKEY2222222 gives it up");
  EXPECT_EQ(file(), before_switch() + pending_section);
}

TEST_F(RotationTest, AnOldPairThatIsReplacedMeanwhileIsLetAlone) {
  const std::string others =
      "[dev-long-term]\naws_access_key_id = AKIASOMEOTHER2222222\n"
      "aws_secret_access_key = other\n" +
      pending_section;
  miss = [&](int n) -> std::optional<Error> {
    if (n == 5) write(others);
    return std::nullopt;
  };
  EXPECT_EQ(run().status, ExitStatus::file_unusable);
  EXPECT_EQ(file(), others);
}

TEST_F(RotationTest, TheOldKeyStaysWhereTheNewOneDoesNotAnswerAfterTheSwitch) {
  rotation.retirement = Retirement::remove;
  miss = [&](int n) -> std::optional<Error> {
    if (n == 6) return refusal("InvalidClientTokenId");
    return std::nullopt;
  };
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_EQ(error.hint, "AKIAIOSFODNN7EXAMPLE stays active until stsmfa rotate dev --deactivate");
  EXPECT_EQ(file(), after_switch());
  EXPECT_EQ(keys.size(), 2U);
}

TEST_F(RotationTest, AnOldKeyThatMayNotBeDeletedIsForLater) {
  rotation.retirement = Retirement::remove;
  failures["DeleteAccessKey"] = refusal("AccessDenied");
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_EQ(error.hint,
            "the keys in the file are good; for the old one, later: stsmfa rotate dev --delete");
  EXPECT_EQ(file(), after_switch());
}

TEST_F(RotationTest, ALastUseThatMayNotBeAskedForIsNoObstacle) {
  rotation.retirement = Retirement::remove;
  failures["GetAccessKeyLastUsed"] = refusal("AccessDenied");
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("may be in use: AWS: An error occurred (AccessDenied)"));
  EXPECT_THAT(ids(), ElementsAre(new_pair.access_key_id));
}

}  // namespace
}  // namespace stsmfa::rotate
