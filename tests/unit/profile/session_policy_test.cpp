#include "profile/session_policy.h"

#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

const std::string policy = R"({"Statement":[{"Effect":"Deny"}]})";
const std::string read_only = "arn:aws:iam::aws:policy/ReadOnlyAccess";

sts::SessionPolicy find(const cli::Options& options) {
  const test::Variables variables({"HOME=/home/lee"});
  return find_session_policy(options, variables.environment());
}

/// `object: cause` of the usage error.
std::string refusal_of(const cli::Options& options) {
  const Error error = error_of([&] { find(options); });
  EXPECT_EQ(error.status, ExitStatus::usage);
  return error.object + ": " + error.cause;
}

TEST(FindSessionPolicy, IsEmptyOnlyWhereNoOptionWasGiven) {
  EXPECT_TRUE(find({}).empty());
  EXPECT_EQ(refusal_of({.policies = {""}}), "--policy: is empty, and is not taken for no policy");
  EXPECT_EQ(refusal_of({.policy_arns = {read_only, " "}}),
            "--policy-arn: is empty, and is not taken for no policy");
}

TEST(FindSessionPolicy, NamesTheArnThatIsNone) {
  EXPECT_EQ(refusal_of({.policy_arns = {read_only, "ReadOnly"}}),
            "--policy-arn: ReadOnly: is not the ARN of a policy");
}

TEST(FindSessionPolicy, TakesJsonFromTheCommandLineOrAFile) {
  const test::Scratch folder;
  const std::string path = folder / "policy.json";
  test::write(path, "\n{ \"Statement\" : [ {\"Effect\": \"Deny\"} ] }\n");
  EXPECT_EQ(find({.policies = {" " + policy}}).document, policy);
  EXPECT_EQ(find({.policies = {path}}).document, policy);
  EXPECT_EQ(find({.policies = {"file://" + path}}).document, policy);
}

TEST(FindSessionPolicy, NamesTheFileAndRepeatsNothingOfIt) {
  const test::Scratch folder;
  const std::string path = folder / "credentials";
  test::write(path, test::keys);
  EXPECT_EQ(refusal_of({.policies = {path}}), "--policy: " + path + ": is not one JSON object");
  EXPECT_EQ(refusal_of({.policies = {path + "x"}}), "--policy: " + path + "x: no such file");
  EXPECT_EQ(refusal_of({.policies = {"{\"Statement\""}}), "--policy: is not one JSON object");
}

TEST(FindSessionPolicy, CountsHowOftenItWasGiven) {
  EXPECT_EQ(refusal_of({.policies = {policy, policy}}),
            "--policy: is given 2 times: AWS takes 1 at most");
  const std::vector<std::string> ten(10, read_only);
  EXPECT_EQ(find({.policy_arns = ten}).arns, ten);
  EXPECT_EQ(refusal_of({.policy_arns = std::vector<std::string>(11, read_only)}),
            "--policy-arn: is given 11 times: AWS takes 10 at most");
}

TEST(WordsOnPolicy, NamesFilesAndArnsButNotAWholePolicy) {
  EXPECT_EQ(words_on_policy({.policies = {policy}}), "--policy");
  EXPECT_EQ(words_on_policy({.policies = {"read.json"}, .policy_arns = {"a", "b"}}),
            "--policy read.json, --policy-arn a, --policy-arn b");
}

class LimitTest : public testing::Test {
 protected:
  Plan plan() const { return Staged(scene).plan(); }
  std::string refusal(const std::string& policy_arn) const {
    return error_of([&] { check_may_limit(plan(), {.arns = {policy_arn}}); }).cause;
  }

  const std::string role = "arn:aws:iam::123456789012:role/dev";
  Scene scene = {};
};

TEST_F(LimitTest, NeedsARole) {
  const Error error = error_of([&] { check_may_limit(plan(), {.document = policy}); });
  EXPECT_EQ(error.status, ExitStatus::usage);
  EXPECT_EQ(error.object, "--policy");
  EXPECT_EQ(error_of([&] { check_may_limit(plan(), {}); }).status, ExitStatus::success);
  scene.options.assume_role = role;
  EXPECT_EQ(error_of([&] { check_may_limit(plan(), {.document = policy}); }).status,
            ExitStatus::success);
}

TEST_F(LimitTest, TakesPoliciesOfTheRolesPartitionAndAccount) {
  scene.options.assume_role = role;
  EXPECT_EQ(refusal(read_only), "");
  EXPECT_EQ(refusal("arn:aws:iam::123456789012:policy/x"), "");
  EXPECT_EQ(refusal("arn:aws:iam::210987654321:policy/x"),
            "is of the account 210987654321, but the role " + role + " is of 123456789012");
  EXPECT_EQ(refusal("arn:aws-cn:iam::aws:policy/x"),
            "is of the partition aws-cn, but the role " + role + " is of aws");
}

TEST_F(LimitTest, IsPutOnTheRoleThatOneEndsWith) {
  scene.options.assume_role = role;
  Plan direct = plan();
  limit(direct, {});
  EXPECT_FALSE(is_limited(direct));
  limit(direct, {.document = policy});
  EXPECT_TRUE(is_limited(direct));
  EXPECT_EQ(direct.roles.back().policy.document, policy);
}

TEST_F(LimitTest, CountsOfAChainForItsLastRole) {
  Plan chain = plan();
  chain.roles = {{.arn = {.value = role}}, {.arn = {.value = role}}};
  limit(chain, {.document = policy});
  EXPECT_TRUE(chain.roles.front().policy.empty());
  EXPECT_TRUE(is_limited(chain));
}

TEST_F(LimitTest, OfAnOnwardRoleLeavesTheStoredSessionAlone) {
  scene.config = "[profile app]\nrole_arn = " + role + "\nsource_profile = default\n";
  scene.options.profile = "app";
  Plan onward = plan();
  ASSERT_EQ(onward.onward.size(), 1U);
  limit(onward, {.document = policy});
  EXPECT_EQ(onward.onward.back().policy.document, policy);
  EXPECT_FALSE(is_limited(onward));
}

}  // namespace
}  // namespace stsmfa::profile
