"""Variables with values that cannot be: named, status 1, nobody asked, an untouched file."""

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.sts_double import StsDouble


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MFA_DEVICE", "arn:aws:iam::123456789012:user/lee"),
        ("MFA_DEVICE", "short"),
        ("MFA_ASSUME_ROLE", "admin"),
        ("MFA_STS_DURATION", "soon"),
        ("MFA_STS_DURATION", "899"),
        ("MFA_STS_DURATION", "999999"),
        ("AWS_REGION", "x@evil.example"),
        ("AWS_REGION", "eu-west-1.evil.example/"),
        ("AWS_DEFAULT_REGION", "-"),
        ("AWS_ENDPOINT_URL_STS", "http://sts.example"),
        ("AWS_ENDPOINT_URL_STS", "https://"),
        ("AWS_ENDPOINT_URL_STS", "https://user:password@sts.example"),
        ("AWS_ENDPOINT_URL_STS", "localhost:4566"),
    ],
)
def test_it_is_named(home: Home, double: StsDouble, stsmfa: Program, name: str, value: str) -> None:
    home.write_credentials(MAIN)
    env = {name: value} if name.startswith("MFA") else {"AWS_ENDPOINT_URL_STS": None, name: value}
    terminal = stsmfa.spawn(env=env)
    assert terminal.finish() == 1
    assert name in terminal.screen
    assert "password" not in terminal.screen
    assert "Enter" not in terminal.screen
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    "name",
    ["MFA_DEVICE", "MFA_ASSUME_ROLE", "MFA_STS_DURATION", "AWS_PROFILE", "AWS_REGION",
     "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE", "STSMFA_NO_PROMPT", "DIRENV_IN_ENVRC"],
)  # fmt: skip
def test_an_empty_variable_is_an_unset_one(
    home: Home, double: StsDouble, stsmfa: Program, name: str
) -> None:
    home.write_credentials(LOGIN)
    assert stsmfa.answer(double.code(), env={name: ""}).status == 0
