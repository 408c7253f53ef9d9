#pragma once

#include "base/error.h"
#include "credentials/document.h"
#include "credentials/edit.h"

#include <cstddef>
#include <functional>
#include <map>

namespace stsmfa::credentials {

/// Gives the edit with that number, the same one each time.
using EditAt = std::function<Edit(std::size_t)>;

/// Why edits of one run cannot be made, by their numbers.
using Objections = std::map<std::size_t, Error>;

/// Looks at `count` edits, no two of one section. What check_edits refuses is found one by one;
/// long-term keys that would be lost (kept_keys.h), by all other edits together: what one of them
/// overwrites is no copy for another. The cost is that of one rewrite, however many edits are
/// refused; they are all in memory at once only where one of them has to do with long-term keys.
Objections objections_to(std::size_t count, const EditAt& edit_at, const Document& document);

}  // namespace stsmfa::credentials
