"""Many starters at once: one question, one call, and nobody left waiting."""

import fcntl
import signal
import time
from collections.abc import Callable

import pytest

from cli.support.batches import KIMS_KEYS, long_term
from cli.support.clock import running
from cli.support.examples import KEYS, LOGIN, MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.program import Program
from cli.support.starters import Starters, start, wait_until_asleep
from cli.support.terminal import CTRL_C
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

CODE = Callable[[], str]
MANY = 24


def _start(stsmfa: Program, count: int, *arguments: str) -> Starters:
    """Starters who wait for the one that holds the lock."""
    started = start(stsmfa, count, *arguments)
    for process in started:
        wait_until_asleep(process)
    return started


def test_many_starters_are_one_question_and_one_call(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    waiting = _start(stsmfa, MANY - 1)
    terminal.answer(code())
    assert terminal.finish() == 0
    assert [stsmfa.finish(process).status for process in waiting] == [0] * (MANY - 1)
    assert len(double.calls()) == 1
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_force_is_satisfied_by_what_the_holder_did(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("--force")
    terminal.expect(QUESTION)
    waiting = _start(stsmfa, 3, "--force")
    for process in waiting:
        assert process.stderr
        said = process.stderr.readline()
        assert said.startswith(f"stsmfa: waiting: stsmfa {terminal.pid} is asking for a code for ")
    terminal.answer(code())
    assert terminal.finish() == 0
    assert [stsmfa.finish(process).status for process in waiting] == [0] * 3
    assert len(double.calls()) == 1


def test_a_cancelled_question_ends_all_within_two_seconds(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    waiting = _start(stsmfa, MANY - 1)
    cancelled = time.monotonic()
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    results = [stsmfa.finish(process) for process in waiting]
    assert time.monotonic() - cancelled < 2
    assert {result.status for result in results} == {3}
    assert all("Enter AWS MFA code" not in result.out for result in results)
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("--token-stdin",), "{code}\n"),
        (("--token", "{code}"), None),
        (("--profile", "ci"), None),
        (("--credentials-file", "{home}/.aws/work"), None),
        (("--mfa-process", "echo {code}"), None),
    ],
    ids=["stdin", "token", "command", "file", "option"],
)
def test_who_has_a_code_of_its_own_goes_on_when_the_question_is_cancelled(
    home: Home, double: StsDouble, stsmfa: Program, arguments: tuple[str, ...], stdin: str | None
) -> None:
    code = double.code()
    command = f"mfa_process = echo {code}\n"
    home.write_credentials(MAIN + f"[ci-long-term]\n{KEYS}assume_role = {ADMIN}\n{command}")
    work = home.aws / "work"
    work.write_text(LOGIN + command)
    work.chmod(0o600)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    given = [text.format(code=code, home=home.path) for text in arguments]
    typed = stdin.format(code=code) if stdin else None
    waiting = stsmfa.start(*given, stdin=typed)
    if typed:
        assert waiting.stdin
        waiting.stdin.write(typed)
        waiting.stdin.flush()
    wait_until_asleep(waiting)
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    result = stsmfa.finish(waiting)
    assert result.status == 0, result.err
    assert len(double.calls()) == 1


