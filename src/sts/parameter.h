#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace stsmfa::sts {

/// Why STS would refuse a value, found out before anybody is asked for a code: nullopt when the
/// value may be sent. `cause` is a sentence part fit for Error::cause ("must be 9 to 256
/// characters of letters, digits and _+=/:,.@-"), `hint` what would help, possibly empty. Neither
/// repeats the value. The limits are those of the AWS service model of STS.
struct Refusal {
  std::string cause;
  std::string hint = {};
};
using Check = std::optional<Refusal>;

/// What helps a user of FIDO keys alone.
constexpr std::string_view fido_way = "for FIDO keys, AWS's own way is aws login or SSO";

/// SerialNumber: an MFA device's ARN (`arn:PARTITION:iam::ACCOUNT:mfa/NAME`; the account may be
/// missing, as in Ceph's) or the serial number of a hardware device (`GAHT12345678`), 9 to 256
/// characters. A `:user/` ARN gets the hint to write `:mfa/`, since STS says no more than
/// AccessDenied to it; a `:u2f/` device is a FIDO key, which has no codes: only a virtual or
/// hardware TOTP device works with STS.
Check check_serial_number(std::string_view serial_number);

/// TokenCode: six digits.
Check check_token_code(std::string_view code);

/// Whether a text is an account's id: twelve digits.
bool is_account_id(std::string_view text);

/// RoleArn: 20 to 2048 characters, `arn:aws[a-z-]*:iam::([0-9]{12})?:role/...`; the account may be
/// missing (Ceph's roles have none). Names what is wrong: a user or an assumed-role ARN, an account
/// that is not twelve digits.
Check check_role_arn(std::string_view role_arn);

/// RoleSessionName: 2 to 64 of `[\w+=,.@-]`.
Check check_role_session_name(std::string_view name);

/// ExternalId: 2 to 1224 of `[\w+=,.@:\/-]`.
Check check_external_id(std::string_view id);

/// DurationSeconds of GetSessionToken: 900 to 129600.
Check check_session_duration(Seconds duration);

/// DurationSeconds of AssumeRole: 900 to 43200.
Check check_role_duration(Seconds duration);

/// Whether a text is an access key id as AWS makes them: `AKIA` or `ASIA` and 12 to 124 of
/// `[A-Z0-9]`, or 20 of these.
bool is_aws_access_key_id(std::string_view id);

/// An access key id as Ceph, MinIO and LocalStack have them too: 3 to 128 of `\w`. Anything else
/// may be a secret in the wrong place, and so may what has the form of one
/// (looks_like_secret_access_key).
Check check_access_key_id(std::string_view id);

/// The same for an endpoint of AWS itself, where another id than AWS's could only be something that
/// should not be sent.
Check check_aws_access_key_id(std::string_view id);

/// An access key id as it may be shown: one that is not as AWS makes them by its first four
/// characters, since a quarter of all secrets are letters and digits alone; `(not shown)` for what
/// is none at all.
std::string shown_access_key_id(std::string_view id);

/// A secret access key: printable ASCII without blanks, no quotes around it, and no access key id,
/// which would be a pair that has been exchanged. A character that the eye does not see is named.
Check check_secret_access_key(std::string_view key);

/// A session token: the same, of any kind.
Check check_session_token(std::string_view token);

/// A session name out of a user's name: every character that AWS refuses becomes `-`, at most 64
/// characters; a single character gets `stsmfa-` in front and no character at all is `stsmfa`.
std::string role_session_name_from(std::string_view user);

}  // namespace stsmfa::sts
