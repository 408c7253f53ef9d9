#pragma once

#include "app/plan.h"
#include "credentials/document.h"

#include <vector>

namespace stsmfa::app {

/// Refuses whatever STS would refuse, before anybody is asked for a code: ARNs, names, the
/// duration's range, the shape of the keys. Not part of make_plan, since a session that is still
/// valid needs none of it.
void check_plan(const Plan& plan);

/// The same for the roles that are assumed from the stored session.
void check_roles(const std::vector<Role>& roles);

/// Refuses before anybody is asked what the rewrite would refuse afterwards, when the code is
/// spent: a target section or key that stands twice, a NUL, a continued key. Refuses as well to
/// overwrite long-term keys that stand nowhere else in the file.
void check_target(const Plan& plan, const credentials::Document& document);

/// The same for the targets of many plans, no two of one section, at the cost of one search; which
/// of them is to blame the Error need not tell.
void check_targets(const std::vector<const Plan*>& plans, const credentials::Document& document);

/// The last of these alone: keys may have been put there while somebody was being asked.
void check_keeps_keys(const Plan& plan, const credentials::Document& document);

}  // namespace stsmfa::app
