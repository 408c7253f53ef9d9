#pragma once

#include "app/report.h"
#include "credentials/session.h"

#include <string>

namespace stsmfa::app {

/// Takes a shared session that AWS does not know any more out of its section of the file at `path`,
/// unless another one stands there by now. Throws what write_edits throws.
void forget_session(const std::string& path, const std::string& section,
                    const credentials::Session& session, const Report& report);

}  // namespace stsmfa::app
