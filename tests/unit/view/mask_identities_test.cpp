#include "view/mask_identities.h"

#include "tests/unit/variables.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

std::string masked(std::string text, const Identities& known = {}) {
  return mask_identities(std::move(text), known);
}

TEST(MaskIdentities, NumbersTheAccounts) {
  EXPECT_EQ(masked("arn:aws:iam::123456789012:role/admin 210987654321 123456789012"),
            "arn:aws:iam::ACCOUNT1:role/admin ACCOUNT2 ACCOUNT1");
  EXPECT_EQ(masked("1234567890123 12345678901"), "1234567890123 12345678901");
}

TEST(MaskIdentities, NumbersTheAccountsThatAreWrittenAsTheConsoleShowsThem) {
  EXPECT_EQ(masked("1234-5678-9012/admin, 123456789012 and 2109 8765 4321"),
            "ACCOUNT1/admin, ACCOUNT1 and ACCOUNT2");
  const std::string others = "1234-5678-90123, 1234-5678 9012, 2026-11-21 12:00, 01234-5678-9012";
  EXPECT_EQ(masked(others), others);
}

TEST(MaskIdentities, LeavesTheBeginningOfAnId) {
  EXPECT_EQ(masked("AKIAIOSFODNN7EXAMPLE [mfa-AKIAIOSFODNN7EXAMPLE]"), "AKIA... [mfa-AKIA...]");
  EXPECT_EQ(masked("ASIAIOSFODNN7EXAMPLE AROAIOSFODNN7EXAMPLE:"), "ASIA... AROA...:");
  EXPECT_EQ(masked("ALPHABET"), "ALPHABET");
  EXPECT_EQ(masked("key ceph_key_1", {.key_ids = {"ceph_key_1", ""}}), "key ceph...");
}

TEST(MaskIdentities, MasksTheNamesInArnsWhereverTheyStand) {
  EXPECT_EQ(masked("arn:aws:iam::123456789012:user/division/ann.lee  (x)\n[ann.lee-long-term]"),
            "arn:aws:iam::ACCOUNT1:user/division/USER  (x)\n[USER-long-term]");
  EXPECT_EQ(masked("arn:aws:iam::1:mfa/phone (a), phone; phones"),
            "arn:aws:iam::1:mfa/USER (a), USER; phones");
  EXPECT_EQ(masked("arn:aws:sts::1:assumed-role/admin/lee@example.com"),
            "arn:aws:sts::1:assumed-role/admin/USER");
}

TEST(MaskIdentities, MasksTheHomeAndTheUsersName) {
  const Identities lee{.home = "/home/lee", .users = {"lee"}};
  EXPECT_EQ(masked("/home/lee/.aws/config by lee", lee), "~/.aws/config by USER");
  EXPECT_EQ(masked("x", {.users = {"x", ""}}), "x");
}

TEST(MaskIdentities, MasksTheNamesOfOtherHomes) {
  const Identities lee{.home = "/home/lee", .users = {"lee"}};
  const std::string homes = "/home/";
  EXPECT_EQ(masked(homes + "leeward/x by leeward", lee), homes + "USER/x by USER");
  EXPECT_EQ(masked("/srv" + homes + "x", lee), "/srv" + homes + "x");
  EXPECT_EQ(masked("/Users/" + std::string("ann/x by ann")),
            "/Users"
            "/USER/x by USER");
}

TEST(MaskIdentities, MasksWhatMayBeASecretInTheNameOfASection) {
  const std::string secret = "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY";
  EXPECT_EQ(masked("[AKIAIOSFODNN7EXAMPLE," + secret + "] is none"),
            "[AKIA...,(not shown)] is none");
}

TEST(MaskIdentities, KnowsWhoItIsFromTheEnvironment) {
  const test::Variables variables({"HOME=/home/lee//", "USER=lee", "LOGNAME=ann"});
  const Identities known = identities_of(variables.environment());
  EXPECT_EQ(known.home, "/home/lee");
  EXPECT_EQ(known.users, (std::vector<std::string>{"ann", "lee"}));
  const test::Variables root({"HOME=/"});
  EXPECT_EQ(identities_of(root.environment()).home, "");
}

}  // namespace
}  // namespace stsmfa::view
