"""`--setup`: aws-mfa's three questions on a terminal and a pipe.

What it says to which answer is in tests/unit/setup.
"""

import stat

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


def test_it_follows_the_question_for_a_missing_file(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("--setup", stdin=f"y\nx\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status == 0
    home.assert_credentials(f"[x-long-term]\n{SECTION}")
    assert stat.S_IMODE(home.credentials.stat().st_mode) == 0o600


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


def test_a_config_file_that_cannot_be_read_does_not_matter(home: Home, stsmfa: Program) -> None:
    answers = f"y\nx\n{LEE_KEY}\n{LEE_SECRET}\n"
    result = stsmfa.run("--setup", "--config-file", str(home.aws), stdin=answers)
    assert result.status == 0
    home.assert_credentials(f"[x-long-term]\n{SECTION}")
