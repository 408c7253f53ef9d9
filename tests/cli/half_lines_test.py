"""A line that cannot be read to its end is no answer: nothing is sent, nothing is written."""

import shutil
from collections.abc import Callable

import pytest

from cli.support.examples import MAIN, QUESTION
from cli.support.home import Home
from cli.support.program import SANITIZER_OPTIONS, Program
from cli.support.terminal import CTRL_D
from sts.default_world import ADMIN, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

HALF = len(ADMIN) // 2


def failing_read(number: int, path: str) -> tuple[str, ...]:
    """Runs a program whose so-manieth read(2) of that file fails; 1 is the first."""
    inject = f"inject=read:error=EIO:when={number}"
    traced = f"ASAN_OPTIONS={SANITIZER_OPTIONS}:detect_leaks=0"  # leaks are not found under strace
    options = ("-qq", "-o", "/dev/null", "-E", traced, "-P", path, "-e", "trace=read")
    return ("strace", *options, "-e", inject)


@needs_strace
def test_half_a_role_is_not_written(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    before = len(LEE_KEY) + 1 + len(LEE_SECRET) + 1
    terminal = stsmfa.spawn("setup", "dev", wrapper=failing_read(before + HALF, "/dev/tty"))
    for question, text in [("key id: ", LEE_KEY), ("shown): ", LEE_SECRET), ("[none]: ", ADMIN)]:
        terminal.expect(question)
        terminal.answer(text)
    terminal.expect("stsmfa: read: answer: Input/output error")
    assert terminal.finish() == 3
    home.assert_untouched()


@needs_strace
@pytest.mark.parametrize("arguments", [[], ["--token-stdin"]])
def test_the_rest_of_a_piped_code_that_cannot_be_read_is_an_error(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str]
) -> None:
    """Six digits of a longer line would have been sent as a code."""
    home.write_credentials(MAIN)
    answer = home.path / "answer"
    answer.write_text("1234567\n")
    result = stsmfa.run(*arguments, stdin=answer, wrapper=failing_read(7, str(answer)))
    assert result.status == 3
    assert "stsmfa: read: answer: Input/output error" in result.err
    assert not double.calls()
    home.assert_untouched()


def test_a_terminal_that_goes_away_ends_no_line(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    words = home.path / "words"
    keeps_running = ("sh", "-c", f'trap "" HUP; "$0" "$@" 2>{words}; echo $? >>{words}')
    terminal = stsmfa.spawn(wrapper=keeps_running)
    terminal.expect(QUESTION)
    terminal.type(double.wrong_code() + CTRL_D)
    terminal.hang_up()
    assert words.read_text().endswith("stsmfa: read: answer: the terminal has gone\n3\n")
    assert not double.calls()


def test_ctrl_d_behind_half_a_code_does_not_end_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    digits = code()
    terminal.type(digits[:3] + CTRL_D)
    terminal.answer(digits[3:])
    assert terminal.finish() == 0


def test_a_line_that_is_too_long_is_not_cut(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--setup", stdin=f"dev\n{LEE_KEY}\n{'x' * 5000}\n")
    assert result.status == 3
    assert "stsmfa: read: answer: it is longer than 4094 bytes" in result.err
    home.assert_untouched()


def test_who_waited_for_a_terminal_that_has_gone_is_asked_when_it_runs_again(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    asking = stsmfa.spawn(wrapper=("sh", "-c", 'trap "" HUP; "$0" "$@"'))
    asking.expect(QUESTION)
    waiting = stsmfa.spawn()
    waiting.expect("stsmfa: waiting: ")
    asking.hang_up()
    waiting.expect("read: answer: the terminal has gone")
    waiting.expect("hint: run it again to be asked here")
    assert waiting.finish() == 3
    assert not double.calls()
