"""The double and its authenticator as programs of their own, as the demo runs them."""

import json
import signal
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore.config import Config

from sts.default_world import LEE_DEVICE, LEE_KEY, LEE_SECRET, RECENT, team_role

HERE = Path(__file__).resolve().parent


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    """The state folder of a running double."""
    folder = tmp_path / "state"
    with subprocess.Popen(
        [HERE / "double", "--state", folder], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        url = program.stdout.readline().strip()
        assert (folder / "url").read_text().strip() == url
        yield folder
        program.send_signal(signal.SIGTERM)
        assert program.wait(5) == 0
    assert not (folder / "url").exists()


def _authenticator(state: Path, *more: str) -> str:
    command = [HERE / "authenticator", state, *more]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _order(state: Path, order: str, **given: object) -> Any:
    url = (state / "url").read_text().strip()
    tls = ssl.create_default_context(cafile=str(state / "ca.pem"))
    body = json.dumps(given).encode()
    with urllib.request.urlopen(f"{url}/double/{order}", body, context=tls) as reply:
        return json.load(reply)


def _sts(state: Path, session: dict[str, str] | None = None) -> Any:
    """As lee, or with credentials that STS gave."""
    return botocore.session.Session().create_client(
        "sts",
        region_name="us-east-1",
        endpoint_url=(state / "url").read_text().strip(),
        verify=str(state / "ca.pem"),
        aws_access_key_id=session["AccessKeyId"] if session else LEE_KEY,
        aws_secret_access_key=session["SecretAccessKey"] if session else LEE_SECRET,
        aws_session_token=session["SessionToken"] if session else None,
        config=Config(retries={"max_attempts": 0}),
    )


def test_the_codes_of_the_authenticator_are_taken_once_each(state: Path) -> None:
    sts = _sts(state)
    code = _authenticator(state)
    sts.get_session_token(SerialNumber=LEE_DEVICE, TokenCode=code)
    following = _authenticator(state, LEE_DEVICE, "--next")
    sts.get_session_token(SerialNumber=LEE_DEVICE, TokenCode=following)
    with pytest.raises(sts.exceptions.ClientError, match="one time pass code"):
        sts.get_session_token(SerialNumber=LEE_DEVICE, TokenCode=code)


def test_other_processes_give_orders(state: Path) -> None:
    sts = _sts(state)
    _order(state, "skew", seconds=7200)
    with pytest.raises(sts.exceptions.ClientError, match="Signature expired"):
        sts.get_caller_identity()
    _order(state, "skew", seconds=0)
    _order(state, "fault", kind="error", value="region-disabled")
    with pytest.raises(sts.exceptions.ClientError, match="not activated in this region"):
        sts.get_caller_identity()
    _order(state, "fault", kind="error", value="region-disabled", calls=None)
    _order(state, "clear")
    sts.get_caller_identity()
    outcomes = [call["outcome"] for call in _order(state, "calls")]
    assert outcomes == ["SignatureDoesNotMatch", "RegionDisabledException", "OK"]


def test_a_benchmark_orders_roles_faults_and_counts(state: Path) -> None:
    sts = _sts(state)
    assert _order(state, "roles", count=3) == [team_role(number) for number in (1, 2, 3)]
    _order(state, "fault", kind="delay", value=0.01, calls=None)
    _order(state, "fault", kind="error", value="throttled", calls=None,
           action="AssumeRole", every=3)  # fmt: skip
    code = _authenticator(state)
    session = sts.get_session_token(SerialNumber=LEE_DEVICE, TokenCode=code)["Credentials"]
    roles = _sts(state, session)
    for role in map(team_role, (1, 2)):
        roles.assume_role(RoleArn=role, RoleSessionName="lee")
    with pytest.raises(sts.exceptions.ClientError, match="Rate exceeded"):
        roles.assume_role(RoleArn=team_role(3), RoleSessionName="lee")
    assert _order(state, "load") == {"most_at_once": 1}
    links = {link["number"]: link for link in _order(state, "connections")}
    with_code, *others = _order(state, "calls")
    assert links[with_code["connection"]]["calls"] == 1
    assert {call["connection"] for call in others} != {with_code["connection"]}
    assert sum(link["calls"] for link in links.values()) == 4
    assert all(link["calls"] + link["orders"] > 0 for link in links.values())


def test_other_processes_order_what_becomes_of_sessions_and_keys(state: Path) -> None:
    sts = _sts(state)
    code = _authenticator(state)
    session = sts.get_session_token(SerialNumber=LEE_DEVICE, TokenCode=code)["Credentials"]
    roles = _sts(state, session)
    _order(state, "age", session=session["AccessKeyId"], seconds=400)
    with pytest.raises(sts.exceptions.ClientError, match="not authorized to perform"):
        roles.assume_role(RoleArn=RECENT, RoleSessionName="lee")
    _order(state, "revoke", session=session["AccessKeyId"], expired=True)
    with pytest.raises(sts.exceptions.ClientError, match="ExpiredToken"):
        roles.get_caller_identity()
    _order(state, "revoke", session=session["AccessKeyId"])
    with pytest.raises(sts.exceptions.ClientError, match="InvalidClientTokenId"):
        roles.get_caller_identity()
    _order(state, "deactivate", key=LEE_KEY)
    with pytest.raises(sts.exceptions.ClientError, match="InvalidClientTokenId"):
        sts.get_caller_identity()


@pytest.mark.parametrize(
    ("order", "given"),
    [
        ("dance", {}),
        ("fault", {"kind": "dance"}),
        ("fault", {"kind": "cut", "every": 0}),
        ("revoke", {"session": "ASIANOBODY"}),
        ("deactivate", {"key": "AKIANOBODY"}),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    state: Path, order: str, given: dict[str, Any]
) -> None:
    with pytest.raises(urllib.error.HTTPError):
        _order(state, order, **given)
