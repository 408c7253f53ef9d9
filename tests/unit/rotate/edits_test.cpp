#include "rotate/edits.h"

#include "credentials/apply_edits.h"
#include "credentials/kept_keys.h"
#include "tests/unit/error_of.h"
#include "tests/unit/rotate/rotation_scene.h"

namespace stsmfa::rotate {
namespace {

const Subject subject = {.profile = "dev", .old = old_pair};

std::string switched(const std::string& text) {
  const credentials::Document document(text, "credentials");
  const auto edits = edits_to_switch(document, subject, new_pair);
  const credentials::Pieces edited = credentials::apply_edits(document, edits);
  credentials::check_keys_kept(document, edited, edits);
  return std::string(edited.joined().reveal());
}

std::string section(const std::string& name, const profile::Keys& keys) {
  return "[" + name + "]\n" + pair_lines(keys);
}

const std::string session_lines =
    "assumed_role = False\naws_access_key_id = ASIAIOSFODNN7STORED0\naws_secret_access_key = s\n"
    "aws_session_token = t\naws_security_token = t\nexpiration = 2060-01-01 00:00:00\n";

TEST(RotateEdits, EverySectionWithThePairGetsTheNewOneAndNothingElseChanges) {
  const auto text = [](const profile::Keys& keys) {
    return "# a\r\n" + section("dev-long-term", keys) + "region = x\n" + section("plain", keys) +
           "[kim]\naws_access_key_id = AKIAKIMEXAMPLE222222\naws_secret_access_key = k\n";
  };
  EXPECT_EQ(switched(text(old_pair) + pending_section), text(new_pair));
}

TEST(RotateEdits, TheSameIdWithAnotherSecretIsLetAlone) {
  const profile::Keys other = {.access_key_id = old_pair.access_key_id,
                               .secret_access_key = Secret("another")};
  const std::string rest = section("odd", other);
  EXPECT_EQ(switched(section("dev-long-term", old_pair) + rest + pending_section),
            section("dev-long-term", new_pair) + rest);
}

TEST(RotateEdits, TheSharedSessionGoesByItsNewKeysName) {
  const std::string before = "[mfa-" + old_pair.access_key_id + "]\n" + session_lines;
  const std::string after = "[mfa-" + new_pair.access_key_id + "]\n" + session_lines;
  EXPECT_EQ(switched(section("dev-long-term", old_pair) + before + pending_section),
            section("dev-long-term", new_pair) + after);
}

TEST(RotateEdits, APairThatIsNotTheOneThatHasAnsweredIsNotUsed) {
  const std::string text =
      section("dev-long-term", old_pair) +
      section("stsmfa-rotate-" + old_pair.access_key_id,
              {.access_key_id = other_id, .secret_access_key = Secret("another")});
  const credentials::Document document(text, "credentials");
  const Error error = test::error_of([&] { edits_to_switch(document, subject, new_pair); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
}

TEST(RotateEdits, ThePendingSectionMayHaveGone) {
  EXPECT_EQ(switched(section("dev-long-term", old_pair)), section("dev-long-term", new_pair));
}

TEST(RotateEdits, AreTriedBeforeAKeyIsMade) {
  const auto status_of_trial = [](const std::string& text) {
    return test::error_of([&] { try_edits({text, "credentials"}, subject); }).status;
  };
  const std::string good = section("dev-long-term", old_pair);
  EXPECT_EQ(status_of_trial(good), ExitStatus::success);
  EXPECT_EQ(status_of_trial(good + good), ExitStatus::file_unusable);
  EXPECT_EQ(status_of_trial(good + pending_section), ExitStatus::file_unusable);
  EXPECT_EQ(status_of_trial("[x]\n"), ExitStatus::file_unusable);
}

}  // namespace
}  // namespace stsmfa::rotate
