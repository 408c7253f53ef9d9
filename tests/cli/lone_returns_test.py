"""A lone carriage return ends a line for Python's readers, the AWS CLI among them, and for no other."""

import json

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import KIM_KEY, LEE_DEVICE, LEE_KEY, LEE_SECRET, secret_of
from sts.sts_double import StsDouble

PAIR = f"aws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
KIM = f"aws_access_key_id = {KIM_KEY}\naws_secret_access_key = {secret_of(KIM_KEY)}\n"
OLD_MAC = f"[a-long-term]\n{KEYS}[b-long-term]\n{KIM}aws_mfa_device = {LEE_DEVICE}\n".replace(
    "\n", "\r"
)
TWO_USERS = f"[a-long-term]\n{PAIR}\r[b-long-term]\n{KIM}"

VERBS = [
    ("-p", "a", "--no-prompt"),
    ("-p", "a", "-q", "--no-prompt"),
    ("-p", "c"),
    ("--all", "--no-prompt"),
    ("--renew",),
    ("status",),
    ("status", "--json"),
    ("status", "--short"),
    ("doctor", "a"),
    ("doctor", "--all"),
    ("export", "a"),
    ("rotate", "a"),
    ("clear", "a"),
    ("clear", "zz"),
    ("setup", "a", "--no-prompt"),
]


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_of_a_file_of_such_line_ends_no_secret_is_shown(
    home: Home, double: StsDouble, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    before = home.write_credentials(OLD_MAC)
    result = stsmfa.run(*arguments)
    assert LEE_SECRET not in result.out + result.err
    assert secret_of(KIM_KEY) not in result.out + result.err
    assert not double.calls() or arguments[0] == "doctor"
    home.assert_credentials(before)


def test_it_is_said_which_line_it_is(home: Home, stsmfa: Program) -> None:
    home.write_credentials(OLD_MAC)
    hidden = "line 1: section [b-long-term] stands behind a lone carriage return"
    assert hidden in stsmfa.run("-p", "a", "--no-prompt").err
    assert [one["profile"] for one in json.loads(stsmfa.run("status", "--json").out)] == ["a"]
    assert hidden in stsmfa.run("doctor", "--all").out


@pytest.mark.parametrize("profile", ["a", "b"])
def test_no_profile_is_renewed_with_the_keys_of_another(
    home: Home, double: StsDouble, stsmfa: Program, profile: str
) -> None:
    before = home.write_credentials(TWO_USERS)
    result = stsmfa.run("-p", profile, "--no-mfa", "-q")
    assert result.status != 0
    assert not double.calls()
    home.assert_credentials(before)
    if profile == "a":
        assert "line 4: section [b-long-term] stands behind a lone carriage return" in result.err


def test_doctor_says_who_reads_what(home: Home, stsmfa: Program) -> None:
    home.write_credentials(TWO_USERS)
    told = stsmfa.run("doctor", "--all").out
    assert "line 4: section [b-long-term] stands behind a lone carriage return" in told
    assert "the AWS CLI and boto3 read it as that section" in told
    assert "refuses the whole file" not in told
    assert "already" not in told
