#include "credentials/key_kind.h"

#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

bool is_long_term(std::string_view id, std::string_view token) {
  return kind_of_key(id, token) == KeyKind::long_term;
}

Section section_of(const std::string& text) {
  static std::string kept;  // what the section is a view of
  kept = text;
  return *Document(kept, "credentials").section("x");
}

TEST(KindOfKey, IsWhatTheIdSaysWhateverStandsBesideIt) {
  EXPECT_TRUE(is_long_term("AKIAIOSFODNN7EXAMPLE", ""));
  EXPECT_TRUE(is_long_term("AKIAIOSFODNN7EXAMPLE", "token"));
  EXPECT_FALSE(is_long_term("ASIAIOSFODNN7EXAMPLE", "token"));
  EXPECT_FALSE(is_long_term("ASIAIOSFODNN7EXAMPLE", ""));
}

TEST(KindOfKey, IsWhatTheTokenSaysWhereTheIdDoesNot) {
  EXPECT_TRUE(is_long_term("0555b35654ad1656d804", ""));
  EXPECT_FALSE(is_long_term("0555b35654ad1656d804", "token"));
  EXPECT_TRUE(is_long_term("", ""));
  EXPECT_FALSE(is_long_term("", "token"));
}

TEST(KindOfKey, SeesThroughWhatStandsAroundAnIdAndNoSessionHasWhatIsNone) {
  for (const std::string_view id :
       {"\"AKIAIOSFODNN7EXAMPLE\"", "'AKIAIOSFODNN7EXAMPLE'", " AKIAIOSFODNN7EXAMPLE",
        "akiaiosfodnn7example", "\u00a0AKIAIOSFODNN7EXAMPLE", "\u200bAKIAIOSFODNN7EXAMPLE",
        "\u201cAKIAIOSFODNN7EXAMPLE\u201d", "`AKIAIOSFODNN7EXAMPLE`", "export AKIAIOSFODNN7EXAMPLE",
        "= AKIAIOSFODNN7EXAMPLE", "\uff21\uff2b\uff29\uff21IOSFODNN7EXAMPLE", "${AWS_KEY}",
        "je7MtGbClwBF/2Zp9Utk"}) {
    EXPECT_TRUE(is_long_term(id, "token")) << id;
  }
}

TEST(IsLongTermId, IsNoSessionsIdWhateverLettersItHas) {
  EXPECT_TRUE(is_long_term_id("x,AKIAIOSFODNN7EXAMPLE"));
  EXPECT_FALSE(is_long_term_id("ASIAIOSFAKIA7EXAMPLE"));
}

TEST(IsExactlyLongTermId, HasNothingElseAroundIt) {
  EXPECT_TRUE(is_exactly_long_term_id("AKIAIOSFODNN7EXAMPLE"));
  for (const std::string_view text :
       {"", "AKIA", "AKIAIOSFODN", "ASIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7example",
        "\"AKIAIOSFODNN7EXAMPLE\"", "AKIAIOSFODNN7EXAMPLE,x"}) {
    EXPECT_FALSE(is_exactly_long_term_id(text)) << text;
  }
}

TEST(IsExactlyLongTermId, Has16To128Characters) {
  EXPECT_FALSE(is_exactly_long_term_id("AKIA" + std::string(11, 'X')));
  EXPECT_TRUE(is_exactly_long_term_id("AKIA" + std::string(12, 'X')));
  EXPECT_TRUE(is_exactly_long_term_id("AKIA" + std::string(124, 'X')));
  EXPECT_FALSE(is_exactly_long_term_id("AKIA" + std::string(125, 'X')));
}

TEST(AccessKeyIdIn, IsWithTheCommentWhereOnlyThatHasAnId) {
  const auto id_in = [](const std::string& value) {
    return std::string(access_key_id_in(section_of("[x]\naws_access_key_id =" + value + "\n")));
  };
  EXPECT_EQ(id_in(" AKIAIOSFODNN7EXAMPLE # AKIA"), "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(id_in(" #AKIAIOSFODNN7EXAMPLE"), "#AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(id_in(" mine ;AKIAIOSFODNN7EXAMPLE"), "mine ;AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(id_in(" mine # of old"), "mine");
  EXPECT_EQ(id_in(""), "");
  EXPECT_EQ(access_key_id_in(section_of("[x]\nregion = eu-west-1\n")), "");
}

TEST(SessionTokenIn, IsTheOneThatBotocoreReads) {
  EXPECT_EQ(session_token_in(section_of("[x]\naws_session_token=a\naws_security_token=b\n")), "b");
  EXPECT_EQ(session_token_in(section_of("[x]\naws_session_token=a\n")), "a");
  EXPECT_EQ(session_token_in(section_of("[x]\nregion=a\n")), "");
}

TEST(HoldsLongTermKeys, IsAnIdOfThem) {
  EXPECT_TRUE(holds_long_term_keys(section_of("[x]\nAWS_ACCESS_KEY_ID=AKIA\n")));
  EXPECT_TRUE(holds_long_term_keys(section_of("[x]\naws_access_key_id=A\naws_session_token=\n")));
  EXPECT_FALSE(holds_long_term_keys(section_of("[x]\naws_access_key_id=A\naws_session_token=t\n")));
  EXPECT_FALSE(
      holds_long_term_keys(section_of("[x]\naws_access_key_id=A\naws_security_token=t\n")));
  EXPECT_FALSE(holds_long_term_keys(section_of("[x]\nregion=eu-west-1\n")));
}

TEST(HasLeftoverToken, NeedsLongTermKeysAndAToken) {
  EXPECT_TRUE(has_leftover_token(section_of("[x]\naws_access_key_id=AKIA\naws_session_token=t\n")));
  EXPECT_TRUE(
      has_leftover_token(section_of("[x]\naws_access_key_id=AKIA\naws_security_token=t\n")));
  EXPECT_FALSE(has_leftover_token(section_of("[x]\naws_access_key_id=AKIA\n")));
  EXPECT_FALSE(
      has_leftover_token(section_of("[x]\naws_access_key_id=ASIA\naws_session_token=t\n")));
}

}  // namespace
}  // namespace stsmfa::credentials
