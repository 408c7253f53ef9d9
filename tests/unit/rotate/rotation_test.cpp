#include "rotate/rotate_keys.h"
#include "tests/unit/rotate/rotation_scene.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace stsmfa::rotate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(RotationTest, PutsTheNewPairInThePlaceOfTheOldOneAndLeavesTheOldKeyActive) {
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), after_switch());
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id, new_pair.access_key_id));
  EXPECT_THAT(screen, HasSubstr("AKIAIOSFODNN7EXAMPLE is still active: stsmfa rotate dev "
                                "--deactivate switches it off, --delete deletes it"));
  EXPECT_THAT(screen, testing::Not(HasSubstr(std::string(new_pair.secret_access_key.reveal()))));
}

TEST_F(RotationTest, KeepsThePairInTheFileBeforeAnybodyElseIsAsked) {
  std::string seen;
  before = [&](const std::string& call) {
    if (call == "GetCallerIdentity " + new_pair.access_key_id && seen.empty()) seen = file();
  };
  run();
  EXPECT_EQ(seen, before_switch() + pending_section);
}

TEST_F(RotationTest, AsksForTheNewPairFiveTimesBeforeTheSwitchAndOnceAfterIt) {
  run();
  EXPECT_EQ(std::ranges::count(calls, "GetCallerIdentity " + new_pair.access_key_id), 6);
  EXPECT_EQ(waited, Seconds(10));
}

TEST_F(RotationTest, DeletesTheOldKeyWhenToldSoAfterSwitchingItOff) {
  rotation.retirement = Retirement::remove;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(ids(), ElementsAre(new_pair.access_key_id));
  const std::vector<std::string> last(calls.end() - 4, calls.end());
  EXPECT_THAT(last, ElementsAre("sign with " + new_pair.access_key_id,
                                "GetAccessKeyLastUsed " + old_pair.access_key_id,
                                "UpdateAccessKey " + old_pair.access_key_id,
                                "DeleteAccessKey " + old_pair.access_key_id));
}

TEST_F(RotationTest, SwitchesTheOldKeyOffWhenToldSo) {
  rotation.retirement = Retirement::deactivate;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(keys.front().status, client::AccessKey::Status::inactive);
  EXPECT_THAT(screen, HasSubstr("is inactive: stsmfa rotate dev --delete deletes it"));
}

TEST_F(RotationTest, APersonSaysWhatBecomesOfTheOldKeyKnowingItsLastUse) {
  rotation.retirement = Retirement::ask;
  uses[old_pair.access_key_id] = {day(99), "s3", "eu-west-1"};
  answers = {"y", "y"};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("was last used on 2025-01-11 for s3 in eu-west-1"));
  EXPECT_THAT(questions,
              ElementsAre("Deactivate AKIAIOSFODNN7EXAMPLE? [y/N] ",
                          "Delete AKIAIOSFODNN7EXAMPLE for good, which nobody can undo? [y/N] "));
  EXPECT_THAT(ids(), ElementsAre(new_pair.access_key_id));
}

TEST_F(RotationTest, NoAnswerIsTheHarmlessOne) {
  rotation.retirement = Retirement::ask;
  answers = {""};
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(keys.front().status, client::AccessKey::Status::active);
  EXPECT_THAT(screen, HasSubstr("is still active"));
}

TEST_F(RotationTest, CtrlDAtTheQuestionIsNoFailure) {
  rotation.retirement = Retirement::ask;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), after_switch());
  EXPECT_EQ(keys.front().status, client::AccessKey::Status::active);
}

TEST_F(RotationTest, CtrlCAtTheQuestionSaysWhatIsLeft) {
  rotation.retirement = Retirement::ask;
  is_interrupted = true;
  EXPECT_THROW(run(), Interrupted);
  screen = testing::internal::GetCapturedStderr();
  EXPECT_EQ(file(), after_switch());
  EXPECT_THAT(screen, HasSubstr("AKIAIOSFODNN7EXAMPLE is still active: stsmfa rotate dev "
                                "--deactivate switches it off"));
}

/// A backup, or a repository of dot files.
TEST_F(RotationTest, AnOldKeyThatSomebodyHasPutBackIntoTheFileStays) {
  rotation.retirement = Retirement::remove;
  before = [&](const std::string& call) {
    if (call == "GetAccessKeyLastUsed " + old_pair.access_key_id) write(before_switch());
  };
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.cause, "stands in [dev-long-term], and is let alone");
  EXPECT_EQ(keys.front().status, client::AccessKey::Status::active);
}

