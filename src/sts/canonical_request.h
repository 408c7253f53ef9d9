#pragma once

#include "base/secret.h"
#include "sts/request.h"

#include <string>

namespace stsmfa::sts {

/// The form of a request that both sides of Signature Version 4 make for themselves and hash
/// ("Create a canonical request", IAM User Guide). It may hold a session token.
struct CanonicalRequest {
  Secret text;
  std::string signed_headers;  ///< `content-type;host;x-amz-date`
};

/// Whether a path without `.`, `..` and empty segments is signed: everywhere but in S3.
enum class PathForm { normalized, as_given };

/// All headers of the request are signed. The path is percent-encoded as it is sent, so that an
/// escape in it is escaped once more; `PathForm::normalized` first takes out `.`, `..` and empty
/// segments. The query is decoded, encoded and sorted. The URL is not checked.
CanonicalRequest canonical_request(const HttpRequest& request, PathForm form);

}  // namespace stsmfa::sts
