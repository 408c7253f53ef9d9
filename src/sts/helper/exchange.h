#pragma once

#include "base/secret.h"
#include "sts/protocol.h"

#include <string>

namespace stsmfa::helper {

/// What came of one request, as HTTP has it: all foreign, nothing of it checked.
struct Exchange {
  long id = 0;
  sts::Outcome outcome = sts::Outcome::not_sent;
  long status = 0;                ///< 0 when no status line was received
  std::string date = {};          ///< the header as it stands; empty when missing
  std::string content_type = {};  ///< the same
  std::string request_id = {};    ///< x-amzn-RequestId, the same
  Secret body = {};               ///< at most 1 MiB
  std::string message = {};       ///< why there is no answer; empty when there is one
};

}  // namespace stsmfa::helper
