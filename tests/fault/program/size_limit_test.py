"""`ulimit -f`: no file of ours may be larger than so many bytes."""

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble

SESSION = 1177
"""Bytes of the section that is written; the test of what fits notices when it is another."""


def limited(size: int) -> tuple[str, ...]:
    return ("prlimit", f"--fsize={size}", "--")


def test_the_signal_of_the_limit_is_a_shells(home: Home, stsmfa: Program) -> None:
    """Python ignores SIGXFSZ; a program that inherited that would not be killed by it."""
    result = stsmfa.run(wrapper=("sh", "-c", "kill -XFSZ $$"))
    assert result.status == -25


@pytest.mark.parametrize(
    "size", [0, 1, 100, len(MAIN) - 1, len(MAIN), len(MAIN) + 1, len(MAIN) + SESSION - 1]
)
def test_a_file_that_may_not_be_so_large_stays_as_it_was(
    home: Home, double: StsDouble, stsmfa: Program, size: int
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(double.code(), wrapper=limited(size))
    assert result.status == 6
    assert result.err.splitlines()[-1] == f"stsmfa: write: {home.credentials}: File too large"
    home.assert_untouched()
    assert len(double.calls()) == (size >= len(MAIN)), "a code is given for nothing"
    assert stsmfa.answer(double.code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_file_that_fits_is_written(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(double.code(), wrapper=limited(len(MAIN) + SESSION))
    assert result.status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))
    assert home.credentials.stat().st_size == len(MAIN) + SESSION


@pytest.mark.parametrize("verb", [("clear", "--all"), ("--all",), ("--save-device",)])
def test_whatever_writes_it(
    home: Home, double: StsDouble, stsmfa: Program, verb: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN + session_section("default", double.issue(3600)))
    result = stsmfa.answer(double.code(), *verb, wrapper=limited(100))
    assert result.status == 6
    assert f"write: {home.credentials}: File too large" in result.err
    home.assert_untouched()
