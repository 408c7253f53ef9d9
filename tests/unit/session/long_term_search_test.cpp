#include "session/long_term_search.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string pending = "[stsmfa-rotate-AKIAIOSFODNN7EXAMPLE]\nx = 1\n";

/// Those that are given to somebody who stops at `last`.
std::vector<std::string> found(const std::string& credentials, const cli::Options& options,
                               const std::string& trace = "", const std::string& last = "") {
  const test::Scene scene{.credentials = credentials};
  const test::Staged staged(scene);
  std::vector<std::string> names;
  search_long_term_sections(trace, options, staged.files, [&](const LongTermSection& section) {
    names.push_back(section.name + " " + section.short_term);
    return section.name == last;
  });
  return names;
}

TEST(LongTermSearch, GivesThoseWithTheTraceInTheOrderOfTheFile) {
  const std::string text = "[b-long-term]\nx = 1\n[-long-term]\n[a-long-term]\nx = 2\n[a]\nx = 1\n";
  EXPECT_THAT(found(text, {}), ElementsAre("b-long-term b", "a-long-term a"));
  EXPECT_THAT(found(text, {.short_term_suffix = "st"}),
              ElementsAre("b-long-term b-st", "a-long-term a-st"));
  EXPECT_THAT(found(text, {}, "x = 1"), ElementsAre("b-long-term b"));
  EXPECT_THAT(found(text, {}, "", "b-long-term"), ElementsAre("b-long-term b"));
  EXPECT_THAT(found(text, {}, "x = 3"), IsEmpty());
}

TEST(LongTermSearch, PassesByTheNewKeysOfARotation) {
  EXPECT_THAT(
      found(pending + "[dev]\nx = 1\n", {.long_term_suffix = "none", .short_term_suffix = "st"}),
      ElementsAre("dev dev-st"));
}

}  // namespace
}  // namespace stsmfa::session
