"""A file whose keys are rotated, and what becomes of it."""

from cli.support.home import section
from sts.default_world import LEE, LEE_DEVICE, LEE_KEY, LEE_SECOND_KEY, LEE_SECRET
from sts.sts_double import StsDouble
from sts.world import AccessKey


def pair(key: str, secret: str) -> dict[str, str]:
    return {"aws_access_key_id": key, "aws_secret_access_key": secret}


def _text(key: str, secret: str) -> str:
    lines = section("dev-long-term", pair(key, secret))
    return (
        f"# mine\n{lines}aws_mfa_device = {LEE_DEVICE} \n\n[other]\nx = 1\n"
        + section("plain", pair(key, secret))
    )


BEFORE = _text(LEE_KEY, LEE_SECRET)
"""The pair in two sections, of which one has a device."""


def rotated(new: AccessKey) -> str:
    return _text(new.id, new.secret)


def pending_section(new: AccessKey, old: str = LEE_KEY) -> str:
    return section(f"stsmfa-rotate-{old}", pair(new.id, new.secret))


def leave_one_key(double: StsDouble) -> None:
    """Of lee's, in an account that wants MFA for it."""
    del double.world.keys[LEE_SECOND_KEY]
    double.world.users[LEE].needs_mfa = True
