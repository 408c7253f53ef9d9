#include "profile/role_name.h"

#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"
#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::error_of;
using test::Scene;
using test::Staged;

using testing::EndsWith;
using testing::HasSubstr;

constexpr std::string_view two_accounts = R"({"prod": "123456789012", "dev": "210987654321"})";
const Setting option{"prod/admin", Source::option, "--assume-role"};
const Setting in_file{"prod/admin", Source::credentials_file, "[x] assume_role"};

std::string parts(std::string_view text) {
  const auto name = parse_role_name(text);
  return name ? name->account + " | " + name->role : "none";
}

std::string id_of(std::string_view text, std::string_view json = two_accounts) {
  return account_id_of(*parse_role_name(text), option, parse_accounts("accounts", json));
}

Error error(std::string_view text, std::string_view json, const Setting& setting = option) {
  return error_of(
      [&] { account_id_of(*parse_role_name(text), setting, parse_accounts("accounts", json)); });
}

TEST(RoleName, IsAnAccountAndARoleWithItsPath) {
  EXPECT_EQ(parts("123456789012/admin"), "123456789012 | admin");
  EXPECT_EQ(parts("my-prod_1.x/team/a+=,.@-_1"), "my-prod_1.x | team/a+=,.@-_1");
}

TEST(RoleName, IsNothingElse) {
  for (const std::string_view text :
       {"", "admin", "/admin", "prod/", "prod//admin", "prod/admin/", "/", "prod/ad min",
        "pr od/admin", "prod/a]b", "prod:x/admin", "prod/a:b", "prod/a\n", "pr\xc3\xa9/admin",
        "arn:aws:iam::123456789012:role/admin", "arn:/x"}) {
    EXPECT_EQ(parts(text), "none") << text;
  }
}

TEST(RoleName, HasASectionAndAnArn) {
  EXPECT_EQ(section_of({"prod", "admin"}), "prod-admin");
  EXPECT_EQ(section_of({"prod", "team/admin"}), "prod-team-admin");
  EXPECT_EQ(role_arn_of({"prod", "team/admin"}, "123456789012", "aws-cn"),
            "arn:aws-cn:iam::123456789012:role/team/admin");
}

TEST(AccountId, IsLookedUpUnlessItStandsThere) {
  EXPECT_EQ(id_of("prod/admin"), "123456789012");
  EXPECT_EQ(id_of("dev/admin"), "210987654321");
  EXPECT_EQ(id_of("000000000001/admin"), "000000000001");
  EXPECT_EQ(id_of("ops/admin", R"({"ops": 123456789012})"), "123456789012");  // jq's reading
}

TEST(AccountId, OfAnUnknownNameIsAnErrorWithTheNamesThatExist) {
  const Error unknown = error("pord/admin", two_accounts);
  EXPECT_EQ(unknown.status, ExitStatus::usage);
  EXPECT_EQ(unknown.object, "--assume-role: prod/admin");
  EXPECT_THAT(unknown.cause, testing::StartsWith("pord is no account id"));
  EXPECT_THAT(unknown.cause, EndsWith("accounts does not name it"));
  EXPECT_EQ(unknown.hint, "it names: prod dev");
  EXPECT_EQ(error("x/admin", "{}").hint, "accounts names no account");
  EXPECT_EQ(error("x/admin", two_accounts, in_file).status, ExitStatus::plan_impossible);
  EXPECT_EQ(error("12345/admin", two_accounts).status, ExitStatus::usage);
}

TEST(AccountId, OfAnUnknownNameAmongManyIsAnErrorWithTheClosest) {
  std::string many = R"({"prod": "123456789012", "prod-eu": "123456789012")";
  for (char c = 'a'; c < 'k'; ++c) {
    many += std::string(R"(, "team-)") + c + R"(": "123456789012")";
  }
  EXPECT_THAT(error("prdo/admin", many + "}").hint,
              testing::StartsWith("the closest that it names: prod prod-eu team-"));
}

/// A list that can still be read; beyond it, three.
TEST(AccountId, OfAnUnknownNameAmongTenIsAnErrorWithThemAll) {
  std::string ten = R"({"a": "123456789012")";
  for (char c = 'b'; c <= 'j'; ++c) {
    ten += std::string(R"(, ")") + c + R"(": "123456789012")";
  }
  EXPECT_EQ(error("bb/admin", ten + "}").hint, "it names: a b c d e f g h i j");
  EXPECT_EQ(error("bb/admin", ten + R"(, "k": "123456789012"})").hint,
            "the closest that it names: b a c");
}

TEST(AccountId, ThatIsNotTwelveDigitsIsAnError) {
  for (const std::string_view value :
       {R"("12345678901")", R"("1234567890123")", R"("12345678901x")", R"("")", "null", "1.0",
        R"(["123456789012"])"}) {
    const Error wrong = error("prod/admin", "{\"prod\": " + std::string(value) + "}");
    EXPECT_EQ(wrong.status, ExitStatus::plan_impossible) << value;
    EXPECT_EQ(wrong.cause, "what accounts has for prod is no account id, which has twelve digits");
  }
}

TEST(Accounts, ThatAreNotOneJsonObjectAreAnError) {
  for (const std::string_view json : {"", "prod = 123456789012", "[]", "{\"prod\": \"1\"} x"}) {
    const Error junk = error("prod/admin", json);
    EXPECT_EQ(junk.status, ExitStatus::plan_impossible) << json;
    EXPECT_EQ(junk.action, "read");
    EXPECT_EQ(junk.object, "accounts");
    EXPECT_THAT(junk.hint, HasSubstr("{\"prod\""));
  }
  EXPECT_EQ(error("prod/admin", R"({"prod": "1", "prod": "2"})").cause,
            "has a name that stands in it twice");
}

/// The account of prod, by a home folder and the variables given.
std::string found(const test::Scratch& home, std::vector<std::string> variables,
                  std::string_view text = "prod/admin") {
  Scene scene{.variables = std::move(variables)};
  scene.variables.push_back("HOME=" + home.path());
  const Staged staged(scene);
  return find_account_id(*parse_role_name(text), option, staged.context.environment,
                         [](const std::string&) { return std::string(); });
}

TEST(AccountsFile, IsInTheHomeFolderOrWhereTheVariableSays) {
  const test::Scratch home;
  std::filesystem::create_directory(home / ".aws");
  test::write(home / ".aws/accounts", std::string(two_accounts));
  test::write(home / "mine", R"({"prod": "111111111111"})");
  EXPECT_EQ(found(home, {}), "123456789012");
  EXPECT_EQ(found(home, {"ACCOUNTS_FILE=" + (home / "mine")}), "111111111111");
  EXPECT_EQ(found(home, {"ACCOUNTS_FILE=~/mine"}), "111111111111");
}

TEST(AccountsFile, IsNeededOnlyForNames) {
  const test::Scratch home;
  EXPECT_EQ(found(home, {}, "123456789012/admin"), "123456789012");
  const Error missing = error_of([&] { found(home, {}); });
  EXPECT_EQ(missing.status, ExitStatus::usage);
  EXPECT_THAT(missing.cause, EndsWith("/.aws/accounts does not exist"));
  EXPECT_THAT(missing.hint, HasSubstr("{\"prod\": \"123456789012\"}"));
}

TEST(AccountsFile, ThatCannotBeReadIsAnError) {
  const test::Scratch home;
  EXPECT_EQ(error_of([&] { found(home, {"ACCOUNTS_FILE=" + home.path()}); }).object, home.path());
}

}  // namespace
}  // namespace stsmfa::profile
