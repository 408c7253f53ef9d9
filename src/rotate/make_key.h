#pragma once

#include "cli/report.h"
#include "profile/profile.h"
#include "rotate/aws.h"
#include "rotate/subject.h"

#include <string>

namespace stsmfa::rotate {

/// Tries both rewrites of a rotation on the file as it is, with a pair that nobody has. Throws the
/// Error that they would throw; asks nobody, changes nothing.
void check_can_be_written(const Subject& subject, const std::string& path);

/// Makes a new key and keeps its pair in the pending section of the file at `path`, after every
/// check that can be made before; INT, TERM and HUP wait between the two. A pair that the file does
/// not take is deleted again. Throws Error: what check_updatable and the edits throw, IAM's;
/// unreached for a lost answer, when there may be a key whose secret nobody knows, which the next
/// run finds.
profile::Keys make_key(const Subject& subject, const std::string& path, const Iam& iam,
                       cli::Report& report);

}  // namespace stsmfa::rotate
