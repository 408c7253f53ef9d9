"""A header that was to be a long-term section's and is none: whoever misses the profile is told."""

import json

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble

MISNAMED = f"[dev-longterm]\n{KEYS}"
RENAME = "[dev-longterm] is not read as a long-term section: call it [dev-long-term]"
NO_NAME = f"[]\n{KEYS}[a-long-term]\n{KEYS}"


@pytest.mark.parametrize("arguments", [(), ("--all",)])
def test_where_it_is_the_only_one_its_right_name_is_the_hint(
    home: Home, double: StsDouble, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    before = home.write_credentials(MISNAMED)
    result = stsmfa.run(*arguments)
    assert result.err.endswith(f"hint: {RENAME}\n")
    assert not double.calls()
    home.assert_credentials(before)


def test_all_says_what_it_leaves_out_and_a_timer_does_not(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MISNAMED + f"[stage-long-term]\n{KEYS}")
    assert RENAME in stsmfa.run("--all", "--no-mfa").err
    assert RENAME not in stsmfa.run("--renew").err
    assert RENAME not in stsmfa.run("--all", "stage", "--no-mfa").err


def test_a_long_term_section_named_as_in_the_config_file_is_none_of_all(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    misnamed = f"[profile dev-long-term]\n{KEYS}"
    told = "[profile dev-long-term] is not read as a long-term section: call it [dev-long-term]"
    home.write_credentials(misnamed)
    result = stsmfa.run("--all")
    assert result.status == 1
    assert result.err.endswith(f"no section ends in -long-term\nhint: {told}\n")
    assert told in stsmfa.run("status").out
    before = home.write_credentials(misnamed + f"[stage-long-term]\n{KEYS}")
    result = stsmfa.run("--all", "--no-mfa")
    assert told in result.err
    assert len(double.calls()) == 1
    home.assert_credentials(before + session_section("stage", double.session()))


@pytest.mark.parametrize("name", ["profile dev-long-term", "profile dev"])
def test_a_name_as_in_the_config_file_is_told_the_one_that_it_has_here(
    home: Home, stsmfa: Program, name: str
) -> None:
    home.write_credentials(f"[{name}]\n{KEYS}")
    for arguments in (["dev"], ["--profile", "dev"], ["exec", "-p", "dev", "--", "true"]):
        result = stsmfa.run(*arguments)
        assert result.status in {1, 2}
        hint = f"hint: [{name}] is not that section: call it [dev-long-term]\n"
        assert result.err.endswith(hint), result.err


def test_a_copy_of_a_section_that_is_there_is_none(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[dev-long-term]\n{KEYS}{MISNAMED}")
    assert "[dev-longterm]" not in stsmfa.run("--all", "--no-mfa").err


@pytest.mark.parametrize("arguments", [(), ("--all",), ("status",)])
@pytest.mark.parametrize(
    ("header", "lack"), [("[dev-long-term", "without ']'"), ("[]", "without a name")]
)
def test_where_a_header_is_none_that_is_the_hint(
    home: Home, stsmfa: Program, arguments: tuple[str, ...], header: str, lack: str
) -> None:
    home.write_credentials(f"{header}\n{KEYS}")
    result = stsmfa.run(*arguments)
    where = f"line 1 of {home.credentials} is a header {lack}, so that nothing below it is read"
    assert where in result.out + result.err
    assert "setup" not in result.out + result.err


def test_what_has_no_name_is_no_profile(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(NO_NAME)
    assert "default" not in stsmfa.run("status").out
    assert stsmfa.run("--all", "--no-mfa", "*").status == 0
    assert len(double.calls()) == 1
    told = stsmfa.run("doctor", "--all").out
    assert "a header without a name" in told
    assert "the profiles are" not in told


def test_profiles_that_are_called_as_verbs_are_named_so_that_the_command_works(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"[status-long-term]\n{KEYS}[dev-long-term]\n{KEYS}")
    result = stsmfa.run("refresh", "status", "dev")
    command = "stsmfa refresh --all status dev"
    assert result.err.endswith(f"hint: several: {command}; stsmfa -h shows the verbs\n")
    assert stsmfa.run(*command.split()[1:], "--no-mfa").status == 0


def test_a_profile_that_looks_like_an_option_is_not_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[-long-term]\n{KEYS}")
    assert "stsmfa --all -long-term" not in stsmfa.run("--all").err


def test_a_profile_whose_section_could_not_be_made_is_unusable_in_every_form(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(f"[a #b-long-term]\n{KEYS}")
    (row,) = json.loads(stsmfa.run("status", "--json").out)
    assert (row["state"], row["stale"]) == ("unusable", False)
    check = stsmfa.run("status", "--check", "a #b")
    assert check.status == 2
    assert "holds what readers take for a comment" in check.err
    assert stsmfa.run("-p", "a #b", "--no-mfa").status == 2
    assert stsmfa.run("--all", "--no-mfa").status == 1  # of a name that nobody has typed
    assert not double.calls()


def test_doctor_has_no_heading_with_nothing_below_it(home: Home, stsmfa: Program) -> None:
    home.write_credentials("[dev-long-term]\naws_access_key_id = nonsense!\n"
                           "aws_secret_access_key = x\naws_mfa_device = 123456\n")  # fmt: skip
    told = stsmfa.run("doctor", "dev").out
    assert "\nAWS\n" not in told
    assert "may have been exchanged" in told
