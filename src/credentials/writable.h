#pragma once

#include "credentials/edit.h"

#include <string>

namespace stsmfa::credentials {

/// Why the edit's own words cannot stand in a credentials file so that every reader reads them
/// back; empty when they can. Never repeats a value.
std::string objection_to(const Edit& edit);

}  // namespace stsmfa::credentials
