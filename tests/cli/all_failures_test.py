"""`stsmfa --all` where some fail: the others are written, and the status is that of the worst."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.batches import (
    KIMS_KEYS,
    LOGIN,
    assert_all_made,
    assert_made,
    long_term,
    made,
    team,
    team_sessions,
)
from cli.support.clock import FAST
from cli.support.home import Home
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.program import Program
from sts import errors
from sts.default_world import (
    ADMIN,
    KIM_DEVICE,
    LEE,
    LEE_SECOND_KEY,
    LONG,
    MISSING,
    READER,
    SAM_KEY,
    STRANGER,
    secret_of,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]

BROKEN = "[broken-long-term]\naws_access_key_id = AKIABROKENEXAMPLE222\n"
REFUSED = long_term("refused", STRANGER)
OWN_CODE = long_term("long", LONG, duration_seconds="7200")
PRECIOUS = (
    f"[mine]\naws_access_key_id = {LEE_SECOND_KEY}\naws_secret_access_key = precious\n"
    + long_term("mine", ADMIN)
)
TWICE = "[twice]\nregion = eu-west-1\n[twice]\nregion = eu-west-2\n" + long_term("twice", ADMIN)


def test_one_refused_one_unknown_and_one_without_its_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(
        LOGIN + REFUSED + long_term("unknown", MISSING) + OWN_CODE + team(double, 2)
    )
    result = stsmfa.answer(code(), "--all")
    assert result.status == 4
    assert result.lines[-1] == "INFO - 6 profiles: 3 renewed, 3 failed"
    words = (
        "An error occured while calling assume role: An error occurred (AccessDenied) when "
        f"calling the AssumeRole operation: User: {LEE} is not authorized to perform: "
        "sts:AssumeRole on resource: "
    )
    assert result.err.splitlines()[-5:] == [
        f"ERROR - refused: {words}{STRANGER}",
        f"ERROR - unknown: {words}{MISSING}",
        "hint: is the role's name right, and does its trust policy let you in? It may ask for "
        "external_id, a recent MFA code or a network address",
        "stsmfa: long: MFA code: arn:aws:iam::123456789012:mfa/lee: a code is needed, and there "
        "is no terminal to ask on",
        "hint: give it with --token-stdin or mfa_process, or run in a terminal: stsmfa --all",
    ]
    assert_all_made(home, double, before, 2)


@pytest.mark.parametrize(
    ("others", "status"),
    [
        (OWN_CODE, 3),
        (OWN_CODE + REFUSED, 4),
        (OWN_CODE + REFUSED + BROKEN, 1),
        (OWN_CODE + REFUSED + BROKEN + TWICE, 6),
        (BROKEN + REFUSED, 1),
        (TWICE + REFUSED, 6),
        (PRECIOUS + REFUSED, 1),
    ],
)
def test_the_status_is_of_what_needs_somebody_most(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, others: str, status: int
) -> None:
    before = home.write_credentials(others + LOGIN + team(double, 1))
    result = stsmfa.answer(code(), "--all")
    assert result.status == status, result.err
    content = home.credentials.read_text()
    assert content.startswith(str(before))
    home.write_credentials(content[len(str(before)) :])
    assert_made(home, "", made(double, {"login": LEE}) | team_sessions(double, 1))


def test_what_is_not_reached_comes_after_what_is_refused(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + REFUSED + long_term("dropped", ADMIN))
    double.misbehave("lie", "no-token", None, "AssumeRole")
    result = stsmfa.answer(code(), "--all")
    assert result.status == 4
    double.faults.clear()
    double.misbehave("truncate", None, None, "AssumeRole")
    result = stsmfa.run("--all", "dropped", wrapper=FAST)
    assert result.status == 5, result.err
    assert_made(home, before, made(double, {"login": LEE}))


def test_long_term_keys_in_the_way_are_kept_and_said(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(PRECIOUS + LOGIN)
    result = stsmfa.answer(code(), "--all")
    assert result.status == 1
    assert (
        f"stsmfa: mine: [mine]: {home.credentials}: holds long-term keys that stand nowhere else, "
        "and would be overwritten\n" in result.err
    )
    assert_made(home, before, made(double, {"login": LEE}))


def test_a_malformed_section_is_named_and_the_rest_of_the_file_warned_of_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(TWICE + LOGIN + team(double, 2))
    result = stsmfa.answer(code(), "--all")
    assert result.status == 6
    assert "stsmfa: twice: edit: " in result.err
    fault = f"stsmfa: {home.credentials}: line 3: section [twice] stands on line 1 already"
    assert result.err.count(fault) == 1
    assert result.lines[-1] == "INFO - 4 profiles: 3 renewed, 1 failed"


def test_wrong_codes_to_the_end_cost_their_key_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(long_term("kim", keys=KIMS_KEYS) + LOGIN + team(double, 1))
    terminal = stsmfa.spawn("--all")
    for _ in range(3):
        terminal.expect(f"device [{KIM_DEVICE}]")
        terminal.answer(double.wrong_code(KIM_DEVICE))
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 4
    assert "ERROR - kim: " in terminal.screen
    assert "invalid MFA one time pass code" in terminal.screen
    assert_all_made(home, double, before, 1)


def test_a_key_without_answer_costs_its_profiles_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(long_term("kim", keys=KIMS_KEYS) + LOGIN)
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    terminal.type("\x04")
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 3
    assert f"stsmfa: kim: MFA code: {KIM_DEVICE}: no code was given" in terminal.screen
    assert_made(home, before, made(double, {"login": LEE}))


def test_a_role_that_takes_no_code_does_not_fail_for_want_of_one(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    """Sam may not ask IAM for a device, and no profile names one."""
    keys = f"aws_access_key_id = {SAM_KEY}\naws_secret_access_key = {secret_of(SAM_KEY)}\n"
    before = home.write_credentials(long_term("dev", ADMIN, keys=keys) + f"[sam]\n{keys}")
    home.write_config(f"[profile read]\nrole_arn = {READER}\nsource_profile = sam\n")
    result = stsmfa.run("--all", "dev", "read", "--token", "123456")
    assert result.status != 0
    assert result.lines[-1] == "INFO - 2 profiles: 1 renewed, 1 failed"
    assert_made(home, before, made(double, {"read-mfa": READER}))


def test_a_code_that_aws_was_too_busy_for_is_not_sent_again(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    double.refuse(errors.UNAVAILABLE, None)
    home.write_credentials(long_term("kim", keys=KIMS_KEYS))
    result = stsmfa.run("--all", "--token", double.code(KIM_DEVICE))
    assert result.status == 5
    assert result.err.endswith("hint: try again in a minute, with a new code\n")
    assert len(double.calls()) == 1


def test_a_session_that_a_role_finds_too_old(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all", "login")
    (role,) = [role for arn, role in double.world.roles.items() if "/team-" in arn]
    role.mfa_max_age = 300
    double.age(double.session(), 600)
    result = stsmfa.run("--all")
    assert result.status == 4
    assert result.err.splitlines()[-1] == (
        "hint: is the role's name right, and does its trust policy let you in? It may ask for "
        "external_id, a recent MFA code or a network address; if the role wants a more recent code: "
        "stsmfa --profile team-1"
    )
    assert stsmfa.run("--profile", "team-1", "--token", code()).status == 0


def test_a_role_that_wants_a_code_where_no_device_is_named(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(
        f"[lee]\naws_access_key_id = {LEE_SECOND_KEY}\n"
        f"aws_secret_access_key = {secret_of(LEE_SECOND_KEY)}\n"
    )
    home.write_config(f"[profile 'an admin']\nrole_arn = {ADMIN}\nsource_profile = lee\n")
    result = stsmfa.run("--all", "an admin")
    assert result.status == 4
    assert result.err.splitlines()[-1] == (
        "hint: stsmfa --profile 'an admin' asks IAM for the device, and you for a code"
    )
    home.assert_untouched()


def test_a_file_lock_that_is_never_given_back_stops_all(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    with (home.aws / "credentials.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = stsmfa.run("--all", "--token", code(), wrapper=FAST)
    assert result.status == 6
    assert result.err.count("credentials.lock") == 1
    assert len(double.calls()) == 1
    home.assert_untouched()


@needs_root
def test_a_folder_that_cannot_be_written_is_known_before_a_code_is_spent(
    double: StsDouble, program_path: Path
) -> None:
    with home_of_nobody(program_path, LOGIN, folder=0o500) as home:
        program = Program(program_path, home, double)
        result = program.run(
            "--all", "--token", double.code(), wrapper=AS_NOBODY, env={"AWS_CA_BUNDLE": None}
        )
        assert result.status == 6
        assert "Permission denied" in result.err
        assert not double.calls()
        home.assert_untouched()
