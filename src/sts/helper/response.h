#pragma once

#include "sts/helper/exchange.h"
#include "sts/protocol.h"

namespace stsmfa::helper {

/// The reply that an exchange gives: its XML taken apart, nothing of it judged. Whether status and
/// root mean success is for stsmfa to say. A body that is a JSON object is read too: json_body.h.
///
/// The body is hostile until proven otherwise: a DOCTYPE, more than one root, more than 16 levels,
/// 256 leaves, 16 KiB in a leaf or 512 KiB in all make it "not XML", so that the reply always fits
/// a message. White space is taken out of the fields, since AWS's own examples have line ends
/// inside of tokens; an error message keeps its inner one.
///
/// `code` and `message` are those of `Error` or `Errors/Error` below the root, which are all the
/// shapes that AWS (and moto) have. Without an error, and unless the root's name ends in `Response`
/// as AWS's do, `message` says what came instead.
sts::Reply reply_of(Exchange exchange);

}  // namespace stsmfa::helper
