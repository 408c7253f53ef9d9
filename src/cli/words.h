#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::cli {

/// How much of a long list is named.
struct ListLength {
  std::size_t whole;  ///< a list of so many texts at most is named as it is
  std::size_t first;  ///< of a longer one so many are named, and the rest is counted
};
constexpr ListLength any_length = {static_cast<std::size_t>(-1), 0};
constexpr ListLength for_a_row = {3, 2};
constexpr ListLength for_a_sentence = {5, 5};

/// The texts with commas between them: `dev, prod`, `dev, prod and 3 more`. Empty for none.
std::string join(const std::vector<std::string>& texts, ListLength length = any_length);

/// The texts with `between` between them. Empty for none.
std::string join(std::span<const std::string> texts, std::string_view between);

/// The texts as a sentence has them: `dev`, `dev and prod`, `dev, prod and test`. Empty for none.
std::string enumerate(const std::vector<std::string>& texts);

}  // namespace stsmfa::cli
