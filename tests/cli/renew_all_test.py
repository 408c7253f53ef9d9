"""`stsmfa --renew`, for timers: what is there and ours, without a code, and nothing new."""

from collections.abc import Callable

import pytest

from cli.support.batches import (
    LOGIN,
    SHARED,
    actions,
    assert_made,
    long_term,
    made,
    sessions,
    team,
    team_sessions,
)
from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import ADMIN, LEE, LEE_DEVICE, LONG, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]
NOTHING = "INFO - There is no session that has to be renewed.\n"
NEEDS_CODE = (
    ": a new session takes an MFA code, which --renew does not ask for\n"
    "hint: stsmfa --all asks for it\n"
)
LONG_ONE = long_term("long", LONG, duration_seconds="7200")


def test_what_has_no_session_yet_gets_none(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + team(double, 3))
    stsmfa.answer(code(), "--all", "login", "team-1")
    clock.set(3601)
    result = stsmfa.run("--renew")
    assert result.status == 0
    assert result.lines[-1] == "INFO - 1 profile: 1 renewed"
    first = double.calls("AssumeRole")[0].parameters["RoleArn"]
    assert_made(home, before, made(double, {"login": LEE, "team-1": first}))


@pytest.mark.parametrize("arguments", [(), ("team-*",)])
def test_nothing_to_do_is_success_without_a_call(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    assert stsmfa.run("--renew", *arguments).out == NOTHING
    stsmfa.answer(code(), "--all")
    calls = len(double.calls())
    home.write_credentials(home.credentials.read_bytes())
    result = stsmfa.run("--renew", *arguments)
    assert (result.status, result.out, result.err) == (0, NOTHING, "")
    quiet = stsmfa.run("--renew", "-q", *arguments)
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert len(double.calls()) == calls
    home.assert_untouched()


def test_a_profile_that_says_so_is_left_out(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + long_term("off", READER, auto_renew="false")
                                    + long_term("on", ADMIN, auto_renew="true"))  # fmt: skip
    stsmfa.answer(code(), "--all")
    off = sessions(double)[READER]
    clock.set(3601)
    assert stsmfa.run("--renew").lines[-1] == "INFO - 1 profile: 1 renewed"
    assert_made(home, before, made(double, {"login": LEE, "on": ADMIN}) | {"off": off})
    assert stsmfa.run("--all").lines[-1] == "INFO - 3 profiles: 1 renewed, 2 fresh before"


def test_a_section_of_another_hand_is_left_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    theirs = "[theirs]\naws_access_key_id = ASIATHEIRS\naws_session_token = t\n"
    before = home.write_credentials(theirs + LOGIN + long_term("theirs", ADMIN))
    stsmfa.answer(code(), "--all", "login")
    assert stsmfa.run("--renew").out == NOTHING
    assert_made(home, before, made(double, {"login": LEE}))


def test_patterns_choose(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 3))
    stsmfa.answer(code(), "--all")
    clock.set(3601)
    assert stsmfa.run("--renew", "*-2").lines[-1] == "INFO - 1 profile: 1 renewed"
    assert stsmfa.run("--renew", "tean-2").err == (
        "stsmfa: no profile matches tean-2\nhint: did you mean team-2?\n"
    )


def test_a_shared_session_of_its_own_and_role_profiles_beside_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    """Without a pattern, too: their sections are there, and ours."""
    before = home.write_credentials(team(double, 1))
    home.write_config(
        f"[profile app]\nrole_arn = {READER}\nsource_profile = team-1-long-term\n"
        f"mfa_serial = {LEE_DEVICE}\n"
    )
    assert stsmfa.answer(code(), "--all", "*").status == 0
    clock.set(3601)
    result = stsmfa.run("--renew")
    assert result.status == 0, result.err
    assert result.lines[-1] == "INFO - 2 profiles: 2 renewed"
    expected = made(double, {SHARED: LEE, "app-mfa": READER}) | team_sessions(double, 1)
    assert_made(home, before, expected)


