"""`stsmfa --all`: one code for every role of a key, and none for the next twelve hours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.batches import (
    LOGIN,
    SHARED,
    actions,
    assert_all_made,
    assert_made,
    long_term,
    made,
    team,
    team_names,
    team_sessions,
)
from cli.support.clock import SLOW, Clock
from cli.support.examples import LOGIN_QUESTION
from cli.support.home import Home, session_section
from cli.support.program import SANITIZER_OPTIONS, Program
from cli.support.terminal import CTRL_C
from sts.default_world import LEE, LEE_DEVICE, LEE_KEY, LONG, STRANGER
from sts.sts_double import StsDouble

CODE = Callable[[], str]
ROLES = 20


def test_twenty_roles_are_one_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, ROLES))
    given = code()
    result = stsmfa.answer(given, "--all")
    assert result.status == 0, result.err
    assert result.out.count("Enter AWS MFA code") == 1
    assert result.lines[:2] == [
        "INFO - [login]: one code for login, team-1, team-2, team-3, team-4 and 16 more",
        LOGIN_QUESTION,
    ]
    assert result.lines[-1] == "INFO - 21 profiles: 21 renewed"
    assert_all_made(home, double, before, ROLES)
    first, *others = double.calls()
    assert (first.action, first.access_key_id) == ("GetSessionToken", LEE_KEY)
    assert first.parameters["SerialNumber"] == LEE_DEVICE
    assert first.parameters["TokenCode"] == given
    shared = double.session(0).access_key_id
    assert {(call.action, call.access_key_id) for call in others} == {("AssumeRole", shared)}
    assert len({call.parameters["RoleArn"] for call in others}) == len(others) == ROLES
    assert not [call for call in others if "TokenCode" in call.parameters]


def test_the_code_has_a_connection_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 4))
    assert stsmfa.answer(code(), "--all").status == 0
    links = {link.number: link for link in double.connections.all()}
    with_code, *others = double.calls()
    assert links[with_code.connection].calls == 1
    assert with_code.connection not in {call.connection for call in others}


def test_all_calls_are_under_way_at_once_but_no_more_than_32(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(team(double, 40))
    held = double.misbehave("hold", calls=None, action="AssumeRole")
    process = stsmfa.start("--all", "--token", code())
    double.log.wait_until(lambda calls: len(calls) == 1 + 32)
    held.release.set()
    assert stsmfa.finish(process).status == 0
    assert double.log.most_at_once == 32
    assert len(double.calls()) == 1 + 40


def test_without_a_section_for_it_the_session_stands_in_one_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(team(double, 3))
    result = stsmfa.answer(code(), "--all")
    assert result.status == 0
    assert result.lines[0] == f"INFO - [{SHARED}]: one code for team-1, team-2, team-3"
    assert_made(home, before, made(double, {SHARED: LEE}) | team_sessions(double, 3))


def test_new_sections_stand_in_the_order_of_their_profiles(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """Not in that of the answers: the first call is answered last."""
    home.write_credentials(LOGIN + team(double, 6))
    held = double.misbehave("hold", action="AssumeRole")
    process = stsmfa.start("--all", "--token", code(), wrapper=SLOW)
    double.log.wait_until(lambda calls: sum(call.outcome == "OK" for call in calls) == 6)
    held.release.set()
    result = stsmfa.finish(process)
    assert result.status == 0
    assert home.sections()[7:] == ["login", *team_names(6)]
    said = [line.split(": ")[0] for line in result.lines if ": fresh until" in line]
    assert said == ["INFO - login", *(f"INFO - {name}" for name in team_names(6))]


@pytest.mark.linux
def test_the_file_is_rewritten_once_for_the_code_and_once_for_the_roles(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(LOGIN + team(double, 12))
    trace = tmp_path / "trace"
    strace = ("strace", "-f", "-o", str(trace), "-e", "trace=rename,renameat,renameat2")
    traced = {"ASAN_OPTIONS": f"{SANITIZER_OPTIONS}:detect_leaks=0"}
    result = stsmfa.run("--all", "--token", code(), wrapper=(*strace, *SLOW), env=traced)
    assert result.status == 0
    renames = [line for line in trace.read_text().splitlines() if "RENAME_EXCHANGE" in line]
    assert len(renames) == 2, renames


def test_what_is_fresh_takes_no_lock_no_helper_and_no_network(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(LOGIN + team(double, 3))
    stsmfa.answer(code(), "--all")
    calls = len(double.calls())
    for lock in home.aws.glob("*.lock"):
        lock.unlink()
    home.write_credentials(home.credentials.read_bytes())
    kinds = "execve,fork,vfork,clone,clone3,socket,open,openat,creat,unlink,rename,flock"
    result, (trace,) = stsmfa.trace(tmp_path, kinds, "--all")
    assert result.status == 0
    assert result.lines[-1] == "INFO - 4 profiles: 4 fresh before"
    assert trace.count("execve(") == 1
    for word in ("fork(", "clone", "socket(", "O_WRONLY", "O_RDWR", "O_CREAT", "rename", "flock"):
        assert word not in trace
    assert len(double.calls()) == calls
    assert not list(home.aws.glob("*.lock"))
    home.assert_untouched()


@pytest.mark.parametrize("how", ["--all", "--renew"])
def test_an_hour_later_the_roles_are_renewed_without_a_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock, how: str
) -> None:
    before = home.write_credentials(LOGIN + team(double, 3))
    assert stsmfa.answer(code(), "--all").status == 0
    login = double.session(0)
    clock.set(3590)
    result = stsmfa.run(how)
    assert result.status == 0, result.err
    assert actions(double) == ["GetSessionToken"] + ["AssumeRole"] * 6
    assert {call.access_key_id for call in double.calls("AssumeRole")} == {login.access_key_id}
    assert "Enter" not in result.out
    assert_made(home, before, {"login": login} | team_sessions(double, 3))


def test_the_code_is_asked_for_again_when_the_shared_session_is_about_to_end(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--all")
    clock.set(12 * 3600 - 60)
    result = stsmfa.answer(code(), "--all")
    assert result.status == 0
    assert len(double.calls("GetSessionToken")) == 2
    assert_all_made(home, double, before, 2)


def test_a_session_that_one_profile_made_serves_the_others(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--profile", "login")
    result = stsmfa.run("--all")
    assert result.status == 0
    assert result.lines[-1] == "INFO - 3 profiles: 2 renewed, 1 fresh before"
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole"]
    assert_all_made(home, double, before, 2)


def test_a_second_profile_without_a_role_gets_a_copy(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + long_term("backup"))
    assert stsmfa.answer(code(), "--all").status == 0
    assert actions(double) == ["GetSessionToken"]
    session = double.session()
    home.assert_credentials(
        str(before) + session_section("login", session) + session_section("backup", session)
    )


@pytest.mark.parametrize(
    ("properties", "is_said"),
    [
        ({}, True),
        ({"assume_role": LONG, "duration_seconds": "7200"}, False),
        ({"assume_role": STRANGER}, False),
    ],
    ids=["a second session", "a role that takes a code of its own", "a role that refused it"],
)
def test_that_one_code_would_have_done_is_said_where_it_is_so(
    home: Home, double: StsDouble, stsmfa: Program, properties: dict[str, str], is_said: bool
) -> None:
    other = long_term("other", **properties)
    home.write_credentials(LOGIN + other + session_section("login", double.issue(40000)))
    terminal = stsmfa.spawn("other")
    terminal.expect("Enter AWS MFA code")
    hint = "[login]: has the same keys: stsmfa --all serves them with one code"
    assert (hint in terminal.screen) == is_said
    terminal.type(CTRL_C)
    terminal.finish()


def test_it_is_said_where_long_term_sections_are_called_otherwise(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    sections = (LOGIN + long_term("other")).replace("-long-term]", "-keys]")
    home.write_credentials(sections + session_section("login", double.issue(40000)))
    terminal = stsmfa.spawn("other", "--long-term-suffix", "keys")
    terminal.expect("Enter AWS MFA code")
    assert "[login]: has the same keys" in terminal.screen
    terminal.type(CTRL_C)
    terminal.finish()


def test_it_is_not_said_of_a_session_that_took_a_code_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    long = long_term("long", assume_role=LONG, duration_seconds="7200")
    home.write_credentials(LOGIN + long + session_section("long", double.issue(7200, LONG)))
    terminal = stsmfa.spawn("login")
    terminal.expect("Enter AWS MFA code")
    assert "has the same keys" not in terminal.screen
    terminal.type(CTRL_C)
    terminal.finish()


def test_two_starters_are_one_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    waiting = stsmfa.start("--all")
    assert waiting.stderr
    assert waiting.stderr.readline().startswith(
        f"stsmfa: waiting: stsmfa {terminal.pid} is asking for a code for "
    )
    terminal.answer(code())
    assert terminal.finish() == 0
    result = stsmfa.finish(waiting)
    assert result.status == 0
    assert result.lines[-1] == "INFO - 3 profiles: 3 fresh before"
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole"]
    assert_all_made(home, double, before, 2)
