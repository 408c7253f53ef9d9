#pragma once

#include "base/error.h"
#include "credentials/document.h"
#include "credentials/edit.h"

#include <optional>
#include <vector>

namespace stsmfa::credentials {

/// Why each of the edits of one run (no two of one section) could not be made; nullopt for one that
/// can be. What check_edits refuses is found one by one; long-term keys that would be lost
/// (kept_keys.h), by all other edits together: what one of them overwrites is no copy for another.
/// The cost is that of one rewrite, however many edits are refused.
std::vector<std::optional<Error>> objections_to(const std::vector<Edit>& edits,
                                                const Document& document);

}  // namespace stsmfa::credentials
