#include "credentials/expand_path.h"

#include <gtest/gtest.h>

#include <array>

namespace stsmfa::credentials {
namespace {

/// With HOME=/h, X=~, AB=ab, EMPTY set to nothing and a user lee.
ExpandedPath expand(std::string_view path) {
  const std::array variables = {"HOME=/h", "X=~", "AB=a$HOME",
                                "EMPTY=", static_cast<const char*>(nullptr)};
  return expand_path(path, Environment(variables.data()), [](const std::string& user) {
    return user == "lee" ? std::string("/users/lee") : std::string();
  });
}

TEST(ExpandPath, ExpandsVariablesAsBotocoreDoes) {
  EXPECT_EQ(expand("$HOME/c").path, "/h/c");
  EXPECT_EQ(expand("${HOME}c").path, "/hc");
  EXPECT_EQ(expand("${HOME}/${X}").path, "/h/~");
  EXPECT_EQ(expand("/x/$AB/$AB").path, "/x/a$HOME/a$HOME");
  EXPECT_EQ(expand("$EMPTY/c").path, "/c");
  EXPECT_EQ(expand("$$HOME").path, "$/h");
}

TEST(ExpandPath, ExpandsHomesAsFirstPartAlone) {
  EXPECT_EQ(expand("~").path, "/h");
  EXPECT_EQ(expand("~/c").path, "/h/c");
  EXPECT_EQ(expand("~lee/c").path, "/users/lee/c");
  EXPECT_EQ(expand("$X/c").path, "/h/c");
  EXPECT_EQ(expand("/a/~/c").path, "/a/~/c");
}

TEST(ExpandPath, LeavesWhatStandsForNothingAndNamesTheFirst) {
  EXPECT_EQ(expand("$NOPE/${NO}c").path, "$NOPE/${NO}c");
  EXPECT_EQ(expand("$NOPE/${NO}c").left, "$NOPE");
  EXPECT_EQ(expand("/a/${NO}c").left, "${NO}");
  EXPECT_EQ(expand("$HOMEx/c").left, "$HOMEx");
  EXPECT_EQ(expand("~pat/c").path, "~pat/c");
  EXPECT_EQ(expand("~pat/c").left, "~pat");
  EXPECT_EQ(expand("~/c").left, "");
}

TEST(ExpandPath, TakesOtherSignsAsTheyAre) {
  for (const std::string_view path : {"", "$", "a$", "${HOME", "/a/$/b", "/a/$-b", "c~"}) {
    EXPECT_EQ(expand(path).path, path);
    EXPECT_EQ(expand(path).left, "");
  }
}

}  // namespace
}  // namespace stsmfa::credentials
