"""A file whose keys are rotated, and what becomes of it."""

import re
from collections.abc import Sequence

from cli.support.clock import FAST
from cli.support.home import Home, section
from cli.support.program import Program, Result
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


def begin_anew(home: Home, double: StsDouble) -> None:
    """The file and AWS as they were before any rotation."""
    world = double.world
    lee = world.users[LEE]
    for key in world.keys_of(lee):
        del world.keys[key.id]
    world.add_key(lee, LEE_KEY, LEE_SECRET)
    double.faults.clear()
    home.write_credentials(BEFORE)


def assert_nothing_is_lost(home: Home, double: StsDouble) -> None:
    """Whatever has ended a run: AWS knows the pair of each section that had one, and no key works
    whose secret is gone, unless it was never used or is the old one, which was replaced."""
    keys = double.world.keys
    for name in ("dev-long-term", "plain"):
        found = home.section(name)
        key = keys[found["aws_access_key_id"]]
        assert key.active and key.secret == found["aws_secret_access_key"], name
    text = home.credentials.read_text()
    for key in double.world.keys_of(double.world.users[LEE]):
        if key.id != LEE_KEY and key.secret not in text:
            assert key.last_use is None, f"the secret of {key.id} is lost"


def rotate_to_the_end(home: Home, double: StsDouble, stsmfa: Program) -> None:
    """What a person does after a run that ended somewhere: rotates again, doing what is said."""
    result = rotate(double, stsmfa)
    discard = re.search(r"stsmfa rotate dev --discard (\w+) deletes it", result.err)
    if result.status == 1 and discard:
        discarded = stsmfa.run(
            "rotate", "dev", "--discard", discard[1], "--token", double.code(), wrapper=FAST
        )
        assert discarded.status == 0, discarded.err
        result = rotate(double, stsmfa)
    assert result.status == 0, result.err
    (key,) = double.world.keys_of(double.world.users[LEE])
    assert key.id != LEE_KEY
    home.assert_credentials(rotated(key))


def rotate(double: StsDouble, stsmfa: Program, wrapper: Sequence[str] = ()) -> Result:
    """With the old key deleted."""
    command = ("rotate", "dev", "--token", double.code(), "--delete")
    return stsmfa.run(*command, wrapper=(*FAST, *wrapper))
