#include "setup/edits.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/setting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::setup {
namespace {

using testing::HasSubstr;
using testing::Not;

const SetupNames dev = {"dev", "dev-long-term"};
const SetupValues values = {.keys = {.access_key_id = "NEW", .secret_access_key = Secret("new")},
                            .device = "arn:device",
                            .role = "arn:role"};

SetupValues with_command() {
  SetupValues given = values;
  given.keys.process = profile::Setting{"pass keys"};
  return given;
}

credentials::Document document_of(std::string_view text) { return {text, "credentials"}; }

std::string applied(std::string_view text, const std::vector<credentials::Edit>& edits) {
  return std::string(credentials::apply_edits(document_of(text), edits).reveal());
}

template <typename Call>
Error error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return {.status = ExitStatus::success};
}

const std::string pair = "aws_access_key_id = OLD\naws_secret_access_key = old\n";

TEST(SetupScene, IsMakingWhereThereAreNoLongTermKeys) {
  for (const std::string text : {"", "[dev]\nregion = x\n", "[dev-long-term]\nmfa_serial = GAHT1\n",
                                 "[dev]\naws_access_key_id = A\naws_session_token = t\n"}) {
    EXPECT_EQ(find_setup(document_of(text), dev).task, SetupTask::make) << text;
  }
  EXPECT_EQ(find_setup(document_of("[dev-long-term]\nmfa_serial = GAHT1\n"), dev).device, "GAHT1");
}

TEST(SetupScene, IsMovingWhereTheProfilesOwnSectionHasThem) {
  const std::string text = "[dev]\n" + pair + "mfa_serial = GAHT1\n";
  const SetupScene scene = find_setup(document_of(text), dev);
  EXPECT_EQ(scene.task, SetupTask::move);
  EXPECT_EQ(scene.keys.access_key_id, "OLD");
  EXPECT_EQ(scene.device, "GAHT1");
}

TEST(SetupScene, IsReplacingWhereTheLongTermSectionHasThem) {
  const std::string text = "[dev]\n" + pair + "[dev-long-term]\n" + pair + "role_arn = r\n";
  const SetupScene scene = find_setup(document_of(text), dev);
  EXPECT_EQ(scene.task, SetupTask::replace);
  EXPECT_EQ(scene.role, "r");
}

TEST(SetupScene, IsRefusedWhereTheEditWouldBe) {
  const std::string text = "[dev-long-term]\n[dev-long-term]\n";
  const Error error = error_of([&] { find_setup(document_of(text), dev); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
}

TEST(SetupEdits, MakeALongTermSection) {
  EXPECT_EQ(applied("", edits_to_make(document_of(""), dev, values)),
            "[dev-long-term]\naws_access_key_id = NEW\naws_secret_access_key = new\n"
            "aws_mfa_device = arn:device\nassume_role = arn:role\n");
}

TEST(SetupEdits, FillASectionThatIsThereAndReplaceItsCommand) {
  const std::string text = "[dev-long-term]\ncredential_process = x\nregion = y\n";
  SetupValues keys_only{.keys = values.keys};
  EXPECT_EQ(applied(text, edits_to_make(document_of(text), dev, keys_only)),
            "[dev-long-term]\nregion = y\naws_access_key_id = NEW\naws_secret_access_key = new\n");
}

TEST(SetupEdits, WriteACommandInsteadOfAPair) {
  EXPECT_EQ(applied("", edits_to_make(document_of(""), dev, with_command())),
            "[dev-long-term]\ncredential_process = pass keys\n"
            "aws_mfa_device = arn:device\nassume_role = arn:role\n");
}

TEST(SetupEdits, TakeThePairAwayThatTheCommandPrintsAndNoOther) {
  const std::string same = "[dev]\naws_access_key_id = NEW\naws_secret_access_key = new\n";
  EXPECT_THAT(applied(same, edits_to_make(document_of(same), dev, with_command())),
              Not(HasSubstr("[dev]")));
  EXPECT_THAT(applied(same, edits_to_make(document_of(same), dev, values)), HasSubstr(same));
  const std::string other = "[dev]\naws_access_key_id = NEW\naws_secret_access_key = other\n";
  EXPECT_THAT(applied(other, edits_to_make(document_of(other), dev, with_command())),
              HasSubstr(other));
}

TEST(SetupEdits, MoveAPairAndItsDevice) {
  const std::string text = "[dev]\n" + pair + "mfa_serial = GAHT1\nregion = x\n";
  SetupValues moved = values;
  moved.keys = find_setup(document_of(text), dev).keys;
  EXPECT_EQ(applied(text, edits_to_move(document_of(text), dev, moved)),
            "[dev]\nregion = x\n[dev-long-term]\n" + pair +
                "aws_mfa_device = arn:device\nassume_role = arn:role\n");
}

TEST(SetupEdits, MoveNothingThatHasChangedMeanwhile) {
  for (const std::string& text : {std::string(), "[dev]\n" + pair}) {
    const Error error = error_of([&] { edits_to_move(document_of(text), dev, values); });
    EXPECT_EQ(error.status, ExitStatus::file_unusable);
    EXPECT_THAT(error.cause, HasSubstr("changed meanwhile"));
  }
}

TEST(SetupEdits, ReplaceThePairWhereverItStands) {
  const std::string text = "[a]\n" + pair + "[odd]\nodd\n[dev-long-term]\n" + pair +
                           "assume_role = r\n[b]\naws_access_key_id = OLDER\n";
  SetupValues keys_only{.keys = values.keys};
  const std::string fresh = "aws_access_key_id = NEW\naws_secret_access_key = new\n";
  EXPECT_EQ(applied(text, edits_to_replace(document_of(text), dev, "OLD", keys_only)),
            "[a]\n" + fresh + "[odd]\nodd\n[dev-long-term]\n" + fresh +
                "assume_role = r\n[b]\naws_access_key_id = OLDER\n");
}

TEST(SetupEdits, ReplaceNothingThatHasGoneMeanwhile) {
  const Error error = error_of([] { edits_to_replace(document_of(""), dev, "OLD", values); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
}

TEST(SetupEdits, DoNotMakeWhatSomebodyElseHasMadeMeanwhile) {
  const std::string text = "[dev-long-term]\n" + pair;
  const Error error = error_of([&] { edits_to_make(document_of(text), dev, values); });
  EXPECT_THAT(error.cause, HasSubstr("changed meanwhile"));
}

TEST(SetupPreview, ShowsEverythingButTheSecret) {
  const credentials::Document document = document_of("");
  EXPECT_EQ(preview_of(document, edits_to_make(document, dev, values)),
            "  [dev-long-term]\n    aws_access_key_id = NEW\n"
            "    aws_secret_access_key = (not shown)\n"
            "    aws_mfa_device = arn:device\n    assume_role = arn:role\n");
}

TEST(SetupPreview, ShowsWhatGoesWhereItIsThere) {
  const std::string text = "[dev-long-term]\n" + pair;
  const credentials::Document document = document_of(text);
  SetupValues command_only{.keys = with_command().keys};
  EXPECT_EQ(preview_of(document, edits_to_replace(document, dev, "OLD", command_only)),
            "  [dev-long-term]\n    aws_access_key_id goes\n    aws_secret_access_key goes\n"
            "    credential_process = pass keys\n");
}

}  // namespace
}  // namespace stsmfa::setup
