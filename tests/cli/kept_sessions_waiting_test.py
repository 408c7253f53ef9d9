"""Who keeps a role's session waits for others who do, never for somebody else's question."""

import signal
import time
from collections.abc import Callable

import pytest

from cli.support.clock import FAST, running
from cli.support.examples import KEYS
from cli.support.home import Home, profile, session_section
from cli.support.kept import APP, EXEC, LOGIN_KEYS, PATIENCE, Popen, kept_section, start_held
from cli.support.program import Program, Result
from cli.support.starters import start, start_waiting, wait_until_asleep
from cli.support.terminal import CTRL_C
from sts.default_world import READER, STRANGER
from sts.sts_double import StsDouble

CODE = Callable[[], str]

DEV = f"[dev-long-term]\n{KEYS}"
UNHURRIED = running(0.1)
"""A clock on which nobody has waited for a second."""


@pytest.fixture
def login(home: Home, double: StsDouble) -> str:
    content = DEV + LOGIN_KEYS + session_section("login", double.issue(36000, with_code=True))
    home.write_credentials(content)
    home.write_config(APP + profile("other", role_arn=READER, source_profile="login"))
    return content


def start_behind(stsmfa: Program, *arguments: str) -> Popen:
    """A starter that waits for the holder of the session lock: it has said whom it would call."""
    process = stsmfa.start(*arguments, wrapper=UNHURRIED)
    assert process.stderr
    assert process.stderr.readline().startswith("stsmfa: endpoint: ")
    wait_until_asleep(process)
    return process


def finish(stsmfa: Program, *started: Popen) -> list[Result]:
    return [stsmfa.finish(process) for process in started]


def test_nobody_waits_for_somebody_elses_question(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    """Ten at once: none of them has the lock, each has its session, one of them is kept."""
    terminal = stsmfa.spawn("--profile", "dev")
    terminal.expect_question()
    began = time.monotonic()
    results = finish(stsmfa, *start(stsmfa, 10, *EXEC))
    assert time.monotonic() - began < PATIENCE  # of the two minutes that a question stands
    assert [(result.status, "waiting" in result.err) for result in results] == [(0, False)] * 10
    made = [session for session in double.world.sessions.values() if session.role]
    kept = [kept_section("app-mfa", session) for session in made]
    assert home.credentials.read_text() in [login + one for one in kept]
    terminal.type(CTRL_C)
    terminal.finish()


def test_nor_longer_than_a_second_for_somebody_elses_call(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    first, held = start_held(double, stsmfa, "exec", "other", "--", "true")
    result = stsmfa.run(*EXEC, wrapper=FAST)
    assert result.status == 0
    kept = kept_section("app-mfa", double.session())
    home.assert_credentials(login + kept)
    held.release.set()
    assert stsmfa.finish(first).status == 0
    home.assert_credentials(login + kept + kept_section("other-mfa", double.session()))


def test_who_has_waited_uses_what_another_has_kept(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    first, held = start_held(double, stsmfa, *EXEC)
    second = start_behind(stsmfa, "exec", "app", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID")
    held.release.set()
    results = finish(stsmfa, first, second)
    assert [result.status for result in results] == [0, 0]
    assert results[1].out == f"{double.session().access_key_id}\n"
    assert len(double.calls()) == 1
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_a_refusal_is_the_answer_of_those_who_waited_for_it(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    home.write_config(profile("app", role_arn=STRANGER, source_profile="login"))
    first, held = start_held(double, stsmfa, *EXEC)
    second = start_behind(stsmfa, *EXEC)
    held.release.set()
    results = finish(stsmfa, first, second)
    assert [result.status for result in results] == [4, 4]
    assert f"waited for stsmfa {first.pid}: " in results[1].err
    assert len(double.calls()) == 1
    home.assert_untouched()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_when_a_holder_ends_before_its_call_the_others_go_on(
    home: Home, double: StsDouble, stsmfa: Program, login: str, number: signal.Signals
) -> None:
    first, held = start_held(double, stsmfa, *EXEC)
    second = start_behind(stsmfa, *EXEC)
    first.send_signal(number)
    assert stsmfa.finish(first).status == -number
    assert stsmfa.finish(second).status == 0
    home.assert_credentials(login + kept_section("app-mfa", double.session()))
    held.release.set()


def test_who_has_waited_for_login_uses_what_another_has_kept_since(
    home: Home, double: StsDouble, stsmfa: Program, login: str, code: CODE
) -> None:
    """The other one has kept it before this one looks again."""
    home.write_credentials(LOGIN_KEYS)
    terminal = stsmfa.spawn(*EXEC)
    terminal.expect_question()
    quiet = ("exec", "--log-level", "ERROR", "app", "--", "true")
    waiting = start_waiting(stsmfa, 1, *quiet, wrapper=UNHURRIED)
    terminal.answer(code())
    assert terminal.finish() == 0
    assert [result.status for result in finish(stsmfa, *waiting)] == [0]
    assert [call.action for call in double.calls()] == ["GetSessionToken", "AssumeRole"]
