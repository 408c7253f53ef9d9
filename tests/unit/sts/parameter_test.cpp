#include "sts/parameter.h"

#include "tests/unit/sts/verdict.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

using test::verdict;

const std::string exchanged =
    " (aws_access_key_id and aws_secret_access_key may have been exchanged)";
const std::string secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

std::string text_of(std::size_t size) { return std::string().append(size, 'a'); }

TEST(TokenCode, IsSixDigits) {
  EXPECT_EQ(verdict(check_token_code("000000")), "accepted");
  for (const char* code : {"", "12345", "1234567", "12345a", " 12345", "12 345", "-12345",
                           "\xd9\xa1\xd9\xa2\xd9\xa3"}) {
    EXPECT_EQ(verdict(check_token_code(code)), "must be six digits") << code;
  }
}

TEST(RoleSessionName, Has2To64Characters) {
  EXPECT_EQ(verdict(check_role_session_name(text_of(2))), "accepted");
  EXPECT_EQ(verdict(check_role_session_name(text_of(64))), "accepted");
  const char* cause = "must be 2 to 64 characters of letters, digits and _+=,.@-";
  EXPECT_EQ(verdict(check_role_session_name(text_of(1))), cause);
  EXPECT_EQ(verdict(check_role_session_name(text_of(65))), cause);
  EXPECT_EQ(verdict(check_role_session_name("")), cause);
}

TEST(RoleSessionName, HasOnlyTheCharactersOfTheModel) {
  EXPECT_EQ(verdict(check_role_session_name("Az09_+=,.@-")), "accepted");
  for (const char* name : {"a b", "a/b", "a:b", "a\nb", "jos\xc3\xa9", "a\\b", "a*"}) {
    EXPECT_NE(verdict(check_role_session_name(name)), "accepted") << name;
  }
}

TEST(ExternalId, Has2To1224OfItsCharacters) {
  EXPECT_EQ(verdict(check_external_id(text_of(2))), "accepted");
  EXPECT_EQ(verdict(check_external_id(text_of(1224))), "accepted");
  EXPECT_EQ(verdict(check_external_id("a:b/c+=,.@-_")), "accepted");
  const char* cause = "must be 2 to 1224 characters of letters, digits and _+=,.@:/-";
  EXPECT_EQ(verdict(check_external_id("a")), cause);
  EXPECT_EQ(verdict(check_external_id(text_of(1225))), cause);
  EXPECT_EQ(verdict(check_external_id("a b")), cause);
  EXPECT_EQ(verdict(check_external_id("a\\b")), cause);
}

TEST(Duration, OfARoleIs900To43200) {
  EXPECT_EQ(verdict(check_role_duration(Seconds(900))), "accepted");
  EXPECT_EQ(verdict(check_role_duration(Seconds(43200))), "accepted");
  EXPECT_EQ(verdict(check_role_duration(Seconds(899))), "must be 900 to 43200 seconds for a role");
  EXPECT_EQ(verdict(check_role_duration(Seconds(43201))),
            "must be 900 to 43200 seconds for a role");
  EXPECT_NE(verdict(check_role_duration(Seconds(0))), "accepted");
  EXPECT_NE(verdict(check_role_duration(Seconds(-900))), "accepted");
}

TEST(Duration, OfASessionWithoutARoleIs900To129600) {
  EXPECT_EQ(verdict(check_session_duration(Seconds(900))), "accepted");
  EXPECT_EQ(verdict(check_session_duration(Seconds(129600))), "accepted");
  const char* cause = "must be 900 to 129600 seconds for a session without a role";
  EXPECT_EQ(verdict(check_session_duration(Seconds(899))), cause);
  EXPECT_EQ(verdict(check_session_duration(Seconds(129601))), cause);
}

TEST(AccessKeyId, Has3To128WordCharacters) {
  for (const std::string& id : {std::string("AKIAIOSFODNN7EXAMPLE"), text_of(3), text_of(128)}) {
    EXPECT_FALSE(check_access_key_id(id)) << id;
  }
  for (const std::string& id : {text_of(2), text_of(129), std::string("AKIAIOSFODNN7EXAMPL/"),
                                std::string("AKIAIOSFODNN7EXAMPL ")}) {
    EXPECT_EQ(verdict(check_access_key_id(id)),
              "must be 3 to 128 characters of letters, digits and _" + exchanged);
  }
  EXPECT_EQ(verdict(check_access_key_id(secret_key)), "looks like a secret access key" + exchanged);
}

TEST(AccessKeyId, OfAwsIsAsAwsMakesThem) {
  for (const std::string_view id : {"AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE",
                                    "AKIAIOSFODNN7EX1", "0AB1CD2EF3GH4IJ5KL02"}) {
    EXPECT_TRUE(is_aws_access_key_id(id)) << id;
    EXPECT_FALSE(check_aws_access_key_id(id)) << id;
    EXPECT_EQ(shown_access_key_id(id), id);
  }
  for (const std::string_view id :
       {"minioadmin", "AKIAIOSFODNN7EXAMPLe", "AIDAIOSFODNN7EXAMPLE1", "AKIA"}) {
    EXPECT_EQ(verdict(check_aws_access_key_id(id)),
              "is not an access key id of AWS, and is not sent there" + exchanged);
    EXPECT_EQ(shown_access_key_id(id), std::string(id.substr(0, 4)) + "...");
  }
}

