#pragma once

#include "base/error.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace stsmfa::batch {

/// Whether those from `begin` to before `end` are in order: throws the Error of one that is not.
using CheckRange = std::function<void(std::size_t begin, std::size_t end)>;

/// What is wrong with each of `count`: what `check` throws for it, nullopt for one that is in
/// order. All are checked at once; only if that fails, by halves, so that a few faults among
/// thousands cost little. Nothing is found that is wrong with several together only.
std::vector<std::optional<Error>> bisect(std::size_t count, const CheckRange& check);

}  // namespace stsmfa::batch
