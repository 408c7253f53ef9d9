#pragma once

#include "base/time.h"
#include "client/access_keys.h"
#include "client/wire.h"
#include "profile/profile.h"

#include <functional>
#include <string>
#include <vector>

namespace stsmfa::rotate {

/// What IAM is asked about one user's keys, as client/access_keys.h has it.
struct Iam {
  std::function<std::vector<client::AccessKey>()> list_keys;
  std::function<profile::Keys()> create_key;
  std::function<client::KeyUse(const std::string& id)> last_use;
  std::function<void(const std::string& id)> deactivate_key;
  std::function<void(const std::string& id)> delete_key;
};

/// AWS and its time as a rotation deals with them, so that each of its steps is tested without a
/// process. All throw Error with AWS's refusal, or why AWS was not reached; Interrupted.
struct Aws {
  /// The ARN of whose the keys are, by the endpoint that renewals use.
  std::function<std::string(const profile::Keys& keys)> identify;
  /// Gets what IAM's calls are signed with, and may ask a person for a code.
  std::function<Iam(const std::string& user_name)> open_iam;
  /// From now on these keys sign where no session does: the old ones will not, once inactive.
  std::function<void(const profile::Keys& keys)> sign_with;
  std::function<client::Wire::Moment()> moment;
  std::function<void(Seconds)> wait;
};

}  // namespace stsmfa::rotate
