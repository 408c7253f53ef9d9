#include "session/abandoned_sessions.h"

#include "credentials/apply_edits.h"
#include "credentials/edit.h"
#include "tests/unit/session/shared_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using test::key;
using test::long_term;
using test::noon;
using test::own;
using test::role;
using test::whole;
using test::with;

using testing::ElementsAre;
using testing::IsEmpty;

const std::string expired = with(whole, "13:00:00", "12:00:00");

void remove_abandoned_of(const std::string& file, std::vector<credentials::Edit>& edits,
                         const std::string& config = {}) {
  const credentials::Document document(file, "credentials");
  const profile::Config parsed{
      .profiles = credentials::parse_profiles(config, credentials::FileKind::config), .path = ""};
  remove_abandoned(edits, {document, parsed}, noon);
}

/// The sections that would be removed from a file.
std::vector<std::string> removed_from(const std::string& file,
                                      std::vector<credentials::Edit> edits = {}) {
  const std::size_t before = edits.size();
  remove_abandoned_of(file, edits);
  std::vector<std::string> names;
  for (std::size_t i = before; i < edits.size(); ++i) {
    names.push_back(edits[i].section);
  }
  return names;
}

TEST(RemoveAbandoned, TakesWhatHasExpiredAndBelongsToNoKeyOfTheFile) {
  const std::string file = "[" + own + "]\n" + expired;
  EXPECT_THAT(removed_from(file), ElementsAre(own));
  EXPECT_THAT(removed_from("[ " + own + " ]\n" + expired), IsEmpty());
  EXPECT_THAT(removed_from("[" + own + "]\n" + with(expired, "2026-11-21 12:00:00", "soon")),
              ElementsAre(own));
  std::vector<credentials::Edit> edits;
  remove_abandoned_of(file, edits);
  EXPECT_EQ(credentials::apply_edits({file, "credentials"}, edits).joined().reveal(), "");
}

TEST(RemoveAbandoned, AKeyThatStandsElsewhereKeepsItBeItInAComment) {
  const std::string section = "[" + own + "]\n" + expired;
  EXPECT_THAT(removed_from(section + long_term("login")), IsEmpty());
  EXPECT_THAT(removed_from(long_term("login") + section), IsEmpty());
  EXPECT_THAT(removed_from(section + "# " + key + " is in the vault\n"), IsEmpty());
}

TEST(RemoveAbandoned, LeavesWhatIsValidOrNotOursOrARoles) {
  EXPECT_THAT(removed_from("[" + own + "]\n" + whole), IsEmpty());
  EXPECT_THAT(removed_from("[" + own + "]\n" + with(expired, "assumed_role = False\n", "")),
              IsEmpty());
  EXPECT_THAT(removed_from("[" + own + "]\n" + expired + "assumed_role_arn = " + role + "\n"),
              IsEmpty());
  EXPECT_THAT(removed_from("[mfa-dev]\n" + expired + "[dev-mfa]\n" + expired), IsEmpty());
}

TEST(RemoveAbandoned, LeavesKeysThatStandNowhereElse) {
  const std::string exchanged =
      "assumed_role = False\naws_access_key_id = je7MtGbClwBF2Zp9Utkh3yCo8nvbEXAMPLEKEY\n"
      "aws_secret_access_key = AKIAI44QH8DHBEXAMPLE\naws_session_token = t\n"
      "aws_security_token = t\nexpiration = 2026-11-21 12:00:00\n";
  const std::string section = "[" + own + "]\n" + exchanged;
  EXPECT_THAT(removed_from(section), IsEmpty());
  EXPECT_THAT(removed_from(section + "[copy]\n" + exchanged), ElementsAre(own));
  const credentials::Edit of_copy{.section = "copy",
                                  .assignments = {{"aws_secret_access_key", Secret("other")}}};
  EXPECT_THAT(removed_from(section + "[copy]\n" + exchanged, {of_copy}), IsEmpty());
}

TEST(RemoveAbandoned, LeavesWhatIsBeingWritten) {
  EXPECT_THAT(removed_from("[" + own + "]\n" + expired, {{.section = own}}), IsEmpty());
}

TEST(RemoveAbandoned, LeavesWhatTheRewriteWouldRefuseToTouch) {
  const std::string section = "[" + own + "]\n" + expired;
  EXPECT_THAT(removed_from(section + section), IsEmpty());
  EXPECT_THAT(removed_from(section + "junk\n"), IsEmpty());
  EXPECT_THAT(removed_from(section + "expiration = 2026-11-21 11:00:00\n"), IsEmpty());
}

