"""What the AWS SDK for JavaScript v3 reads from the file that stsmfa wrote."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.sts_double import StsDouble

SDK = os.environ.get("STSMFA_JAVASCRIPT_SDK", "")
SCRIPT = Path(__file__).resolve().parents[1] / "javascript" / "read_profile.cjs"


@pytest.mark.skipif(not SDK, reason="the AWS SDK for JavaScript is not installed")
def test_it_reads_the_session(
    home: Home, double: StsDouble, stsmfa: Program, code: Callable[[], str]
) -> None:
    home.write_credentials("# a comment\r\n" + MAIN)
    assert stsmfa.answer(code()).status == 0
    printed = subprocess.run(
        ["node", str(SCRIPT), SDK, "default"],
        env={"PATH": os.environ["PATH"], "HOME": str(home.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    session = double.session()
    read = json.loads(printed)
    assert read["accessKeyId"] == session.access_key_id
    assert read["secretAccessKey"] == session.secret
    assert read["sessionToken"] == session.token
