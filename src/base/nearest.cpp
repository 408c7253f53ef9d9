#include "base/nearest.h"

#include "base/text.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace stsmfa {

namespace {

constexpr std::size_t far = std::numeric_limits<std::size_t>::max();

std::size_t by_beginning(std::string_view word, std::string_view name) {
  if (!word.empty() && name.starts_with(word)) return name.size() - word.size();
  const bool is_long_enough = 2 * name.size() >= word.size();
  return is_long_enough && word.starts_with(name) ? word.size() - name.size() : far;
}

/// `exce` for `exec`: one slip of the fingers, though two letters are not where they should be.
bool is_two_exchanged(std::string_view word, std::string_view name) {
  if (word.size() != name.size()) return false;
  const auto [first, other] = std::ranges::mismatch(word, name);
  if (word.end() - first < 2) return false;
  return first[0] == other[1] && first[1] == other[0] &&
         std::equal(first + 2, word.end(), other + 2);
}

std::size_t by_edits(std::string_view word, std::string_view name) {
  const std::size_t edits = is_two_exchanged(word, name) ? 1 : edit_distance(word, name);
  return 3 * edits <= word.size() ? edits : far;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> names) {
  const std::string folded = lower_case(word);
  for (const auto measure : {by_beginning, by_edits}) {
    const auto distance = [&](const std::string& name) {
      return measure(folded, lower_case(name));
    };
    const auto best = std::ranges::min_element(names, {}, distance);
    if (best != names.end() && distance(*best) != far) return *best;
  }
  return std::nullopt;
}

}  // namespace stsmfa
