"""The shared session of an access key: one code, and every role of the user without another."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN_QUESTION, QUESTION
from cli.support.home import Home, section, session_properties, session_section
from cli.support.outputs import into, session_variables, variables_in
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import (
    ADMIN,
    LEE_KEY,
    LEE_SECOND_KEY,
    LONG,
    READER,
    RECENT,
    STRANGER,
)
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]

OWN = f"mfa-{LEE_KEY}"
DEV = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n\n"
PROD = f"[prod-long-term]\n{KEYS}assume_role = {READER}\n\n"
LOGIN = f"[login-long-term]\n{KEYS}\n"
RECENT_ROLE = f"[recent-long-term]\n{KEYS}assume_role = {RECENT}\n\n"
LONG_ROLE = f"[long-long-term]\n{KEYS}assume_role = {LONG}\nduration_seconds = 2h\n\n"


@pytest.fixture
def shared(double: StsDouble) -> Session:
    """A shared session of lee's that was made with a code a moment ago."""
    return double.issue(43200, with_code=True)


def what_was_called(double: StsDouble) -> list[tuple[str, str, str]]:
    """Each call with the key that signed it and how it ended."""
    return [(call.action, call.access_key_id, call.outcome) for call in double.calls()]


def from_shared(shared: Session, outcome: str = "OK") -> tuple[str, str, str]:
    """A role that is assumed with the shared session."""
    return ("AssumeRole", shared.access_key_id, outcome)


def of_keys(action: str, outcome: str = "OK") -> tuple[str, str, str]:
    return (action, LEE_KEY, outcome)


# It is made.


@pytest.mark.parametrize("how", ["option", "section", "source"])
def test_one_code_makes_the_shared_session_and_the_roles(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, how: str
) -> None:
    before = DEV
    if how == "section":
        before = DEV.rstrip() + "\nmfa_session = true\n"
    if how == "source":
        keys = f"[keys]\n{KEYS}mfa_session = True\n"
        before = f"{keys}[dev-long-term]\nsource_profile = keys\nassume_role = {ADMIN}\n"
    home.write_credentials(before)
    inode = home.credentials.stat().st_ino
    given = code()
    result = stsmfa.answer(given, "-p", "dev", *(["--mfa-session"] if how == "option" else []))
    assert result.status == 0
    assert result.out.count("Enter AWS MFA code") == 1
    assert LOGIN_QUESTION in result.out
    shared, role = double.session(0), double.session(1)
    home.assert_credentials(before + session_section(OWN, shared) + session_section("dev", role))
    assert home.credentials.stat().st_ino != inode
    assert what_was_called(double) == [of_keys("GetSessionToken"), from_shared(shared)]
    make, assume = double.calls()
    assert make.parameters["TokenCode"] == given
    assert make.parameters["DurationSeconds"] == "43200"
    assert assume.parameters["RoleArn"] == ADMIN
    assert "TokenCode" not in assume.parameters
    assert "SerialNumber" not in assume.parameters


