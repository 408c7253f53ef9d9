"""`stsmfa --all` with the other options, and without a terminal."""

from collections.abc import Callable

import pytest

from cli.support.batches import (
    KIMS_KEYS,
    LOGIN,
    SECOND_KEYS,
    actions,
    assert_all_made,
    assert_made,
    long_term,
    made,
    sessions,
    team,
)
from cli.support.examples import LOGIN_QUESTION
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import KIM_DEVICE, LEE, LEE_DEVICE, LEE_KEY, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def test_quiet_says_the_question_and_nothing_else(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    result = stsmfa.answer(code(), "--all", "-q")
    assert (result.status, result.out, result.err) == (0, LOGIN_QUESTION + "\n", "")
    assert_all_made(home, double, before, 2)
    again = stsmfa.run("--all", "-q")
    assert (again.status, again.out, again.err) == (0, "", "")


def test_quiet_says_what_is_refused_and_not_what_needs_a_code(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN + long_term("read", READER, role_session_name="!"))
    result = stsmfa.run("--all", "-q", "--no-prompt")
    assert result.status == 1
    assert result.err.startswith("stsmfa: read: ")
    assert "MFA code" not in result.err


def test_above_info_only_errors_and_words_about_the_machine_are_said(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    result = stsmfa.answer(code(), "--all", "--log-level", "ERROR")
    assert (result.status, result.out) == (0, LOGIN_QUESTION + "\n")
    assert [line.split(": ")[1] for line in result.err.splitlines()] == ["endpoint", "CA bundle"]
    assert_all_made(home, double, before, 2)


@pytest.mark.parametrize("how", [["--no-prompt"], []])
def test_when_nobody_may_be_asked_it_is_status_3_at_once(
    home: Home, double: StsDouble, stsmfa: Program, how: list[str]
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    env = {} if how else {"STSMFA_NO_PROMPT": "1"}
    result = stsmfa.run("--all", *how, env=env)
    assert result.status == 3
    assert result.err.endswith(
        f"stsmfa: login, team-1, team-2: MFA code: {LEE_DEVICE}: a code is needed, and nobody "
        "may be asked\nhint: run in a terminal: stsmfa --all\n"
    )
    assert "one code for" not in result.out
    assert not double.calls()
    home.assert_untouched()


def test_without_a_terminal_and_without_input_it_is_status_3(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.run("--all")
    assert result.status == 3
    assert "there is no terminal to ask on" in result.err
    home.assert_untouched()


@pytest.mark.parametrize("how", ["--token", "--token-stdin"])
def test_a_code_that_is_given_opens_every_role(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, how: str
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    given = code()
    arguments = [how, given] if how == "--token" else [how]
    result = stsmfa.run("--all", *arguments, stdin=None if how == "--token" else given)
    assert result.status == 0, result.err
    assert "Enter" not in result.out
    assert_all_made(home, double, before, 2)


@pytest.mark.parametrize("how", ["--token", "--token-stdin"])
@pytest.mark.parametrize("other", [SECOND_KEYS, KIMS_KEYS])
def test_a_code_that_is_given_is_for_the_first_key_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, how: str, other: str
) -> None:
    before = home.write_credentials(LOGIN + long_term("other", keys=other))
    given = code()
    arguments = [how, given] if how == "--token" else [how]
    result = stsmfa.run("--all", *arguments, stdin=None if how == "--token" else given)
    assert result.status == 3
    assert result.err.endswith(
        "stsmfa: other: MFA code: [other]: needs another code than the one that was given\n"
    )
    assert actions(double) == ["GetSessionToken"]
    assert_made(home, before, made(double, {"login": LEE}))


def test_a_malformed_code_is_a_wrong_command_line(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.run("--all", "--token", "12")
    assert result.status == 2
    assert not double.calls()
    home.assert_untouched()


def test_force_makes_everything_anew_with_one_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 2))
    stsmfa.answer(code(), "--all")
    first = sessions(double)
    result = stsmfa.answer(code(), "--all", "--force")
    assert result.lines[-1] == "INFO - 3 profiles: 3 renewed"
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole"] * 2
    assert not {id(s) for s in first.values()} & {id(s) for s in sessions(double).values()}
    assert_all_made(home, double, before, 2)


def test_no_mfa_signs_with_the_keys_themselves(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before = home.write_credentials(LOGIN + long_term("read", READER) + team(double, 1))
    result = stsmfa.run("--all", "--no-mfa")
    assert result.status == 4
    assert result.lines[-1] == "INFO - 3 profiles: 2 renewed, 1 failed"
    assert {call.access_key_id for call in double.calls()} == {LEE_KEY}
    assert not [call for call in double.calls() if "TokenCode" in call.parameters]
    assert_made(home, before, made(double, {"login": LEE, "read": READER}))


def test_a_region_is_that_of_every_call(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, asked: list[str]
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    result = stsmfa.answer(code(), "--all", "--region", "eu-west-1")
    assert result.status == 0, result.err
    assert {call.region for call in double.calls()} == {"eu-west-1"}
    assert {host.split(":")[0] for host in asked} == {"sts.eu-west-1.amazonaws.com"}


def test_an_endpoint_is_that_of_every_call_and_named_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    env = {"AWS_ENDPOINT_URL_STS": None}
    result = stsmfa.answer(code(), "--all", "--endpoint-url", double.url, env=env)
    assert result.status == 0, result.err
    assert result.err.count(f"stsmfa: endpoint: {double.url} (--endpoint-url)\n") == 1
    assert len(double.calls()) == 3


def test_how_long_the_shared_session_lasts_can_be_said(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    assert stsmfa.answer(code(), "--all", "--mfa-session-duration", "4h").status == 0
    durations = [call.parameters["DurationSeconds"] for call in double.calls()]
    assert durations == ["14400", "3600"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--profile", "login"),
        ("--assume-role", READER),
        ("--section", "x"),
        ("--role-session-name", "x"),
        ("--mfa-session", None),
        ("--renew", None),
    ],
)
def test_what_is_about_one_profile_cannot_go_with_it(
    home: Home, stsmfa: Program, option: str, value: str | None
) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.run("--all", option, *([value] if value else []))
    assert result.status == 2
    assert result.err.startswith("stsmfa: --")
    home.assert_untouched()


def test_a_role_of_the_environment_is_not_meant_for_all(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN)
    assert stsmfa.answer(code(), "--all", env={"MFA_ASSUME_ROLE": READER}).status == 0
    home.assert_credentials(str(before) + session_section("login", double.session()))


def test_two_questions_through_a_pipe_read_a_line_each(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("kim", keys=KIMS_KEYS))
    stdin = f"{code()}\n{double.code(KIM_DEVICE)}\nfor the next one\n"
    wrapper = ("sh", "-c", '"$0" "$@" >&2; cat')
    result = stsmfa.run("--all", stdin=stdin, wrapper=wrapper)
    assert result.out == "for the next one\n"
    assert actions(double) == ["GetSessionToken"] * 2
