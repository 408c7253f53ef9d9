"""What limits a role's session beyond its role: Policy and PolicyArns of AssumeRole."""

import json
import re
from dataclasses import dataclass

from sts import errors
from sts.errors import Refused
from sts.parameters import Parameters, policy_arns

PACKED = 2048
"""How many characters of policies and their ARNs fill the space that a session has for them; AWS
packs them in a way of its own."""
_ARN = re.compile(r"arn:aws[a-z-]*:iam::(aws|\d{12}):policy/[\w+=,.@/-]+")


@dataclass(frozen=True)
class SessionPolicy:
    document: str = ""
    arns: tuple[str, ...] = ()


def read(given: Parameters, role_account: str) -> SessionPolicy:
    """Raises AWS's refusals of what is no policy, or too much of it."""
    document = given.get("Policy", "")
    arns = tuple(arn for _, arn in policy_arns(given))
    if document and not _is_policy(document):
        raise Refused(errors.MALFORMED_POLICY)
    for arn in arns:
        found = _ARN.fullmatch(arn)
        if found is None or found[1] not in ("aws", role_account):
            raise Refused(errors.AwsError(400, "ValidationError", f"ARN {arn} is not valid."))
    share = (len(document) + sum(map(len, arns))) * 100 // PACKED
    if share > 100:
        raise Refused(errors.policy_too_large(share))
    return SessionPolicy(document, arns)


def _is_policy(document: str) -> bool:
    try:
        policy = json.loads(document)
        statements = policy["Statement"]
    except (ValueError, LookupError, TypeError):
        return False
    statements = statements if isinstance(statements, list) else [statements]
    return bool(statements) and all(map(_is_statement, statements))


def _is_statement(statement: object) -> bool:
    return (
        isinstance(statement, dict)
        and statement.get("Effect") in ("Allow", "Deny")
        and bool(statement.keys() & {"Action", "NotAction"})
        and bool(statement.keys() & {"Resource", "NotResource"})
    )
