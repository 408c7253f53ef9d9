#pragma once

#include "client/client.h"
#include "sts/call.h"
#include "sts/protocol.h"

namespace stsmfa::client {

/// The Error for an answer other than granted, with the hint that helps. `code` is the MFA code
/// that was sent, so that it can be taken out of AWS's message, which may repeat it; the secrets
/// are out of it by judge_reply.
Error refusal_of(const JudgedReply& answer, const sts::Call& call, std::string_view host,
                 std::string_view code = {});

/// What AWS said: botocore's sentence, without what it may echo.
std::string words_of(const sts::Reply& reply, std::string_view action, std::string_view code = {});

}  // namespace stsmfa::client
