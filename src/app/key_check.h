#pragma once

#include "app/caller.h"
#include "app/device.h"
#include "app/sts_client.h"
#include "base/environment.h"

namespace stsmfa::app {

/// Asks AWS about keys that are not in any file yet: whose they are, and which MFA devices he has.
class KeyCheck {
 public:
  /// Where the two services are.
  struct Places {
    Destination sts;
    Destination iam;
  };

  /// Starts the helper. Throws StsClient's errors.
  KeyCheck(Places places, const Environment& environment, const Report& report);
  KeyCheck(const KeyCheck&) = delete;
  KeyCheck& operator=(const KeyCheck&) = delete;

  /// GetCallerIdentity. Throws Interrupted, and Error when the helper fails.
  Answer identify(const Keys& keys) const;

  /// Throws list_mfa_devices's errors.
  MfaDevices devices(const Keys& keys) const;

  std::string host() const { return host_of(places_.sts); }

 private:
  Places places_;
  mutable StsClient client_;
  World world_;
  Caller sts_;
  Caller iam_;
};

/// The ARN that GetCallerIdentity has answered with.
std::string arn_of(const Answer& answer);

}  // namespace stsmfa::app
