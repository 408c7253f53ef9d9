#include "credentials/kept_keys.h"

#include "credentials/session.h"
#include "credentials/update.h"
#include "tests/unit/credentials/edit_support.h"
#include "tests/unit/error_of.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::credentials {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

const std::string id = "aws_access_key_id = AKIAI44QH8DHBEXAMPLE\n";
const std::string secret = "aws_secret_access_key = je7MtGbClwBF/2Zp9Utk\n";
const std::string pair = id + secret;
const std::string token = "aws_session_token = FwoGZXIvYXdzEXAMPLE\n";

/// What a refresh makes of a section.
Edit session_for(const std::string& section) {
  return {.section = section,
          .assignments = assignments_of({.access_key_id = "ASIAIOSFODNN7EXAMPLE",
                                         .secret_access_key = Secret("of/the/session"),
                                         .session_token = Secret("token"),
                                         .expiration = {}})};
}

std::vector<std::string> lost(const std::string& text, const std::vector<Edit>& edits) {
  const Document document(text, "credentials");
  const auto before_they_are_made = sections_losing_keys(document, edits);
  const Pieces edited = apply_edits(document, edits);
  EXPECT_EQ(sections_losing_keys(document, edited, edits), before_they_are_made);
  return before_they_are_made;
}

TEST(KeptKeys, APairIsLostThatStandsNowhereElse) {
  for (const std::string& text :
       {"[dev]\n" + pair, "[dev]\n" + pair + token,
        "[dev]\nassumed_role = False\n" + pair + token + "expiration = 2026-11-27 20:00:00\n"}) {
    EXPECT_THAT(lost(text, {session_for("dev")}), ElementsAre("dev")) << text;
  }
}

TEST(KeptKeys, ACommentIsNoCopyNorIsTheSameIdWithAnotherSecret) {
  for (const std::string& other :
       {"[a]\n# " + secret, "# " + pair, std::string("[a]\nnote = je7MtGbClwBF/2Zp9Utk\n"),
        "[a]\n" + id + "aws_secret_access_key = je7MtGbClwBF/2Zp9UtkX\n",
        "[a]\naws_access_key_id = AKIAOTHER22222222222\n" + secret}) {
    EXPECT_THAT(lost(other + "[dev]\n" + pair, {session_for("dev")}), ElementsAre("dev")) << other;
  }
}

TEST(KeptKeys, ASectionWithTheSamePairIsACopy) {
  const std::string text = "[dev-long-term]\n" + pair + "[dev]\n" + pair;
  EXPECT_THAT(lost(text, {session_for("dev")}), IsEmpty());
}

TEST(KeptKeys, ASectionThatCannotBeReadIsNoCopyAndHidesNone) {
  const std::string odd = "[odd]\nno value\n" + pair;
  EXPECT_THAT(lost(odd + "[dev]\n" + pair, {session_for("dev")}), ElementsAre("dev"));
  EXPECT_THAT(lost(odd + "[dev]\n" + pair + "[copy]\n" + pair, {session_for("dev")}), IsEmpty());
}

TEST(KeptKeys, WhatIsOverwrittenInTheSameRunIsNoCopy) {
  const std::string text = "[a]\n" + pair + "[b]\n" + pair + "[c]\n" + pair;
  EXPECT_THAT(lost(text, {session_for("a"), session_for("b")}), IsEmpty());
  EXPECT_THAT(lost(text, {session_for("a"), session_for("b"), session_for("c")}),
              ElementsAre("a", "b", "c"));
}

TEST(KeptKeys, APairMayMove) {
  const Edit from = edit_of("a", {{"aws_access_key_id", {}}, {"aws_secret_access_key", {}}});
  const Edit to = edit_of("b", {{"aws_access_key_id", "AKIAI44QH8DHBEXAMPLE"},
                                {"aws_secret_access_key", "je7MtGbClwBF/2Zp9Utk"}});
  EXPECT_THAT(lost("[a]\n" + pair, {from, to}), IsEmpty());
  EXPECT_THAT(lost("[a]\n" + pair, {from}), ElementsAre("a"));
}

