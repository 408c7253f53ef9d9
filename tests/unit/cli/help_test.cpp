#include "cli/options.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stsmfa::cli {
namespace {

TEST(Help, FitsOneWindow) {
  const std::string text = help_text();
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 62);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(end - begin, 80U) << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

}  // namespace
}  // namespace stsmfa::cli
