#pragma once

#include "base/time.h"
#include "sts/protocol.h"

#include <string>
#include <utility>

namespace stsmfa::test {

/// When the tests' STS answers, by its own clock.
inline const Time noon = parse_expiration("2026-11-21 12:00:00").value();

/// An answer to GetSessionToken with a session of two hours.
inline sts::Reply granting() {
  const std::string path = "GetSessionTokenResult/Credentials/";
  return {.outcome = sts::Outcome::answered,
          .status = 200,
          .date = noon,
          .root = "GetSessionTokenResponse",
          .fields = {{path + "AccessKeyId", Secret("ASIAIOSFODNN7EXAMPLE")},
                     {path + "SecretAccessKey", Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX")},
                     {path + "SessionToken", Secret("AQoDYXdzEPT//////////wEXAMPLE==")},
                     {path + "Expiration", Secret("2026-11-21T14:00:00Z")}}};
}

/// An error as STS words it.
inline sts::Reply refusing(std::string code, std::string message, long status = 403) {
  return {.outcome = sts::Outcome::answered,
          .status = status,
          .date = noon,
          .root = "ErrorResponse",
          .code = std::move(code),
          .message = std::move(message)};
}

}  // namespace stsmfa::test