/// A person thinks about the question, and the one copy of the new pair goes.
TEST_F(RotationTest, NoKeyGoesOnceTheNewPairStandsNowhere) {
  for (const std::string call : {"GetAccessKeyLastUsed", "UpdateAccessKey"}) {
    write(before_switch());
    keys = {{old_pair.access_key_id, client::AccessKey::Status::active, day(0)}};
    rotation.retirement = Retirement::remove;
    before = [&](const std::string& called) {
      if (called == call + " " + old_pair.access_key_id) write("[other]\nx = 1\n");
    };
    const Error error = run();
    EXPECT_EQ(error.status, ExitStatus::file_unusable) << call;
    EXPECT_EQ(error.cause,
              new_pair.access_key_id + " is not in it any more: no other key is touched");
    EXPECT_EQ(error.hint, "") << call;
    EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id, new_pair.access_key_id)) << call;
    EXPECT_EQ(std::ranges::count(calls, "DeleteAccessKey " + old_pair.access_key_id), 0) << call;
  }
}

/// One that is written in place is empty for a moment.
TEST_F(RotationTest, ANewPairThatIsThereAgainInAMomentIsThere) {
  rotation.retirement = Retirement::remove;
  std::thread writer;
  before = [&](const std::string& called) {
    if (called != "GetAccessKeyLastUsed " + old_pair.access_key_id) return;
    write("");
    writer = std::thread([&] {
      std::this_thread::yield();
      write(after_switch());
    });
  };
  EXPECT_EQ(run().status, ExitStatus::success);
  writer.join();
  EXPECT_THAT(ids(), ElementsAre(new_pair.access_key_id));
}

TEST_F(RotationTest, APairThatGoesBeforeTheSwitchIsNamed) {
  bool is_first = true;
  before = [&](const std::string& call) {
    const bool settles = call == "GetCallerIdentity " + new_pair.access_key_id;
    if (settles && std::exchange(is_first, false)) write("[other]\nx = 1\n");
  };
  const Error error = run();
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
  EXPECT_EQ(error.hint, "nobody has the secret of " + new_pair.access_key_id +
                            " any more: stsmfa rotate dev --discard " + new_pair.access_key_id +
                            " deletes it");
  EXPECT_EQ(file(), "[other]\nx = 1\n");
}

TEST_F(RotationTest, APairWhosePendingSectionHasGoneIsWrittenAllTheSame) {
  bool is_first = true;
  before = [&](const std::string& call) {
    const bool settles = call == "GetCallerIdentity " + new_pair.access_key_id;
    if (settles && std::exchange(is_first, false)) write(before_switch());
  };
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), after_switch());
}

TEST_F(RotationTest, GoesOnFromThePendingSection) {
  write(before_switch() + pending_section);
  add(new_pair.access_key_id, day(100));
  rotation.subject.pending = new_pair;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), after_switch());
  EXPECT_EQ(std::ranges::count(calls, "CreateAccessKey"), 0);
}

TEST_F(RotationTest, APendingPairThatIamDoesNotListYetCountsAllTheSame) {
  write(before_switch() + pending_section);
  rotation.subject.pending = new_pair;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), after_switch());
}

TEST_F(RotationTest, APendingPairTakesThePlaceOfOneThatAwsDoesNotTakeAnyMore) {
  write(before_switch() + pending_section);
  rotation.subject.pending = new_pair;
  old_is_dead = true;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), after_switch());
  EXPECT_EQ(std::ranges::count(calls, "open lee"), 0);
}

TEST_F(RotationTest, GivesAPendingPairUpWithItsKey) {
  write(before_switch() + pending_section);
  add(new_pair.access_key_id, day(100));
  rotation.subject.pending = new_pair;
  rotation.discarded = new_pair.access_key_id;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), before_switch());
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id));
}

TEST_F(RotationTest, DiscardsAKeyThatWasMadeInVain) {
  add(other_id, day(100));
  rotation.discarded = other_id;
  EXPECT_EQ(run().status, ExitStatus::success);
  EXPECT_EQ(file(), before_switch());
  EXPECT_THAT(ids(), ElementsAre(old_pair.access_key_id));
}

TEST_F(RotationTest, DiscardsNoKeyThatSomebodyMayNeed) {
  struct Case {
    std::string id;
    Time created;
    client::KeyUse use;
    std::string cause;
  };
  for (const Case& one : {Case{other_id, day(100), {day(101)}, "somebody has it"},
                          Case{other_id, day(-1), {}, "is not newer than"},
                          Case{old_pair.access_key_id, day(100), {}, "is the key that"},
                          Case{"AKIANOSUCHKEY2222222", day(100), {}, "is not among the keys"}}) {
    keys.resize(1);
    add(other_id, one.created);
    uses[other_id] = one.use;
    rotation.discarded = one.id;
    const Error error = run();
    EXPECT_EQ(error.status, ExitStatus::usage) << one.cause;
    EXPECT_THAT(error.cause, HasSubstr(one.cause));
    EXPECT_EQ(keys.size(), 2U) << one.cause;
  }
}

}  // namespace
}  // namespace stsmfa::rotate
