"""The question on a real terminal: answers, slips, silence, and the keys that end it."""

import os
import signal
import subprocess
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.clock import running
from cli.support.examples import MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.kept import wait_until
from cli.support.program import Program
from cli.support.terminal import CTRL_BACKSLASH, CTRL_C, CTRL_D, CTRL_Z
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def test_it_is_answered_with_echo_and_no_mode_is_changed(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    before = terminal.modes()
    terminal.expect(QUESTION)
    assert terminal.modes() == before
    given = code()
    terminal.answer(given)
    terminal.expect(given)
    assert terminal.finish() == 0


def test_blanks_in_a_code_are_the_authenticators(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    given = code()
    terminal.answer(f" {given[:3]} {given[3:]} ")
    assert terminal.finish() == 0
    assert double.calls()[0].parameters["TokenCode"] == given


def test_a_wrong_code_is_asked_for_again(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.answer(double.wrong_code())
    terminal.expect(QUESTION)
    terminal.answer(code())
    assert terminal.finish() == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))
    first, second = double.calls()
    assert first.connection != second.connection, "a code goes out on a fresh connection"


def test_three_wrong_codes_are_the_end(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    for _ in range(3):
        terminal.expect(QUESTION)
        terminal.answer(double.wrong_code())
    assert terminal.finish() == 4
    assert len(double.calls()) == 3
    assert "MultiFactorAuthentication failed with invalid MFA one time pass code" in terminal.screen
    home.assert_untouched()


def test_what_is_no_code_is_asked_for_again_without_a_call(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.answer("12345")
    terminal.expect(QUESTION)
    assert not double.calls("AssumeRole")
    terminal.answer(code())
    assert terminal.finish() == 0


def test_who_leaves_after_three_slips_has_given_no_code(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    for slip in ("12345", "1234567", "abcdef"):
        terminal.expect(QUESTION)
        terminal.answer(slip)
    terminal.expect(QUESTION)
    terminal.type(CTRL_D)
    assert terminal.finish() == 3
    assert terminal.screen.splitlines()[-1] == "ERROR - Token must be six digits"
    assert not double.calls()
    home.assert_untouched()


def test_the_code_just_sent_is_not_sent_again(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    given = code()
    assert stsmfa.answer(given).status == 0
    terminal = stsmfa.spawn("--profile", "developmentiam")
    terminal.expect(QUESTION)
    terminal.answer(given)
    terminal.expect(QUESTION)
    assert len(double.calls()) == 1
    terminal.answer(code())
    assert terminal.finish() == 0


def test_the_end_of_input_is_no_answer(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.type(CTRL_D)
    assert terminal.finish() == 3
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("key", "number"), [(CTRL_C, signal.SIGINT), (CTRL_BACKSLASH, signal.SIGQUIT)]
)
def test_a_key_that_kills_kills(
    home: Home, double: StsDouble, stsmfa: Program, key: str, number: signal.Signals
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.type(key)
    assert terminal.finish() == -number
    assert not double.calls("AssumeRole")
    home.assert_untouched()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_question(home: Home, stsmfa: Program, number: signal.Signals) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.send_signal(number)
    assert terminal.finish() == -number
    home.assert_untouched()


def test_the_first_process_of_a_container_ends_as_if_by_its_signal(
    home: Home, stsmfa: Program
) -> None:
    alone = ("unshare", "--pid", "--fork")
    if subprocess.run([*alone, "true"], capture_output=True).returncode != 0:
        pytest.skip("process numbers of its own are not allowed here")
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(wrapper=alone)
    terminal.expect(QUESTION)
    terminal.type(CTRL_C)
    assert terminal.finish() == 128 + signal.SIGINT
    home.assert_untouched()


def test_a_signal_ends_the_question_on_a_terminal_that_is_stopped(
    home: Home, stsmfa: Program
) -> None:
    """As by Ctrl-S: not even a line's end can be written there."""
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    device = os.open(os.readlink(f"/proc/{terminal.pid}/fd/0"), os.O_RDWR | os.O_NOCTTY)
    termios.tcflow(device, termios.TCOOFF)
    os.close(device)
    terminal.send_signal(signal.SIGTERM)
    assert terminal.finish() == -signal.SIGTERM
    home.assert_untouched()


def test_a_stopped_question_goes_on_in_the_foreground(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    shell = stsmfa.spawn(wrapper=("bash", "--norc", "-ic", 'set -m; "$0" "$@"; echo "was $?"; fg'))
    shell.expect(QUESTION)
    shell.type(CTRL_Z)
    shell.expect("was 148")
    shell.expect(QUESTION)  # the shell has written below the first
    shell.answer(code())
    assert shell.finish() == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_background_job_does_not_ask(home: Home, stsmfa: Program) -> None:
    """A question from the background would stop it, or steal what is typed to the shell."""
    home.write_credentials(MAIN)
    shell = stsmfa.spawn(
        wrapper=("bash", "--norc", "-ic", 'set -m; "$0" "$@" </dev/null & wait $!; echo "was $?"')
    )
    shell.expect("was 3")
    assert "Enter AWS MFA code" not in shell.screen
    assert "a job in the background cannot ask" in shell.screen
    shell.finish()
    home.assert_untouched()


def test_two_minutes_of_silence_are_an_answer(home: Home, stsmfa: Program) -> None:
    """On a clock that runs a hundred times as fast."""
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(wrapper=running(100))
    terminal.expect(QUESTION)
    assert terminal.finish() == 3
    assert "2 minutes" in terminal.screen
    home.assert_untouched()


def test_the_window_is_closed(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    pid = terminal.pid
    terminal.hang_up()
    assert not os.path.exists(f"/proc/{pid}")
    home.assert_untouched()


def test_an_unreachable_aws_is_said_while_the_person_types(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(env={"AWS_ENDPOINT_URL_STS": "https://localhost:1"})
    assert terminal.finish() == 5
    assert "localhost" in terminal.screen
    home.assert_untouched()


OTHER_READER = 'cat </dev/tty >/dev/null & exec "$0" "$@"'


def bytes_read(pid: int) -> int:
    text = Path(f"/proc/{pid}/io").read_text()
    return int(text.partition("rchar: ")[2].partition("\n")[0])


def test_a_line_that_another_reader_of_the_terminal_takes_is_no_hang(
    home: Home, stsmfa: Program
) -> None:
    """poll(2) has found it for both."""
    home.write_credentials(MAIN)
    for typed in ("1\n", "12\n", "123\n"):
        terminal = stsmfa.spawn(wrapper=("sh", "-c", OTHER_READER))
        terminal.expect(QUESTION)
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text().split()
        readers = [terminal.pid, *map(int, children)]
        before = [bytes_read(pid) for pid in readers]
        terminal.type(typed)
        wait_until(lambda: [bytes_read(pid) for pid in readers] != before)
        terminal.send_signal(signal.SIGTERM)
        assert terminal.finish() == -signal.SIGTERM
    home.assert_untouched()
