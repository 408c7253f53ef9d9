#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string role_line = "assume_role = " + admin + "\n";
const std::string two_profiles =
    "# keys of the login account\n[default-long-term]\n" + pair_of(lee) + device_line(lee_device) +
    role_line + "\n[dev-long-term]\n" + pair_of(lee) + device_line(lee_device) + role_line;

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
  return text;
}

std::string with_keys_of(const User& user) {
  return replaced(replaced(two_profiles, lee.key, user.key), lee.secret, user.secret);
}

class WizardKeys : public WizardTest {
 protected:
  WizardKeys() { options.profile = "dev"; }
};

TEST_F(WizardKeys, AreAskedForAgainWhenTheyAreNoPair) {
  EXPECT_EQ(run({lee.key, "of/another+key", lee.key, lee.secret, "", ""}).status,
            ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("stsmfa: AWS: An error occurred (SignatureDoesNotMatch)\n"
                                "Access key id: "));
  EXPECT_THAT(screen, Not(HasSubstr("of/another+key")));
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(lee) + device_line(lee_device));
}

TEST_F(WizardKeys, AreAskedForThreeTimesInAll) {
  write_file("[other]\n");
  const std::string unknown = "AKIANOSUCHKEYEXAMPLE";
  const Error error = run({unknown, "a", unknown, "b", unknown, "c", lee.key, lee.secret});
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_THAT(error.cause, HasSubstr("(InvalidClientTokenId)"));
  EXPECT_EQ(times("Access key id: "), 3);
  EXPECT_EQ(times("(InvalidClientTokenId)"), 2);  // the third one ends the program
  expect_untouched();
}

TEST_F(WizardKeys, AreNotSentWhenTheyCannotBeKeys) {
  write_file("[other]\n");
  const Error error = run({"no key", "no key", "no key", lee.key});
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(error.cause, HasSubstr("not accepted: the access key id must be"));
  EXPECT_EQ(times("Access key id: "), 3);
  EXPECT_EQ(times("stsmfa: setup: not accepted: the access key id must be"), 2);
  EXPECT_THAT(aws.calls, IsEmpty());
  expect_untouched();
}

TEST_F(WizardKeys, AreAskedForAgainWhereSomethingElseWasPasted) {
  const std::string line = "this is a line of a file: type only what stands behind its =\n";
  const std::vector<std::pair<std::string, std::string>> ids = {
      {lee.secret, "this looks like the secret access key"},
      {"'" + lee.key + "'", "the access key id has a quote before it: type it without quotes\n"},
      {"aws_access_key_id = " + lee.key, line},
      {"AWS_ACCESS_KEY_ID=" + lee.key, line}};
  for (const auto& [typed, why] : ids) {
    EXPECT_EQ(run({typed}).status, ExitStatus::code_needed);
    EXPECT_THAT(screen, HasSubstr("stsmfa: setup: not accepted: " + why)) << typed;
    EXPECT_EQ(times(typed), 1) << "echoed, and not repeated";
  }
  const std::vector<std::pair<std::string, std::string>> secrets = {
      {"aws_secret_access_key = " + lee.secret, line},
      {lee.key, "the secret access key is an access key id\n"},
      {"\"" + lee.secret + "\"", "the secret access key has quotes around it"}};
  for (const auto& [typed, why] : secrets) {
    EXPECT_EQ(run({kim.key, typed}).status, ExitStatus::code_needed);
    EXPECT_THAT(screen, HasSubstr("stsmfa: setup: not accepted: " + why)) << typed;
    EXPECT_EQ(times(typed), 0);
  }
}

TEST_F(WizardKeys, AreWrittenUncheckedWhenThePersonWantsIt) {
  write_file(two_profiles);
  options.profile = "new";
  aws.sts_failure = Error{.status = ExitStatus::unreached, .object = "STS", .cause = "no route"};
  EXPECT_EQ(run({lee.key, lee.secret, "y", "nonsense!", lee_device, "", ""}).status,
            ExitStatus::success);
  EXPECT_THAT(screen, HasSubstr("stsmfa: STS: no route\n"
                                "The keys are not checked. Go on all the same? [y/N] y\n"
                                "MFA device, an ARN or a serial number [none]: nonsense!\n"
                                "stsmfa: setup: not accepted: the MFA device must be"));
  EXPECT_THAT(aws.calls, ElementsAre("GetCallerIdentity " + lee.key));
  EXPECT_EQ(file(), two_profiles + "[new-long-term]\n" + pair_of(lee) + device_line(lee_device));
}

TEST_F(WizardKeys, AreNotWrittenUncheckedOtherwise) {
  for (const std::string answer : {"", "n"}) {
    write_file("[other]\n");
    aws.sts_failure = Error{.status = ExitStatus::unreached, .object = "STS", .cause = "no route"};
    const Error error = run({lee.key, lee.secret, answer});
    EXPECT_EQ(error.status, ExitStatus::unreached);
    EXPECT_EQ(error.cause, "the keys are not checked: nothing is written");
    expect_untouched();
  }
}

