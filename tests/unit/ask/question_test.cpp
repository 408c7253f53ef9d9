#include "ask/question.h"

#include <gtest/gtest.h>

namespace stsmfa::ask {
namespace {

TEST(Question, IsAwsMfas) {
  EXPECT_EQ(code_question("arn:d", Seconds(3600)),
            "Enter AWS MFA code for device [arn:d] (renewing for 3600 seconds):");
}

TEST(Question, CannotMoveTheCursor) {
  EXPECT_EQ(code_question("a\033[2J", Seconds(1)),
            "Enter AWS MFA code for device [a\\x1b[2J] (renewing for 1 seconds):");
}

}  // namespace
}  // namespace stsmfa::ask
