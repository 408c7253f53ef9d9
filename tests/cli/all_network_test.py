"""`stsmfa --all` on a bad network, and with an AWS that is too busy: calls without a code go out
again, for a bounded time."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.batches import (
    LOGIN,
    actions,
    answered,
    assert_all_made,
    assert_made,
    made,
    outcomes,
    start_in_the_middle,
    team,
    team_names,
    team_sessions,
)
from cli.support.clock import FAST
from cli.support.home import Home
from cli.support.program import Program
from cli.support.team import CodeCommand, add_member
from sts import errors
from sts.certificates import make_certificates
from sts.default_world import LEE
from sts.faults import Kind
from sts.sts_double import StsDouble

CODE = Callable[[], str]
ROLES = 12
NOBODY = {"AWS_ENDPOINT_URL_STS": "https://localhost:1"}


def test_when_every_third_call_is_throttled_all_are_renewed(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, ROLES))
    double.misbehave("error", errors.THROTTLED, None, "AssumeRole", every=3)
    result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 0, result.err
    found = outcomes(double, "AssumeRole")
    assert found.count("OK") == ROLES
    assert found.count("Throttling") == (ROLES - 1) // 2
    assert_all_made(home, double, before, ROLES)


def test_when_all_calls_are_throttled_for_ever_it_ends(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """Eight attempts each, between which at most 1, 2, 4, 8, 16, 20 and 20 seconds pass."""
    before = home.write_credentials(LOGIN + team(double, 3))
    double.misbehave("error", errors.THROTTLED, None, "AssumeRole")
    result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 4
    assert outcomes(double, "AssumeRole") == ["Throttling"] * 8 * 3
    assert result.err.endswith(
        "ERROR - team-1, team-2, team-3: An error occured while calling assume role: "
        "An error occurred (Throttling) when calling the AssumeRole operation: Rate exceeded\n"
        "hint: try again in a minute\n"
    )
    assert_made(home, before, made(double, {"login": LEE}))
    double.faults.clear()
    assert stsmfa.run("--all").status == 0
    assert_all_made(home, double, before, 3)


def test_an_aws_that_is_down_is_not_asked_hundreds_of_times(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """The attempts of all calls together have a bound: botocore's quota of 500, 5 each."""
    before = home.write_credentials(LOGIN + team(double, 60))
    double.misbehave("error", errors.UNAVAILABLE, None, "AssumeRole")
    result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 5
    assert len(double.calls("AssumeRole")) == 60 + 500 // 5
    assert "team-1, team-2, team-3, team-4, team-5 and 55 more: STS: " in result.err
    assert_made(home, before, made(double, {"login": LEE}))


def test_all_connections_are_cut_in_the_middle(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, ROLES))
    double.misbehave("cut", action="AssumeRole", after=ROLES // 2)
    result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 0, result.err
    assert "cut" in outcomes(double, "AssumeRole")
    assert len(double.calls("GetSessionToken")) == 1
    assert_all_made(home, double, before, ROLES)


@pytest.mark.parametrize("kind", ["drop-unanswered", "truncate"])
def test_each_call_loses_its_answer_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, kind: Kind
) -> None:
    before = home.write_credentials(LOGIN + team(double, 4))
    double.misbehave(kind, calls=4, action="AssumeRole")
    result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 0, result.err
    assert len(double.calls("AssumeRole")) == 8
    assert_all_made(home, double, before, 4)


def test_the_network_is_gone_after_the_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """Three attempts each; what the code was spent on is in the file."""
    before = home.write_credentials(LOGIN + team(double, 3))
    double.misbehave("cut", calls=None, action="AssumeRole")
    result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 5
    assert result.lines[-1] == "INFO - 4 profiles: 1 renewed, 3 failed"
    assert "STS: localhost:" in result.err  # how each of them was cut is chance
    assert_made(home, before, made(double, {"login": LEE}))


