#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stsmfa {

/// The name that somebody who wrote `word` may have meant: one that `word` begins or, being at
/// least half as long, that begins `word` (the closest in length); else the one with the smallest
/// edit distance, if that is a third of the word at most. Whatever case ASCII letters are in. Of
/// several alike the first. nullopt when none is near: a wrong suggestion is worse than none.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> names);

}  // namespace stsmfa