@pytest.mark.linux
def test_both_sections_are_written_at_once(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(DEV)
    options = ("-p", "dev", "--mfa-session", "--mfa-process", f"echo {code()}")
    result, traces = stsmfa.trace(tmp_path, "rename,renameat,renameat2", *options)
    assert result.status == 0
    assert "".join(traces).count("RENAME_EXCHANGE") == 1


def test_the_next_role_takes_no_code_and_asks_nobody(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV + PROD)
    assert stsmfa.answer(code(), "-p", "dev", "--mfa-session").status == 0
    result = stsmfa.run("-p", "prod", "--no-prompt")
    assert (result.status, result.err.count("MFA code")) == (0, 0)
    assert "Enter AWS MFA code" not in result.out
    shared, dev, prod = (double.session(number) for number in range(3))
    home.assert_credentials(
        DEV + PROD + session_section(OWN, shared) + session_section("dev", dev)
        + session_section("prod", prod)
    )  # fmt: skip
    assert what_was_called(double)[2:] == [from_shared(shared)]


def test_a_code_that_is_given_makes_it_as_well(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    assert stsmfa.run("-p", "dev", "--mfa-session", "--token", code()).status == 0
    home.assert_credentials(
        DEV + session_section(OWN, double.session(0)) + session_section("dev", double.session(1))
    )


def test_how_long_it_lasts_can_be_said(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    options = ("-p", "dev", "--mfa-session", "--mfa-session-duration", "36h")
    assert stsmfa.answer(code(), *options).status == 0
    assert double.calls()[0].parameters["DurationSeconds"] == "129600"


def test_without_being_told_so_a_code_makes_one_role_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    assert stsmfa.answer(code(), "-p", "dev").status == 0
    home.assert_credentials(DEV + session_section("dev", double.session()))
    assert what_was_called(double) == [of_keys("AssumeRole")]


def test_a_section_without_a_role_gets_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV + LOGIN)
    assert stsmfa.answer(code(), "-p", "dev", "--mfa-session").status == 0
    assert home.sections() == ["dev-long-term", "login-long-term", "login", "dev"]
    assert home.section("login") == session_properties(double.session(0))


def test_the_session_of_a_section_without_a_role_serves_others(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + DEV)
    assert stsmfa.answer(code(), "-p", "login").status == 0
    assert stsmfa.run("-p", "dev", "--no-prompt").status == 0
    shared, role = double.session(0), double.session(1)
    home.assert_credentials(
        LOGIN + DEV + session_section("login", shared) + session_section("dev", role)
    )
    assert what_was_called(double) == [of_keys("GetSessionToken"), from_shared(shared)]


def test_it_is_kept_when_the_role_is_refused(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = f"[dev-long-term]\n{KEYS}assume_role = {STRANGER}\n"
    home.write_credentials(before)
    result = stsmfa.answer(code(), "-p", "dev", "--mfa-session")
    assert result.status == 4
    assert "AccessDenied" in result.err
    home.assert_credentials(before + session_section(OWN, double.session()))


def test_ctrl_c_at_the_question_makes_nothing(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    terminal = stsmfa.spawn("-p", "dev", "--mfa-session")
    terminal.expect(LOGIN_QUESTION)
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    assert not double.calls("GetSessionToken")
    home.assert_untouched()


def test_where_nobody_may_be_asked_nothing_is_made(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    assert stsmfa.run("-p", "dev", "--mfa-session", "--no-prompt").status == 3
    assert not double.calls()
    home.assert_untouched()


# It is used, or not.


@pytest.mark.parametrize("more", [(), ("--mfa-session",)])
def test_a_role_of_more_than_an_hour_is_assumed_with_a_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, more: tuple[str]
) -> None:
    before = LONG_ROLE + session_section(OWN, shared)
    home.write_credentials(before)
    assert stsmfa.run("-p", "long", "--no-prompt", *more).status == 3
    home.assert_untouched()
    result = stsmfa.answer(code(), "-p", "long", *more)
    assert result.status == 0
    assert QUESTION.replace("3600", "7200") in result.out
    home.assert_credentials(before + session_section("long", double.session()))
    assert what_was_called(double) == [of_keys("AssumeRole")]


@pytest.mark.parametrize("more", [(), ("--mfa-session",)])
def test_a_role_that_wants_a_recent_code_gets_one(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, more: tuple[str]
) -> None:
    before = RECENT_ROLE + session_section(OWN, shared)
    home.write_credentials(before)
    double.age(shared, 600)
    assert stsmfa.run("-p", "recent", "--no-prompt", *more).status == 3
    home.assert_untouched()
    result = stsmfa.answer(code(), "-p", "recent", *more)
    assert result.status == 0
    assert f"stsmfa: [{OWN}]: " in result.err
    assert "; trying with a code" in result.err
    home.assert_credentials(before + session_section("recent", double.session()))
    assert what_was_called(double)[1:] == [
        from_shared(shared, "AccessDenied"), of_keys("AssumeRole")
    ]  # fmt: skip


@pytest.mark.parametrize("expired", [False, True])
def test_one_that_aws_does_not_know_any_more_is_forgotten(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, expired: bool
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    double.revoke(shared, expired=expired)
    result = stsmfa.answer(code(), "-p", "dev")
    assert result.status == 0
    assert "; the session is forgotten" in result.err
    home.assert_credentials(DEV + session_section("dev", double.session()))
    refusal = "ExpiredToken" if expired else "InvalidClientTokenId"
    assert what_was_called(double) == [from_shared(shared, refusal), of_keys("AssumeRole")]


@pytest.mark.parametrize("expired", [False, True])
def test_it_is_forgotten_also_where_nobody_may_be_asked(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, expired: bool
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    double.revoke(shared, expired=expired)
    assert stsmfa.run("-p", "dev", "--no-prompt").status == 3
    home.assert_credentials(DEV)


def test_a_new_one_takes_the_place_of_one_that_was_forgotten(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    double.revoke(shared)
    assert stsmfa.answer(code(), "-p", "dev", "--mfa-session").status == 0
    home.assert_credentials(
        DEV + session_section(OWN, double.session(1)) + session_section("dev", double.session(2))
    )


@pytest.mark.parametrize("how", [("--token",), ("--no-mfa",)])
def test_who_says_how_to_call_is_obeyed(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, how: tuple[str]
) -> None:
    before = PROD + session_section(OWN, shared)
    home.write_credentials(before)
    options = (*how, code()) if how == ("--token",) else how
    assert stsmfa.run("-p", "prod", *options).status == 0
    assert what_was_called(double) == [of_keys("AssumeRole")]


@pytest.mark.parametrize("change", ["expired", "not ours", "another key's"])
def test_what_is_no_valid_shared_session_is_not_used(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, change: str
) -> None:
    stored = session_section(OWN, shared)
    if change == "expired":
        stored = section(OWN, session_properties(shared) | {"expiration": "2026-01-01 00:00:00"})
    elif change == "not ours":
        stored = stored.replace("assumed_role = False\n", "")
    else:
        stored = stored.replace(LEE_KEY, LEE_SECOND_KEY)
    home.write_credentials(DEV + stored)
    assert stsmfa.run("-p", "dev", "--no-prompt").status == 3
    assert not double.calls()
    home.assert_untouched()


def test_exec_uses_it(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, tmp_path: Path
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    out = tmp_path / "out"
    assert stsmfa.run("exec", "dev", "--", "env", "-0", wrapper=into(out)).status == 0
    assert session_variables(double.session()).items() <= variables_in(out).items()
    assert what_was_called(double) == [from_shared(shared)]


@pytest.mark.parametrize("form", ["env", "process"])
def test_export_uses_it_also_for_programs_that_nobody_answers(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, tmp_path: Path, form: str
) -> None:
    before = DEV + session_section(OWN, shared)
    home.write_credentials(before)
    out = tmp_path / "out"
    assert stsmfa.run("export", "dev", "--format", form, wrapper=into(out)).status == 0
    assert double.session().token in out.read_text()
    home.assert_credentials(before + session_section("dev", double.session()))
    assert what_was_called(double) == [from_shared(shared)]


def test_exec_makes_it_when_told_so(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    terminal = stsmfa.spawn("exec", "--mfa-session", "dev", "--", "echo", "ran")
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    terminal.expect("ran")
    assert terminal.finish() == 0
    home.assert_credentials(
        DEV + session_section(OWN, double.session(0)) + session_section("dev", double.session(1))
    )


# It is removed when nobody can renew it.


def test_an_expired_one_of_a_key_that_was_replaced_goes_with_the_next_refresh(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session
) -> None:
    over = session_properties(shared) | {"expiration": "2026-01-01 00:00:00"}
    abandoned = section(f"mfa-{LEE_SECOND_KEY}", over)
    home.write_credentials(abandoned + DEV)
    assert stsmfa.answer(code(), "-p", "dev").status == 0
    home.assert_credentials(DEV + session_section("dev", double.session()))


def test_one_whose_key_stands_elsewhere_or_that_is_valid_stays(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session
) -> None:
    over = session_properties(shared) | {"expiration": "2026-01-01 00:00:00"}
    before = (
        section(f"mfa-{LEE_SECOND_KEY}", over)
        + DEV
        + session_section("mfa-AKIAGONEGONEGONEGONE", shared)
        + f"[other-long-term]\n{KEYS.replace(LEE_KEY, LEE_SECOND_KEY)}"
    )
    home.write_credentials(before)
    assert stsmfa.answer(code(), "-p", "dev").status == 0
    home.assert_credentials(before + session_section("dev", double.session()))
