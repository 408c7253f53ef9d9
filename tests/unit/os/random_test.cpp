#include "os/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <vector>

namespace stsmfa::os {
namespace {

TEST(FillWithRandom, FillsMoreThanTheKernelGivesAtOnce) {
  std::vector<unsigned char> bytes(1000);
  ASSERT_EQ(fill_with_random(bytes), 0);
  const std::span<const unsigned char> filled(bytes);
  for (std::size_t at = 0; at < bytes.size(); at += 20) {
    const auto piece = filled.subspan(at, 20);
    EXPECT_TRUE(std::ranges::any_of(piece, [](unsigned char byte) { return byte != 0; })) << at;
  }
}

TEST(FillWithRandom, HasNothingToDoForNothing) { EXPECT_EQ(fill_with_random({}), 0); }

}  // namespace
}  // namespace stsmfa::os
