"""Files with many profiles, and what `--all` and `--renew` make of them."""

import subprocess
from collections.abc import Mapping

from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import (
    KIM_DEVICE,
    KIM_KEY,
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECOND_KEY,
    secret_of,
)
from sts.sts_double import StsDouble
from sts.world import Session

SHARED = f"mfa-{LEE_KEY}"
"""Where lee's shared session stands when no profile names a section for it."""


def _keys(key: str, device: str) -> str:
    return (
        f"aws_access_key_id = {key}\n"
        f"aws_secret_access_key = {secret_of(key)}\n"
        f"aws_mfa_device = {device}\n"
    )


SECOND_KEYS = _keys(LEE_SECOND_KEY, LEE_DEVICE)
"""Lee's other key, with the same device."""
KIMS_KEYS = _keys(KIM_KEY, KIM_DEVICE)
"""Somebody else's, with another one."""


def long_term(name: str, role: str = "", keys: str = KEYS, **more: str) -> str:
    properties = ({"assume_role": role} if role else {}) | more
    lines = [f"{key} = {value}\n" for key, value in properties.items()]
    return f"[{name}-long-term]\n{keys}" + "".join(lines)


LOGIN = long_term("login")


def team(double: StsDouble, count: int, **more: str) -> str:
    """The profiles team-1 and on, with a role each."""
    roles = enumerate(double.add_roles(count), 1)
    return "".join(long_term(f"team-{number}", role, **more) for number, role in roles)


def team_names(count: int, first: int = 1) -> list[str]:
    return [f"team-{number}" for number in range(first, first + count)]


def sessions(double: StsDouble) -> dict[str, Session]:
    """The last session of each role by its ARN, and of each user by the user's."""
    return {
        session.role.arn if session.role else session.arn: session
        for session in double.world.sessions.values()
    }


def made(double: StsDouble, names: Mapping[str, str]) -> dict[str, Session]:
    """Section names by whose session they are to have: `{"login": LEE, "dev": ADMIN}`."""
    known = sessions(double)
    return {name: known[arn] for name, arn in names.items()}


def assert_made(home: Home, before: str | bytes, expected: Mapping[str, Session]) -> None:
    """The file is what it was and behind that these sections, byte for byte. Those of one rewrite
    stand in the order of the file; how many rewrites there are is the clock's business."""
    names = [name for name in home.sections() if name in expected]
    assert sorted(names) == sorted(expected)
    after = "".join(session_section(name, expected[name]) for name in names)
    assert isinstance(before, str)
    home.assert_credentials(before + after)


def team_sessions(double: StsDouble, count: int) -> dict[str, Session]:
    """What the profiles of team() are to have."""
    roles = [arn for arn in double.world.roles if "/team-" in arn]
    return made(double, dict(zip(team_names(count), sorted(roles), strict=True)))


def assert_all_made(home: Home, double: StsDouble, before: str | bytes, count: int) -> None:
    """[login] with lee's shared session, and every profile of team()."""
    assert_made(home, before, made(double, {"login": LEE}) | team_sessions(double, count))


def start_in_the_middle(
    home: Home, double: StsDouble, stsmfa: Program, count: int
) -> tuple[str | bytes, subprocess.Popen[str]]:
    """The file, with [login] and so many profiles, and `--all` when the answers of two calls have
    been taken: at most 32 are under way, and the 34th has gone out."""
    before = home.write_credentials(LOGIN + team(double, count))
    double.misbehave("hold", calls=None, action="AssumeRole", after=2)
    process = stsmfa.start("--all", "--token", double.code())
    double.log.wait_until(lambda calls: len(calls) == 1 + 34)
    return before, process


def answered(double: StsDouble) -> dict[str, str]:
    """The profiles of team() whose calls were answered, and their roles."""
    calls = [call for call in double.calls("AssumeRole") if call.outcome == "OK"]
    roles = [call.parameters["RoleArn"] for call in calls]
    return {f"team-{int(role[-3:])}": role for role in roles}


def actions(double: StsDouble) -> list[str]:
    return [call.action for call in double.calls()]


def outcomes(double: StsDouble, action: str) -> list[str]:
    return [call.outcome for call in double.calls(action)]
