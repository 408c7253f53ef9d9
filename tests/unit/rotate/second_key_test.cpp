#include "tests/unit/rotate/rotation_scene.h"

namespace stsmfa::rotate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The file's key beside another one that no pending section holds.
class SecondKey : public RotationTest {
 protected:
  SecondKey() { add(other_id, day(-10)); }

  void expect_nothing_happened() const {
    EXPECT_EQ(file(), before_switch());
    EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id, other_id));
    EXPECT_EQ(keys.back().status, client::AccessKey::Status::active);
  }
};

TEST_F(SecondKey, IsNamedWithItsAgeAndUseWhereNobodyCanBeAsked) {
  uses[other_id] = {day(-1), "s3", "eu-west-1"};
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.object, other_id);
  EXPECT_EQ(error.cause,
            "is a second key of the user, made on 2024-09-24, active; it was last used on "
            "2024-10-03 for s3 in eu-west-1. IAM allows two keys, so no new one can be made");
  EXPECT_EQ(error.hint,
            "stsmfa rotate dev --delete deletes it, if it was replaced by AKIAIOSFODNN7EXAMPLE");
  expect_nothing_happened();
}

TEST_F(SecondKey, OfAnEarlierRotationIsDeletedWhenToldSo) {
  rotation.retirement = Retirement::remove;
  uses[other_id] = {day(0)};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id));
  EXPECT_EQ(std::ranges::count(calls, "CreateAccessKey"), 0);
  EXPECT_THAT(screen, HasSubstr("there is room for a new key: stsmfa rotate dev makes it"));
}

TEST_F(SecondKey, ThatSomebodyStillUsesIsNotDeletedWithoutAQuestion) {
  rotation.retirement = Retirement::remove;
  uses[other_id] = {day(1)};
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.hint,
              HasSubstr("it was used after AKIAIOSFODNN7EXAMPLE was made: stsmfa rotate dev asks"));
  expect_nothing_happened();
}

TEST_F(SecondKey, ThatIsInactiveIsDeletedWhoeverUsedIt) {
  keys.back().status = client::AccessKey::Status::inactive;
  rotation.retirement = Retirement::remove;
  uses[other_id] = {day(1)};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id));
}

TEST_F(SecondKey, ThatIsInactiveIsNotSwitchedOffOnceMore) {
  keys.back().status = client::AccessKey::Status::inactive;
  rotation.retirement = Retirement::ask;
  answers = {"n"};
  EXPECT_EQ(run().status, ExitStatus::plan_impossible);
  EXPECT_THAT(questions,
              ElementsAre("Delete " + other_id + " for good, which nobody can undo? [y/N] "));
  EXPECT_THAT(screen, HasSubstr(other_id + " is inactive: stsmfa rotate dev --delete deletes it"));
}

/// Another profile's keys are of the same user.
TEST_F(SecondKey, ThatAFileHoldsStaysWhateverIsTold) {
  const std::string other = "[ci-long-term]\naws_access_key_id = " + other_id + "\n";
  write(before_switch() + other);
  rotation.discarded = other_id;
  EXPECT_EQ(run().cause, "stands in [ci-long-term], and is let alone");
  rotation.discarded.reset();
  for (const auto how : {Retirement::ask, Retirement::deactivate, Retirement::remove}) {
    rotation.retirement = how;
    const Error error = run();
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
    EXPECT_EQ(error.object, other_id);
    EXPECT_EQ(error.cause, "stands in [ci-long-term], and is let alone");
  }
  write(before_switch());
  config.profiles.profiles["ci"]["aws_access_key_id"] = other_id;
  EXPECT_EQ(run().cause, "stands in [profile ci], and is let alone");
  EXPECT_THAT(questions, testing::IsEmpty());
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id, other_id));
  EXPECT_EQ(keys.back().status, client::AccessKey::Status::active);
}

TEST_F(SecondKey, GoesByThePersonsWordAlone) {
  rotation.retirement = Retirement::ask;
  uses[other_id] = {day(1)};
  answers = {"y", "n"};
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.cause, "is still there: IAM allows two keys, so no new one was made");
  EXPECT_EQ(keys.back().status, client::AccessKey::Status::inactive);
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id, other_id));
}

TEST_F(SecondKey, IsInactiveAndThatWasAskedFor) {
  rotation.retirement = Retirement::deactivate;
  uses[other_id] = {};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(keys.back().status, client::AccessKey::Status::inactive);
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id, other_id));
  EXPECT_THAT(screen, HasSubstr("is still there: IAM allows two keys, so no new one was made"));
}

TEST_F(SecondKey, ThatAPersonKeepsIsWhyNothingIsMade) {
  rotation.retirement = Retirement::ask;
  answers = {"n"};
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("IAM allows two keys, so no new one can be made"));
  expect_nothing_happened();
}

TEST_F(SecondKey, ThatAPersonKeepsAndTheOptionsWouldRefuseIsAskedAboutAgain) {
  rotation.retirement = Retirement::ask;
  uses[other_id] = {day(1)};
  answers = {"n"};
  run();
  EXPECT_THAT(screen, HasSubstr(other_id + " is still active: stsmfa rotate dev asks again"));
}

TEST_F(SecondKey, ThatIsNewerAndUsedIsSomebodys) {
  keys.back().created = day(5);
  uses[other_id] = {day(6)};
  rotation.retirement = Retirement::remove;
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.hint, HasSubstr("stsmfa setup dev takes it for the file"));
  expect_nothing_happened();
}

}  // namespace
}  // namespace stsmfa::rotate
