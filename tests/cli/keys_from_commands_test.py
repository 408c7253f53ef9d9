"""Long-term keys that are not in the file: credential_process in the long-term section."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.clock import running
from cli.support.home import Home, session_section
from cli.support.keeper import Keeper, printed_keys
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]

KEYS = printed_keys()


def section_with(command: str, more: str = "") -> str:
    return (
        f"[default-long-term]\ncredential_process = {command}\n"
        f"aws_mfa_device = {LEE_DEVICE}\n{more}"
    )


def test_the_keys_are_fetched_only_when_they_are_needed(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    before = section_with(keeper.command, f"assume_role = {ADMIN}\n")
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(before + session_section("default", double.session()))
    assert stsmfa.run().status == 0
    assert keeper.runs == 1


def test_a_batch_that_the_session_serves_does_not_fetch_the_keys(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    role = section_with(keeper.command, f"assume_role = {ADMIN}\n").replace("default", "dev")
    before = section_with(keeper.command) + role
    home.write_credentials(before)
    assert stsmfa.answer(code(), "--all", "default").status == 0
    assert stsmfa.run("--all").status == 0
    assert keeper.runs == 1
    sessions = session_section("default", double.session(0)) + session_section(
        "dev", double.session(1)
    )
    home.assert_credentials(before + sessions)


def test_the_device_is_found_with_keys_of_a_command_as_well(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    before = section_with(keeper.command).replace("aws_mfa_device", "no_device")
    home.write_credentials(before)
    assert stsmfa.answer(code(), "--save-device").status == 0
    after = before + f"aws_mfa_device = {LEE_DEVICE}\n"
    home.assert_credentials(after + session_section("default", double.session()))


def test_temporary_keys_assume_a_role_without_a_code_and_make_no_session(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    home.write_credentials(section_with(keeper.command))
    stsmfa.answer(code())
    keeper.give(double.session())
    refused = stsmfa.run("--force")
    assert refused.status == 1
    assert "the command gives temporary keys, of which no session can be made" in refused.err
    assumed = stsmfa.run("--assume-role", ADMIN, "--duration", "2h")
    assert assumed.status == 0
    assert "TokenCode" not in double.calls()[-1].parameters
    assert double.calls()[-1].parameters["DurationSeconds"] == "3600"
    assert "stsmfa: duration: 1h: AWS grants no more" in assumed.err


@pytest.mark.parametrize(
    ("command", "cause"),
    [
        ("exit 3", "the command failed with status 3"),
        ("kill -9 $$", "the command was ended by signal 9"),
        ("true", "printed nothing"),
        ("echo junk", "is not one JSON object"),
        (f"echo '{KEYS}{KEYS}'", "is not one JSON object"),
        (f"echo '{KEYS}' x", "is not one JSON object"),
        ("head -c 10000000 /dev/zero", "the command printed"),
        ("echo '{\"Version\": 2}'", "Version is not the number 1"),
        ("echo '{\"Version\": 1}'", "AccessKeyId is missing"),
        (
            "echo '" + KEYS.replace("}", ', "Expiration": "2020-01-01T00:00:00Z"}') + "'",
            "Expiration has passed",
        ),
    ],
)
def test_what_is_wrong_with_the_answer_is_said_and_the_answer_is_not(
    home: Home, double: StsDouble, stsmfa: Program, command: str, cause: str
) -> None:
    home.write_credentials(section_with(command))
    result = stsmfa.run()
    assert result.status == 1
    line = next(line for line in result.err.splitlines() if "credential_process" in line)
    assert line.startswith("stsmfa: [default-long-term] credential_process: ")
    assert cause in line
    assert LEE_SECRET not in result.err
    assert double.calls() == []
    home.assert_untouched()


def test_a_command_in_a_file_that_others_can_write_is_not_run(
    home: Home, stsmfa: Program, keeper: Keeper
) -> None:
    home.write_credentials(section_with(keeper.command), mode=0o622)
    result = stsmfa.run()
    assert result.status == 1
    assert "its commands are not run" in result.err
    assert keeper.runs == 0


@pytest.mark.parametrize("linked", [False, True])
def test_a_command_in_a_folder_that_others_can_write_to_is_not_run(
    home: Home, stsmfa: Program, keeper: Keeper, tmp_path: Path, *, linked: bool
) -> None:
    home.write_credentials(section_with(keeper.command))
    folder = home.aws
    if linked:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        home.credentials.rename(folder / "credentials")
        home.credentials.symlink_to(folder / "credentials")
    folder.chmod(0o770)
    result = stsmfa.run()
    assert result.status == 1
    assert f"{folder}: is writable by others: its commands are not run" in result.err
    assert f"chmod go-w {folder}\n" in result.err
    assert keeper.runs == 0
    folder.chmod(0o1777)  # nobody can put another file in the place of ours there
    stsmfa.run("--no-prompt")
    assert keeper.runs == 1



def test_a_command_that_never_stops_printing_is_ended_at_once(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(section_with("exec yes"))
    result = stsmfa.run()
    assert result.status == 1
    assert "credential_process: the command printed more than 64 KiB" in result.err
    home.assert_untouched()


def test_a_command_that_hangs_is_ended_after_a_minute(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(section_with("exec sleep 1000"))
    result = stsmfa.run(wrapper=running(100))
    assert result.status == 1
    assert result.err.splitlines()[-1] == (
        "stsmfa: [default-long-term] credential_process: the command took longer than 60 seconds"
    )
    assert double.calls() == []
    home.assert_untouched()
