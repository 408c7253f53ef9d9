"""No credentials file: aws-mfa's question, and what comes of the answers."""

import stat

import pytest

from cli.support.home import Home
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble


def _question(home: Home) -> str:
    return (
        f"Could not locate credentials file at {home.credentials}, "
        "would you like to create one? [y/n]"
    )


def _offer(home: Home) -> str:
    return f"No AWS credentials yet: {home.credentials} does not exist. Set it up now? [Y/n]"


@pytest.mark.parametrize("start", [(), ("--all",), ("--profile", "work")])
def test_on_a_terminal_the_first_start_leads_to_the_wizard(
    home: Home, double: StsDouble, stsmfa: Program, start: tuple[str, ...]
) -> None:
    home.aws.rmdir()
    terminal = stsmfa.spawn(*start)
    terminal.expect(_offer(home))
    terminal.answer("")
    if not start or start == ("--all",):
        terminal.expect("Profile name [default]:")
        terminal.answer("work")
    terminal.expect("Access key id:")
    terminal.answer(LEE_KEY)
    terminal.expect("Secret access key")
    terminal.answer(LEE_SECRET)
    terminal.expect("Role to assume")
    terminal.answer("")
    terminal.expect("Write it? [Y/n]")
    terminal.answer("")
    assert terminal.finish() == 0
    assert f"[work-long-term]\naws_access_key_id = {LEE_KEY}\n" in home.credentials.read_text()


def test_the_profile_of_the_environment_is_set_up(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn(env={"AWS_PROFILE": "work"})
    terminal.expect(_offer(home))
    terminal.answer("y")
    terminal.expect("Access key id:")
    terminal.type(CTRL_C)
    terminal.finish()
    assert not home.credentials.exists()


def test_who_does_not_want_it_is_told_how_to_come_back(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn()
    terminal.expect(_offer(home))
    terminal.answer("n")
    assert terminal.finish() == 1
    assert "hint: stsmfa setup makes one, with your keys in it" in terminal.screen
    assert not home.credentials.exists()


def test_setup_declined_does_not_recommend_itself(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("--setup")
    terminal.expect(_question(home))
    terminal.answer("n")
    assert terminal.finish() == 1
    assert "hint" not in terminal.screen


@pytest.mark.parametrize("answer", ["y", "Y"])
def test_yes_makes_an_empty_file_for_its_owner_alone(
    home: Home, stsmfa: Program, answer: str
) -> None:
    result = stsmfa.run(stdin=f"{answer}\n")
    assert result.status == 1
    assert "[default-long-term]" in result.err
    assert home.credentials.read_bytes() == b""
    assert stat.S_IMODE(home.credentials.stat().st_mode) == 0o600


def test_a_missing_folder_is_made_too(home: Home, stsmfa: Program) -> None:
    home.aws.rmdir()
    result = stsmfa.run(stdin="y\n")
    assert result.status == 1
    assert _question(home) in result.out
    assert home.credentials.exists()
    assert stat.S_IMODE(home.aws.stat().st_mode) == 0o700


@pytest.mark.parametrize("answer", ["n", "", "yes", "N"])
def test_anything_else_makes_nothing(home: Home, stsmfa: Program, answer: str) -> None:
    result = stsmfa.run(stdin=f"{answer}\n")
    assert result.status == 1
    assert f"ERROR - Could not locate credentials file at {home.credentials}" in (
        result.err.splitlines()
    )
    assert result.err.splitlines()[-1].startswith("hint: stsmfa setup ")
    assert not home.credentials.exists()


def test_without_anybody_to_ask_nothing_is_made(home: Home, stsmfa: Program) -> None:
    for arguments in ((), ("--no-prompt",)):
        result = stsmfa.run(*arguments)
        assert result.status == 1
        assert str(home.credentials) in result.err
        assert not home.credentials.exists()


@pytest.mark.parametrize("by_option", [True, False])
def test_another_place_can_be_named(home: Home, stsmfa: Program, by_option: bool) -> None:
    other = home.path / "elsewhere"
    if by_option:
        result = stsmfa.run("--credentials-file", str(other), stdin="n\n")
    else:
        result = stsmfa.run(stdin="n\n", env={"AWS_SHARED_CREDENTIALS_FILE": str(other)})
    assert result.status == 1
    assert str(other) in result.err


def test_renew_asks_nobody_and_makes_nothing(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("--renew")
    assert terminal.finish() == 0
    assert "[y/n]" not in terminal.screen
    assert "[Y/n]" not in terminal.screen
    assert not home.credentials.exists()
