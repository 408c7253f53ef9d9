"""`stsmfa --all` and `--renew` with clocks that are wrong, or jump between two runs."""

from collections.abc import Callable

import pytest

from cli.support.batches import (
    LOGIN,
    assert_all_made,
    assert_made,
    long_term,
    made,
    outcomes,
    team,
    team_sessions,
)
from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import LEE, LONG
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.mark.parametrize(("skew", "word"), [(600, "10m behind"), (-600, "10m ahead of")])
def test_a_clock_that_is_ten_minutes_off_is_said_once(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock, skew: int, word: str
) -> None:
    before = home.write_credentials(
        LOGIN + team(double, 5) + long_term("long", LONG, duration_seconds="7200")
    )
    double.set_skew(skew)
    terminal = stsmfa.spawn("--all")
    for _ in range(2):
        terminal.expect_question()
        terminal.answer(double.code())
    assert terminal.finish() == 0
    assert terminal.screen.count("stsmfa: clock: ") == 1
    assert f"this machine's clock is {word} AWS's: set it right" in terminal.screen
    expected = made(double, {"login": LEE, "long": LONG}) | team_sessions(double, 5)
    assert_made(home, before, expected)


@pytest.mark.parametrize("skew", [3600, -3600])
def test_a_clock_that_aws_refuses_is_corrected_for_the_code_and_for_the_calls(
    home: Home, double: StsDouble, stsmfa: Program, skew: int
) -> None:
    before = home.write_credentials(LOGIN + team(double, 5))
    double.set_skew(skew)
    result = stsmfa.run("--all", "--token", double.code())
    assert result.status == 0, result.err
    assert result.err.count("stsmfa: clock: ") == 1
    assert outcomes(double, "GetSessionToken") == ["SignatureDoesNotMatch", "OK"]
    found = outcomes(double, "AssumeRole")
    assert found.count("OK") == 5
    assert 1 <= found.count("SignatureDoesNotMatch") <= 5
    granted = [line for line in result.lines if line.startswith("INFO - login: ")]
    assert granted[0].endswith("(12h)")
    assert_all_made(home, double, before, 5)


def test_a_machine_whose_clock_jumps_forward_renews_and_back_again_is_fresh(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--all")
    clock.set(7200)
    double.set_skew(0)
    result = stsmfa.run("--renew")
    assert result.status == 0, result.err
    assert "this machine's clock is 2h ahead of AWS's" in result.err
    clock.set(0)
    calls = len(double.calls())
    result = stsmfa.run("--all")
    assert result.lines[-1] == "INFO - 3 profiles: 3 fresh before"
    assert len(double.calls()) == calls
    assert len(double.calls("GetSessionToken")) == 1
    assert_all_made(home, double, before, 2)


def test_a_machine_whose_clock_was_ahead_is_fresh_for_longer_when_it_is_set_back(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    """Nobody can tell that from a role of two hours."""
    home.write_credentials(LOGIN + team(double, 1))
    clock.set(3600)
    stsmfa.answer(code(), "--all")
    clock.set(0)
    result = stsmfa.run("--all")
    assert result.status == 0
    assert result.lines[-1] == "INFO - 2 profiles: 2 fresh before"
