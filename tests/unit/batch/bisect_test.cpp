#include "batch/bisect.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace stsmfa::batch {

namespace {

/// How often `count` are checked, those of `bad` being refused, which are all to be found.
int checks_for(std::size_t count, const std::set<std::size_t>& bad) {
  int checks = 0;
  const auto found = bisect(count, [&](std::size_t begin, std::size_t end) {
    ++checks;
    const auto first = bad.lower_bound(begin);
    if (first != bad.end() && *first < end) throw Error{.object = std::to_string(*first)};
  });
  EXPECT_EQ(found.size(), count);
  for (std::size_t at = 0; at < found.size(); ++at) {
    EXPECT_EQ(found[at] ? found[at]->object : "", bad.contains(at) ? std::to_string(at) : "");
  }
  return checks;
}

TEST(Objections, ThereAreNoneToNothingAndNothingIsChecked) { EXPECT_EQ(checks_for(0, {}), 0); }

TEST(Objections, ThatThereAreNoneIsOneCheck) { EXPECT_EQ(checks_for(1000, {}), 1); }

TEST(Objections, EachIsFoundWithItsOwnReason) {
  checks_for(1, {0});
  checks_for(7, {0, 3, 6});
  checks_for(8, {0, 1, 2, 3, 4, 5, 6, 7});
}

TEST(Objections, OneAmongAThousandIsFoundInFewChecks) {
  EXPECT_LE(checks_for(1024, {700}), 21);  // two a level
}

}  // namespace

}  // namespace stsmfa::batch
