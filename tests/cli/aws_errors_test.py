"""Every refusal of AWS: status 4, AWS's words, a hint that helps, and an untouched file."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts import errors
from sts.default_world import (
    ADMIN,
    GONE_KEY,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    LONG,
    PARTNER,
    PARTNER_ID,
    RECENT,
    STRANGER,
    secret_of,
)
from sts.lies import ERRORS
from sts.sts_double import StsDouble

CODE = Callable[[], str]
OWN_FAULT = sorted(name for name, error in ERRORS.items() if error.status < 500)
AWS_FAULT = sorted(name for name, error in ERRORS.items() if error.status >= 500)


@pytest.mark.parametrize("name", OWN_FAULT)
def test_a_refusal_is_told_in_the_words_of_aws(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str
) -> None:
    home.write_credentials(MAIN)
    double.refuse(ERRORS[name], calls=None)
    result = stsmfa.run("--token", code())
    assert result.status == 4
    assert ERRORS[name].code in result.err
    assert ERRORS[name].message in result.err
    (line,) = [line for line in result.err.splitlines() if line.startswith("ERROR - ")]
    assert line.startswith(
        "ERROR - An error occured while calling assume role: An error occurred ("
        f"{ERRORS[name].code}) when calling the AssumeRole operation: "
    )
    assert len(double.calls()) == 1
    home.assert_untouched()


@pytest.mark.parametrize("name", AWS_FAULT)
def test_a_broken_aws_is_not_asked_again_with_the_same_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str
) -> None:
    home.write_credentials(MAIN)
    double.refuse(ERRORS[name], calls=None)
    result = stsmfa.run("--token", code())
    assert result.status in (4, 5)
    assert ERRORS[name].code in result.err
    assert len(double.calls()) == 1
    home.assert_untouched()


def _hint(stsmfa: Program, code: str, *arguments: str) -> str:
    """The line after AWS's words."""
    result = stsmfa.run("--token", code, *arguments)
    assert result.status == 4
    first, hint = result.err.splitlines()[-2:]
    assert first.startswith("ERROR - ")
    return hint


@pytest.mark.parametrize(
    ("role", "word"),
    [
        ("arn:aws:iam::123456789012:role/missing", "role"),
        (STRANGER, "trust"),
        (PARTNER, "external_id"),
    ],
)
def test_a_role_that_is_not_given_gets_a_hint(
    home: Home, stsmfa: Program, code: CODE, role: str, word: str
) -> None:
    home.write_credentials(LOGIN)
    assert word in _hint(stsmfa, code(), "--assume-role", role)


def test_an_external_id_helps(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(f"[default-long-term]\n{KEYS}assume_role = {PARTNER}\n")
    assert stsmfa.run("--token", code(), "--external-id", PARTNER_ID).status == 0
    home.write_credentials(
        f"[default-long-term]\n{KEYS}role_arn = {PARTNER}\nexternal_id = {PARTNER_ID}\n"
    )
    assert stsmfa.run("--token", code()).status == 0


def test_roles_that_are_given(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(LOGIN)
    for role, more in ((RECENT, ()), (LONG, ("--duration", "12h"))):
        assert stsmfa.run("--token", code(), "--assume-role", role, *more).status == 0


def test_a_duration_over_the_roles_own_gets_a_hint(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert "--duration" in _hint(stsmfa, code(), "--duration", "2h")


@pytest.mark.parametrize(
    ("key", "secret", "word"),
    [
        (GONE_KEY, secret_of(GONE_KEY), "inactive"),
        ("AKIANOBODY2222222222", "x" * 40, "access key"),
        (LEE_KEY, "x" * 40, "aws_secret_access_key"),
    ],
)
def test_wrong_keys_get_a_hint(
    home: Home, stsmfa: Program, code: CODE, key: str, secret: str, word: str
) -> None:
    home.write_credentials(MAIN.replace(LEE_KEY, key).replace(LEE_SECRET, secret))
    assert word in _hint(stsmfa, code())


def test_somebody_elses_device_gets_a_hint(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN.replace(LEE_DEVICE, LEE_DEVICE.replace("lee", "kim")))
    assert "device" in _hint(stsmfa, code())


def test_what_aws_echoes_is_left_out(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    given = code()
    double.refuse(errors.invalid([f"Value '{given}' at 'tokenCode' failed"]))
    validation = stsmfa.run("--token", given)
    assert "tokenCode" in validation.err
    assert given not in validation.err
    authorization = f"AWS4-HMAC-SHA256 Credential={LEE_KEY}/x, Signature=0123456789abcdef"
    double.refuse(errors.no_date(authorization))
    incomplete = stsmfa.run("--token", code())
    assert "X-Amz-Date" in incomplete.err
    assert "0123456789abcdef" not in incomplete.err


def test_foreign_characters_of_a_message_do_no_harm(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    double.refuse(errors.AwsError(403, "AccessDenied", "no\u202eway\u009b2J\nERROR - done"))
    result = stsmfa.run("--token", code())
    assert result.status == 4
    assert "\\x" in result.err
    for character in "\u202e\u009b":
        assert character not in result.err
    assert "\nERROR - done" not in result.err


def test_verbose_says_the_request_id(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    quiet = stsmfa.run("--token", double.wrong_code())
    assert "request id" not in quiet.err.lower()
    verbose = stsmfa.run("-v", "--token", double.wrong_code())
    assert "request id" in verbose.err.lower()
    assert ADMIN not in verbose.err or verbose.status == 4
