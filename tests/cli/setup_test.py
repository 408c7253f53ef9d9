"""`--setup`: aws-mfa's three questions."""

import stat

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET

SECTION = f"aws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"


def test_a_section_is_added_and_the_keys_are_not_shown(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("--setup")
    terminal.expect("Profile name to [default]: ")
    terminal.answer("new")
    terminal.expect("aws_access_key_id: ")
    terminal.answer(LEE_KEY)
    terminal.expect("aws_secret_access_key: ")
    terminal.answer(LEE_SECRET)
    assert terminal.finish() == 0
    assert LEE_KEY not in terminal.screen
    assert LEE_SECRET not in terminal.screen
    home.assert_credentials(f"{MAIN}[new-long-term]\n{SECTION}")


def test_no_name_is_default(home: Home, stsmfa: Program) -> None:
    home.write_credentials("")
    result = stsmfa.run("--setup", stdin=f"\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status == 0
    home.assert_credentials(f"[default-long-term]\n{SECTION}")


def test_it_follows_the_question_for_a_missing_file(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("--setup", stdin=f"y\nx\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status == 0
    home.assert_credentials(f"[x-long-term]\n{SECTION}")
    assert stat.S_IMODE(home.credentials.stat().st_mode) == 0o600


def test_an_existing_section_is_left_alone(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--setup", stdin=f"default\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status != 0
    assert "default-long-term" in result.err
    home.assert_untouched()


@pytest.mark.parametrize(
    ("answers", "missing"),
    [("x\n\n", "aws_access_key_id"), (f"x\n{LEE_KEY}\n\n", "aws_secret_access_key")],
)
def test_an_empty_key_is_the_end(home: Home, stsmfa: Program, answers: str, missing: str) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--setup", stdin=answers)
    assert result.status == 1
    assert f"ERROR - You must supply {missing}" in result.err.splitlines()
    home.assert_untouched()


def test_a_name_that_cannot_be_one_is_refused_before_the_keys_are_typed(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--setup", stdin=f"a]b\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status != 0
    assert "a]b" in result.err
    assert "aws_access_key_id" not in result.out
    home.assert_untouched()


@pytest.mark.parametrize(
    "answers",
    [
        f"x\nnot a key\n{LEE_SECRET}\n",
        f"x\n{LEE_KEY}\nhas a blank in it\n",
    ],
)
def test_what_cannot_be_a_key_is_refused(home: Home, stsmfa: Program, answers: str) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run("--setup", stdin=answers).status in (1, 2)
    home.assert_untouched()


def test_ctrl_c_at_a_hidden_question_puts_the_echo_back(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("--setup")
    before = terminal.modes()
    terminal.expect("Profile name")
    terminal.answer("x")
    terminal.expect("aws_access_key_id: ")
    hidden = terminal.modes()
    terminal.type("\x03")
    assert terminal.finish() == -2
    assert hidden != before
    home.assert_untouched()


def test_nobody_is_asked_where_nobody_may_be(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--setup", "--no-prompt", stdin=f"x\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status == 3
    assert "Profile name" not in result.out
    home.assert_untouched()
