#pragma once

#include "base/time.h"
#include "client/client.h"
#include "profile/profile.h"
#include "sts/call.h"
#include "sts/sigv4.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::client {

// What IAM tells and does about the access keys of a user. All calls are signed with `credentials`,
// mostly a session's: many accounts let nobody in without MFA. Each throws Error with IAM's refusal
// or why it was not reached; unreached as well for an answer that cannot be used; Interrupted.

/// A long-term key as IAM lists it.
struct AccessKey {
  std::string id;
  enum class Status { active, inactive } status;
  Time created;
};

/// When and for what a key was used last, as far as IAM knows: it learns of it hours later.
struct KeyUse {
  std::optional<Time> when = {};  ///< nullopt: never
  std::string service = {};       ///< `sts`: foreign text
  std::string region = {};        ///< `us-east-1`: foreign text
};

/// Who asks IAM, about whom.
struct KeyOwner {
  const Client& iam;
  const sts::Credentials& credentials;
  std::string user_name;
};

/// All keys of the user; IAM allows two.
std::vector<AccessKey> list_access_keys(const KeyOwner& owner);

KeyUse last_use_of(const KeyOwner& owner, const std::string& access_key_id);

/// Makes a key, whose secret is told this once. Sent once: when the answer is lost there may be a
/// key whose secret nobody knows. The pair is one that may stand in a file and be sent to where
/// `iam` is.
profile::Keys create_access_key(const KeyOwner& owner);

// Sent once as well. A key that is not there (any more) is no Error.

void deactivate_access_key(const KeyOwner& owner, const std::string& access_key_id);
void delete_access_key(const KeyOwner& owner, const std::string& access_key_id);

}  // namespace stsmfa::client