TEST_F(WizardKeys, ThatAreMovedAreNotAskedForAgainWhenAwsRefusesThem) {
  write_file("[dev]\n" + pair_of(lee));
  aws.users.clear();
  const Error error = run({"y", "n"});
  EXPECT_EQ(error.status, ExitStatus::refused);
  EXPECT_THAT(screen, HasSubstr("(InvalidClientTokenId)\nThe keys are not checked."));
  expect_untouched();
}

TEST_F(WizardKeys, ReplaceTheOldOnesWhereverTheyStand) {
  const std::string others = "[kim]\n" + pair_of(kim) + "[broken]\nno sign\n";
  write_file(two_profiles + others);
  EXPECT_EQ(run({pat.key, pat.secret, "", "y"}).status, ExitStatus::success);
  EXPECT_EQ(file(), with_keys_of(pat) + others);
  const std::string keys = "    aws_access_key_id = " + pat.key +
                           "\n    aws_secret_access_key = (not shown)\n"
                           "    the secret of " +
                           lee.key + " is replaced\n";
  EXPECT_THAT(screen,
              HasSubstr("New access key id, in place of " + lee.key + "'s: " + pat.key + "\n"));
  EXPECT_THAT(screen, HasSubstr("To ~/credentials:\n  [default-long-term]\n" + keys +
                                "  [dev-long-term]\n" + keys + "Write it? [y/N] y"));
  EXPECT_THAT(screen, HasSubstr("stsmfa: setup: now deactivate the old key " + lee.key +
                                " in IAM, and delete it when nothing uses it any more\n"));
  EXPECT_THAT(screen, HasSubstr("stsmfa: setup: wrote [default-long-term] and [dev-long-term] to "
                                "~/credentials\n"));
  EXPECT_THAT(screen, Not(HasSubstr(pat.secret)));
  EXPECT_THAT(screen, Not(HasSubstr("now run")));
}

TEST_F(WizardKeys, ThatAwsHasNotConfirmedReplaceNone) {
  const Error no_route = {.status = ExitStatus::unreached, .object = "STS", .cause = "no route"};
  const std::string adopted = "[dev]\n" + pair_of(lee_anew);
  for (const std::string& more : {std::string(), adopted}) {
    write_file(two_profiles + more);
    aws.sts_failure = no_route;
    std::deque<std::string> answers = {lee.key, "wrong", "y", "y", "y"};
    if (!more.empty()) answers = {"y", "y", "y", "y"};
    const Error error = run(answers);
    EXPECT_EQ(error.status, ExitStatus::unreached);
    EXPECT_EQ(error.cause,
              "the keys that are there stay, since AWS has not confirmed the new ones: nothing is "
              "written");
    EXPECT_EQ(error.hint, "run it again when AWS answers to the new keys");
    EXPECT_THAT(screen, HasSubstr("stsmfa: STS: no route\n"));
    EXPECT_THAT(screen, Not(HasSubstr("Go on")));
    expect_untouched();
  }
}

TEST_F(WizardKeys, OfACommandThatAwsRefusesReplaceNone) {
  use_command({lee.arn, "AKIANOSUCHKEYEXAMPLE", "a"});
  write_file(two_profiles);
  EXPECT_EQ(run({"y", "y", "y"}).status, ExitStatus::refused);
  expect_untouched();
}

TEST_F(WizardKeys, ThatAreTypedAndNotSentAreAskedForAgain) {
  aws.sts_failure = Error{.object = "access key id", .cause = "is not an access key id of AWS"};
  const Error error = run({"minio", "a", "minio", "b", "minio", "c"});
  EXPECT_EQ(error.cause, "is not an access key id of AWS");
  EXPECT_EQ(times("Access key id: "), 3);
  EXPECT_THAT(screen, Not(HasSubstr("Go on")));
}

TEST_F(WizardKeys, ThatAreNotSentAreNotGoneOnWith) {
  write_file("[dev]\n" + pair_of(lee));
  aws.sts_failure = Error{.object = "access key id", .cause = "is not an access key id of AWS"};
  const Error error = run({"y", "y", "y", "y"});
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_THAT(screen, Not(HasSubstr("Go on")));
  expect_untouched();
}

TEST_F(WizardKeys, MayBeANewSecretOfTheSameId) {
  write_file("[dev-long-term]\naws_access_key_id = " + lee.key +
             "\naws_secret_access_key = mistyped\n" + device_line(lee_device));
  EXPECT_EQ(run({lee.key, lee.secret, ""}).status, ExitStatus::success);
  EXPECT_THAT(screen, testing::EndsWith("stsmfa: setup: now run stsmfa dev\n"));
  EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(lee) + device_line(lee_device));
}

TEST_F(WizardKeys, OfACommandReplaceAPairWhereverItStands) {
  use_command(lee);
  write_file(two_profiles);
  EXPECT_EQ(run({""}).status, ExitStatus::success);
  const std::string settings =
      device_line(lee_device) + role_line + "credential_process = pass keys\n";
  EXPECT_EQ(file(), "# keys of the login account\n[default-long-term]\n" + settings +
                        "\n[dev-long-term]\n" + settings);
}

}  // namespace
}  // namespace stsmfa::setup
