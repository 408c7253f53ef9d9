#pragma once

#include "base/secret.h"
#include "sts/protocol.h"

namespace stsmfa::helper {

/// Whether a body can only be JSON: its first character that is not white space is a brace.
bool looks_like_json(const Secret& body);

/// Reads a body that is one JSON object, as the sign-in endpoint answers: root becomes `{}`, each
/// string among its members a field under the member's name. `code` and `message` are those of an
/// error in AWS's JSON protocols (`__type`, `message` or `Message`). Leaves the reply as it is when
/// the body is no such object or breaks a limit (see Fields).
void read_json_body(const Secret& body, sts::Reply& reply);

}  // namespace stsmfa::helper
