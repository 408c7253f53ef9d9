#pragma once

#include "base/error.h"
#include "base/time.h"
#include "credentials/session.h"
#include "session/freshness.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::view {

/// What is to be known of a profile without looking at its session. All of it may be foreign text.
struct ProfileFacts {
  std::string profile;         ///< without a suffix
  std::string section = {};    ///< where its session stands or would stand; empty: not known
  std::string role_arn = {};   ///< empty: no role
  std::string device = {};     ///< the MFA device, an ARN or a serial number; empty: none named
  std::string region = {};     ///< of its own sections; empty: they name none
  std::string source = {};     ///< what makes it a profile: `[dev-long-term]`, `[profile app]`;
                               ///< empty for a session that belongs to no profile
  Seconds duration = {};       ///< what a refresh asks for: the whole of a bar
  bool has_long_term = false;  ///< a long-term section makes it a profile: `--all` renews it
  bool auto_renew = true;      ///< and `--renew` may
  bool is_onward = false;      ///< AWS tools assume the role from the section's session themselves
  bool is_shared_alone = false;  ///< `[mfa-K]`: a shared session that is no profile's own
  /// Other profiles whose roles a refresh assumes from the session, which is valid; of one in
  /// `[mfa-K]` also those that it served, as long as no other does.
  std::vector<std::string> serves = {};
};

/// The account's twelve digits: of the role's ARN, else of the device's. Empty when neither has
/// any.
std::string account_id_of(const ProfileFacts& facts);

/// Who one is with the session, in one word: `123456789012:role/iamAdmin`, without a role
/// `123456789012:lee` (a virtual device is commonly called as its user is; the ARN tells no more).
/// Empty when the ARNs do not tell.
std::string identity_of(const ProfileFacts& facts);

enum class SessionState {
  fresh,
  expiring,  ///< usable, but so near its end that a refresh would renew it
  expired,
  none,          ///< there is no such section
  incomplete,    ///< one of the six keys is missing, or the expiration cannot be read
  role_changed,  ///< a session of another role than the profile wants now
  unusable,      ///< the profile itself is broken, and no refresh could help
};

/// Its stable name in JSON: `fresh`, `expiring`, ..., as it is spelled above.
std::string_view name_of(SessionState state);

/// A role's session that `exec`, `export` and `console` have kept, and would use again.
struct KeptStatus {
  std::string section;
  Time expires_at;
  Seconds left;
  Seconds duration;        ///< what is asked for: the whole of a bar
  bool is_ending = false;  ///< usable, but so near its end that it would be made anew
};

/// A profile and what its session is worth at one moment.
struct ProfileStatus {
  ProfileFacts facts;
  SessionState state = SessionState::none;
  /// A refresh of the profile would renew or make it, as session::decide says. That is what "stale"
  /// means in every form of `status`. An unusable profile is not stale, since its refresh fails,
  /// nor is a session that belongs to no profile, since no refresh is about it.
  bool stale = false;
  std::optional<Time> expires_at = {};  ///< of a whole session, an expired one included
  Seconds left = {};                    ///< until then; 0 when it is over or was never made
  std::string problem = {};             ///< why the profile is unusable: one line, unescaped
  /// A refresh would find a shared session to assume the role from. (Whether AWS grants it, a
  /// trust policy that asks for a recent code may decide otherwise.)
  bool without_code = false;
  /// Of a profile whose role is assumed from the session above. It makes nothing fresh: AWS tools
  /// do not use it, and no refresh is about it.
  std::optional<KeptStatus> kept = {};
  /// Of role_changed: the role of the session that stands there, as it may be shown; empty: none.
  std::string stored_role = {};
};

/// What the decision on a profile's section comes to; stale if the decision says so. An expired
/// session is `expired`, whatever role it is of. The decision must not be one under `force`, which
/// is not about the session.
ProfileStatus status_of(ProfileFacts facts, const session::Decision& decision, Time now);

/// The status of a profile that could not even be planned.
ProfileStatus unusable(ProfileFacts facts, const Error& reason);

/// The line for a shell prompt, two words and no line end, unescaped: `dev 42m`, `dev 1h30m`,
/// `dev expired`, `dev stale` (incomplete, or of another role), `dev -` (never made). For the
/// prompt a session near its end is one that has so much left.
std::string short_line(const ProfileStatus& status);

}  // namespace stsmfa::view
