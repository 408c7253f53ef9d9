"""The calls of STS that stsmfa and the AWS CLI make."""

import re
from collections.abc import Callable

from sts import errors, parameters, session_policies
from sts.authentication import Caller
from sts.errors import Refused
from sts.parameters import Parameters
from sts.replies import Tree, timestamp
from sts.world import Role, Session, World

CHAIN_LIMIT = 3600


def get_caller_identity(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    return {"Arn": caller.arn, "UserId": _user_id(caller), "Account": caller.account}


def get_session_token(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    parameters.check("GetSessionToken", given)
    if caller.session is not None:
        raise Refused(errors.SESSION_CANNOT_GET_SESSION)
    assert caller.user
    mfa_time = _check_mfa(world, caller, given, now)
    duration = int(given.get("DurationSeconds", "43200"))
    if caller.user.is_root:
        duration = min(duration, 3600)
    session = world.issue(now + duration, caller.user, mfa_time=mfa_time)
    return {"Credentials": _credentials(session)}


def assume_role(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    parameters.check("AssumeRole", given)
    arn = given["RoleArn"]
    if not re.fullmatch(r"arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+", arn):
        raise Refused(errors.AwsError(400, "ValidationError", f"{arn} is invalid"))
    if caller.user is not None and caller.user.is_root:
        raise Refused(errors.ROOT_CANNOT_ASSUME)
    mfa_time = _check_mfa(world, caller, given, now)
    if mfa_time is None and caller.session is not None:
        mfa_time = caller.session.mfa_time
    role = world.roles.get(arn)
    if role is None or not _may_assume(role, caller, given, mfa_time, now):
        raise Refused(errors.not_authorized(caller.arn, "sts:AssumeRole", arn))
    policy = session_policies.read(given, role.account)
    duration = int(given.get("DurationSeconds", "3600"))
    if caller.chained and duration > CHAIN_LIMIT:
        raise Refused(errors.OVER_CHAIN_LIMIT)
    if duration > role.max_session_duration:
        raise Refused(errors.OVER_ROLE_MAXIMUM)
    name = given["RoleSessionName"]
    session = world.issue(now + duration, None, role=role, name=name, policy=policy)
    return {
        "AssumedRoleUser": {"AssumedRoleId": f"{role.id}:{name}", "Arn": session.arn},
        "Credentials": _credentials(session),
    }


def _check_mfa(world: World, caller: Caller, given: Parameters, now: float) -> float | None:
    """When a code was given, and good; None without one."""
    serial, code = given.get("SerialNumber"), given.get("TokenCode")
    if serial is None and code is None:
        return None
    if serial is None or code is None:
        raise Refused(errors.HALF_MFA)
    if caller.user is None or serial not in caller.user.devices or ":u2f/" in serial:
        raise Refused(errors.UNKNOWN_DEVICE)
    if not world.devices[serial].take(code, now):
        raise Refused(errors.INVALID_CODE)
    return now


def _may_assume(
    role: Role, caller: Caller, given: Parameters, mfa_time: float | None, now: float
) -> bool:
    if not role.trusts(caller.arn):
        return False
    if role.external_id is not None and given.get("ExternalId") != role.external_id:
        return False
    if mfa_time is None:
        return not role.needs_mfa and role.mfa_max_age is None
    return role.mfa_max_age is None or now - mfa_time < role.mfa_max_age


def _credentials(session: Session) -> Tree:
    return {
        "AccessKeyId": session.access_key_id,
        "SecretAccessKey": session.secret,
        "SessionToken": session.token,
        "Expiration": timestamp(session.expiration),
    }


def _user_id(caller: Caller) -> str:
    if caller.session is not None and caller.session.role is not None:
        return f"{caller.session.role.id}:{caller.session.name}"
    assert caller.user
    return caller.user.id


ACTIONS: dict[str, Callable[[World, Caller, Parameters, float], Tree]] = {
    "GetCallerIdentity": get_caller_identity,
    "GetSessionToken": get_session_token,
    "AssumeRole": assume_role,
}
