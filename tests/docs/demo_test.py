"""packaging/demo, as the README tells everybody to run it. Skipped where there is no release build
yet, since the demo would make one first."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pexpect
import pytest

from docs.sources import ROOT

PATIENCE = 120
"""Seconds; more than enough where build/release is up to date, as tests/run leaves it."""

DEMO = str(ROOT / "packaging/demo")

pytestmark = pytest.mark.skipif(
    not (ROOT / "build/release/bin/stsmfa").exists(), reason="there is no build/release"
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Settings of the machine's that would lead the demo astray if it heeded them."""
    path = "/usr/local/bin:/usr/bin:/bin"
    wrong = {"AWS_PROFILE": "nobody", "AWS_ACCESS_KEY_ID": "AKIAWRONGEXAMPLE2222",
             "HTTPS_PROXY": "http://127.0.0.1:1", "MFA_DEVICE": "wrong"}  # fmt: skip
    return {"PATH": path, "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "TERM": "dumb"} | wrong


def assert_all_is_gone(tmp_path: Path) -> None:
    assert os.listdir(tmp_path) == []
    processes = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert str(tmp_path) not in processes


def test_without_a_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    run = subprocess.run(
        [DEMO], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        start_new_session=True, timeout=PATIENCE,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    assert "assumed-role/iamAdmin/" in run.stdout
    assert "still valid for" in run.stdout
    assert re.search(r"(?m)^developmentiam +123456789012:role/iamAdmin .*fresh$", run.stdout)
    assert re.search(r"(?m)^login +123456789012:lee .*fresh, shared with developmentiam", run.stdout)
    assert re.search(r"(?m)^audit +123456789012:role/reader .*fresh$", run.stdout)
    assert re.search(r"(?m)^developmentiam: ASIA\w{16} until 20[\d-]+T[\d:]+Z$", run.stdout)
    assert len((run.stdout + run.stderr).splitlines()) < 80
    assert "AKIAWRONG" not in run.stdout + run.stderr
    assert_all_is_gone(tmp_path)


def test_on_a_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    demo = pexpect.spawn(DEMO, env=environment, encoding="utf-8", timeout=PATIENCE)
    demo.expect(r"shows \D*(?:\d+m)?(\d{6})\D")
    code = re.search(r"\d{6}", demo.match[0])
    assert code
    demo.expect("renewing for 3600 seconds\\):")
    demo.sendline(code[0])
    demo.expect("Success!")
    demo.expect("still valid for")
    demo.expect("assumed-role/iamAdmin/")
    demo.expect("developmentiam: ASIA")
    demo.expect(pexpect.EOF)
    demo.wait()
    assert demo.exitstatus == 0
    assert_all_is_gone(tmp_path)


def test_ctrl_c_at_the_question_leaves_nothing(
    environment: dict[str, str], tmp_path: Path
) -> None:
    demo = pexpect.spawn(DEMO, env=environment, encoding="utf-8", timeout=PATIENCE)
    demo.expect("renewing for 3600 seconds\\):")
    demo.sendintr()
    demo.expect(pexpect.EOF)
    demo.wait()
    assert demo.exitstatus == 130 or demo.signalstatus == signal.SIGINT
    assert_all_is_gone(tmp_path)
