#pragma once

#include "app/connection.h"
#include "app/device.h"
#include "app/options.h"
#include "app/profile.h"
#include "app/setup_edits.h"

#include <optional>
#include <string>

namespace stsmfa::verb {

/// What the wizard asks AWS about keys that are not in the file yet.
class SetupAws {
 public:
  /// Finds the endpoints for the profile, says what is unusual about them, and starts the helper.
  /// Throws find_destination's errors and StsClient's.
  SetupAws(const app::SetupNames& names, const app::Options& options,
           const Environment& environment, const app::Report& report);

  /// Says whose the keys are. Gives an Error of status success when AWS knows them, else with
  /// AWS's words, or why it was not reached. Throws Interrupted.
  Error identify(const app::Keys& keys) const;

  /// The device that IAM names, or that the person chooses of several. nullopt when there is none
  /// or IAM does not tell, which is said. Throws Error (code_needed) when nobody chooses,
  /// Interrupted.
  std::optional<std::string> find_device(const app::Keys& keys) const;

  /// False only when IAM says which devices the keys' user has, and this is none of them.
  bool may_be_theirs(const std::string& device, const app::Keys& keys) const;

 private:
  app::MfaDevices list_devices(const app::Keys& keys) const;
  const Environment& environment_;
  const app::Report& report_;
  app::Destination sts_ = {};
  app::Destination iam_ = {};
  std::optional<app::Connection> connection_ = {};
};

}  // namespace stsmfa::verb
