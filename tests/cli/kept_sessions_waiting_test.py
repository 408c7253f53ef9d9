"""Who keeps a role's session waits for others who do, never for somebody else's question; and no
session is lost with the file."""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.support.clock import FAST, running
from cli.support.examples import KEYS
from cli.support.home import Home, profile, session_section
from cli.support.kept import APP, EXEC, LOGIN_KEYS, PROCESS, kept_section
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.program import Program, Result
from cli.support.starters import start, wait_until_asleep
from cli.support.terminal import CTRL_C
from sts.default_world import ADMIN, READER, STRANGER
from sts.faults import Fault
from sts.sts_double import StsDouble

Popen = subprocess.Popen[str]

DEV = f"[dev-long-term]\n{KEYS}"
PATIENCE = 10
UNHURRIED = running(0.1)
"""A clock on which nobody has waited for a second."""


@pytest.fixture
def login(home: Home, double: StsDouble) -> str:
    content = DEV + LOGIN_KEYS + session_section("login", double.issue(36000, with_code=True))
    home.write_credentials(content)
    home.write_config(APP + profile("other", role_arn=READER, source_profile="login"))
    return content


@contextmanager
def held_lock(home: Home, name: str) -> Iterator[None]:
    descriptor = os.open(home.aws / name, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield
    os.close(descriptor)


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it has not come so far"


def start_held(double: StsDouble, stsmfa: Program, *arguments: str) -> tuple[Popen, Fault]:
    """A starter whose call waits in the double until the fault is released."""
    held = double.misbehave("hold", action="AssumeRole")
    process = stsmfa.start(*arguments)
    wait_until(lambda: held.calls == 0)
    return process, held


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
    second = stsmfa.start("exec", "app", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID", wrapper=UNHURRIED)
    wait_until_asleep(second)
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
    second = stsmfa.start(*EXEC, wrapper=UNHURRIED)
    wait_until_asleep(second)
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
    second = stsmfa.start(*EXEC, wrapper=UNHURRIED)
    wait_until_asleep(second)
    first.send_signal(number)
    assert stsmfa.finish(first).status == -number
    assert stsmfa.finish(second).status == 0
    home.assert_credentials(login + kept_section("app-mfa", double.session()))
    held.release.set()


def test_killed_between_the_call_and_the_write_it_has_left_everything_as_it_was(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    with held_lock(home, "credentials.lock"):
        first = stsmfa.start(*EXEC)
        wait_until(lambda: len(double.calls()) == 1)
        wait_until_asleep(first)
        first.send_signal(signal.SIGKILL)
        stsmfa.finish(first)
    home.assert_untouched()
    assert stsmfa.run(*EXEC).status == 0
    assert len(double.calls()) == 2
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_a_session_that_cannot_be_written_is_used(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    with held_lock(home, "credentials.lock"):
        result = stsmfa.run("exec", "app", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID", wrapper=FAST)
    assert (result.status, result.out) == (0, f"{double.session().access_key_id}\n")
    assert "stsmfa: [app-mfa]: is not kept: lock: " in result.err
    home.assert_untouched()


@pytest.mark.parametrize("verb", [EXEC, PROCESS], ids=["exec", "process"])
def test_so_it_is_when_the_disk_is_full(
    home: Home, stsmfa: Program, login: str, verb: tuple[str, ...]
) -> None:
    """`export --format process` says nothing on success."""
    full = 'set -o pipefail; ulimit -f 0; trap "" XFSZ; "$0" "$@" | wc -c'
    result = stsmfa.run(*verb, wrapper=("bash", "-c", full))
    assert result.status == 0
    assert ("[app-mfa]: is not kept: " in result.err) == (verb == EXEC)
    home.assert_untouched()


def test_so_it_is_when_login_is_cleared_meanwhile(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    first, held = start_held(double, stsmfa, *EXEC)
    assert stsmfa.run("clear", "login").status == 0
    held.release.set()
    result = stsmfa.finish(first)
    assert result.status == 0
    assert "stsmfa: [app-mfa]: is not kept: " in result.err
    home.assert_credentials(DEV + LOGIN_KEYS)


@pytest.mark.parametrize("name", ["credentials.lock", "stsmfa.lock"])
def test_where_there_can_be_no_lock_it_is_made_for_each_alone(
    home: Home, double: StsDouble, stsmfa: Program, login: str, name: str
) -> None:
    (home.aws / name).mkdir()
    for _ in range(2):
        result = stsmfa.run(*EXEC)
        assert result.status == 0
        assert "app-mfa" not in result.err
    assert len(double.calls()) == 2
    said = stsmfa.run("exec", "-v", "app", "--", "true").err
    assert said.count("stsmfa: [app-mfa]: is not kept: ") == 1
    home.assert_untouched()


@needs_root
def test_so_it_is_in_a_folder_that_cannot_be_written(
    double: StsDouble, program_path: Path
) -> None:
    content = LOGIN_KEYS + session_section("login", double.issue(36000, with_code=True))
    with home_of_nobody(program_path, content, folder=0o500) as home:
        home.aws.chmod(0o700)
        home.write_config(APP, 0o644)
        home.aws.chmod(0o500)
        ca = shutil.copy(double.ca, home.path)
        result = Program(program_path, home, double).run(
            *EXEC, wrapper=AS_NOBODY, env={"AWS_CA_BUNDLE": ca}
        )
        assert (result.status, "app-mfa" in result.err) == (0, False)
        assert len(double.calls()) == 1
        home.assert_untouched()


def test_beside_a_header_that_looks_like_it_none_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    home.write_credentials(f"{login}[ app-mfa ]\nregion = eu-west-1\n")
    result = stsmfa.run("exec", "-v", "app", "--", "true")
    assert result.status == 0
    assert "stsmfa: [app-mfa]: is not kept: " in result.err
    home.assert_untouched()


def test_long_term_keys_in_the_section_stay(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    """`aws configure --profile app-mfa` over a kept session."""
    kept = kept_section("app-mfa", double.issue(3000, ADMIN))
    key, secret = "AKIAOTHEREXAMPLE2222", "other/secret/EXAMPLE".ljust(40, "x")
    session = double.session()
    kept = kept.replace(session.access_key_id, key).replace(session.secret, secret)
    home.write_credentials(login + kept)
    assert stsmfa.run(*EXEC).status == 0
    assert len(double.calls()) == 1
    home.assert_untouched()