TEST(RemoveAbandoned, OneThatStaysDoesNotKeepAnother) {
  const std::string other = "mfa-AKIAOTHEROTHEROTHER1";
  EXPECT_THAT(removed_from("[" + own + "]\n" + expired + "[" + other + "]\n" + expired +
                           long_term("login")),
              ElementsAre(other));
}

std::vector<std::string> orphans_in(const test::Scene& scene) {
  return orphaned_sessions(test::Staged(scene).files, noon);
}

TEST(OrphanedSessions, AreValidAndOfAKeyThatIsInNeitherFile) {
  const std::string section = "[" + own + "]\n" + whole;
  EXPECT_THAT(orphans_in({.credentials = section}), ElementsAre(own));
  EXPECT_THAT(orphans_in({.credentials = section + long_term("login")}), IsEmpty());
  EXPECT_THAT(orphans_in({.credentials = section,
                          .config = "[profile x]\naws_access_key_id = " + key + "\n"}),
              IsEmpty());
  EXPECT_THAT(orphans_in({.credentials = "[" + own + "]\n" + expired}), IsEmpty());
  EXPECT_THAT(orphans_in({.credentials = "[mfa-dev]\n" + whole}), IsEmpty());
}

TEST(OrphanedSessions, ACommandMayPrintAnyKey) {
  const std::string section = "[" + own + "]\n" + whole;
  EXPECT_THAT(orphans_in({.credentials = section + "[a-long-term]\ncredential_process = x\n"}),
              IsEmpty());
  EXPECT_THAT(
      orphans_in({.credentials = section, .config = "[profile x]\ncredential_process = x\n"}),
      IsEmpty());
}

/// `[NAME]` with a role's session that was assumed from [login], until 12:00 or later.
std::string kept(const std::string& name, const std::string& session = expired) {
  return "[" + name + "]\nassumed_role_arn = " + role + "\nassumed_from = login\n" + session;
}

TEST(RemoveAbandoned, TakesKeptSessionsThatHaveExpired) {
  EXPECT_THAT(removed_from(kept("a-mfa") + kept("b-mfa", whole) + kept("c-mfa")),
              ElementsAre("a-mfa", "c-mfa"));
  std::vector<credentials::Edit> edits;
  const std::string file = "# mine\n" + kept("a-mfa") + "output = json\n" + kept("b-mfa");
  remove_abandoned_of(file, edits);
  EXPECT_EQ(credentials::apply_edits({file, "credentials"}, edits).joined().reveal(),
            "# mine\n[a-mfa]\noutput = json\n");
}

TEST(RemoveAbandoned, TakesTheRegionThatWasCopiedAndNoOther) {
  const std::string config = "[profile a]\nregion = eu-west-1\n";
  for (const auto& [region, left] :
       {std::pair("eu-west-1", ""), std::pair("us-east-1", "[a-mfa]\nregion = us-east-1\n")}) {
    const std::string file = kept("a-mfa") + "region = " + region + "\n";
    std::vector<credentials::Edit> edits;
    remove_abandoned_of(file, edits, config);
    EXPECT_EQ(credentials::apply_edits({file, "credentials"}, edits).joined().reveal(), left);
  }
}

TEST(RemoveAbandoned, AProfileThatCannotBeReadSpoilsNothing) {
  const std::string profile = "region = eu-west-1\n[a]\nno value\n";
  std::vector<credentials::Edit> edits;
  const std::string file = kept("a-mfa") + profile;
  remove_abandoned_of(file, edits);
  EXPECT_EQ(credentials::apply_edits({file, "credentials"}, edits).joined().reveal(),
            "[a-mfa]\n" + profile);
}

TEST(RemoveAbandoned, LeavesAKeptSectionThatIsWrittenOrCannotBeEditedOrHoldsKeys) {
  EXPECT_THAT(removed_from(kept("a-mfa"), {{.section = "a-mfa"}}), IsEmpty());
  EXPECT_THAT(removed_from(kept("a-mfa") + kept("a-mfa")), IsEmpty());
  EXPECT_THAT(removed_from(kept("a-mfa") + "no value\n"), IsEmpty());
  EXPECT_THAT(removed_from(kept("a-mfa", with(expired, "ASIA", "AKIA"))), IsEmpty());
  EXPECT_THAT(removed_from(kept("other")), IsEmpty()) << "no section of ours has that name";
}

}  // namespace
}  // namespace stsmfa::session
