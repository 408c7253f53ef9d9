#pragma once

#include "base/environment.h"
#include "base/error.h"
#include "cli/options.h"
#include "credentials/document.h"
#include "profile/context.h"
#include "profile/files.h"

#include <string>

namespace stsmfa::profile {

/// What makes a name a profile that can have a session.
enum class ProfileKind {
  long_term_section,  ///< `[P-long-term]`: the session stands in `[P]`
  role,               ///< `role_arn` in `[P]` of either file: the session stands in `[P-mfa]`
  long_term_keys,     ///< a pair of keys in `[P]`, which stays, or a command for one: the same
};

/// The profile of those who name none.
inline constexpr std::string_view usual_profile = "default";

/// Which sections a run is about.
struct SectionNames {
  std::string profile;  ///< without a suffix, as `--profile` of every other tool wants it
  ProfileKind kind = ProfileKind::long_term_section;
  std::string long_term;         ///< where the settings are, and mostly the keys
  std::string short_term;        ///< where the session goes
  std::string long_term_suffix;  ///< `-long-term`; empty with `--long-term-suffix none`
  std::string verb = {};         ///< what it is for, as it is typed before a profile's name
};

/// The profile is `--profile`, `AWS_PROFILE`, `AWS_DEFAULT_PROFILE` or `default`; for a role that
/// is named as ACCOUNT/ROLE, coinbase's `AWS_PROFILE_ASSUME_ROLE` comes after `--profile`. The
/// suffixes are aws-mfa's (`none` in any case: no suffix). Beyond aws-mfa, which could only fail
/// there:
///  - `P-long-term` stands for `P` when that section exists and `P-long-term-long-term` does not,
///    and `P-mfa` for `P` when that section is a session of ours, `P-mfa-long-term` does not exist
///    and no file makes `P-mfa` a profile of the user's own (own_profile.h);
///  - without `[P-long-term]` the profile is one with `role_arn`, or with long-term keys, in either
///    file; its session goes to `[P-mfa]`, since SDKs let `role_arn` win over keys of the same
///    name, and keys are never overwritten;
///  - the session of a role that is named as ACCOUNT/ROLE goes to `[ACCOUNT-ROLE]`.
/// Throws Error (plan_impossible) in aws-mfa's words when both sections have one name, and for the
/// pending section of a rotation, which is no profile. That a profile is none of these is Profile's
/// to say.
SectionNames name_sections(const Context& context, const ProfileFiles& files);

/// Whether there is nothing of the profile to make a session of: neither its long-term section nor
/// what makes it one of another kind.
bool is_missing(const SectionNames& names, const ProfileFiles& files);

/// The name of the profile as it was given: see above, before any suffix is taken off.
std::string wanted_profile(const cli::Options& options, const Environment& environment);

/// `profile`, but that of which it is a section's name (see above).
std::string owner_of(const std::string& profile, const std::string& long_term_suffix,
                     const ProfileFiles& files);

/// `--long-term-suffix` as it is appended to a profile's name.
std::string long_term_suffix(const cli::Options& options);

/// `--short-term-suffix` likewise, for a profile that has a long-term section: mostly empty.
std::string short_term_suffix(const cli::Options& options);

}  // namespace stsmfa::profile
