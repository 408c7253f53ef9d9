#include "credentials/header_place.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa::credentials {
namespace {

HeaderPlace place_behind(const std::string& before) {
  return place_of("[a]\n" + before + "[b]\n", 4 + before.size());
}

TEST(HeaderPlace, IsFirstAtTheBeginningOfALine) {
  EXPECT_EQ(place_of("[a]", 0), HeaderPlace::first);
  EXPECT_EQ(place_behind(""), HeaderPlace::first);
}

/// Python's str.isspace() and str.splitlines() know these; and every byte of a character beyond
/// ASCII may be one of a blank's.
TEST(HeaderPlace, IsIndentedBehindWhateverMayBeWhiteSpace) {
  for (const std::string blank : {" ", "\t", "\v", "\f", "\r", "\x1c", "\x1d", "\x1e", "\x1f",
                                  "\x85", "\xc2\xa0", "\xe2\x80\x83", "\xff"}) {
    EXPECT_EQ(place_behind(blank), HeaderPlace::indented) << testing::PrintToString(blank);
    EXPECT_EQ(place_behind(" " + blank), HeaderPlace::indented) << testing::PrintToString(blank);
  }
}

TEST(HeaderPlace, IsInsideBehindAnythingElse) {
  for (const std::string text : {"k = ", "# ", "\x1b", "\x7f", "x"}) {
    EXPECT_EQ(place_behind(text), HeaderPlace::inside) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace stsmfa::credentials
