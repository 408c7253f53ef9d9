"""Fresh or stale: aws-mfa's order of decisions, and its words on standard output, exactly."""

import time
from collections.abc import Callable

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home, section, session_properties, session_section
from cli.support.program import Program, Result
from sts.default_world import ADMIN, LONG, READER
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]
MISSING_KEYS = (
    "WARNING - Your existing credentials are missing or invalid, obtaining new credentials."
)
FORCED = "INFO - Forcing refresh of credentials."
NEW_ROLE = "INFO - Obtaining credentials for a new role or profile."
EXPIRED = "INFO - Your credentials have expired, renewing."
SIX_KEYS = (
    "assumed_role",
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_security_token",
    "expiration",
)


pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def issue(double: StsDouble) -> Callable[..., Session]:
    """A session of the role that lee has had for a while."""
    return lambda left, role=ADMIN: double.issue(left, role)


def _findings(result: Result) -> list[str]:
    """The lines between the first and the question."""
    assert result.lines[0].startswith("INFO - Validating credentials for profile: default ")
    return [line for line in result.lines[1:] if line in (MISSING_KEYS, FORCED, NEW_ROLE, EXPIRED)
            or "expire in" in line and "renewing" in line]  # fmt: skip


def test_a_valid_session_is_left_alone(
    home: Home, stsmfa: Program, issue: Callable[..., Session]
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(3000)))
    result = stsmfa.run()
    assert result.status == 0
    assert len(result.lines) == 2
    assert result.lines[1] == (
        "INFO - Your credentials are still valid for 3000 seconds they will expire at "
        "2060-06-10 12:50:00+00:00 (50m)"
    )
    home.assert_untouched()


@pytest.mark.parametrize("key", [key for key in SIX_KEYS if key != "aws_access_key_id"])
def test_a_section_that_lacks_a_key_is_renewed(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE, key: str
) -> None:
    properties = session_properties(issue(3000))
    del properties[key]
    home.write_credentials(MAIN + section("default", properties))
    result = stsmfa.answer(code())
    assert (result.status, _findings(result)) == (0, [MISSING_KEYS])


def test_but_not_one_whose_secret_has_no_id(
    home: Home, double: StsDouble, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    """aws-mfa overwrites it; but nobody can tell whose it is, and it may be the only one."""
    properties = session_properties(issue(3000))
    del properties["aws_access_key_id"]
    home.write_credentials(MAIN + section("default", properties))
    result = stsmfa.answer(code())
    assert result.status == 1
    assert "holds an aws_secret_access_key without its aws_access_key_id" in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("expiration", ["", "soon", "2026-13-01 00:00:00", "1700000000"])
def test_an_unreadable_expiration_is_a_missing_one(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE, expiration: str
) -> None:
    properties = session_properties(issue(3000)) | {"expiration": expiration}
    home.write_credentials(MAIN + section("default", properties))
    result = stsmfa.answer(code())
    assert (result.status, _findings(result)) == (0, [MISSING_KEYS])


@pytest.mark.parametrize(
    "form", ["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.123456Z", "%Y-%m-%dT%H:%M:%S+00:00"]
)
def test_an_expiration_of_other_tools_is_understood(
    home: Home, stsmfa: Program, issue: Callable[..., Session], form: str
) -> None:
    session = issue(3000)
    expiration = time.strftime(form, time.gmtime(session.expiration))
    properties = session_properties(session) | {"expiration": expiration}
    home.write_credentials(MAIN + section("default", properties))
    result = stsmfa.run()
    assert result.status == 0
    assert "still valid for 3000 " in result.out


def test_an_expired_session_is_renewed(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(-1)))
    result = stsmfa.answer(code())
    assert (result.status, _findings(result)) == (0, [EXPIRED])


def test_force_renews_what_is_valid(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(3000)))
    result = stsmfa.answer(code(), "--force")
    assert (result.status, _findings(result)) == (0, [FORCED])


def test_a_role_that_is_added_is_obtained(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    home.write_credentials(LOGIN + session_section("default", issue(3000, None)))
    result = stsmfa.answer(code(), "--assume-role", ADMIN)
    assert (result.status, _findings(result)) == (0, [NEW_ROLE])
    assert result.lines[0].endswith(f" with assumed role: {ADMIN}")
    assert home.section("default")["assumed_role_arn"] == ADMIN


def test_a_role_that_is_changed_is_obtained(
    home: Home, double: StsDouble, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(3000, LONG)))
    result = stsmfa.answer(code())
    assert (result.status, _findings(result)) == (0, [NEW_ROLE])
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_role_that_is_dropped_is_taken_out(
    home: Home, double: StsDouble, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    home.write_credentials(LOGIN + session_section("default", issue(3000)))
    result = stsmfa.answer(code())
    assert (result.status, _findings(result)) == (0, [NEW_ROLE])
    home.assert_credentials(LOGIN + session_section("default", double.session()))


def test_an_empty_role_option_keeps_the_stored_role(
    home: Home, stsmfa: Program, issue: Callable[..., Session]
) -> None:
    home.write_credentials(LOGIN + session_section("default", issue(3000)))
    result = stsmfa.run("--assume-role", "")
    assert result.status == 0
    assert "still valid" in result.out


def test_two_findings_are_two_lines(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    properties = session_properties(issue(3000, READER))
    del properties["aws_security_token"]
    home.write_credentials(MAIN + section("default", properties))
    result = stsmfa.answer(code(), "--force")
    assert result.status == 0
    assert _findings(result)[:2] == [MISSING_KEYS, FORCED]


def test_a_session_near_its_end_is_renewed_early(
    home: Home, stsmfa: Program, issue: Callable[..., Session], code: CODE
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(200)))
    result = stsmfa.answer(code())
    assert result.status == 0
    assert _findings(result) == ["INFO - Your credentials expire in 200 seconds, renewing."]


@pytest.mark.parametrize(("margin", "renewed"), [("3m", False), ("10m", True), ("0", False)])
def test_the_margin_can_be_set(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    issue: Callable[..., Session],
    code: CODE,
    margin: str,
    renewed: bool,
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(250)))
    assert stsmfa.answer(code(), "--renew-before", margin).status == 0
    assert bool(double.calls()) is renewed


def test_within_the_margin_a_failure_is_a_warning(
    home: Home, stsmfa: Program, issue: Callable[..., Session]
) -> None:
    home.write_credentials(MAIN + session_section("default", issue(200)))
    result = stsmfa.run("--no-prompt")
    assert result.status == 0
    assert "WARNING - " in result.out
    home.assert_untouched()
