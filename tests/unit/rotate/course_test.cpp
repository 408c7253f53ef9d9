#include "rotate/course.h"

#include "tests/unit/error_of.h"
#include "tests/unit/rotate/scripted_iam.h"

#include <gtest/gtest.h>

namespace stsmfa::rotate {
namespace {

using Kind = Course::Kind;
using Status = client::AccessKey::Status;

const Subject subject = {.profile = "dev", .old = old_pair};
const client::AccessKey mine = {old_pair.access_key_id, Status::active, day(0)};

Kind kind_beside(const client::AccessKey& other) {
  EXPECT_EQ(find_course(subject, {other, mine}).other->id, other.id);
  return find_course(subject, {mine, other}).kind;
}

TEST(Course, AnOnlyKeyGetsASecondOne) { EXPECT_EQ(find_course(subject, {mine}).kind, Kind::make); }

TEST(Course, APendingPairGoesOnWhateverIamLists) {
  Subject pending = subject;
  pending.pending = new_pair;
  EXPECT_EQ(find_course(pending, {mine}).kind, Kind::resume);
  EXPECT_EQ(find_course(pending, {}).kind, Kind::resume);
}

TEST(Course, ASecondKeyIsOlderOrNewer) {
  EXPECT_EQ(kind_beside({other_id, Status::active, day(-1)}), Kind::older_left);
  EXPECT_EQ(kind_beside({other_id, Status::inactive, day(1)}), Kind::newer_left);
}

TEST(Course, AKeyOfTheSameSecondIsNotNewer) {
  EXPECT_EQ(kind_beside({other_id, Status::active, day(0)}), Kind::older_left);
}

TEST(Course, AKeyThatIamDoesNotListIsNotRotated) {
  const Error error = test::error_of([] {
    find_course(subject, {{other_id, Status::active, day(0)}});
  });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.cause, "AKIAIOSFODNN7EXAMPLE is not among the keys that IAM lists");
}

}  // namespace
}  // namespace stsmfa::rotate
