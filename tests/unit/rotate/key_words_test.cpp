#include "rotate/key_words.h"

#include "tests/unit/rotate/scripted_iam.h"

#include <gtest/gtest.h>

namespace stsmfa::rotate {
namespace {

TEST(KeyWords, TellWhatIsKnownOfTheLastUse) {
  EXPECT_EQ(words_on_use({}), "has never been used");
  EXPECT_EQ(words_on_use({day(0)}), "was last used on 2024-10-04");
  EXPECT_EQ(words_on_use({day(0), "s3", "eu-west-1"}),
            "was last used on 2024-10-04 for s3 in eu-west-1");
}

TEST(KeyWords, TellAKeyByItsAgeAndStatus) {
  EXPECT_EQ(words_on_key({other_id, client::AccessKey::Status::inactive, day(0)}),
            "made on 2024-10-04, inactive");
}

}  // namespace
}  // namespace stsmfa::rotate
