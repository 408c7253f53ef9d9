#include "profile/trailing_comments.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::keys;
using testing::ElementsAre;
using testing::IsEmpty;

/// `[profile dev] region: ' #'` for each.
std::vector<std::string> comments(const std::string& credentials, const std::string& config = {}) {
  std::vector<std::string> found;
  for (const Setting& comment :
       test::found_in_sections(credentials, config, "dev", find_trailing_comments)) {
    found.push_back(comment.origin + ": '" + comment.value + "'");
  }
  return found;
}

TEST(FindTrailingComments, NamesEachKeyOfBothFiles) {
  const std::string config =
      "[profile dev]\nrole_arn = r # admin\nsource_profile = login\nregion = x ; where\n";
  EXPECT_THAT(comments("[login-long-term]\n" + keys, config),
              ElementsAre("[profile dev] role_arn: ' #'", "[profile dev] region: ' ;'"));
  EXPECT_THAT(comments("[dev]\n" + keys + "region = x # y\n"), ElementsAre("[dev] region: ' #'"));
}

TEST(FindTrailingComments, AreNotWhatBelongsToTheValueOrStandsApart) {
  EXPECT_THAT(comments("[login-long-term]\n" + keys,
                       "[profile dev]\n# role\nrole_arn = r#x\nsource_profile = login\n"
                       "external_id = a;b\nmfa_process = code # 1\n"),
              IsEmpty());
}

TEST(FindTrailingComments, OfALongTermSectionConcernNobodyElse) {
  EXPECT_THAT(comments("[dev-long-term]\n" + keys + "region = x # y\n"), IsEmpty());
  EXPECT_THAT(comments("[dev-long-term]\n" + keys, "[profile dev]\nregion = x # y\n"),
              ElementsAre("[profile dev] region: ' #'"));
}

}  // namespace
}  // namespace stsmfa::profile
