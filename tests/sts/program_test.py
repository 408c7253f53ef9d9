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

from sts.default_world import LEE_DEVICE, LEE_KEY, LEE_SECRET

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


def _sts(state: Path) -> Any:
    return botocore.session.Session().create_client(
        "sts",
        region_name="us-east-1",
        endpoint_url=(state / "url").read_text().strip(),
        verify=str(state / "ca.pem"),
        aws_access_key_id=LEE_KEY,
        aws_secret_access_key=LEE_SECRET,
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


def test_an_order_that_makes_no_sense_is_refused(state: Path) -> None:
    with pytest.raises(urllib.error.HTTPError):
        _order(state, "dance")
