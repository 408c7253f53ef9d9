#pragma once

#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/session.h"
#include "profile/plan.h"

#include <vector>

namespace stsmfa::session {

/// The rewrite that a session leads to. A section that is made beside a profile, for want of one of
/// its own, gets the profile's region.
enum class TargetSection { there, made };
credentials::Edit edit_of(const profile::Plan& plan, const credentials::Session& session,
                          TargetSection target = TargetSection::there);

/// Refuses before anybody is asked what the rewrite would refuse afterwards, when the code is
/// spent: a target section or key that stands twice, a continued key; long-term keys that would
/// stand nowhere any more (credentials/kept_keys.h).
void check_target(const profile::Plan& plan, const credentials::Document& document);

/// The same for the targets of many plans, no two of one section, taken together: what one of them
/// overwrites is no copy for another. Costs one search; which of them is to blame the Error need
/// not tell.
void check_targets(const std::vector<const profile::Plan*>& plans,
                   const credentials::Document& document);

/// The edits that these checks try: the plans' own, with any values.
std::vector<credentials::Edit> trial_edits(const std::vector<const profile::Plan*>& plans);

}  // namespace stsmfa::session
