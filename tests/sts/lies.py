"""What a double can answer instead of the truth: AWS's refusals, foreign replies, broken ones."""

import re

from sts import errors
from sts.exchange import Reply

HTML_503 = Reply(
    503,
    b"<html><body><b>Http/1.1 Service Unavailable</b></body> </html>",
    {"Content-Type": "text/html"},
)
OTHER_ROOT = Reply(
    200,
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01">'
    b"<Owner><ID>bcaf1ffd86f4</ID></Owner><Buckets></Buckets></ListAllMyBucketsResult>",
    {"Content-Type": "text/xml"},
)

LIES: dict[str, list[tuple[str, str]]] = {
    "no-secret": [(r"<SecretAccessKey>[^<]*</SecretAccessKey>", "")],
    "no-token": [(r"<SessionToken>[^<]*</SessionToken>", "")],
    "no-key": [(r"<AccessKeyId>[^<]*</AccessKeyId>", "")],
    "no-expiration": [(r"<Expiration>[^<]*</Expiration>", "")],
    "past-expiration": [(r"<Expiration>[^<]*<", "<Expiration>2001-02-03T04:05:06Z<")],
    "far-expiration": [(r"<Expiration>[^<]*<", "<Expiration>9999-12-31T23:59:59Z<")],
    "odd-expiration": [(r"<Expiration>[^<]*<", "<Expiration>tomorrow<")],
    "newline-in-key": [(r"<AccessKeyId>", "<AccessKeyId>ASIA&#10;aws_access_key_id = evil")],
    "newline-in-secret": [(r"<SecretAccessKey>", "<SecretAccessKey>x&#10;[other]&#10;y = z")],
    "control-in-token": [(r"<SessionToken>", "<SessionToken>&#27;[2J")],
    "bracket-in-token": [(r"<SessionToken>", "<SessionToken>[]")],
    "space-in-values": [
        (r"<SecretAccessKey>(.{10})", r"<SecretAccessKey>\n  \1\n  "),
        (r"<SessionToken>(.{10})", r"<SessionToken>\n  \1\n  "),
    ],
    "other-action": [(r"(AssumeRole|GetSessionToken)Re", "GetFederationTokenRe")],
}
"""Changes to a good reply, by name: (pattern, replacement) pairs."""

ERRORS = {
    "invalid-code": errors.INVALID_CODE,
    "unknown-device": errors.UNKNOWN_DEVICE,
    "half-mfa": errors.HALF_MFA,
    "session-cannot-get-session": errors.SESSION_CANNOT_GET_SESSION,
    "root-cannot-assume": errors.ROOT_CANNOT_ASSUME,
    "invalid-client-token": errors.INVALID_CLIENT_TOKEN,
    "expired-token": errors.EXPIRED_TOKEN,
    "wrong-signature": errors.WRONG_SIGNATURE,
    "over-role-maximum": errors.OVER_ROLE_MAXIMUM,
    "over-chain-limit": errors.OVER_CHAIN_LIMIT,
    "policy-too-large": errors.POLICY_TOO_LARGE,
    "tags-too-large": errors.TAGS_TOO_LARGE,
    "token-too-large": errors.TOKEN_TOO_LARGE,
    "malformed-policy": errors.MALFORMED_POLICY,
    "throttled": errors.THROTTLED,
    "unsigned": errors.UNSIGNED,
    "internal-failure": errors.INTERNAL_FAILURE,
    "unavailable": errors.UNAVAILABLE,
    "region-disabled": errors.region_disabled("123456789012"),
    "not-authorized": errors.not_authorized(
        "arn:aws:iam::123456789012:user/bob",
        "sts:AssumeRole",
        "arn:aws:iam::123456789012:role/demo",
    ),
}
"""AWS's refusals by name, for answering any of them without a cause."""


def falsified(name: str, reply: Reply) -> Reply:
    """A good reply with the lie of this name in it."""
    body = reply.body.decode()
    for pattern, replacement in LIES[name]:
        body = re.sub(pattern, replacement, body)
    return Reply(reply.status, body.encode(), reply.headers)


def redirect(target: str) -> Reply:
    return Reply(302, b"", {"Location": target})