TEST(AccessKeyId, HasNoQuotesAroundIt) {
  const std::string id = "AKIAIOSFODNN7EXAMPLE";
  const std::string apart = ", which AWS tools take for a part of it (write it without quotes)";
  for (const std::string quote : {"\"", "'"}) {
    EXPECT_EQ(verdict(check_access_key_id(quote + id + quote)), "has quotes around it" + apart);
    EXPECT_EQ(verdict(check_access_key_id(quote + id)), "has a quote before it" + apart);
    EXPECT_EQ(verdict(check_access_key_id(id + quote)),
              "must be 3 to 128 characters of letters, digits and _" + exchanged);
  }
}

TEST(SecretAccessKey, IsNoAccessKeyIdAndHasNoQuotesAroundIt) {
  EXPECT_EQ(verdict(check_secret_access_key("AKIAIOSFODNN7EXAMPLE")),
            "is an access key id" + exchanged);
  EXPECT_EQ(
      verdict(check_secret_access_key("\"wJalr\"")),
      "has quotes around it, which AWS tools take for a part of it (write it without quotes)");
}

TEST(SecretAccessKey, NamesACharacterThatNobodySees) {
  const std::string copied = " (it may have come along with what was copied: type the value anew)";
  EXPECT_EQ(verdict(check_secret_access_key("wJalr\u200b")),
            "holds the character \\u200b" + copied);
  EXPECT_EQ(verdict(check_secret_access_key("wJ\u00a0alr")),
            "holds the character \\u00a0" + copied);
  EXPECT_EQ(verdict(check_serial_number("GAHT\u200b12345678")),
            "holds the character \\u200b" + copied);
  EXPECT_EQ(verdict(check_secret_access_key("wJ\u00e9lr")), "must be printable ASCII");
}

/// An indented line goes on with the value above it.
TEST(AnyParameter, HasOneLine) {
  const std::string more = "\naws_mfa_device = x";
  const std::string told =
      "goes on in the next line, which begins with a blank (without that blank it is a line of its "
      "own)";
  EXPECT_EQ(verdict(check_secret_access_key(secret_key + more)), told);
  EXPECT_EQ(verdict(check_access_key_id("AKIAIOSFODNN7EXAMPLE" + more)), told);
  EXPECT_EQ(verdict(check_access_key_id("AKIAIOSFODNN7EXAMPLE\nk = " + secret_key)), told);
  EXPECT_EQ(verdict(check_serial_number("arn:aws:iam::123456789012:mfa/lee" + more)), told);
  EXPECT_EQ(verdict(check_role_arn("arn:aws:iam::123456789012:role/r" + more)), told);
  EXPECT_EQ(verdict(check_role_session_name("lee" + more)), told);
}

TEST(SecretAccessKey, IsNoMfaDevice) {
  EXPECT_EQ(verdict(check_serial_number(secret_key)),
            "is no MFA device, and is not sent as one (aws_secret_access_key may stand under a "
            "neighbouring key)");
}

TEST(SecretAccessKey, IsOneWord) {
  EXPECT_EQ(verdict(check_secret_access_key("wJalrXUtnFEMI/K7MDENG/bPxRfi+=")), "accepted");
  EXPECT_EQ(verdict(check_secret_access_key("k")), "accepted");
  EXPECT_EQ(verdict(check_secret_access_key("")), "is empty");
  for (const std::string_view key :
       {"a b", "a\tb", "a\n", "\r", "a\x01", "a\x1b[0m", "a\x7f", " a"}) {
    EXPECT_EQ(verdict(check_secret_access_key(key)),
              "must have no white space and no control character");
  }
  EXPECT_NE(verdict(check_secret_access_key(std::string_view("a\0b", 3))), "accepted");
}

TEST(RoleSessionNameFromUser, KeepsWhatAwsTakes) {
  EXPECT_EQ(role_session_name_from("lee"), "lee");
  EXPECT_EQ(role_session_name_from("lee.o@example+1"), "lee.o@example+1");
}

TEST(RoleSessionNameFromUser, PutsADashForEachOtherCharacter) {
  EXPECT_EQ(role_session_name_from("CORP\\lee o"), "CORP-lee-o");
  EXPECT_EQ(role_session_name_from("jos\xc3\xa9"), "jos-");
  EXPECT_EQ(role_session_name_from("\xe6\x9d\x8e\xe5\x9b\x9b"), "--");
  EXPECT_EQ(role_session_name_from("a\nb"), "a-b");
}

TEST(RoleSessionNameFromUser, IsAlwaysOneThatStsTakes) {
  EXPECT_EQ(role_session_name_from(""), "stsmfa");
  EXPECT_EQ(role_session_name_from("l"), "stsmfa-l");
  EXPECT_EQ(role_session_name_from("\xe6\x9d\x8e"), "stsmfa--");
  EXPECT_EQ(role_session_name_from(text_of(64)), text_of(64));
  EXPECT_EQ(role_session_name_from(text_of(65)), text_of(64));
  for (int byte = 0; byte < 256; ++byte) {
    const std::string user(1, static_cast<char>(byte));
    EXPECT_EQ(verdict(check_role_session_name(role_session_name_from(user))), "accepted") << byte;
  }
}

}  // namespace
}  // namespace stsmfa::sts
