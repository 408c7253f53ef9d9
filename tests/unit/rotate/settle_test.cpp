#include "rotate/settle.h"

#include "tests/unit/rotate/scripted_iam.h"

#include <gtest/gtest.h>

namespace stsmfa::rotate {
namespace {

class Settle : public testing::Test, protected ScriptedIam {
 protected:
  std::string why() { return why_not_settled(new_pair, lee_arn, aws()); }
};

TEST_F(Settle, FiveSuccessesOverTenSecondsAreEnough) {
  EXPECT_EQ(why(), "");
  EXPECT_EQ(calls.size(), 5U);
  EXPECT_EQ(waited, Seconds(10));
}

TEST_F(Settle, AFailureBetweenThemBeginsAnew) {
  miss = [](int n) {
    return n == 5 ? std::optional(refusal("InvalidClientTokenId")) : std::nullopt;
  };
  EXPECT_EQ(why(), "");
  EXPECT_EQ(calls.size(), 10U);
  EXPECT_EQ(waited, Seconds(22));
}

TEST_F(Settle, AServerThatIsNotReachedIsAskedAgain) {
  miss = [](int n) { return n < 4 ? std::optional(lost()) : std::nullopt; };
  EXPECT_EQ(why(), "");
  EXPECT_EQ(waited, Seconds(16));
}

TEST_F(Settle, EndsAfterAMinuteWithTheLastReason) {
  miss = [](int n) { return n % 3 == 0 ? std::optional(lost()) : std::nullopt; };
  EXPECT_EQ(why(), "IAM: the answer was cut short");
  EXPECT_GE(waited, Seconds(60));
  EXPECT_LE(waited, Seconds(70));
}

TEST_F(Settle, AnotherUsersPairIsNone) {
  arn = "arn:aws:iam::123456789012:user/kim";
  EXPECT_EQ(why(), "AWS says that they are those of arn:aws:iam::123456789012:user/kim");
}

}  // namespace
}  // namespace stsmfa::rotate
