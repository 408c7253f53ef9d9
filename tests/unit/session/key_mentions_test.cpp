#include "session/key_mentions.h"

#include <gtest/gtest.h>

#include <string>

namespace stsmfa::session {
namespace {

const std::string key = "AKIAIOSFODNN7EXAMPLE";
const std::string longer = key + "0";
const std::string other = "AKIAI44QH8DHBEXAMPLE";

bool is_repeated(const std::string& text) {
  return KeyMentions(text, {key, longer, other}).is_repeated(key);
}

TEST(KeyMentions, AreWordsThatStandMoreThanOnce) {
  EXPECT_FALSE(is_repeated(""));
  EXPECT_FALSE(is_repeated(key));
  EXPECT_TRUE(is_repeated("[mfa-" + key + "]\naws_access_key_id=" + key + "#x\n"));
  EXPECT_TRUE(is_repeated(key + "\n# " + key + " is the old one, " + key));
  EXPECT_FALSE(is_repeated("[mfa-" + key + "]\n# " + other + " " + other));
}

TEST(KeyMentions, ArePartsOfNoLongerWord) {
  EXPECT_FALSE(is_repeated(key + " " + longer));
  EXPECT_FALSE(is_repeated(key + " A" + key + " _" + key + " " + key + "_"));
  EXPECT_TRUE(KeyMentions(longer + " " + longer, {longer}).is_repeated(longer));
}

TEST(KeyMentions, ThereAreNoneOfAKeyThatWasNotAskedAbout) {
  const std::string text = key + " " + key;
  EXPECT_FALSE(KeyMentions(text, {other}).is_repeated(key));
  EXPECT_FALSE(KeyMentions(text, {}).is_repeated(key));
}

}  // namespace
}  // namespace stsmfa::session
