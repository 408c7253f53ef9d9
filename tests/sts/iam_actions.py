"""The calls of IAM that set up a profile or explain one."""

import json
from collections.abc import Callable
from urllib.parse import quote

from sts import errors
from sts.authentication import Caller
from sts.errors import Refused
from sts.parameters import Parameters
from sts.replies import Tree, timestamp
from sts.world import Role, User, World

_CREATED = timestamp(1_714_558_830)


def list_mfa_devices(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    user = _user(world, caller, given, "iam:ListMFADevices")
    members: list[Tree] = [
        {"UserName": user.name, "SerialNumber": serial, "EnableDate": _CREATED}
        for serial in user.devices
    ]
    return {"MFADevices": members, "IsTruncated": "false"}


def get_user(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    user = _user(world, caller, given, "iam:GetUser")
    return {
        "User": {
            "Path": "/" + "".join(part + "/" for part in user.arn.split("/")[1:-1]),
            "UserName": user.name,
            "UserId": user.id,
            "Arn": user.arn,
            "CreateDate": _CREATED,
        }
    }


def get_role(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    role = _role(world, caller, given, "iam:GetRole")
    return {
        "Role": {
            "Path": "/",
            "RoleName": role.name,
            "RoleId": role.id,
            "Arn": role.arn,
            "CreateDate": _CREATED,
            "MaxSessionDuration": str(role.max_session_duration),
            "AssumeRolePolicyDocument": quote(json.dumps(_trust_policy(role)), safe=""),
        }
    }


def update_assume_role_policy(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    """Understands the policies that get_role writes: one statement, MFA and ExternalId."""
    role = _role(world, caller, given, "iam:UpdateAssumeRolePolicy")
    try:
        statement = json.loads(given.get("PolicyDocument", ""))["Statement"][0]
        trusted = statement["Principal"]["AWS"]
        conditions = statement.get("Condition", {})
    except (ValueError, LookupError, TypeError):
        raise Refused(errors.MALFORMED_POLICY) from None
    role.trusted = (trusted,) if isinstance(trusted, str) else tuple(trusted)
    role.needs_mfa = "aws:MultiFactorAuthPresent" in conditions.get("Bool", {})
    role.external_id = conditions.get("StringEquals", {}).get("sts:ExternalId")
    age = conditions.get("NumericLessThan", {}).get("aws:MultiFactorAuthAge")
    role.mfa_max_age = None if age is None else int(age)
    return {}


def _trust_policy(role: Role) -> dict[str, object]:
    conditions: dict[str, dict[str, str]] = {}
    if role.needs_mfa:
        conditions["Bool"] = {"aws:MultiFactorAuthPresent": "true"}
    if role.external_id is not None:
        conditions["StringEquals"] = {"sts:ExternalId": role.external_id}
    if role.mfa_max_age is not None:
        conditions["NumericLessThan"] = {"aws:MultiFactorAuthAge": str(role.mfa_max_age)}
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": list(role.trusted)},
        "Action": "sts:AssumeRole",
        "Condition": conditions,
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


def _user(world: World, caller: Caller, given: Parameters, action: str) -> User:
    """The user who is named, or else the caller, which a role's session is not. Whether one may ask
    comes before whether there is an answer."""
    name = given.get("UserName")
    if name is None and caller.user is None:
        raise Refused(errors.MUST_NAME_USER)
    if caller.user is not None and action in caller.user.denied:
        named = name or caller.user.name
        raise Refused(errors.not_authorized(caller.arn, action, f"user {named}"))
    if name is None:
        assert caller.user
        return caller.user
    for user in world.users.values():
        if user.account == caller.account and user.name == name:
            return user
    raise Refused(errors.no_such_entity("user", name))


def _role(world: World, caller: Caller, given: Parameters, action: str) -> Role:
    name = given.get("RoleName", "")
    for role in world.roles.values():
        if role.account == caller.account and role.name == name:
            if caller.user is not None and action in caller.user.denied:
                raise Refused(errors.not_authorized(caller.arn, action, f"role {name}"))
            return role
    raise Refused(errors.no_such_entity("role", name))


ACTIONS: dict[str, Callable[[World, Caller, Parameters, float], Tree]] = {
    "ListMFADevices": list_mfa_devices,
    "GetUser": get_user,
    "GetRole": get_role,
    "UpdateAssumeRolePolicy": update_assume_role_policy,
}
