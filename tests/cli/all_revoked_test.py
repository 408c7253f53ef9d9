"""Shared sessions that AWS does not know any more: forgotten, and asked for again once."""

from collections.abc import Callable

import pytest

from cli.support.batches import (
    LOGIN,
    SHARED,
    actions,
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
from sts import errors
from sts.default_world import LEE, LEE_KEY
from sts.sts_double import StsDouble

CODE = Callable[[], str]
FORGOTTEN = "stsmfa: [login]: AWS does not know this session any more; it is forgotten\n"


@pytest.mark.parametrize("expired", [False, True])
def test_a_dead_session_is_asked_for_again_and_the_roles_are_renewed(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, expired: bool
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--all", "login")
    double.revoke(double.session(), expired)
    result = stsmfa.answer(code(), "--all")
    assert result.status == 0, result.err
    assert result.err.count(FORGOTTEN) == 1
    assert result.out.count("Enter AWS MFA code") == 1
    assert result.lines[-1] == "INFO - 3 profiles: 3 renewed"
    refused = "ExpiredToken" if expired else "InvalidClientTokenId"
    assert outcomes(double, "AssumeRole") == [refused, refused, "OK", "OK"]
    assert_all_made(home, double, before, 2)


def test_a_section_of_its_own_as_well(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(team(double, 2))
    stsmfa.answer(code(), "--all", "team-1")
    double.revoke(double.session(0))
    assert stsmfa.answer(code(), "--all").status == 0
    assert_made(home, before, made(double, {SHARED: LEE}) | team_sessions(double, 2))


def test_a_section_that_is_not_meant_as_well(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--all", "login")
    double.revoke(double.session())
    result = stsmfa.answer(code(), "--all", "team-*")
    assert result.status == 0
    assert result.lines[-1] == "INFO - 2 profiles: 2 renewed"
    assert_all_made(home, double, before, 2)


def test_copies_of_a_dead_session_are_replaced_with_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + long_term("backup") + team(double, 1))
    stsmfa.answer(code(), "--all", "login", "backup")
    double.revoke(double.session())
    result = stsmfa.answer(code(), "--all")
    assert result.status == 0
    assert actions(double) == ["GetSessionToken", "AssumeRole", "GetSessionToken", "AssumeRole"]
    lees = made(double, {"login": LEE, "backup": LEE})
    assert_made(home, before, lees | team_sessions(double, 1))


def test_without_a_new_code_it_says_so_and_the_dead_session_is_gone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all", "login")
    double.revoke(double.session())
    result = stsmfa.run("--all", "--no-prompt")
    assert result.status == 3
    assert result.lines[-1] == "INFO - 2 profiles: 2 failed"
    assert "stsmfa: login, team-1: MFA code: " in result.err
    home.assert_credentials(before)


def test_a_new_session_that_is_refused_is_no_reason_for_another_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """As by an endpoint that does not take the sessions of the global one."""
    before = home.write_credentials(LOGIN + team(double, 2))
    double.misbehave("error", errors.INVALID_CLIENT_TOKEN, None, "AssumeRole")
    result = stsmfa.answer(code(), "--all")
    assert result.status == 4
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole"]
    assert result.err.endswith(
        "The security token included in the request is invalid.\n"
        "hint: the session that signed this is new: is it for this endpoint?\n"
    )
    assert_made(home, before, made(double, {"login": LEE}))


def test_revoked_twice_is_no_loop(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all", "login")
    double.misbehave("error", errors.EXPIRED_TOKEN, None, "AssumeRole")
    result = stsmfa.answer(code(), "--all")
    assert result.status == 4
    assert actions(double) == ["GetSessionToken", "AssumeRole"] * 2
    assert_made(home, before, made(double, {"login": LEE}))


def test_a_timer_forgets_it_and_asks_nobody(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    roles = team_sessions(double, 1)
    double.revoke(double.session(0))
    clock.set(3601)
    result = stsmfa.run("--renew")
    assert result.status == 3
    assert FORGOTTEN in result.err
    assert_made(home, before, roles)
    calls = len(double.calls())
    again = stsmfa.run("--renew", "-q")
    assert (again.status, again.out, again.err) == (3, "", "")
    assert len(double.calls()) == calls


def test_while_the_old_sessions_last_a_timer_only_warns(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    double.revoke(double.session(0))
    clock.set(3400)
    result = stsmfa.run("--renew")
    assert result.status == 0
    still, warning, in_all = result.lines
    assert still.startswith("INFO - team-1: still fresh until ")
    assert warning.startswith(
        "WARNING - team-1: the renewal failed, the session that is left is used: MFA code: "
    )
    assert in_all == "INFO - 1 profile: 1 fresh before"


def test_a_deleted_key_is_said_and_its_roles_go_on_from_the_session_that_lives(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    before = home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    login = double.session(0)
    double.deactivate(LEE_KEY)
    clock.set(3600)
    assert stsmfa.run("--all").status == 0
    assert_made(home, before, {"login": login} | team_sessions(double, 1))
    clock.set(12 * 3600)
    result = stsmfa.answer(code(), "--all")
    assert result.status == 4
    assert "the key is inactive or deleted" in result.err
