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
/// spent: a target section or key that stands twice, a continued key. Refuses as well to
/// overwrite long-term keys that stand nowhere else in the file.
void check_target(const profile::Plan& plan, const credentials::Document& document);

/// The same for the targets of many plans, no two of one section, at the cost of one search; which
/// of them is to blame the Error need not tell.
void check_targets(const std::vector<const profile::Plan*>& plans,
                   const credentials::Document& document);

/// The last of these alone: keys may have been put there while somebody was being asked.
void check_keeps_keys(const profile::Plan& plan, const credentials::Document& document);

}  // namespace stsmfa::session
