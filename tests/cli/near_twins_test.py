"""Headers that look like the section that is written and are another one to the AWS CLI."""

import subprocess
from collections.abc import Callable

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]

LONG_TERM = f"[dev-long-term]\n{KEYS}"
TWINS = ["[ dev ]", '["dev"]', "['dev']", "[dev\t]", "[dev] # see [wiki]"]


def botocores_key(home: Home, profile: str) -> str:
    """The access key id that botocore finds for the profile."""
    script = (
        "import botocore.session, sys\n"
        "session = botocore.session.Session(profile=sys.argv[1])\n"
        "print(session.get_credentials().access_key)\n"
    )
    environment = {
        "AWS_SHARED_CREDENTIALS_FILE": str(home.credentials),
        "AWS_CONFIG_FILE": str(home.config),
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    asked = subprocess.run(
        ["/usr/bin/python3", "-c", script, profile],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return asked.stdout.strip()


@pytest.mark.parametrize("header", TWINS)
def test_what_is_written_is_found_and_the_twin_is_named_before_the_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, header: str
) -> None:
    before = home.write_credentials(LONG_TERM + f"{header}\nregion = eu-west-1\n")
    terminal = stsmfa.spawn("-p", "dev")
    shown = terminal.expect("Enter AWS MFA code")
    assert f"line 5: {header.replace(chr(9), chr(92) + 'x09').split(' #')[0]}" in shown
    assert "is not [dev] to the AWS CLI" in shown
    terminal.answer(code())
    assert terminal.finish() == 0
    assert isinstance(before, str)
    home.assert_credentials(before + session_section("dev", double.session()))
    assert botocores_key(home, "dev") == double.session().access_key_id


def test_many_at_once_name_it_too(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(LONG_TERM + "[ dev ]\nregion = eu-west-1\n")
    result = stsmfa.run("--all", "--token", double.code())
    assert result.status == 0
    assert "[ dev ] is not [dev] to the AWS CLI" in result.err
    assert botocores_key(home, "dev") == double.session().access_key_id


def test_doctor_names_it(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LONG_TERM + "[ dev ]\nregion = eu-west-1\n")
    assert "[ dev ] is not [dev] to the AWS CLI" in stsmfa.run("doctor", "dev").out


def test_a_twin_of_the_long_term_section_is_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LONG_TERM.replace("[dev-long-term]", "[ dev-long-term ]"))
    result = stsmfa.run("-p", "dev", "--no-prompt")
    assert result.status == 1
    assert "line 1: [ dev-long-term ] is not [dev-long-term] to the AWS CLI" in result.err


def test_a_comment_behind_the_header_is_no_other_name(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LONG_TERM + "[dev] # mine\nregion = eu-west-1\n")
    result = stsmfa.run("-p", "dev", "--token", code())
    assert result.status == 0
    assert "is not [dev]" not in result.err
    assert home.section("dev")["aws_access_key_id"] == double.session().access_key_id


def test_a_section_that_is_there_may_hold_what_others_take_for_a_comment(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """To botocore, whose file it is, `dev #1` is a name like another."""
    before = f"[dev #1-long-term]\n{KEYS}[dev #1]\nregion = eu-west-1\n"
    home.write_credentials(before)
    assert stsmfa.answer(code(), "--profile", "dev #1").status == 0
    session = session_section("dev #1", double.session()).split("\n", 1)[1]
    home.assert_credentials(before + session)
    assert botocores_key(home, "dev #1") == double.session().access_key_id
    assert stsmfa.run("clear", "dev #1").status == 0
    home.assert_credentials(before)


def test_but_none_is_made(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(f"[dev #1-long-term]\n{KEYS}")
    result = stsmfa.answer(code(), "--profile", "dev #1")
    assert result.status == 2
    assert "'dev #1' holds what readers take for a comment" in result.err
    assert not double.calls()
    home.assert_untouched()


def test_a_long_term_header_with_blanks_is_called_by_its_right_name(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"[ dev-long-term ]\n{KEYS}")
    fault = f"{home.credentials}: line 1: [ dev-long-term ] is not read as a long-term section"
    for arguments in (["doctor"], ["doctor", "dev"], ["doctor", "--all"]):
        out = stsmfa.run(*arguments).out
        assert out.count(f"  - {fault}\n    call it [dev-long-term]\n") == 1
        assert "control character" not in out
    assert stsmfa.run("status").out == f" dev-long-term   {fault}\n"
    refresh = stsmfa.run("-p", "dev", "--no-prompt")
    assert refresh.status == 1
    assert refresh.err.endswith("other SDKs take them for one: write [dev-long-term]\n")
    home.assert_untouched()
