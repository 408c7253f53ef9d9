"""The main job: one profile, kept fresh, as the README shows it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import LOGIN, LOGIN_QUESTION, MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE
from sts.sts_double import StsDouble

CODE = Callable[[], str]

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.parametrize(
    ("name", "section"),
    [
        (None, "default"),
        ("developmentiam", "developmentiam"),
        ("developmentiam-long-term", "developmentiam"),
    ],
)
def test_the_default_profile_or_another_by_either_name_on_a_terminal(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str | None, section: str
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*(["--profile", name] if name else []))
    terminal.expect(QUESTION)
    terminal.answer(code())
    assert terminal.finish() == 0
    home.assert_credentials(MAIN + session_section(section, double.session()))
    assert "INFO - Success! Your credentials will expire in 3600 seconds" in terminal.screen


def test_what_is_asked_of_aws(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    given = code()
    assert stsmfa.answer(given).status == 0
    (call,) = double.calls()
    assert call.parameters == {
        "Action": "AssumeRole",
        "Version": "2011-06-15",
        "RoleArn": ADMIN,
        "RoleSessionName": "lee",
        "DurationSeconds": "3600",
        "SerialNumber": LEE_DEVICE,
        "TokenCode": given,
    }


def test_without_a_role_it_is_a_session_of_twelve_hours(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    terminal = stsmfa.spawn()
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    assert terminal.finish() == 0
    home.assert_credentials(LOGIN + session_section("default", double.session()))
    (call,) = double.calls()
    assert call.action == "GetSessionToken"
    assert call.parameters["DurationSeconds"] == "43200"
    assert "RoleArn" not in call.parameters


def test_the_second_run_neither_asks_nor_calls_nor_writes(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
    before = home.credentials.stat()
    terminal = stsmfa.spawn()
    assert terminal.finish() == 0
    assert (
        "INFO - Your credentials are still valid for 3600 seconds they will expire at "
        "2060-06-10 13:00:00+00:00 (1h)\n" in terminal.screen
    )
    assert len(double.calls()) == 1
    after = home.credentials.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_is_printed_line_by_line(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(code(), "--profile", "developmentiam")
    first, missing, question, assuming, success = result.lines
    assert first == "INFO - Validating credentials for profile: developmentiam "
    assert missing == (
        "INFO - Short term credentials section developmentiam is missing, "
        "obtaining new credentials."
    )
    assert question == QUESTION
    assert assuming == (
        f"INFO - Assuming Role - Profile: developmentiam, Role: {ADMIN}, Duration: 3600"
    )
    assert success == (
        "INFO - Success! Your credentials will expire in 3600 seconds at: "
        "2060-06-10 13:00:00+00:00 (1h)"
    )


@pytest.mark.skipif(not Path("/usr/bin/aws").exists(), reason="the AWS CLI is not installed")
def test_the_aws_cli_is_the_role_from_then_on(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), "--profile", "developmentiam").status == 0
    words = "sts get-caller-identity --profile developmentiam --query Arn --output text".split()
    identity = subprocess.run(
        ["/usr/bin/aws", *words, "--endpoint-url", double.url, "--region", "us-east-1"],
        env=stsmfa.environment, capture_output=True, text=True, timeout=30,
    )  # fmt: skip
    assert identity.stdout.strip() == "arn:aws:sts::123456789012:assumed-role/iamAdmin/lee"


def test_the_refreshed_section_is_replaced_where_it_stands(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
    assert stsmfa.answer(code(), "--profile", "developmentiam").status == 0
    assert stsmfa.answer(code(), "--force").status == 0
    sections = [session_section("default", double.session(2)),
                session_section("developmentiam", double.session(1))]
    home.assert_credentials(MAIN + "".join(sections))
