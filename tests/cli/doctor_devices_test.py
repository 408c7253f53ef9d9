"""doctor asks what a refresh would ask: has IAM a device, and is there a session that may ask IAM."""

from collections.abc import Callable

import pytest

from cli.support.home import Home, section
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET, PAT_KEY, READER, SAM_KEY, secret_of
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def keys_of(key: str, **more: str) -> str:
    return section(
        "dev-long-term",
        {
            "aws_access_key_id": key,
            "aws_secret_access_key": LEE_SECRET if key == LEE_KEY else secret_of(key),
            **more,
        },
    )


@pytest.fixture(autouse=True)
def iam_is_the_double_too(stsmfa: Program, double: StsDouble) -> None:
    stsmfa.environment["AWS_ENDPOINT_URL_IAM"] = double.url


@pytest.mark.parametrize(
    ("key", "hint"),
    [(PAT_KEY, "IAM knows no MFA device of this user"), (SAM_KEY, "ListMFADevices")],
)
def test_a_profile_that_no_refresh_finds_a_device_for_has_something_wrong(
    home: Home, stsmfa: Program, key: str, hint: str
) -> None:
    home.write_credentials(keys_of(key))
    told = stsmfa.run("doctor", "dev")
    assert told.status == 1
    assert "You must provide --device or MFA_DEVICE" in told.out
    assert hint in told.out
    refused = stsmfa.run("-p", "dev", "--token", "123456")
    assert refused.status == 1
    assert hint in refused.err


def test_one_that_iam_names_is_enough(home: Home, stsmfa: Program) -> None:
    home.write_credentials(keys_of(LEE_KEY))
    assert stsmfa.run("doctor", "dev").status == 0


def test_where_no_command_lets_the_keys_age_be_known_none_is_said(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(keys_of(LEE_KEY).replace("dev-long-term", "dev"))
    assert "  key's age  not known: IAM wants MFA first\n" in stsmfa.run("doctor", "dev").out


def test_the_command_that_lets_the_keys_age_be_known_does_so(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(keys_of(LEE_KEY, assume_role=READER))
    assert stsmfa.answer(code(), "-p", "dev").status == 0
    told = stsmfa.run("doctor", "dev").out
    command = "stsmfa dev --mfa-session --force"
    assert f"not known: IAM wants MFA first  ({command})" in told
    assert stsmfa.answer(code(), *command.split()[1:]).status == 0
    assert "key's age    not known" not in stsmfa.run("doctor", "dev").out
