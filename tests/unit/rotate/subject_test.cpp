#include "rotate/subject.h"

#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/rotate/rotation_scene.h"
#include "tests/unit/variables.h"

namespace stsmfa::rotate {
namespace {

using testing::HasSubstr;

/// A subject out of the two files.
class SubjectTest : public testing::Test {
 protected:
  Subject find(const std::string& text) {
    const test::Variables variables({"TZ=UTC"});
    cli::Options options;
    options.profile = "dev";
    const profile::Files files{
        .locations = {.credentials = {"credentials", ""}, .config = {}},
        .config = {.profiles = credentials::parse_profiles(config, credentials::FileKind::config),
                   .path = "~/.aws/config"}};
    const profile::Context context{options, variables.environment(), files};
    os::FileContent content;
    content.bytes = Secret(text);
    return subject_of(session::take_snapshot(context, std::move(content), day(0)), files.config);
  }
  Error error_of(const std::string& text) {
    return test::error_of([&] { find(text); });
  }

  std::string config = {};
  const std::string device = "aws_mfa_device = arn:aws:iam::123456789012:mfa/lee\n";
  const std::string long_term = "[dev-long-term]\n" + pair_lines(old_pair) + device;
};

TEST_F(SubjectTest, IsThePairOfTheLongTermSection) {
  const Subject subject = find(long_term);
  EXPECT_EQ(subject.profile, "dev");
  EXPECT_EQ(subject.old.access_key_id, old_pair.access_key_id);
  EXPECT_EQ(subject.old.section, "dev-long-term");
  EXPECT_FALSE(subject.pending);
}

TEST_F(SubjectTest, OrThePairOfTheSourceProfile) {
  const Subject subject =
      find("[dev-long-term]\nsource_profile = base\n[base-long-term]\n" + pair_lines(old_pair));
  EXPECT_EQ(subject.old.section, "base-long-term");
}

TEST_F(SubjectTest, HasWhatAKilledRunHasLeft) {
  EXPECT_EQ(find(long_term + pending_section).pending->access_key_id, new_pair.access_key_id);
}

TEST_F(SubjectTest, HalfAPendingPairIsToBeDeletedByHand) {
  const Error error = error_of(long_term + "[stsmfa-rotate-" + old_pair.access_key_id +
                               "]\naws_access_key_id = AKIALEENEWKEY2222222\n");
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(error.cause, "lacks the id or the secret of its pair");
}

TEST_F(SubjectTest, RefusesAnExchangedPairWithoutShowingIt) {
  const std::string secret(old_pair.secret_access_key.reveal());
  const profile::Keys exchanged{.access_key_id = secret,
                                .secret_access_key = Secret(old_pair.access_key_id)};
  const Error error = error_of("[dev-long-term]\n" + pair_lines(exchanged) + device);
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.object + error.cause + error.hint, testing::Not(HasSubstr(secret)));
}

TEST_F(SubjectTest, RefusesAPendingPairThatIsNone) {
  const auto pending = [&](const profile::Keys& keys) {
    return long_term + "[stsmfa-rotate-" + old_pair.access_key_id + "]\n" + pair_lines(keys);
  };
  EXPECT_EQ(error_of(pending(old_pair)).cause, "holds the old key itself");
  const std::string secret(new_pair.secret_access_key.reveal());
  const profile::Keys exchanged{.access_key_id = secret,
                                .secret_access_key = Secret(new_pair.access_key_id)};
  const Error error = error_of(pending(exchanged));
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("aws_access_key_id that"));
  EXPECT_THAT(error.object + error.cause + error.hint, testing::Not(HasSubstr(secret)));
  const profile::Keys quoted{.access_key_id = new_pair.access_key_id,
                             .secret_access_key = Secret("\"" + secret + "\"")};
  EXPECT_THAT(error_of(pending(quoted)).cause, HasSubstr("aws_secret_access_key that"));
}

TEST_F(SubjectTest, ACommandsKeysAreNotRotated) {
  const Error error = error_of("[dev-long-term]\ncredential_process = pass\n" + device);
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("come from a command"));
}

TEST_F(SubjectTest, TheConfigFilesKeysAreNotRotated) {
  config = "[profile dev]\n" + pair_lines(old_pair);
  EXPECT_THAT(error_of("[x]\n").cause, HasSubstr("stand in ~/.aws/config"));
}

TEST_F(SubjectTest, APairThatStandsInTheConfigFileTooIsNotRotated) {
  config = "[profile other]\n" + pair_lines(old_pair);
  const Error error = error_of(long_term);
  EXPECT_EQ(error.object, old_pair.access_key_id);
  EXPECT_THAT(error.cause, HasSubstr("stands in [profile other] of ~/.aws/config as well"));
}

TEST_F(SubjectTest, BelongsToTheUserWithoutItsPath) {
  const Subject subject = find(long_term);
  EXPECT_EQ(user_of(subject, lee_arn), "lee");
  EXPECT_EQ(user_of(subject, "arn:aws:iam::123456789012:user/teams/kim"), "kim");
}

TEST_F(SubjectTest, OnlyIamUsersHaveKeysToRotate) {
  const Subject subject = find(long_term);
  for (const char* const arn : {"arn:aws:iam::123456789012:root", "nonsense", "",
                                "arn:aws:sts::123456789012:assumed-role/admin/lee"}) {
    EXPECT_EQ(test::error_of([&] { user_of(subject, arn); }).status, ExitStatus::plan_impossible)
        << arn;
  }
}

}  // namespace
}  // namespace stsmfa::rotate
