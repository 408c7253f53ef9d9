#include "setup/scene.h"

#include "base/error.h"
#include "credentials/document.h"
#include "tests/unit/error_of.h"

#include <gtest/gtest.h>

namespace stsmfa::setup {
namespace {

const Names dev = {"dev", "dev-long-term"};
const std::string pair = "aws_access_key_id = OLD\naws_secret_access_key = old\n";

credentials::Document document_of(std::string_view text) { return {text, "credentials"}; }

TEST(SceneOfSetup, IsMakingWhereThereAreNoLongTermKeys) {
  for (const std::string text : {"", "[dev]\nregion = x\n", "[dev-long-term]\nmfa_serial = GAHT1\n",
                                 "[dev]\naws_access_key_id = A\naws_session_token = t\n"}) {
    EXPECT_EQ(find_scene(document_of(text), dev).change, Change::make) << text;
  }
  EXPECT_EQ(find_scene(document_of("[dev-long-term]\nmfa_serial = GAHT1\n"), dev).device, "GAHT1");
}

TEST(SceneOfSetup, IsMovingWhereTheProfilesOwnSectionHasThem) {
  const std::string text = "[dev]\n" + pair + "mfa_serial = GAHT1\n";
  const Scene scene = find_scene(document_of(text), dev);
  EXPECT_EQ(scene.change, Change::move);
  EXPECT_EQ(scene.keys.access_key_id, "OLD");
  EXPECT_EQ(scene.device, "GAHT1");
}

TEST(SceneOfSetup, IsReplacingWhereTheLongTermSectionHasThem) {
  const std::string text = "[dev]\n" + pair + "[dev-long-term]\n" + pair + "role_arn = r\n";
  const Scene scene = find_scene(document_of(text), dev);
  EXPECT_EQ(scene.change, Change::replace);
  EXPECT_EQ(scene.role, "r");
}

TEST(SceneOfSetup, IsRefusedWhereTheEditWouldBe) {
  const std::string text = "[dev-long-term]\n[dev-long-term]\n";
  const Error error = test::error_of([&] { find_scene(document_of(text), dev); });
  EXPECT_EQ(error.status, ExitStatus::file_unusable);
}

}  // namespace
}  // namespace stsmfa::setup
