#pragma once

#include "credentials/edit.h"

#include <string>

namespace stsmfa::credentials {

/// Why the edit's own words cannot stand in a credentials file so that every reader reads them
/// back; empty when they can. Never repeats a value.
std::string objection_to(const Edit& edit);

/// The same for the name of a section that is to be made. One that is there may hold ` #`, which
/// the AWS CLI and boto3 take for a part of its name and others for a comment: no reader finds it
/// less for our edit.
std::string objection_to_new_section(const std::string& name);

/// Throws it as an Error (usage; object "section"), if there is one: such a name stands on the
/// command line, or is made of one that does.
void check_new_section(const std::string& name);

}  // namespace stsmfa::credentials
