"""What goes to standard output, what to standard error, and in what shape."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home
from cli.support.outputs import into
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]
CLOSED = ("sh", "-c", 'exec "$0" "$@" >&-')
"""A wrapper without a standard output."""


def test_the_log_is_on_standard_output_and_notices_are_not(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--token", code())
    assert result.status == 0
    assert all(line.startswith(("DEBUG - ", "INFO - ", "WARNING - ")) for line in result.lines)
    assert "endpoint" in result.err
    assert double.url in result.err
    assert "AWS_ENDPOINT_URL_STS" in result.err
    assert all(line.startswith("stsmfa: ") for line in result.err.splitlines())


def test_errors_are_on_standard_error_only(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--profile", "nobody")
    assert result.status == 1
    assert "ERROR" not in result.out
    assert result.err.startswith("ERROR - ")
    assert len(result.err.splitlines()) <= 2


def test_the_notices_come_before_the_question(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect_question()
    before = terminal.screen.split("Enter AWS MFA code")[0]
    assert "AWS_ENDPOINT_URL_STS" in before
    assert "AWS_CA_BUNDLE" in before
    terminal.type("\x03")
    terminal.finish()


def test_the_question_goes_to_the_terminal_when_output_goes_elsewhere(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    output = home.path / "output"
    terminal = stsmfa.spawn(wrapper=("sh", "-c", f'exec "$0" "$@" >{output}'))
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 0
    assert "Enter" not in output.read_text()
    assert "INFO - Success!" in output.read_text()


@pytest.mark.parametrize(
    "name", ["x\x1b[31m", "x\u202ey", "x\x7fy", "x\u0085y"], ids=["ESC", "RLO", "DEL", "NEL"]
)
def test_names_cannot_play_with_the_terminal(home: Home, stsmfa: Program, name: str) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--profile", name)
    assert result.status == 1
    assert "\\x" in result.err
    for character in name.strip("xy[31m"):
        assert character not in result.err + result.out


def test_times_are_local_and_have_their_offset(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.run("--token", code(), env={"TZ": "Asia/Kathmandu"})
    assert result.status == 0
    assert "+05:45 (" in result.lines[-1]
    # The file's times are UTC whatever the zone.
    assert stsmfa.run(env={"TZ": "America/New_York"}).status == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "xx_XX.UTF-8", ""])
def test_the_locale_changes_nothing(home: Home, stsmfa: Program, code: CODE, locale: str) -> None:
    home.write_credentials(MAIN + "# käse\n")
    result = stsmfa.run("--token", code(), env={"LC_ALL": locale})
    assert result.status == 0
    assert result.out.isascii()


def test_an_environment_without_anything_will_do(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    nothing = {name: None for name in stsmfa.environment}
    env = nothing | {
        "HOME": str(home.path),
        "AWS_ENDPOINT_URL_STS": double.url,
        "AWS_CA_BUNDLE": str(double.ca),
    }
    assert stsmfa.run("--token", code(), env=env).status == 0


def test_variables_that_beat_every_profile_are_warned_of(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--token", code(), env={"AWS_ACCESS_KEY_ID": "AKIAOTHEROTHER222222"})
    assert result.status == 0
    assert "AWS_ACCESS_KEY_ID" in result.err


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("status",), ("status", "--json"), ("doctor",)]
)
def test_a_result_that_cannot_be_written_is_no_success(
    home: Home, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(*arguments, wrapper=into(Path("/dev/full")))
    assert result.status == 1
    assert result.err.endswith("stsmfa: write: standard output: No space left on device\n")
    result = stsmfa.run(*arguments, wrapper=CLOSED)
    assert result.status == 1
    assert result.err.endswith("stsmfa: write: standard output: Bad file descriptor\n")


def test_a_session_is_handed_to_nobody_without_an_error(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run("export", "--token", code(), wrapper=CLOSED).status == 1


@pytest.mark.parametrize("how", [(), ("--all",), ("exec", "--", "true")])
def test_a_refresh_needs_no_standard_output(
    home: Home, stsmfa: Program, code: CODE, how: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--token", code(), *how, wrapper=CLOSED)
    assert result.status == 0, result.err
    assert "default" in home.sections()


@pytest.mark.parametrize(
    "page", [("status",), ("status", "--json"), ("doctor",), ("--help",), ("exec", "--help")]
)
def test_who_has_read_enough_of_a_page_ends_it_without_a_word(
    home: Home, stsmfa: Program, page: tuple[str, ...]
) -> None:
    """As `| head` does to every other program; an `export` is no page, and half of one an error."""
    home.write_credentials(MAIN)
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [str(stsmfa.path), *page], env=stsmfa.environment, stdout=writing, stderr=subprocess.PIPE,
        check=False,
    )  # fmt: skip
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (-signal.SIGPIPE, b"")
