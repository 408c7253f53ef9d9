#include "ask/credential_process.h"

#include "profile/setting.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::ask {
namespace {

using test::at;
using test::error_of;

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view keys =
    R"("AccessKeyId":"AKIAIOSFODNN7EXAMPLE","SecretAccessKey":"wJ/+")";

ProcessCredentials run(const std::string& line) {
  const std::vector<const char*> variables = {"PATH=/usr/bin:/bin", "VAULT=mine", nullptr};
  const Environment environment(variables.data());
  return run_credential_process({line, profile::Source::option, "--keys-from"},
                                surroundings_of({}, environment, {}),
                                test::at("2026-01-02 03:04:05"));
}

/// The command that prints `{MEMBERS}` and a line end.
std::string printing(std::string_view members) {
  return "cat <<'END'\n{" + std::string(members) + "}\nEND";
}

std::string printing_keys_and(std::string_view members) {
  return printing(R"("Version":1,)" + std::string(keys) + std::string(members));
}

Error error(const std::string& line) {
  return test::error_of([&] { run(line); });
}

TEST(CredentialProcess, GivesLongTermKeys) {
  const ProcessCredentials credentials = run(printing_keys_and(""));
  EXPECT_EQ(credentials.access_key_id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(credentials.secret_access_key, Secret("wJ/+"));
  EXPECT_TRUE(credentials.session_token.empty());
  EXPECT_EQ(credentials.expiration, std::nullopt);
  EXPECT_EQ(credentials.account_id, "");
}

TEST(CredentialProcess, GivesASessionWithWhatIsToldOfIt) {
  const ProcessCredentials credentials = run(printing_keys_and(
      R"(,"SessionToken":"tok\/en==","Expiration":"2026-01-02T04:04:05+00:30","AccountId":"123456789012")"));
  EXPECT_EQ(credentials.session_token, Secret("tok/en=="));
  EXPECT_EQ(credentials.expiration, at("2026-01-02 03:34:05"));
  EXPECT_EQ(credentials.account_id, "123456789012");
}

TEST(CredentialProcess, TakesNullForMissingAndOverlooksWhatItDoesNotKnow) {
  const ProcessCredentials credentials = run(printing_keys_and(
      R"(,"SessionToken":null,"Expiration":null,"AccountId":null,"Note":{"a":[1]})"));
  EXPECT_TRUE(credentials.session_token.empty());
  EXPECT_EQ(credentials.expiration, std::nullopt);
}

TEST(CredentialProcess, RunsInAShellWithTheEnvironment) {
  EXPECT_EQ(run("test $VAULT = mine && " + printing_keys_and("")).secret_access_key,
            Secret("wJ/+"));
}

TEST(CredentialProcess, MayTakeItsTimeOverManyWrites) {
  const std::string blanks = "head -c 65000 /dev/zero | tr '\\0' ' '";
  EXPECT_EQ(run(blanks + "; " + printing_keys_and("")).secret_access_key, Secret("wJ/+"));
}

TEST(CredentialProcess, ThatFailsIsAnErrorWhateverItPrints) {
  EXPECT_EQ(error(printing_keys_and("") + "\nexit 3").cause, "the command failed with status 3");
  EXPECT_EQ(error(printing_keys_and("") + "\nkill -9 $$").cause,
            "the command was ended by signal 9");
  const Error failed = error("false");
  EXPECT_EQ(failed.status, ExitStatus::plan_impossible);
  EXPECT_EQ(failed.object, "--keys-from");
}

TEST(CredentialProcess, ThatPrintsNothingOrTooMuchIsAnError) {
  EXPECT_EQ(error("true").cause, "the command printed nothing");
  EXPECT_EQ(error("echo").cause, "the command printed nothing");
  EXPECT_EQ(error("head -c 10000000 /dev/zero").cause, "the command printed more than 64 KiB");
}

TEST(CredentialProcess, ThatPrintsJunkIsAnErrorThatDoesNotRepeatIt) {
  const std::string object = "{" + std::string(keys) + "}";
  for (const std::string& junk : std::vector<std::string>{
           "hunter2 wJ/+", "[" + object + "]", object + object, "note: " + object, "{\"wJ/+\":"}) {
    const Error junked = error("cat <<'END'\n" + junk + "\nEND");
    EXPECT_EQ(junked.cause, "what the command printed is not one JSON object") << junk;
    EXPECT_EQ(junked.object + junked.hint, "--keys-from");
  }
  EXPECT_EQ(error(printing(R"("Version":1,"Version":1)")).cause,
            "what the command printed has a name that stands in it twice");
}

TEST(CredentialProcess, HasVersionTheNumberOne) {
  for (const std::string_view version :
       {"", R"("Version":"1",)", R"("Version":2,)", R"("Version":true,)", R"("Version":null,)"}) {
    EXPECT_EQ(error(printing(std::string(version) + std::string(keys))).cause,
              "in what the command printed, Version is not the number 1")
        << version;
  }
}

TEST(CredentialProcess, HasBothKeysAndTheyCanBeKeys) {
  const auto cause = [](std::string_view members) {
    return error(printing(R"("Version":1,)" + std::string(members))).cause;
  };
  EXPECT_EQ(cause(R"("SecretAccessKey":"s")"),
            "in what the command printed, AccessKeyId is missing");
  EXPECT_EQ(cause(R"("AccessKeyId":"AKIAIOSFODNN7EXAMPLE","SecretAccessKey":"")"),
            "in what the command printed, SecretAccessKey is missing");
  EXPECT_EQ(cause(R"("AccessKeyId":12345678901234567890,"SecretAccessKey":"s")"),
            "in what the command printed, AccessKeyId is not a string");
  EXPECT_THAT(cause(R"("AccessKeyId":"AKIA hunter2 EXAMPLE","SecretAccessKey":"s")"),
              AllOf(HasSubstr("AccessKeyId must be 3"), Not(HasSubstr("hunter2"))));
  EXPECT_THAT(cause(R"("AccessKeyId":"AKIAIOSFODNN7EXAMPLE","SecretAccessKey":"hunter2\n[x]")"),
              AllOf(HasSubstr("SecretAccessKey must have no white"), Not(HasSubstr("hunter2"))));
}

TEST(CredentialProcess, HasATokenTimeAndAccountThatCanBeThat) {
  const auto cause = [](std::string_view members) {
    return error(printing_keys_and(members)).cause;
  };
  EXPECT_THAT(cause(R"(,"SessionToken":"a b")"), HasSubstr("SessionToken must have no white"));
  EXPECT_THAT(cause(R"(,"SessionToken":5)"), HasSubstr("SessionToken is not a string"));
  EXPECT_THAT(cause(R"(,"Expiration":"tomorrow")"), HasSubstr("Expiration is not a time"));
  EXPECT_THAT(cause(R"(,"Expiration":"2026-01-02T03:04:05Z")"), HasSubstr("has passed"));
  EXPECT_THAT(cause(R"(,"AccountId":"123")"), HasSubstr("AccountId is not twelve digits"));
}

TEST(CredentialProcess, OfAFileThatOthersMayWriteIsNotRun) {
  const test::Scratch scratch;
  const std::string file = scratch / "config";
  const std::string mark = scratch / "ran";
  const std::vector<const char*> none = {nullptr};
  const profile::Setting command{"touch " + mark + "; " + printing_keys_and(""),
                                 profile::Source::config_file, "[x] credential_process"};
  const Environment environment(none.data());
  const profile::FileLocations files{.credentials = {}, .config = {file, ""}};
  const auto call = [&] {
    run_credential_process(command, surroundings_of({}, environment, files), Time());
  };

  test::write(file, "x", 0622);
  EXPECT_EQ(error_of(call).object, "[x] credential_process: " + file);
  EXPECT_FALSE(std::filesystem::exists(mark));
  test::write(file, "x", 0600);
  EXPECT_EQ(error_of(call).status, ExitStatus::success);
  EXPECT_TRUE(std::filesystem::exists(mark));
}

}  // namespace
}  // namespace stsmfa::ask
