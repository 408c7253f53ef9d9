#include "setup/edits.h"

#include "base/error.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "profile/setting.h"
#include "setup/scene.h"
#include "tests/unit/error_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::setup {
namespace {

using test::error_of;
using testing::HasSubstr;
using testing::Not;

const Names dev = {"dev", "dev-long-term"};
const Values values = {.keys = {.access_key_id = "NEW", .secret_access_key = Secret("new")},
                       .device = "arn:device",
                       .role = "arn:role"};

Values with_command() {
  Values given = values;
  given.keys.process = profile::Setting{"pass keys"};
  return given;
}

credentials::Document document_of(std::string_view text) { return {text, "credentials"}; }

std::string applied(std::string_view text, const std::vector<credentials::Edit>& edits) {
  return std::string(credentials::apply_edits(document_of(text), edits).joined().reveal());
}

const Scene making = {.change = Change::make};
const Scene moving = {.change = Change::move};
const Scene replacing = {.change = Change::replace,
                         .keys = {.access_key_id = "OLD", .secret_access_key = Secret("old")}};
const std::string pair = "aws_access_key_id = OLD\naws_secret_access_key = old\n";

TEST(Edits, MakeALongTermSection) {
  EXPECT_EQ(applied("", plan_edits(document_of(""), dev, making, values)),
            "[dev-long-term]\naws_access_key_id = NEW\naws_secret_access_key = new\n"
            "aws_mfa_device = arn:device\nassume_role = arn:role\n");
}

TEST(Edits, FillASectionThatIsThereAndReplaceItsCommand) {
  const std::string text = "[dev-long-term]\ncredential_process = x\nregion = y\n";
  Values keys_only{.keys = values.keys};
  EXPECT_EQ(applied(text, plan_edits(document_of(text), dev, making, keys_only)),
            "[dev-long-term]\nregion = y\naws_access_key_id = NEW\naws_secret_access_key = new\n");
}

TEST(Edits, WriteACommandInsteadOfAPair) {
  EXPECT_EQ(applied("", plan_edits(document_of(""), dev, making, with_command())),
            "[dev-long-term]\ncredential_process = pass keys\n"
            "aws_mfa_device = arn:device\nassume_role = arn:role\n");
}

TEST(Edits, TakeThePairAwayThatTheCommandPrintsAndNoOther) {
  const std::string same = "[dev]\naws_access_key_id = NEW\naws_secret_access_key = new\n";
  EXPECT_THAT(applied(same, plan_edits(document_of(same), dev, making, with_command())),
              Not(HasSubstr("[dev]")));
  EXPECT_THAT(applied(same, plan_edits(document_of(same), dev, making, values)), HasSubstr(same));
  const std::string other = "[dev]\naws_access_key_id = NEW\naws_secret_access_key = other\n";
  EXPECT_THAT(applied(other, plan_edits(document_of(other), dev, making, with_command())),
              HasSubstr(other));
}

TEST(Edits, MoveAPairAndItsDevice) {
  const std::string text = "[dev]\n" + pair + "mfa_serial = GAHT1\nregion = x\n";
  Values moved = values;
  moved.keys = find_scene(document_of(text), dev).keys;
  EXPECT_EQ(applied(text, plan_edits(document_of(text), dev, moving, moved)),
            "[dev]\nregion = x\n[dev-long-term]\n" + pair +
                "aws_mfa_device = arn:device\nassume_role = arn:role\n");
}

TEST(Edits, MoveNothingThatHasChangedMeanwhile) {
  for (const std::string& text : {std::string(), "[dev]\n" + pair}) {
    const Error error = error_of([&] { plan_edits(document_of(text), dev, moving, values); });
    EXPECT_EQ(error.status, ExitStatus::file_unusable);
    EXPECT_THAT(error.cause, HasSubstr("changed meanwhile"));
  }
}

TEST(Edits, ReplaceThePairWhereverItStands) {
  const std::string text = "[a]\n" + pair + "[odd]\nodd\n[dev-long-term]\n" + pair +
                           "assume_role = r\n[b]\naws_access_key_id = OLDER\n";
  Values keys_only{.keys = values.keys};
  const std::string fresh = "aws_access_key_id = NEW\naws_secret_access_key = new\n";
  EXPECT_EQ(applied(text, plan_edits(document_of(text), dev, replacing, keys_only)),
            "[a]\n" + fresh + "[odd]\nodd\n[dev-long-term]\n" + fresh +
                "assume_role = r\n[b]\naws_access_key_id = OLDER\n");
}

TEST(Edits, ReplaceNothingThatHasGoneMeanwhile) {
  const Error error = error_of([] { plan_edits(document_of(""), dev, replacing, values); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
}

TEST(Edits, DoNotMakeWhatSomebodyElseHasMadeMeanwhile) {
  const std::string text = "[dev-long-term]\n" + pair;
  const Error error = error_of([&] { plan_edits(document_of(text), dev, making, values); });
  EXPECT_THAT(error.cause, HasSubstr("changed meanwhile"));
}

}  // namespace
}  // namespace stsmfa::setup
