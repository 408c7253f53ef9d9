#pragma once

#include "cli/report.h"
#include "rotate/aws.h"
#include "rotate/rotation.h"
#include "setup/person.h"

namespace stsmfa::rotate {

/// Gives the subject's profile new long-term keys, so that at no moment there are none in a file:
/// the new pair is made (once), kept in the pending section, waited for until AWS knows it for
/// certain, and put in the place of the old one everywhere in one rewrite; then the old key is
/// retired. No key is switched off or deleted that a file holds. INT, TERM and HUP wait from the
/// making to the keeping. Goes on where a run that was killed has ended: the state is the file and
/// IAM's list.
///
/// Throws Error: plan_impossible for keys that cannot be rotated, and where the user has a second
/// key (with what to type); refused and unreached as AWS has it; unreached also when AWS does not
/// know the new pair within a minute: both stay then; file_unusable. Until the one rewrite the old
/// pair stands everywhere, after it the new one. Interrupted.
void rotate_keys(const Rotation& rotation, const Aws& aws, const setup::Person& person,
                 cli::Report& report);

}  // namespace stsmfa::rotate
