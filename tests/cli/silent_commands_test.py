"""A code command that waits for a touch of a key: whoever looks at the terminal is told."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.batches import LOGIN, long_term
from cli.support.clock import FAST
from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

CODE = Callable[[], str]
WAITS = ": a key may want to be touched, or a question answered"
NOTICE = f"stsmfa: [dev-long-term] mfa_process: waiting for cat{WAITS}"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """What a command waits on until it is touched."""
    path = tmp_path / "key"
    os.mkfifo(path)
    return path


def touch(key: Path, code: str) -> None:
    key.write_text(code + "\n")


def profile(command: str) -> str:
    return f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\nmfa_process = {command}\n"


@pytest.mark.parametrize("verb", [("dev",), ("exec", "dev", "--", "echo", "ran")])
def test_that_it_waits_is_said_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, key: Path, verb: tuple[str, ...]
) -> None:
    before = profile(f"cat {key}")
    home.write_credentials(before)
    terminal = stsmfa.spawn(*verb)
    terminal.expect(NOTICE)
    touch(key, code())
    assert terminal.finish() == 0
    assert terminal.screen.count("waiting for") == 1
    assert str(key) not in terminal.screen, "the arguments may be a seed"
    home.assert_credentials(before + session_section("dev", double.session()))


def test_each_run_of_it_is_a_wait_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, key: Path
) -> None:
    """A code that is refused is asked for once more."""
    home.write_credentials(profile(f"cat {key}"))
    terminal = stsmfa.spawn("dev", wrapper=FAST)
    terminal.expect(NOTICE)
    touch(key, double.wrong_code())
    terminal.expect("the command is asked again in")
    terminal.expect(NOTICE)
    touch(key, code())
    assert terminal.finish() == 0


def test_a_command_of_which_the_name_may_be_a_secret_is_not_named(
    home: Home, stsmfa: Program, code: CODE, key: Path
) -> None:
    home.write_credentials(profile(f"SEED=JBSWY3DPEHPK3PXP cat {key}"))
    terminal = stsmfa.spawn("dev")
    terminal.expect(f"stsmfa: [dev-long-term] mfa_process: waiting for its command{WAITS}")
    touch(key, code())
    assert terminal.finish() == 0
    assert "JBSWY" not in terminal.screen


def test_so_it_is_where_the_command_is_an_option(
    home: Home, stsmfa: Program, code: CODE, key: Path
) -> None:
    home.write_credentials(LOGIN)
    terminal = stsmfa.spawn("login", "--mfa-process", f"cat {key}")
    terminal.expect(f"stsmfa: --mfa-process: waiting for cat{WAITS}")
    touch(key, code())
    assert terminal.finish() == 0


def test_and_where_it_serves_many_profiles(
    home: Home, stsmfa: Program, code: CODE, key: Path
) -> None:
    home.write_credentials(profile(f"cat {key}") + long_term("other", ADMIN))
    terminal = stsmfa.spawn("--all", "dev", "other", "--mfa-process", f"cat {key}", columns=100)
    terminal.expect("stsmfa: --mfa-process: waiting for cat")
    touch(key, code())
    assert terminal.finish() == 0
    assert {"dev", "other"} <= set(home.sections())


def test_ctrl_c_ends_the_wait_and_the_command(home: Home, stsmfa: Program, key: Path) -> None:
    home.write_credentials(profile(f"cat {key}"))
    terminal = stsmfa.spawn("dev")
    terminal.expect(NOTICE)
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    home.assert_untouched()


SLOW = "sleep 1.3; echo "
"""Silent for longer than one is patient with it."""


@pytest.mark.parametrize(
    "options", [("-q", "dev"), ("export", "--format", "process", "dev")], ids=["quiet", "sdk"]
)
def test_nothing_is_said_where_nobody_wants_to_know(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path, options: tuple[str, ...]
) -> None:
    home.write_credentials(profile(SLOW + code()))
    no_output = ("/bin/sh", "-c", 'exec "$@" >/dev/null', "sh")
    terminal = stsmfa.spawn(*options, wrapper=no_output)
    assert terminal.finish() == 0
    assert terminal.screen == ""


def test_nothing_is_said_where_there_is_no_terminal(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(profile(SLOW + code()))
    result = stsmfa.run("dev")
    assert result.status == 0
    assert "waiting" not in result.out + result.err
