"""IAM's calls for a user's access keys, word for word, with its limit of two."""

import base64
import secrets
from collections.abc import Callable

from sts import errors
from sts.authentication import Caller
from sts.errors import Refused
from sts.parameters import Parameters
from sts.replies import Tree, timestamp
from sts.world import AccessKey, User, World

MOST_KEYS = 2


def list_access_keys(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    user = _user(world, caller, given, "iam:ListAccessKeys")
    members: list[Tree] = [
        {
            "UserName": user.name,
            "AccessKeyId": key.id,
            "Status": _status(key),
            "CreateDate": timestamp(key.created),
        }
        for key in world.keys_of(user)
    ]
    return {"AccessKeyMetadata": members, "IsTruncated": "false"}


def create_access_key(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    user = _user(world, caller, given, "iam:CreateAccessKey")
    if len(world.keys_of(user)) >= MOST_KEYS:
        raise Refused(errors.TOO_MANY_KEYS)
    key = AccessKey(
        id="AKIA" + base64.b32encode(secrets.token_bytes(10)).decode(),
        secret=base64.b64encode(secrets.token_bytes(30)).decode(),
        user=user,
        created=now,
        misses=world.new_key_misses,
    )
    world.keys[key.id] = key
    world.made_keys.append(key)
    return {
        "AccessKey": {
            "UserName": user.name,
            "AccessKeyId": key.id,
            "Status": _status(key),
            "SecretAccessKey": key.secret,
            "CreateDate": timestamp(key.created),
        }
    }


def update_access_key(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    key = _key(world, caller, given, "iam:UpdateAccessKey")
    key.active = given.get("Status") == "Active"
    return {}


def delete_access_key(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    key = _key(world, caller, given, "iam:DeleteAccessKey")
    del world.keys[key.id]
    return {}


def get_access_key_last_used(world: World, caller: Caller, given: Parameters, now: float) -> Tree:
    """Takes no user's name: whose key it is, its id tells."""
    key = world.keys.get(given.get("AccessKeyId", ""))
    if key is None:
        raise Refused(errors.no_such_key(given.get("AccessKeyId", "")))
    _check_allowed(caller, key.user.name, "iam:GetAccessKeyLastUsed")
    use: Tree = {"ServiceName": "N/A", "Region": "N/A"}
    if key.last_use is not None:
        used_at, service, region = key.last_use
        use = {"LastUsedDate": timestamp(used_at), "ServiceName": service, "Region": region}
    return {"UserName": key.user.name, "AccessKeyLastUsed": use}


def _status(key: AccessKey) -> str:
    return "Active" if key.active else "Inactive"


def _user(world: World, caller: Caller, given: Parameters, action: str) -> User:
    name = given.get("UserName")
    if name is None and caller.user is None:
        raise Refused(errors.MUST_NAME_USER)
    named = name or (caller.user.name if caller.user else "")
    _check_allowed(caller, named, action)
    for user in world.users.values():
        if user.account == caller.account and user.name == named:
            return user
    raise Refused(errors.no_such_entity("user", named))


def _key(world: World, caller: Caller, given: Parameters, action: str) -> AccessKey:
    user = _user(world, caller, given, action)
    key = world.keys.get(given.get("AccessKeyId", ""))
    if key is None or key.user is not user:
        raise Refused(errors.no_such_key(given.get("AccessKeyId", "")))
    return key


def _check_allowed(caller: Caller, name: str, action: str) -> None:
    """By the caller's own policies: many accounts deny everything to who has given no code."""
    if caller.user is None:
        return
    denied = action in caller.user.denied
    lacks_mfa = caller.session is None or caller.session.mfa_time is None
    if denied or (caller.user.needs_mfa and lacks_mfa):
        raise Refused(errors.explicitly_denied(caller.arn, action, f"user {name}"))


ACTIONS: dict[str, Callable[[World, Caller, Parameters, float], Tree]] = {
    "ListAccessKeys": list_access_keys,
    "CreateAccessKey": create_access_key,
    "UpdateAccessKey": update_access_key,
    "DeleteAccessKey": delete_access_key,
    "GetAccessKeyLastUsed": get_access_key_last_used,
}
