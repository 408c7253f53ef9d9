"""`stsmfa --all` with roles of more than an hour: a code of their own, or an hour with `--cap`."""

import signal
from collections.abc import Callable

import pytest

from cli.support.batches import (
    LOGIN,
    actions,
    assert_all_made,
    assert_made,
    long_term,
    made,
    team,
    team_sessions,
)
from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import ADMIN, LEE, LEE_DEVICE, LEE_KEY, LONG
from sts.sts_double import StsDouble

CODE = Callable[[], str]

LONG_ONE = long_term("long", LONG, duration_seconds="7200")
TOO_LONG = long_term("tight", ADMIN, duration_seconds="7200")


def test_a_role_over_an_hour_is_named_and_asked_for_by_itself(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    clock.set(29)
    before = home.write_credentials(LOGIN + LONG_ONE + team(double, 2))
    terminal = stsmfa.spawn("--all")
    terminal.expect("[login]: one code for login, team-1, team-2\r")
    terminal.expect("(renewing for 43200 seconds):")
    terminal.answer(code())
    terminal.expect(
        "stsmfa: long: asks for 2h, which takes a code of its own; "
        "--cap takes an hour without one\r\n"
        f"stsmfa: MFA code: the next code of {LEE_DEVICE} is needed; it shows in 1 second\r\n"
    )
    terminal.expect("(renewing for 7200 seconds):")
    terminal.answer(code())
    assert terminal.finish() == 0
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole", "AssumeRole"]
    last = double.calls()[-1]
    assert (last.access_key_id, last.parameters["DurationSeconds"]) == (LEE_KEY, "7200")
    assert last.parameters["SerialNumber"] == LEE_DEVICE
    assert double.connections.all()[last.connection - 1].calls == 1
    expected = made(double, {"login": LEE, "long": LONG}) | team_sessions(double, 2)
    assert_made(home, before, expected)


def test_cap_takes_an_hour_without_a_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + LONG_ONE + TOO_LONG)
    result = stsmfa.answer(code(), "--all", "--cap")
    assert result.status == 0, result.err
    assert "a code of its own" not in result.err
    durations = {call.parameters["DurationSeconds"] for call in double.calls("AssumeRole")}
    assert durations == {"3600"}
    assert_made(home, before, made(double, {"login": LEE, "long": LONG, "tight": ADMIN}))
    assert stsmfa.run("--all", "--cap").lines[-1] == "INFO - 3 profiles: 3 fresh before"


def test_the_environments_duration_is_of_every_profile(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + long_term("long", LONG))
    answers = f"{code()}\n{code()}\n"
    result = stsmfa.run("--all", stdin=answers, env={"MFA_STS_DURATION": "7200"})
    assert result.status == 0, result.err
    assert "stsmfa: long: asks for 2h, which takes a code of its own" in result.err
    durations = [call.parameters["DurationSeconds"] for call in double.calls()]
    assert durations == ["7200", "7200"]
    assert_made(home, before, made(double, {"login": LEE, "long": LONG}))


def test_a_role_whose_maximum_is_an_hour_stops_no_other(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + TOO_LONG + LONG_ONE)
    terminal = stsmfa.spawn("--all")
    for _ in range(3):
        terminal.expect_question()
        terminal.answer(code())
    assert terminal.finish() == 4
    assert "INFO - 3 profiles: 2 renewed, 1 failed\nERROR - tight: " in terminal.screen
    assert terminal.screen.endswith(
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.\n"
        "hint: ask for less with --duration; 3600 always works\n"
    )
    assert_made(home, before, made(double, {"login": LEE, "long": LONG}))


def test_nobody_answers_for_the_role_that_takes_its_own_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + LONG_ONE + team(double, 1))
    result = stsmfa.answer(code(), "--all")
    assert result.status == 3
    assert result.lines[-1] == "INFO - 3 profiles: 2 renewed, 1 failed"
    assert f"stsmfa: long: MFA code: {LEE_DEVICE}: a code is needed" in result.err
    assert_all_made(home, double, before, 1)


def test_a_single_long_role_needs_no_shared_session(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LONG_ONE)
    result = stsmfa.answer(code(), "--all")
    assert result.status == 0, result.err
    assert actions(double) == ["AssumeRole"]
    assert_made(home, before, made(double, {"long": LONG}))


@pytest.mark.parametrize("how", [(), ("--cap",)])
def test_a_table_of_lines_says_what_a_long_role_came_to(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, how: tuple[str, ...]
) -> None:
    home.write_credentials(LONG_ONE)
    result = stsmfa.answer(code(), "--all", *how)
    (line,) = [line for line in result.lines if line.startswith("INFO - long: ")]
    assert line.endswith("(1h)" if how else "(2h)")


def test_of_several_it_is_said_beforehand_how_many_codes_they_take(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LONG_ONE + TOO_LONG + LOGIN)
    terminal = stsmfa.spawn("--all")
    terminal.answer(code())
    terminal.expect(
        "stsmfa: MFA code: 2 roles ask for more than an hour: 2 codes, one every 30 seconds\r\n"
    )
    terminal.expect("stsmfa: long: asks for 2h")
    terminal.answer(code())
    terminal.expect("stsmfa: tight: asks for 2h")
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
