#pragma once

#include "cli/options.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/session.h"
#include "profile/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace stsmfa::session {

/// The rewrite that a session leads to. A section that is made beside a profile, for want of one of
/// its own, gets the profile's region.
enum class TargetSection { there, made };
credentials::Edit edit_of(const profile::Plan& plan, const credentials::Session& session,
                          TargetSection target = TargetSection::there);

/// Keeps the device that IAM has named beside the keys, which `--save-device` asks for; nullopt
/// while there is none, and where there is nothing to keep.
std::optional<credentials::Edit> edit_of_device(const profile::Plan& plan,
                                                const cli::Options& options);

/// The edit that a session of this plan leads to, with any values.
credentials::Edit trial_edit(const profile::Plan& plan);

/// Whether `--save-device` is given for a device that IAM names, or is to name: it is not the
/// user's own choice, and the keys have a section to keep it in.
bool may_save_device(const profile::Plan& plan, const cli::Options& options);

/// Refuses while no code is spent what the rewrite would refuse afterwards: a section or key that
/// stands twice, a continued key, a long-term section that has gone; long-term keys that would
/// stand nowhere any more (credentials/kept_keys.h). Tries all that a renewal of the plan may write
/// taken together, since what one edit overwrites is no copy for another: its own section (not that
/// of a limited session, which goes nowhere), the new shared session's (none if `shared_section` is
/// empty), and the device that IAM may name. Throws Error.
void check_rewrite(const profile::Plan& plan, const std::string& shared_section,
                   const cli::Options& options, const credentials::Document& document);

}  // namespace stsmfa::session
