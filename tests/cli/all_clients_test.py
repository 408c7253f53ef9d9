"""What `stsmfa --all` and `--renew` wrote, read by the SDK that most people use."""

from collections.abc import Callable
from pathlib import Path

import botocore.session
import pytest

from cli.support.batches import LOGIN, team
from cli.support.home import Home
from cli.support.moving_clock import MovingClock
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def _caller(double: StsDouble, profile: str) -> str:
    """Who AWS takes the profile for."""
    session = botocore.session.Session(profile=profile)
    client = session.create_client(
        "sts", region_name="us-east-1", endpoint_url=double.url, verify=str(double.ca)
    )
    return str(client.get_caller_identity()["Arn"])


def test_botocore_is_who_each_profile_says(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home.credentials))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(home.config))
    home.write_credentials(LOGIN + team(double, 2))
    clock = MovingClock(tmp_path, double)
    assert stsmfa.answer(code(), "--all", env=clock.environment).status == 0
    role = "arn:aws:sts::123456789012:assumed-role/team-002/"
    assert _caller(double, "login") == "arn:aws:iam::123456789012:user/lee"
    assert _caller(double, "team-2").startswith(role)
    first = botocore.session.Session(profile="team-2").get_credentials().access_key
    clock.set(3601)
    assert stsmfa.run("--renew", env=clock.environment).status == 0
    double.set_skew(0)
    second = botocore.session.Session(profile="team-2").get_credentials().access_key
    assert second != first
    assert second == double.session().access_key_id or second in double.world.sessions
    assert _caller(double, "team-2").startswith(role)
