#pragma once

#include "sts/protocol.h"
#include "sts/sigv4.h"

namespace stsmfa::client {

/// Takes the secrets that a request was signed with out of the words of its reply, which may repeat
/// them: as they are and as a URL has them, whole or cut off. What has fewer than eight bytes is
/// taken for none. What the reply grants stays.
void leave_out_secrets(sts::Reply& reply, const sts::Credentials& credentials);

}  // namespace stsmfa::client
