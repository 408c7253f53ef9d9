"""No credentials file: aws-mfa's question, and what comes of the answers."""

import stat

import pytest

from cli.support.home import Home
from cli.support.program import Program


def _question(home: Home) -> str:
    return (
        f"Could not locate credentials file at {home.credentials}, "
        "would you like to create one? [y/n]"
    )


@pytest.mark.parametrize("answer", ["y", "Y"])
def test_yes_makes_an_empty_file_for_its_owner_alone(
    home: Home, stsmfa: Program, answer: str
) -> None:
    terminal = stsmfa.spawn()
    terminal.expect(_question(home))
    terminal.answer(answer)
    assert terminal.finish() == 1
    assert "[default-long-term]" in terminal.screen
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