TEST(KeptKeys, ASecretWithoutAnIdAndAnExchangedPairCountToo) {
  EXPECT_THAT(lost("[dev]\n" + secret, {session_for("dev")}), ElementsAre("dev"));
  EXPECT_THAT(lost("[a]\n" + pair + "[dev]\n" + secret, {session_for("dev")}), IsEmpty());
  const std::string exchanged =
      "aws_access_key_id = je7MtGbClwBF/2Zp9Utk\naws_secret_access_key = AKIAI44QH8DHBEXAMPLE\n";
  EXPECT_THAT(lost("[dev]\n" + exchanged + token, {session_for("dev")}), ElementsAre("dev"));
}

TEST(KeptKeys, AnIdOfTheDefaultsCounts) {
  EXPECT_THAT(lost("[DEFAULT]\n" + id + "[dev]\n" + secret + token, {session_for("dev")}),
              ElementsAre("dev"));
  EXPECT_THAT(lost("[dev]\n" + secret + token, {session_for("dev")}), ElementsAre("dev"))
      << "whose secret it is, nobody can tell";
}

TEST(KeptKeys, ASecretOfTheDefaultsCountsAsWell) {
  const std::string defaults = "[DEFAULT]\n" + secret;
  for (const std::string& text :
       {defaults + "[dev]\n" + id, defaults + "[dev]\n" + id + token,
        "[DEFAULT]\n" + pair + "[dev]\naws_secret_access_key = other\n"}) {
    EXPECT_THAT(lost(text, {session_for("dev")}), ElementsAre("dev")) << text;
  }
}

TEST(KeptKeys, ACopyIsWhatBotocoreReadsOfASectionAndTheDefaults) {
  const std::string defaults = "[DEFAULT]\n" + secret;
  EXPECT_THAT(lost(defaults + "[a]\n" + id + "[dev]\n" + id, {session_for("dev")}), IsEmpty());
  EXPECT_THAT(lost(defaults + "[a]\n" + id + "[dev]\n" + pair, {session_for("dev")}), IsEmpty());
  EXPECT_THAT(lost("[DEFAULT]\n" + id + "[a]\n" + secret + "[dev]\n" + pair, {session_for("dev")}),
              IsEmpty());
  EXPECT_THAT(lost("[DEFAULT]\n" + pair + "[dev]\n" + id, {session_for("dev")}), IsEmpty());
  EXPECT_THAT(lost("[DEFAULT]\n" + pair + "[dev]\nregion = eu-west-1\n", {session_for("dev")}),
              IsEmpty());
}

TEST(KeptKeys, AnIdMayStandBehindTheSignOfACommentOrAmongOtherText) {
  for (const std::string_view mistyped :
       {"#AKIAI44QH8DHBEXAMPLE", ";AKIAI44QH8DHBEXAMPLE", " ;xAKIAI44QH8DHBEXAMPLE",
        "mine #AKIAI44QH8DHBEXAMPLE", "# 0555b35654ad1656d804", "id AKIAI44QH8DHBEXAMPLE"}) {
    const std::string line = "aws_access_key_id = " + std::string(mistyped) + "\n";
    EXPECT_THAT(lost("[dev]\n" + line + secret + token, {session_for("dev")}), ElementsAre("dev"))
        << line;
    EXPECT_THAT(
        lost("[a]\n" + line + secret + "[dev]\n" + line + secret + token, {session_for("dev")}),
        IsEmpty())
        << line;
  }
}

TEST(KeptKeys, ASecretMayStandBehindTheSignOfAComment) {
  EXPECT_THAT(lost("[dev]\n" + id + "aws_secret_access_key = #je7MtGbClwBF\n" + token,
                   {session_for("dev")}),
              ElementsAre("dev"));
}

TEST(KeptKeys, MoreThanAnIdInItsPlaceIsAPairAndAnIdAloneIsNone) {
  const std::string line = "aws_access_key_id = AKIAI44QH8DHBEXAMPLE,je7MtGbClwBF/2Zp9Utk\n";
  const std::string empty = "aws_secret_access_key =\n";
  EXPECT_THAT(lost("[dev]\n" + line + empty + token, {session_for("dev")}), ElementsAre("dev"));
  EXPECT_THAT(lost("[a]\n" + line + "[dev]\n" + line + token, {session_for("dev")}), IsEmpty());
  EXPECT_THAT(lost("[dev]\n" + id + empty + token, {session_for("dev")}), IsEmpty());
}

