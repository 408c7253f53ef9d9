"""Answers that come through standard input, as aws-mfa took them."""

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def test_a_pipe_answers_a_question_on_standard_output(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(stdin=code())
    assert result.status == 0
    assert QUESTION in result.out
    assert "Enter" not in result.err
    home.assert_credentials(MAIN + session_section("default", double.session()))


@pytest.mark.parametrize("line_end", ["", "\n", "\r\n"])
def test_every_line_end_will_do(home: Home, stsmfa: Program, code: CODE, line_end: str) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run(stdin=code() + line_end).status == 0


def test_a_file_answers(home: Home, stsmfa: Program, code: CODE, tmp_path: Path) -> None:
    home.write_credentials(MAIN)
    answer = tmp_path / "answer"
    answer.write_text(code() + "\n")
    assert stsmfa.run(stdin=answer).status == 0


def test_a_socket_answers(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    ours, theirs = socket.socketpair()
    ours.sendall(code().encode() + b"\n")
    process = subprocess.Popen(
        [stsmfa.path], stdin=theirs, env=stsmfa.environment_with({}), start_new_session=True
    )
    assert process.wait(20) == 0


def test_only_the_line_is_read(home: Home, stsmfa: Program, code: CODE) -> None:
    """What follows in the pipe is the next command's."""
    home.write_credentials(MAIN)
    result = stsmfa.run(
        stdin=f"{code()}\nfor the next one\n", wrapper=("sh", "-c", '"$0" "$@" >&2; cat')
    )
    assert result.status == 0
    assert result.out == "for the next one\n"


@pytest.mark.parametrize("line", ["12345", "1234567", "abcdef", "12 34", "-12345", "१२"])
def test_a_line_that_is_no_code_is_a_usage_error(
    home: Home, double: StsDouble, stsmfa: Program, line: str
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(line)
    assert result.status == 2
    assert result.err.splitlines()[-1] == "ERROR - Token must be six digits"
    assert not double.calls()
    home.assert_untouched()


def test_nobody_is_asked_twice_through_a_pipe(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    wrong = double.wrong_code()
    result = stsmfa.run(stdin=f"{wrong}\n{wrong}\n")
    assert result.status == 4
    assert len(double.calls()) == 1
    assert result.out.count(QUESTION) == 1
    assert "try 2 of 3" not in result.out
    assert result.err.count("one time pass code") == 1
    home.assert_untouched()


def test_after_a_piped_code_that_was_refused_the_terminal_is_asked(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(
        wrapper=("sh", "-c", f'printf "{double.wrong_code()}\\nfor the next\\n" | "$0" "$@"')
    )
    terminal.expect("AWS refused the code for mfa/lee: wrong entry in the app, mistyped, too old")
    terminal.expect(QUESTION)
    terminal.answer(double.wrong_code())
    terminal.expect(QUESTION)
    terminal.answer(code())
    assert terminal.finish() == 0
    assert "(try 2 of 3)" in terminal.screen
    assert "(try 3 of 3)" in terminal.screen


def test_an_empty_pipe_falls_through_to_nobody(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(stdin="")
    assert result.status == 3
    assert "code" in result.err
    assert not double.calls()
    home.assert_untouched()


def test_no_terminal_and_no_pipe_is_nobody(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run()
    assert result.status == 3
    assert "terminal" in result.err
    assert "Enter" not in result.out
    home.assert_untouched()


def test_token_stdin_reads_the_code_without_a_question(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(code(), "--token-stdin")
    assert result.status == 0
    assert "Enter" not in result.out
    assert stsmfa.run("--force", "--token-stdin", stdin="").status == 3
    assert stsmfa.run("--force", "--token-stdin", stdin="123\n").status == 2
