#include "base/time.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace stsmfa {
namespace {

/// 2016-02-29 23:59:58 UTC.
constexpr Time leap_day = Time(Seconds(1456790398));

std::string normal(std::string_view expiration) {
  const auto time = parse_expiration(expiration);
  return time ? format_expiration(*time) : "none";
}

TEST(Expiration, IsReadAsAwsMfaWritesIt) {
  EXPECT_EQ(parse_expiration("2016-02-29 23:59:58"), leap_day);
  EXPECT_EQ(parse_expiration("  2016-02-29 23:59:58\t"), leap_day);
  EXPECT_EQ(format_expiration(leap_day), "2016-02-29 23:59:58");
}

TEST(Expiration, IsReadAsRfc3339WithAnyFractionAndOffset) {
  for (const char* text :
       {"2016-02-29T23:59:58Z", "2016-02-29t23:59:58z", "2016-02-29T23:59:58",
        "2016-02-29 23:59:58Z", "2016-02-29T23:59:58.9Z", "2016-02-29T23:59:58.123456789Z",
        "2016-02-29T23:59:58,5Z", "2016-03-01T05:29:58+05:30", "2016-02-29T15:59:58-08:00",
        "2016-03-01T00:59:58+0100", "2016-02-29 23:59:58.5+00:00", "2016-02-29T23:59:58-00:00"}) {
    EXPECT_EQ(parse_expiration(text), leap_day) << text;
  }
}

TEST(Expiration, CountsALeapSecondAsTheNextSecond) {
  EXPECT_EQ(normal("2016-12-31T23:59:60Z"), "2017-01-01 00:00:00");
}

TEST(Expiration, IsNothingElse) {
  for (const char* text : {"",
                           "never",
                           "2016-02-29",
                           "2016-02-29 23:59",
                           "2016-2-29 23:59:58",
                           "16-02-29 23:59:58",
                           "2015-02-29 23:59:58",
                           "2016-13-01 00:00:00",
                           "2016-00-01 00:00:00",
                           "2016-01-00 00:00:00",
                           "2016-04-31 00:00:00",
                           "2016-01-01 24:00:00",
                           "2016-01-01 00:60:00",
                           "2016-01-01 00:00:61",
                           "2016-01-01 00:00:00 UTC",
                           "2016-01-01T00:00:00+5",
                           "2016-01-01T00:00:00+24:00",
                           "2016-01-01T00:00:00+01:60",
                           "2016-01-01T00:00:00.Z",
                           "2016-01-01T00:00:00.",
                           "2016-01-01T00:00:00ZZ",
                           "2016/01/01 00:00:00",
                           "2016-01-01_00:00:00",
                           "-016-01-01 00:00:00",
                           "2016-01-01  00:00:00",
                           "+2016-01-01 00:00:00",
                           "1456790398",
                           "2016-01-01 0a:00:00"}) {
    EXPECT_EQ(parse_expiration(text), std::nullopt) << text;
  }
}

TEST(Expiration, ReachesFromTheFirstYearToTheLast) {
  EXPECT_EQ(normal("0000-01-01 00:00:00"), "0000-01-01 00:00:00");
  EXPECT_EQ(normal("0999-12-31 23:59:59"), "0999-12-31 23:59:59");
  EXPECT_EQ(normal("1969-12-31 23:59:59"), "1969-12-31 23:59:59");
  EXPECT_EQ(normal("9999-12-31 23:59:59"), "9999-12-31 23:59:59");
}

TEST(Rfc3339, IsWhatAwsWrites) { EXPECT_EQ(format_rfc3339(leap_day), "2016-02-29T23:59:58Z"); }

TEST(AmzDate, GoesThereAndBack) {
  EXPECT_EQ(format_amz_date(leap_day), "20160229T235958Z");
  EXPECT_EQ(parse_amz_date("20160229T235958Z"), leap_day);
  for (const char* text : {"", "20160229T235958", "20160229t235958Z", "20160230T000000Z",
                           "2016-02-29T23:59:58Z", "20160229T235958Z ", " 20160229T235958Z"}) {
    EXPECT_EQ(parse_amz_date(text), std::nullopt) << text;
  }
}

TEST(HttpDate, IsAnImfFixdate) {
  EXPECT_EQ(parse_http_date("Mon, 29 Feb 2016 23:59:58 GMT"), leap_day);
  EXPECT_EQ(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT"), Time());
  EXPECT_EQ(format_rfc3339(parse_http_date("Thu, 31 Dec 2026 23:59:59 GMT").value()),
            "2026-12-31T23:59:59Z");
  for (const char* text :
       {"", "Mo", "Mon, 29 Feb 2016 23:59:58", "Mon, 29 Feb 2016 23:59:58 UTC",
        "Mon, 29 feb 2016 23:59:58 GMT", "Mon, 9 Feb 2016 23:59:58 GMT", "Mon, 29 Feb",
        "Mon, 30 Feb 2016 23:59:58 GMT", "Monday, 29-Feb-16 23:59:58 GMT", "Mon, 29 ",
        "Mon Feb 29 23:59:58 2016", "Mon, 29 Feb 2016 23:59:58 GMT "}) {
    EXPECT_EQ(parse_http_date(text), std::nullopt) << text;
  }
}

/// The local zone for the time of one test.
class LocalTime : public testing::Test {
 protected:
  static void zone(const char* name) {
    setenv("TZ", name, 1);
    tzset();
  }
  void TearDown() override {
    unsetenv("TZ");
    tzset();
  }
};

TEST_F(LocalTime, IsSaidWithItsOffset) {
  zone("UTC0");
  EXPECT_EQ(format_local(leap_day), "2016-02-29 23:59:58+00:00");
  zone("XST-5:30");  // POSIX counts westward
  EXPECT_EQ(format_local(leap_day), "2016-03-01 05:29:58+05:30");
  zone("XST+9:30");
  EXPECT_EQ(format_local(leap_day), "2016-02-29 14:29:58-09:30");
}

TEST_F(LocalTime, KnowsSummerTime) {
  zone("CET-1CEST,M3.5.0,M10.5.0/3");
  EXPECT_EQ(format_local(parse_amz_date("20260701T000000Z").value()), "2026-07-01 02:00:00+02:00");
  EXPECT_EQ(format_local(parse_amz_date("20260101T000000Z").value()), "2026-01-01 01:00:00+01:00");
}

}  // namespace
}  // namespace stsmfa
