#include "ask/totp.h"

#include <gtest/gtest.h>

namespace stsmfa::ask {
namespace {

using std::chrono::minutes;

const Time half_a_minute = parse_expiration("2026-11-21 12:00:30").value();

TEST(UntilAnotherCode, LastsAsLongAsTheOneThatWasSentIsShown) {
  EXPECT_EQ(until_another_code(half_a_minute, half_a_minute), Seconds(30));
  EXPECT_EQ(until_another_code(half_a_minute + Seconds(10), half_a_minute + Seconds(12)),
            Seconds(18));
  EXPECT_EQ(until_another_code(half_a_minute + Seconds(29), half_a_minute + Seconds(29)),
            Seconds(1));
}

TEST(UntilAnotherCode, IsOverOnceTheNextOneIsShown) {
  EXPECT_EQ(until_another_code(half_a_minute + Seconds(29), half_a_minute + Seconds(30)),
            Seconds(0));
  EXPECT_EQ(until_another_code(half_a_minute, half_a_minute + minutes(2)), Seconds(0));
}

TEST(NextCode, ShowsAtTheNextFullHalfMinute) {
  const Time noon = half_a_minute - Seconds(30);
  EXPECT_EQ(until_next_code(noon), Seconds(30));
  EXPECT_EQ(until_next_code(noon + Seconds(29)), Seconds(1));
}

}  // namespace
}  // namespace stsmfa::ask
