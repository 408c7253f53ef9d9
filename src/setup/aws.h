#pragma once

#include "ask/device.h"
#include "cli/options.h"
#include "cli/report.h"
#include "client/client.h"
#include "profile/destination.h"
#include "profile/profile.h"
#include "setup/edits.h"

#include <optional>
#include <string>

namespace stsmfa::setup {

/// What the wizard asks AWS about keys that are not in the file yet.
class SetupAws {
 public:
  /// Finds the endpoints for the profile, says what is unusual about them, and starts the helper.
  /// Throws find_destination's errors and Helper's.
  SetupAws(const SetupNames& names, const cli::Options& options, const Environment& environment,
           const cli::Report& report);

  /// Says whose the keys are. Gives an Error of status success when AWS knows them, else with
  /// AWS's words, or why it was not reached. Throws Interrupted.
  Error identify(const profile::Keys& keys) const;

  /// The device that IAM names, or that the person chooses of several. nullopt when there is none
  /// or IAM does not tell, which is said. Throws Error (code_needed) when nobody chooses,
  /// Interrupted.
  std::optional<std::string> find_device(const profile::Keys& keys) const;

  /// False only when IAM says which devices the keys' user has, and this is none of them.
  bool may_be_theirs(const std::string& device, const profile::Keys& keys) const;

 private:
  ask::MfaDevices list_devices(const profile::Keys& keys) const;
  const Environment& environment_;
  const cli::Report& report_;
  profile::Destination sts_ = {};
  profile::Destination iam_ = {};
  std::optional<client::Connection> connection_ = {};
};

}  // namespace stsmfa::setup
