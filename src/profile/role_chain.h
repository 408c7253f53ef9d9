#pragma once

#include "profile/files.h"
#include "profile/setting.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stsmfa::profile {

/// Roles one after another. Each is a call, and a profile's chain is followed for each profile that
/// has it as its source.
constexpr std::size_t longest_chain = 100;

/// A role as a profile names it, with what its AssumeRole takes from the same profile.
struct ProfileRole {
  std::string profile;
  Setting arn;
  std::optional<Setting> mfa_serial = {};
  std::optional<Setting> external_id = {};
  std::optional<Setting> session_name = {};
  std::optional<Setting> duration = {};
};

/// How a profile with `role_arn` gets its credentials: the keys of one profile, and then role after
/// role.
struct RoleChain {
  std::string base;                     ///< the profile that has keys
  std::vector<ProfileRole> roles = {};  ///< in the order in which they are assumed; never empty
};

/// Follows `source_profile` from `profile`, which has a `role_arn`, by the rules that the SDKs
/// share (assume-role-tests.json): the first profile's role wins over keys of its own, a later
/// profile's keys end the chain, and only a profile that names itself uses its own keys. Beyond
/// them a source `S` also ends the chain where `[S-long-term]` (S and the suffix) exists, since
/// that is where its keys are. Throws Error (plan_impossible) in the SDKs' words for a loop, a
/// missing profile, half a key pair and a profile without credentials; for more than a hundred
/// roles; and, naming the tool that does it, for `credential_source`, SSO and web identities.
RoleChain find_role_chain(const ProfileFiles& files, const std::string& profile,
                          const std::string& long_term_suffix);

/// Whether a profile's sections hold a pair of keys, or a command that gives one. Throws Error
/// (plan_impossible) when there is half a pair.
bool has_credentials(const Layers& layers);

}  // namespace stsmfa::profile