TEST(KeptKeys, LettersOfAnIdInTheSecretOfASessionMakeItNobodysOwn) {
  for (const std::string_view text :
       {"wJalrXUtnFEMI/K7MDENG/bPxRfiCYaKiAMPLEKE", "AKIAmPLEKEY/x+y", "AKIAI44QH8DHBEXAMPLE"}) {
    const std::string line = "aws_secret_access_key = " + std::string(text) + "\n";
    EXPECT_THAT(lost("[dev]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n" + line + token,
                     {session_for("dev")}),
                IsEmpty())
        << text;
  }
}

TEST(KeptKeys, TheHintSaysWhatHelps) {
  const auto hint = [](const std::string& name, const std::string& text, const Edit& edit) {
    const std::string file = "[" + name + "]\n" + text;
    return test::error_of([&] { check_keys_kept({file, "credentials"}, {edit}); }).hint;
  };
  const std::string by_hand = "move its keys to a section of another name with an editor";
  const std::string elsewhere = ", --section writes the session elsewhere";
  EXPECT_EQ(hint("dev", pair, session_for("dev")),
            "stsmfa setup dev moves them to [dev-long-term]" + elsewhere);
  EXPECT_EQ(hint("my dev", pair, session_for("my dev")),
            "stsmfa setup 'my dev' moves them to [my dev-long-term]" + elsewhere);
  for (const std::string name : {"dev-long-term", "mfa-AKIAIOSFODNN7EXAMPLE"}) {
    EXPECT_EQ(hint(name, pair, session_for(name)), by_hand + elsewhere);
    EXPECT_EQ(hint(name, pair + token, session_for(name)), by_hand);
  }
  EXPECT_EQ(hint("dev", "aws_access_key_id = #AKIAI44QH8DHBEXAMPLE\n" + secret, session_for("dev")),
            by_hand + elsewhere);
  EXPECT_EQ(hint("dev", secret, session_for("dev")),
            "add its aws_access_key_id to [dev], or delete the line if nobody needs it any more");
  EXPECT_EQ(hint("dev", pair, edit_of("dev", {{"aws_secret_access_key", {}}})),
            "stsmfa setup dev moves them to [dev-long-term]");
}

TEST(KeptKeys, ASessionMayGo) {
  for (const std::string_view key : {"ASIAIOSFODNN7EXAMPLE", "0555b35654ad1656d804"}) {
    const std::string text =
        "[dev]\naws_access_key_id = " + std::string(key) + "\n" + secret + token;
    EXPECT_THAT(lost(text, {session_for("dev")}), IsEmpty()) << key;
  }
  EXPECT_THAT(
      lost("[dev]\naws_access_key_id = 0555b35654ad1656d804\n" + secret, {session_for("dev")}),
      ElementsAre("dev"));
}

TEST(KeptKeys, OnlyThePairThatIsNamedIsRetired) {
  Edit edit = session_for("dev");
  edit.retired = {"AKIAI44QH8DHBEXAMPLE", Secret("je7MtGbClwBF/2Zp9Utk")};
  EXPECT_THAT(lost("[dev]\n" + pair, {edit}), IsEmpty());
  edit.retired = {"AKIAI44QH8DHBEXAMPLE", Secret("another")};
  EXPECT_THAT(lost("[dev]\n" + pair, {edit}), ElementsAre("dev"));
}

TEST(KeptKeys, AnEditThatLeavesThePairIsNoMatter) {
  EXPECT_THAT(lost("[dev]\n" + pair + token, {edit_of("dev", {{"aws_session_token", {}}})}),
              IsEmpty());
}

TEST(KeptKeys, TheRewriteItselfRefuses) {
  const test::Scratch scratch;
  const std::string path = scratch / "credentials";
  const std::string text = "[dev]\n" + pair + token;
  test::write(path, text);
  const Error error = test::error_of([&] { update_file(path, {session_for("dev")}, 1s); });
  EXPECT_EQ(error.status, ExitStatus::plan_impossible);
  EXPECT_EQ(one_line(error),
            "[dev] holds long-term keys beside an old session token (aws configure --profile dev "
            "does that)");
  EXPECT_EQ(error.hint, "stsmfa setup dev moves them to [dev-long-term]");
  EXPECT_EQ(test::read(path), text);
}

}  // namespace
}  // namespace stsmfa::credentials
