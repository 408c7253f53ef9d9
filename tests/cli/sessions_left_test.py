"""The session that is left when a renewal fails, and the one that it has made: never another one."""

import re
import shutil
from collections.abc import Callable

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.kept import wait_until
from cli.support.program import Program
from sts.default_world import ADMIN, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]
CTRL_D = "\x04"

DEV = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
SHOW_KEY = ("sh", "-c", "echo RUN $AWS_ACCESS_KEY_ID")
USED = "the session that is left is used"


def expired(text: str, double: StsDouble) -> str:
    return re.sub(r"(?m)^expiration = .*$", "expiration = 2020-01-01 00:00:00", text)


def cleared(text: str, double: StsDouble) -> str:
    return DEV


def of_another_role(text: str, double: StsDouble) -> str:
    return DEV + session_section("dev", double.issue(3000, READER))


def as_it_was(text: str, double: StsDouble) -> str:
    return text


@pytest.mark.parametrize(
    "arguments", [("--profile", "dev"), ("--all",), ("exec", "dev", "--", *SHOW_KEY)],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
@pytest.mark.parametrize(
    ("change", "status"), [(expired, 3), (cleared, 3), (of_another_role, 3), (as_it_was, 0)]
)
def test_what_is_left_is_looked_at_when_the_question_is_over(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    arguments: tuple[str, ...],
    change: Callable[[str, StsDouble], str],
    status: int,
) -> None:
    text = DEV + session_section("dev", double.issue(200, ADMIN))
    home.write_credentials(text)
    terminal = stsmfa.spawn(*arguments)
    terminal.expect_question()
    home.write_credentials(change(text, double))
    terminal.type(CTRL_D)
    assert terminal.finish() == status
    assert (USED in terminal.screen) == (status == 0)
    assert ("RUN" in terminal.screen) == (status == 0 and arguments[0] == "exec")
    home.assert_untouched()


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_command_has_the_session_that_was_made_for_it_whatever_is_written_a_moment_later(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    slowly = ("strace", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64",
              "-e", "inject=pwrite64:delay_exit=300000")  # fmt: skip
    process = stsmfa.start("exec", "--token", code(), "dev", "--", *SHOW_KEY, wrapper=slowly)
    wait_until(lambda: "[dev]" in home.credentials.read_text())
    made = double.session()
    home.write_credentials(of_another_role("", double))
    result = stsmfa.finish(process)
    assert (result.status, result.out) == (0, f"RUN {made.access_key_id}\n")


def test_nor_is_another_roles_session_handed_on_that_somebody_else_has_made(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    """Whom it waits for has no session of the role that it is about."""
    text = DEV + session_section("dev", double.issue(200, ADMIN))
    home.write_credentials(text)
    asking = stsmfa.spawn("--profile", "dev")
    asking.expect_question()
    waiting = stsmfa.spawn("exec", "dev", "--", *SHOW_KEY)
    waiting.expect("stsmfa: waiting: ")
    home.write_credentials(of_another_role(text, double))
    asking.type(CTRL_D)
    assert asking.finish() == 3
    assert waiting.finish() == 3
    assert "RUN" not in waiting.screen
