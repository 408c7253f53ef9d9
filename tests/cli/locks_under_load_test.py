"""The session lock with as many starters as a morning brings: cron, editors, terminals, --all."""

import fcntl
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN, LOGIN_QUESTION, MAIN, QUESTION
from cli.support.clock import FAST, Clock, running
from cli.support.home import Home, session_section
from cli.support.program import Program, Result
from cli.support.starters import Starters, start, start_waiting, wait_until_asleep
from cli.support.team import CodeCommand, Member, add_member
from cli.support.terminal import CTRL_C, Terminal
from sts.default_world import ADMIN, LEE_DEVICE, STRANGER
from sts.sts_double import StsDouble

CODE = Callable[[], str]

ROLES = f"""\
[dev-long-term]
{KEYS}assume_role = {ADMIN}

[ops-long-term]
{KEYS}assume_role = {{other}}
"""
"""Two roles of one key: --all asks once."""


def _asked(stsmfa: Program, question: str, *arguments: str) -> Terminal:
    """A terminal on which a person is being asked."""
    terminal = stsmfa.spawn(*arguments)
    terminal.expect(question)
    return terminal


def _ada_and_bob(home: Home, double: StsDouble, commands: CodeCommand) -> tuple[Member, Member]:
    """Ada is asked for her code, a command gives Bob's."""
    ada, bob = add_member(double, "ada"), add_member(double, "bob")
    home.write_credentials(ada.section() + bob.section(code_command=commands.of(bob.device)))
    return ada, bob


def _finish(stsmfa: Program, started: Starters) -> list[Result]:
    return [stsmfa.finish(process) for process in started]


def _statuses(stsmfa: Program, started: Starters) -> list[int]:
    return [result.status for result in _finish(stsmfa, started)]


@pytest.mark.parametrize("count", [24, 64])
def test_starters_all_at_once_are_one_question_and_one_call(
    home: Home, double: StsDouble, stsmfa: Program, count: int
) -> None:
    commands = CodeCommand(home, double)
    content = f"{LOGIN}mfa_process = {commands.of(LEE_DEVICE)}\n"
    home.write_credentials(content)
    assert _statuses(stsmfa, start(stsmfa, count)) == [0] * count
    assert commands.asked() == [LEE_DEVICE]
    assert len(double.calls()) == 1
    home.assert_credentials(content + session_section("default", double.session()))


