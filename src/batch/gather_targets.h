#pragma once

#include "batch/plan_target.h"
#include "credentials/document.h"
#include "credentials/edit.h"

#include <string>
#include <vector>

namespace stsmfa::batch {

/// The targets of these profiles in their order, each section once. Profiles that are served by
/// another one's section join its target, which is that one's, or make it if that one is not among
/// them. A second profile that would write something else into a section is impossible, and so is a
/// stale one whose section cannot be written.
std::vector<Target> gather_targets(const std::vector<std::string>& profiles, const Scope& scope);

/// Why each of the edits of one run (no two of one section) could not be made: nullopt for one that
/// can be. What credentials::check_edits refuses is found as bisect does; long-term keys that would
/// be lost (credentials/kept_keys.h), by all other edits together: what one of them overwrites is
/// no copy for another.
std::vector<std::optional<Error>> objections_to(const std::vector<credentials::Edit>& edits,
                                                const credentials::Document& document);

}  // namespace stsmfa::batch
