"""What `stsmfa --all` and `--renew` wrote, read by the SDK that most people use."""

import json
import subprocess
from collections.abc import Callable

import pytest

from cli.support import identities
from cli.support.batches import LOGIN, team
from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def _caller(stsmfa: Program, profile: str) -> str:
    """Who AWS takes the profile for."""
    asked = subprocess.run(
        ["/usr/bin/python3", identities.__file__], input="\n", capture_output=True, text=True,
        env=stsmfa.environment | {"AWS_PROFILE": profile, "AWS_DEFAULT_REGION": "us-east-1"},
    )  # fmt: skip
    return str(json.loads(asked.stdout)["arn"])


@pytest.mark.usefixtures("asked")
def test_botocore_is_who_each_profile_says(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    assert stsmfa.answer(code(), "--all").status == 0
    role = "arn:aws:sts::123456789012:assumed-role/team-002/"
    assert _caller(stsmfa, "login") == "arn:aws:iam::123456789012:user/lee"
    assert _caller(stsmfa, "team-2").startswith(role)
    first = double.calls()[-1].access_key_id
    clock.set(3601)
    assert stsmfa.run("--renew").status == 0
    assert _caller(stsmfa, "team-2").startswith(role)
    second = double.calls()[-1].access_key_id
    assert second != first
    assert second in double.world.sessions
