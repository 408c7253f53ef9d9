"""AWS's refusals, word for word: status, code and message as AWS sends them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AwsError:
    status: int
    code: str
    message: str

    @property
    def kind(self) -> str:
        """Whose fault it is, as the reply's Type element says."""
        return "Sender" if self.status < 500 else "Receiver"


class Refused(Exception):
    """Raised wherever the double finds a reason not to do what it is asked."""

    def __init__(self, error: AwsError) -> None:
        super().__init__(error.message)
        self.error = error


INVALID_CODE = AwsError(
    403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code."
)
UNKNOWN_DEVICE = AwsError(
    403,
    "AccessDenied",
    "MultiFactorAuthentication failed, unable to validate MFA code.  "
    "Please verify your MFA serial number is valid and associated with this user.",
)
HALF_MFA = AwsError(
    403,
    "AccessDenied",
    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
)
SESSION_CANNOT_GET_SESSION = AwsError(
    403, "AccessDenied", "Cannot call GetSessionToken with session credentials"
)
ROOT_CANNOT_ASSUME = AwsError(403, "AccessDenied", "Roles may not be assumed by root accounts.")
INVALID_CLIENT_TOKEN = AwsError(
    403, "InvalidClientTokenId", "The security token included in the request is invalid."
)
EXPIRED_TOKEN = AwsError(
    403, "ExpiredToken", "The security token included in the request is expired"
)
WRONG_SIGNATURE = AwsError(
    403,
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. "
    "Consult the service documentation for details.",
)
OVER_ROLE_MAXIMUM = AwsError(
    400,
    "ValidationError",
    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
)
OVER_CHAIN_LIMIT = AwsError(
    400,
    "ValidationError",
    "The requested DurationSeconds exceeds the 1 hour session limit "
    "for roles assumed by role chaining.",
)
TAGS_TOO_LARGE = AwsError(
    400,
    "PackedPolicyTooLarge",
    "Packed size of session tags consumes 138% of allotted space.",
)
TOKEN_TOO_LARGE = AwsError(400, "PackedPolicyTooLarge", "Serialized token too large for session")
MALFORMED_POLICY = AwsError(400, "MalformedPolicyDocument", "Syntax errors in policy.")
THROTTLED = AwsError(400, "Throttling", "Rate exceeded")
UNSIGNED = AwsError(
    403, "MissingAuthenticationToken", "Request is missing Authentication Token"
)
INTERNAL_FAILURE = AwsError(
    500, "InternalFailure", "We encountered an internal error. Please try again."
)
UNAVAILABLE = AwsError(503, "ServiceUnavailable", "Service Unavailable")


def region_disabled(account: str) -> AwsError:
    return AwsError(
        403,
        "RegionDisabledException",
        f"STS is not activated in this region for account:{account}. "
        "Your account administrator can activate STS in this region using the IAM Console.",
    )


def not_authorized(caller: str, action: str, resource: str) -> AwsError:
    return AwsError(
        403,
        "AccessDenied",
        f"User: {caller} is not authorized to perform: {action} on resource: {resource}",
    )


def no_date(authorization: str) -> AwsError:
    """AWS repeats the header, and with it the access key and the signature."""
    return AwsError(
        400,
        "IncompleteSignature",
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
        f"Authorization={authorization}",
    )


def malformed_authorization(authorization: str) -> AwsError:
    return AwsError(
        400,
        "IncompleteSignature",
        f"'{authorization}' not a valid key=value pair (missing equal-sign) "
        "in Authorization header.",
    )


def malformed_date(date: str) -> AwsError:
    return AwsError(
        400, "IncompleteSignature", f"Date must be in ISO-8601 'basic format'. Got '{date}'."
    )


def expired_signature(signed: str, earliest: str, now: str) -> AwsError:
    return AwsError(
        403,
        "SignatureDoesNotMatch",
        f"Signature expired: {signed} is now earlier than {earliest} ({now} - 15 min.)",
    )


def future_signature(signed: str, latest: str, now: str) -> AwsError:
    return AwsError(
        403,
        "SignatureDoesNotMatch",
        f"Signature not yet current: {signed} is still later than {latest} ({now} + 15 min.)",
    )


def wrong_scope(what: str) -> AwsError:
    return AwsError(
        403, "SignatureDoesNotMatch", f"Credential should be scoped to {what}."
    )


def invalid(messages: list[str]) -> AwsError:
    """What AWS's parameter validation answers; it repeats the values, a token code's included."""
    count = len(messages)
    errors = "error" if count == 1 else "errors"
    return AwsError(
        400, "ValidationError", f"{count} validation {errors} detected: {'; '.join(messages)}"
    )


TOO_MANY_KEYS = AwsError(
    409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2"
)
MUST_NAME_USER = AwsError(
    400, "ValidationError", "Must specify userName when calling with non-User credentials"
)


def policy_too_large(percent: int) -> AwsError:
    return AwsError(
        400,
        "PackedPolicyTooLarge",
        f"Packed policy consumes {percent}% of allotted space, please use smaller policy.",
    )


POLICY_TOO_LARGE = policy_too_large(157)


def no_such_entity(kind: str, name: str) -> AwsError:
    return AwsError(404, "NoSuchEntity", f"The {kind} with name {name} cannot be found.")


def no_such_key(key: str) -> AwsError:
    return AwsError(404, "NoSuchEntity", f"The Access Key with id {key} cannot be found.")


def explicitly_denied(caller: str, action: str, resource: str) -> AwsError:
    message = not_authorized(caller, action, resource).message
    return AwsError(
        403, "AccessDenied", f"{message} with an explicit deny in an identity-based policy"
    )


def unknown_action(action: str, version: str) -> AwsError:
    return AwsError(
        400, "InvalidAction", f"Could not find operation {action} for version {version}"
    )