def test_sixty_four_starters_of_four_devices_are_four_questions_and_four_calls(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    commands = CodeCommand(home, double)
    team = [add_member(double, name) for name in ("ada", "bob", "cleo", "dan")]
    home.write_credentials(
        "\n".join(member.section(code_command=commands.of(member.device)) for member in team)
    )
    names = [member.name for member in team]
    started = [stsmfa.start("--profile", name) for _ in range(16) for name in names]
    assert _statuses(stsmfa, started) == [0] * 64
    assert commands.asked() == [member.device for member in team]
    assert len(double.calls()) == 4
    tokens = {session.token for session in double.world.sessions.values()}
    assert {home.section(name)["aws_session_token"] for name in names} == tokens


def test_a_cancelled_question_ends_those_of_its_device_and_no_others(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    """The others' first holder writes about itself before all have read why theirs had failed."""
    commands = CodeCommand(home, double)
    ada, bob = _ada_and_bob(home, double, commands)
    terminal = _asked(stsmfa, ada.question, "--profile", "ada")
    adas, bobs = (start_waiting(stsmfa, 12, "--profile", who.name) for who in (ada, bob))
    cancelled = time.monotonic()
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    results = _finish(stsmfa, adas)
    assert time.monotonic() - cancelled < 2
    assert {(result.status, "interrupted" in result.err) for result in results} == {(3, True)}
    assert _statuses(stsmfa, bobs) == [0] * 12
    assert commands.asked() == [bob.device]
    assert len(double.calls()) == 1


def test_a_code_that_is_wrong_to_the_end_is_the_answer_of_those_who_waited_for_it(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    commands = CodeCommand(home, double)
    ada, bob = _ada_and_bob(home, double, commands)
    terminal = _asked(stsmfa, ada.question, "--profile", "ada")
    adas, bobs = (start_waiting(stsmfa, 8, "--profile", who.name) for who in (ada, bob))
    for _ in range(2):
        terminal.answer(double.wrong_code(ada.device))
        terminal.expect(ada.question)
    terminal.answer(double.wrong_code(ada.device))
    assert terminal.finish() == 4
    results = _finish(stsmfa, adas)
    assert {result.status for result in results} == {4}
    assert all("invalid MFA one time pass code" in result.err for result in results)
    assert _statuses(stsmfa, bobs) == [0] * 8
    assert [call.outcome for call in double.calls()] == ["AccessDenied"] * 3 + ["OK"]


def test_when_the_holder_is_killed_the_next_terminal_is_asked_whatever_cron_could_not_do(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    first = _asked(stsmfa, QUESTION)
    jobs = start_waiting(stsmfa, 8)
    second = stsmfa.spawn()
    second.expect(f"is asking for a code for [default] on {first.name}")
    first.send_signal(signal.SIGKILL)
    assert first.finish() == -signal.SIGKILL
    second.expect(QUESTION)
    second.answer(code())
    assert second.finish() == 0
    results = _finish(stsmfa, jobs)
    assert {result.status for result in results} <= {0, 3}
    assert all("no terminal to ask on" in result.err for result in results if result.status == 3)
    assert len(double.calls()) == 1
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_beside_a_holder_who_sleeps_all_give_up_and_say_who_is_asked_where(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = _asked(stsmfa, QUESTION)
    terminal.send_signal(signal.SIGSTOP)
    waiting = start(stsmfa, 8, "--lock-timeout", "10", wrapper=FAST)
    results = _finish(stsmfa, waiting)
    asked = f"stsmfa {terminal.pid} is asking for a code for [default] on {terminal.name}"
    assert {result.status for result in results} == {3}
    assert all(asked in result.err for result in results)
    home.assert_untouched()
    terminal.send_signal(signal.SIGCONT)
    terminal.answer(code())
    assert terminal.finish() == 0
    assert len(double.calls()) == 1


def test_nobody_who_may_not_prompt_waits_for_a_person(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    terminal = _asked(stsmfa, QUESTION)
    began = time.monotonic()
    started = start(stsmfa, 8, "--no-prompt") + start(stsmfa, 2, "--all", "--no-prompt")
    results = _finish(stsmfa, started)
    assert time.monotonic() - began < 10  # of the two minutes that others wait
    assert {result.status for result in results} == {3}
    asked = f"stsmfa {terminal.pid} is asking for a code for [default] on {terminal.name}"
    assert all(asked in result.err for result in results)
    quiet = stsmfa.run("--no-prompt", "--quiet")
    assert (quiet.status, quiet.out, quiet.err) == (3, "", "")
    terminal.type(CTRL_C)
    terminal.finish()
    assert not double.calls()


def test_cron_and_a_terminal_meet_in_one_lock_however_they_name_the_file(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    real = tmp_path / "dotfiles/credentials"
    real.parent.mkdir()
    os.rename(home.credentials, real)
    home.credentials.symlink_to(real)
    other_home = Home(tmp_path / "nobody")
    link = other_home.path / "link"
    link.symlink_to(real.parent)
    terminal = _asked(stsmfa, QUESTION, "--profile", "default")
    cron = {"HOME": str(other_home.path), "TERM": None, "LC_ALL": None, "TZ": None,
            "AWS_PROFILE": "default"}  # fmt: skip
    named = [{"AWS_SHARED_CREDENTIALS_FILE": str(path)}
             for path in (real, home.credentials, link / "credentials")]  # fmt: skip
    jobs = [job for one in named for job in start_waiting(stsmfa, 1, env=cron | one)]
    option = ("--credentials-file", str(link / "credentials"))
    jobs += start_waiting(stsmfa, 1, *option, env=cron)
    terminal.answer(code())
    assert terminal.finish() == 0
    assert _statuses(stsmfa, jobs) == [0] * 4
    assert len(double.calls()) == 1
    assert home.credentials.is_symlink()
    assert real.read_text() == MAIN + session_section("default", double.session())
    assert sorted(path.name for path in real.parent.iterdir()) == [
        "credentials", "credentials.lock", "stsmfa.lock",
    ]  # fmt: skip


def test_all_serves_single_starters_and_a_second_all(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = _asked(stsmfa, LOGIN_QUESTION, "--all")
    singles = [*start_waiting(stsmfa, 6), *start_waiting(stsmfa, 6, "-p", "developmentiam")]
    others = start_waiting(stsmfa, 2, "--all")
    terminal.answer(code())
    assert terminal.finish() == 0
    assert _statuses(stsmfa, singles + others) == [0] * 14
    actions = [call.action for call in double.calls()]
    assert actions == ["GetSessionToken", "AssumeRole", "AssumeRole"]


def test_who_waits_for_the_first_device_of_an_all_is_done_while_the_second_is_asked_for(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    ada, bob = add_member(double, "ada"), add_member(double, "bob")
    home.write_credentials(ada.section() + bob.section())
    terminal = _asked(stsmfa, ada.question, "--all")
    adas = start_waiting(stsmfa, 6, "--profile", "ada")
    bobs = start_waiting(stsmfa, 6, "--profile", "bob")
    others = start_waiting(stsmfa, 2, "--all")
    terminal.answer(double.code(ada.device))
    terminal.expect(bob.question)
    assert _statuses(stsmfa, adas) == [0] * 6
    assert all(process.poll() is None for process in bobs + others)
    terminal.answer(double.code(bob.device))
    assert terminal.finish() == 0
    assert _statuses(stsmfa, bobs + others) == [0] * 8
    assert len(double.calls()) == 2


def test_one_role_that_all_is_refused_is_no_matter_to_those_who_waited_for_another(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(ROLES.format(other=STRANGER))
    terminal = _asked(stsmfa, LOGIN_QUESTION, "--all")
    singles = start_waiting(stsmfa, 6, "--profile", "dev")
    others = start_waiting(stsmfa, 2, "--all")
    terminal.answer(code())
    assert terminal.finish() == 4
    assert _statuses(stsmfa, singles) == [0] * 6
    results = _finish(stsmfa, others)
    assert {result.status for result in results} == {4}
    assert all(STRANGER in result.err for result in results)
    assert len(double.calls()) == 3


def test_a_cancelled_all_ends_all_that_wait_for_it_within_two_seconds(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(ROLES.format(other=STRANGER))
    terminal = _asked(stsmfa, LOGIN_QUESTION, "--all")
    waiting = start_waiting(stsmfa, 2, "--all") + start_waiting(stsmfa, 6, "--profile", "dev")
    cancelled = time.monotonic()
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    assert _statuses(stsmfa, waiting) == [3] * 8
    assert time.monotonic() - cancelled < 2
    assert not double.calls()
    home.assert_untouched()


def test_what_an_all_cannot_write_the_next_one_does_not_ask_for_again(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(ROLES.format(other=ADMIN))
    terminal = stsmfa.spawn("--all", wrapper=running(50))
    terminal.expect(LOGIN_QUESTION)
    others = start_waiting(stsmfa, 2, "--all")
    with (home.aws / "credentials.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        terminal.answer(code())
        assert terminal.finish() == 6
        results = _finish(stsmfa, others)
    assert {result.status for result in results} == {6}
    assert all("credentials.lock" in result.err for result in results)
    assert len(double.calls()) == 1
    home.assert_untouched()


def test_two_timers_renew_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(ROLES.format(other=ADMIN))
    assert stsmfa.run("--all", "--token", code()).status == 0
    clock.set(50 * 60)
    timer = ("--renew", "--quiet", "--renew-before", "15m")
    held = double.misbehave("hold", calls=2)
    first = start(stsmfa, 1, *timer)
    double.log.wait_until(lambda calls: len(calls) == 5)
    second = start(stsmfa, 2, *timer)
    single = start(stsmfa, 2, "--profile", "dev", "--renew-before", "15m", "--no-prompt")
    for process in second + single:
        wait_until_asleep(process)
    held.release.set()
    assert _statuses(stsmfa, first + second + single) == [0] * 5
    assert len(double.calls()) == 5