def test_those_who_waited_share_the_refusal_and_its_reason(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    held = double.misbehave("hold")
    holder = stsmfa.start("--token", double.wrong_code())
    double.log.wait_until(lambda calls: len(calls) == 1)
    waiting = _start(stsmfa, 3)
    held.release.set()
    assert stsmfa.finish(holder).status == 4
    for process in waiting:
        result = stsmfa.finish(process)
        assert result.status == 4
        assert "invalid MFA one time pass code" in result.err
    assert len(double.calls()) == 1


@pytest.mark.parametrize("how", [(), ("--all",)])
def test_no_prompt_does_not_wait_for_a_person_and_says_where_one_is_asked(
    home: Home, stsmfa: Program, how: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*how)
    terminal.expect_question()
    result = stsmfa.run(*how, "--no-prompt")
    assert result.status == 3
    assert terminal.name in result.err
    terminal.type(CTRL_C)
    terminal.finish()


ROLE = f"[role-long-term]\n{KEYS}assume_role = {ADMIN}\n"


@pytest.mark.parametrize(
    "how",
    [
        ("role", "--no-prompt"),
        ("role",),
        ("exec", "role", "--", "true"),
        ("--all", "role"),
        ("--all", "role", "--no-prompt"),
    ],
)
def test_who_needs_no_code_passes_by_the_question_of_another(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, how: tuple[str, ...]
) -> None:
    shared = double.issue(40000, with_code=True)
    home.write_credentials(LOGIN + ROLE + session_section("default", shared))
    terminal = stsmfa.spawn("--force")
    terminal.expect_question()
    result = stsmfa.run(*how)
    assert result.status == 0, result.err
    assert "waiting" not in result.err
    role = double.session()
    terminal.answer(code())
    assert terminal.finish() == 0
    assert [call.action for call in double.calls()] == ["AssumeRole", "GetSessionToken"]
    made = session_section("default", double.session()) + session_section("role", role)
    home.assert_credentials(LOGIN + ROLE + made)


def test_all_makes_what_takes_no_code_where_nobody_may_be_asked(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    kim = long_term("kim", keys=KIMS_KEYS)
    before = LOGIN + ROLE + kim + session_section("default", double.issue(40000, with_code=True))
    home.write_credentials(before)
    terminal = stsmfa.spawn("--force")
    terminal.expect_question()
    result = stsmfa.run("--all", "--no-prompt")
    assert result.status == 3
    assert "stsmfa: kim: MFA code: " in result.err
    home.assert_credentials(before + session_section("role", double.session()))
    terminal.type(CTRL_C)
    terminal.finish()


def test_nor_does_it_ask_beside_that_question_when_a_code_is_needed_after_all(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    shared = double.issue(40000, with_code=True)
    home.write_credentials(LOGIN + ROLE + session_section("default", shared))
    double.revoke(shared)
    terminal = stsmfa.spawn("--force")
    terminal.expect_question()
    second = stsmfa.spawn("role")
    assert second.finish() == 3
    assert "Enter AWS MFA code" not in second.screen
    asked = f"stsmfa {terminal.pid} is asking for a code for [default] on {terminal.name}"
    assert asked in second.screen.replace("\n", " ")
    terminal.answer(code())
    assert terminal.finish() == 0
    assert stsmfa.run("role").status == 0


def test_no_prompt_waits_for_a_call_that_is_under_way(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    held = double.misbehave("hold")
    holder = stsmfa.start("--token", code())
    double.log.wait_until(lambda calls: len(calls) == 1)
    (waiting,) = _start(stsmfa, 1, "--no-prompt")
    held.release.set()
    assert stsmfa.finish(holder).status == 0
    assert stsmfa.finish(waiting).status == 0
    assert len(double.calls()) == 1


def test_waiting_has_an_end(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    result = stsmfa.run("--lock-timeout", "60", wrapper=running(100))
    assert result.status == 3
    assert f"stsmfa: waiting: stsmfa {terminal.pid} is asking" in result.err
    assert terminal.name in result.err
    terminal.type(CTRL_C)
    terminal.finish()


def test_who_does_not_wait_is_told_who_is_asked_where(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    result = stsmfa.run("--lock-timeout", "0")
    assert result.status == 3
    assert "waiting" not in result.err
    assert result.err.count(f"stsmfa {terminal.pid} is asking") == 1
    assert f"on {terminal.name}" in result.err
    terminal.type(CTRL_C)
    terminal.finish()


def test_a_holder_that_is_killed_holds_nothing(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.send_signal(signal.SIGKILL)
    assert terminal.finish() == -signal.SIGKILL
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_another_profile_is_asked_for_after_the_first(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    first = stsmfa.spawn()
    first.expect(QUESTION)
    second = stsmfa.spawn("--profile", "developmentiam")
    first.answer(code())
    assert first.finish() == 0
    second.expect(QUESTION)
    second.answer(code())
    assert second.finish() == 0
    sections = [session_section("default", double.session(0)),
                session_section("developmentiam", double.session(1))]
    home.assert_credentials(MAIN + "".join(sections))


@pytest.mark.parametrize("name", ["stsmfa.lock", "credentials.lock"])
def test_lock_files_are_for_the_owner_alone_and_stay(
    home: Home, stsmfa: Program, code: CODE, name: str
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), wrapper=("sh", "-c", 'umask 0; exec "$0" "$@"')).status == 0
    lock = home.aws / name
    assert lock.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["stsmfa.lock", "credentials.lock"])
def test_a_lock_file_that_is_a_link_is_refused(
    home: Home, stsmfa: Program, code: CODE, name: str
) -> None:
    home.write_credentials(MAIN)
    victim = home.path / "victim"
    victim.write_text("precious")
    (home.aws / name).symlink_to(victim)
    result = stsmfa.answer(code())
    assert result.status == 6
    assert name in result.err
    assert victim.read_text() == "precious"
    home.assert_untouched()


def test_the_file_lock_of_another_tool_is_waited_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    with (home.aws / "credentials.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = stsmfa.start("--token", code())
        double.log.wait_until(lambda calls: any(call.outcome == "OK" for call in calls))
        assert process.poll() is None
        home.assert_untouched()
    assert stsmfa.finish(process).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_file_lock_that_is_never_given_back_is_status_6(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    with (home.aws / "credentials.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = stsmfa.run("--token", code(), wrapper=running(50))
    assert result.status == 6
    assert "credentials.lock" in result.err
    home.assert_untouched()
