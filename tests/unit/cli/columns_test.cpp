#include "cli/columns.h"

#include <gtest/gtest.h>

namespace stsmfa::cli {
namespace {

TEST(Columns, AreOneForACharacterAndTwoForAWideOne) {
  EXPECT_EQ(columns(""), 0U);
  EXPECT_EQ(columns("dev"), 3U);
  EXPECT_EQ(columns("übér…"), 5U);
  EXPECT_EQ(columns("本番"), 4U);
  EXPECT_EQ(columns("본"), 2U);
  EXPECT_EQ(columns("ｄev"), 4U);
  EXPECT_EQ(columns("🚀⚡"), 4U);
}

TEST(Columns, AreNeverTooFewWhereTheTextIsNoUtf8) { EXPECT_EQ(columns("\xff\xe6\x9c"), 3U); }

TEST(Padded, FillsUpColumns) {
  EXPECT_EQ(padded("dev", 5), "dev  ");
  EXPECT_EQ(padded("本", 5), "本   ");
  EXPECT_EQ(padded("dev", 2), "dev");
}

TEST(CutEnd, TakesWhatDoesNotFit) {
  EXPECT_EQ(cut_end("stage", 5, "~"), "stage");
  EXPECT_EQ(cut_end("stage", 4, "~"), "sta~");
  EXPECT_EQ(cut_end("stage", 1, "~"), "~");
  EXPECT_EQ(cut_end("stage", 0, "~"), "");
  EXPECT_EQ(cut_end("übér", 3, "…"), "üb…");
}

TEST(CutFront, TakesWhatDoesNotFit) {
  EXPECT_EQ(cut_front("stage", 5, "~"), "stage");
  EXPECT_EQ(cut_front("stage", 4, "~"), "~age");
  EXPECT_EQ(cut_front("stage", 1, "~"), "~");
  EXPECT_EQ(cut_front("stage", 0, "~"), "");
  EXPECT_EQ(cut_front("übér", 3, "…"), "…ér");
}

TEST(Cutting, TakesAWideCharacterWhole) {
  EXPECT_EQ(cut_end("本番系", 6, "…"), "本番系");
  EXPECT_EQ(cut_end("本番系", 5, "…"), "本番…");
  EXPECT_EQ(cut_end("本番系", 4, "…"), "本…");
  EXPECT_EQ(cut_front("本番系", 5, "…"), "…番系");
  EXPECT_EQ(cut_front("本番系", 4, "…"), "…系");
  EXPECT_EQ(cut_front("本番系", 2, "…"), "…");
}

}  // namespace
}  // namespace stsmfa::cli