def test_a_code_that_may_have_arrived_is_not_sent_again(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 3))
    double.misbehave("drop-unanswered", action="GetSessionToken")
    result = stsmfa.run("--all", "--token", code())
    assert result.status == 5
    assert actions(double) == ["GetSessionToken"]
    assert result.err.endswith("hint: the code may have been used: take the next one\n")
    home.assert_untouched()


def test_a_missing_network_is_said_while_the_question_stands(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN)
    terminal = stsmfa.spawn("--all", env=NOBODY)
    assert terminal.finish() == 5
    assert terminal.screen.endswith(
        "(renewing for 43200 seconds):\n"
        "INFO - 1 profile: 1 failed\n"
        "stsmfa: login: STS: localhost:1: could not connect: Connection refused\n"
    )
    home.assert_untouched()


def test_a_missing_network_is_found_out_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    result = stsmfa.run("--all", "--token", code(), env=NOBODY)
    assert result.status == 5
    assert result.err.count("could not connect") == 1
    assert "stsmfa: login, team-1, team-2: STS: localhost:1: could not connect" in result.err
    home.assert_untouched()


@pytest.mark.parametrize("fault", [("error", errors.UNAVAILABLE), ("drop-unanswered", None)])
def test_an_answer_that_failed_is_no_reason_not_to_ask_the_next(
    home: Home, double: StsDouble, stsmfa: Program, fault: tuple[Kind, errors.AwsError | None]
) -> None:
    ann, bob = (add_member(double, name) for name in ("ann", "bob"))
    codes = CodeCommand(home, double)
    home.write_credentials(
        ann.section(code_command=codes.of(ann.device))
        + bob.section(code_command=codes.of(bob.device))
    )
    double.misbehave(*fault, calls=1, action="GetSessionToken")
    result = stsmfa.run("--all")
    assert result.status == 5
    assert result.lines[-1] == "INFO - 2 profiles: 1 renewed, 1 failed"
    assert "stsmfa: ann: STS: " in result.err
    assert re.findall(r"(?m)^\[(\w+)\]$", home.credentials.read_text()) == [bob.name]


def test_a_wrong_ca_bundle_is_the_fault_of_nobody_else_at_the_same_host(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    other = make_certificates(tmp_path).authority
    ann, bob = (add_member(double, name) for name in ("ann", "bob"))
    codes = CodeCommand(home, double)
    home.write_credentials(
        ann.section(code_command=codes.of(ann.device)) + f"ca_bundle = {other}\n"
        + bob.section(code_command=codes.of(bob.device)) + f"ca_bundle = {double.ca}\n"
    )  # fmt: skip
    result = stsmfa.run("--all", env={"AWS_CA_BUNDLE": None})
    assert result.status == 5
    assert "stsmfa: ann: STS: " in result.err
    assert outcomes(double, "GetSessionToken") == ["OK"]
    assert re.findall(r"(?m)^\[(\w+)\]$", home.credentials.read_text()) == [bob.name]


def test_a_lie_costs_one_role(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    before = home.write_credentials(LOGIN + team(double, 3))
    double.misbehave("lie", "newline-in-secret", action="AssumeRole")
    result = stsmfa.run("--all", "--token", code())
    assert result.status == 5
    assert result.lines[-1] == "INFO - 4 profiles: 3 renewed, 1 failed"
    (lied_to,) = set(team_names(3)) - set(home.sections())
    assert f"stsmfa: {lied_to}: STS: SecretAccessKey: has characters that no AWS " in result.err
    expected = made(double, {"login": LEE}) | team_sessions(double, 3)
    del expected[lied_to]
    assert_made(home, before, expected)


def test_what_the_helper_brought_before_it_was_killed_is_kept(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before, process = start_in_the_middle(home, double, stsmfa, 34)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    (helper,) = children.split()
    os.kill(int(helper), signal.SIGKILL)
    result = stsmfa.finish(process)
    assert result.status == 5
    assert result.lines[-1] == "INFO - 35 profiles: 3 renewed, 32 unfinished"
    assert result.err.endswith("stsmfa-sts: ended without an answer\n")
    renewed = answered(double)
    assert len(renewed) == 2
    assert_made(home, before, made(double, {"login": LEE} | renewed))
