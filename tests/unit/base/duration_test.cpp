#include "base/duration.h"

#include <gtest/gtest.h>

namespace stsmfa {
namespace {

TEST(Duration, IsSecondsOrUnitsInFallingOrder) {
  EXPECT_EQ(parse_duration("3600"), Seconds(3600));
  EXPECT_EQ(parse_duration("0"), Seconds(0));
  EXPECT_EQ(parse_duration("90m"), Seconds(5400));
  EXPECT_EQ(parse_duration("12h"), Seconds(43200));
  EXPECT_EQ(parse_duration("1h30m"), Seconds(5400));
  EXPECT_EQ(parse_duration("45s"), Seconds(45));
  EXPECT_EQ(parse_duration("1h1m1s"), Seconds(3661));
  EXPECT_EQ(parse_duration("1h1s"), Seconds(3601));
  EXPECT_EQ(parse_duration("31622400"), Seconds(31622400));
}

TEST(Duration, MayHaveBlanksAroundItAndASignAsPythonsNumbersDo) {
  for (const char* text :
       {" 3600", "3600 ", "3600\r", "+3600", "3_600", "\u00a03600\u3000", " 1h "}) {
    EXPECT_EQ(parse_duration(text), Seconds(3600)) << text;
  }
  for (const char* text : {"++3600", "+ 3600", "_3600", "3600_", "3__600", "+1h"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(Duration, IsNothingElse) {
  for (const char* text : {"",
                           "h",
                           "1d",
                           "1.5h",
                           "-1",
                           "-1h",
                           "+1h",
                           "1h 30m",
                           "1h30",
                           "30m1h",
                           "1h1h",
                           "1hm",
                           "0h",
                           "0m0s",
                           "1H",
                           "31622401",
                           "8785h",
                           "1h31622400s",
                           "99999999999999999999",
                           "99999999999999999999h",
                           "9223372036854775807h"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

TEST(Duration, IsSaidInItsTwoLargestUnits) {
  EXPECT_EQ(format_duration(Seconds(693 * 3600 + 59)), "28d 21h");
  EXPECT_EQ(format_duration(Seconds(2 * 86400)), "2d");
  EXPECT_EQ(format_duration(Seconds(2 * 86400 - 1)), "47h 59m");
  EXPECT_EQ(format_duration(Seconds(43200)), "12h");
  EXPECT_EQ(format_duration(Seconds(5400)), "1h 30m");
  EXPECT_EQ(format_duration(Seconds(3661)), "1h 1m");
  EXPECT_EQ(format_duration(Seconds(3659)), "1h");
  EXPECT_EQ(format_duration(Seconds(2520)), "42m");
  EXPECT_EQ(format_duration(Seconds(59)), "59s");
  EXPECT_EQ(format_duration(Seconds(0)), "0s");
  EXPECT_EQ(format_duration(Seconds(-5)), "0s");
}

TEST(Seconds, AreCounted) {
  EXPECT_EQ(format_seconds(Seconds(1)), "1 second");
  EXPECT_EQ(format_seconds(Seconds(30)), "30 seconds");
}

}  // namespace
}  // namespace stsmfa