def test_an_expired_shared_session_is_status_3_and_quiet_when_told(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    clock.set(12 * 3600 + 1)
    calls = len(double.calls())
    home.write_credentials(home.credentials.read_bytes())
    result = stsmfa.run("--renew")
    assert result.status == 3
    assert result.out == "INFO - 2 profiles: 2 failed\n"
    assert result.err == "stsmfa: login, team-1" + NEEDS_CODE
    quiet = stsmfa.run("--renew", "-q")
    assert (quiet.status, quiet.out, quiet.err) == (3, "", "")
    assert len(double.calls()) == calls
    home.assert_untouched()


@pytest.mark.parametrize("stdin", ["123456\n", None])
def test_it_never_asks_not_even_on_a_terminal(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock,
    stdin: str | None,
) -> None:  # fmt: skip
    home.write_credentials(LOGIN)
    stsmfa.answer(code(), "--all")
    clock.set(12 * 3600 + 1)
    if stdin:
        result = stsmfa.run("--renew", stdin=stdin)
        assert (result.status, "Enter" in result.out) == (3, False)
        return
    terminal = stsmfa.spawn("--renew")
    assert terminal.finish() == 3
    assert terminal.screen == "INFO - 1 profile: 1 failed\nstsmfa: login" + NEEDS_CODE


def test_a_role_over_an_hour_is_left_as_long_as_it_lasts_and_then_named(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + LONG_ONE)
    stsmfa.run("--all", stdin=f"{code()}\n{code()}\n")
    clock.set(7200 - 60)
    assert stsmfa.run("--renew").out == NOTHING
    clock.set(7200)
    result = stsmfa.run("--renew")
    assert result.status == 3
    assert result.err == "stsmfa: long" + NEEDS_CODE
    capped = stsmfa.run("--renew", "--cap")
    assert capped.status == 0, capped.err
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole"]
    assert double.calls()[-1].parameters["DurationSeconds"] == "3600"
    assert_made(home, before, made(double, {"login": LEE, "long": LONG}))


def test_a_person_who_is_being_asked_is_passed_by(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    clock.set(3601)
    terminal = stsmfa.spawn("--all", "--force")
    terminal.expect_question()
    result = stsmfa.run("--renew")
    assert (result.status, result.lines[-1]) == (0, "INFO - 1 profile: 1 renewed")
    clock.set(7202)
    quiet = stsmfa.run("--renew", "-q")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert double.calls()[-1].action == "AssumeRole"
    terminal.answer(code())
    assert terminal.finish() == 0
    assert stsmfa.run("status", "--check", "team-1").status == 0


def test_many_timers_at_once_are_one_call_a_role(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--all")
    clock.set(3601)
    held = double.misbehave("hold", calls=None, action="AssumeRole")
    started = [stsmfa.start("--renew") for _ in range(4)]
    double.log.wait_until(lambda calls: len(calls) == 3 + 2)
    held.release.set()
    assert {stsmfa.finish(process).status for process in started} == {0}
    assert len(double.calls("AssumeRole")) == 2 + 2


def test_a_code_or_force_cannot_go_with_it(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN)
    for option in (["--force"], ["--token", "123456"], ["--token-stdin"], ["--no-mfa"], ["--all"]):
        result = stsmfa.run("--renew", *option)
        assert result.status == 2
        assert "--renew" in result.err
    home.assert_untouched()


def test_a_session_that_is_cleared_meanwhile_is_not_made_again(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    clock.set(3601)
    held = double.misbehave("hold", action="AssumeRole")
    calls = len(double.calls())
    process = stsmfa.start("--renew")
    double.log.wait_until(lambda known: len(known) > calls)
    assert stsmfa.run("clear", "--all").status == 0
    cleared = home.credentials.read_bytes()
    held.release.set()
    result = stsmfa.finish(process)
    assert result.status == 6
    assert "section [team-1] is not there any more" in result.err
    assert home.credentials.read_bytes() == cleared
