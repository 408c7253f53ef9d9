#pragma once

#include "base/error.h"
#include "client/access_keys.h"
#include "rotate/aws.h"
#include "rotate/retire.h"
#include "setup/person.h"

#include <string>

namespace stsmfa::rotate {

/// IAM allows two keys of a user: with a second one that no pending section holds, none can be
/// made.
struct SecondKey {
  client::AccessKey mine;  ///< the file's
  client::AccessKey other;
  std::string profile;  ///< for `stsmfa rotate NAME`
};

/// Retires the second key where it is older than the file's, as a rotation leaves it. By
/// `--deactivate` or `--delete` only if it is inactive, or nobody has used it since the file's was
/// made: it may never have stood in this file. Throws Error (plan_impossible), naming the key, its
/// age and its last use, with what to type, when it stays against what was asked for:
/// `--deactivate` asks for no more than that it is inactive; retire()'s.
void retire_older(const SecondKey& keys, Retirement how, const Iam& iam,
                  const setup::Person& person);

/// The Error (plan_impossible) for a second key that is newer than the file's: made in vain, or
/// somebody's. Throws IAM's Error when that does not say when it was used.
Error newer_key(const SecondKey& keys, const Iam& iam);

}  // namespace stsmfa::rotate
