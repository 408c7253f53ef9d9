"""What `stsmfa --all` shows: a table on a terminal, lines elsewhere."""

import re
import signal
from collections.abc import Callable

import pytest

from cli.support.batches import LOGIN, SHARED, long_term, team
from cli.support.examples import LOGIN_QUESTION
from cli.support.home import Home
from cli.support.program import Program
from cli.support.terminal import Terminal
from sts.default_world import ADMIN, LEE_DEVICE, LONG, STRANGER
from sts.sts_double import StsDouble

CODE = Callable[[], str]
PLAIN = {"TERM": "xterm", "NO_COLOR": "1"}

pytestmark = pytest.mark.usefixtures("clock")


def _run(stsmfa: Program, code: CODE, columns: int = 80, **env: str) -> Terminal:
    terminal = stsmfa.spawn("--all", env=PLAIN | env, columns=columns)
    terminal.expect_question()
    terminal.answer(code())
    terminal.finish()
    return terminal


def _shown(terminal: Terminal) -> list[str]:
    """The lines that stand on the terminal in the end: those that were drawn over are not there."""
    lines: list[str] = []
    for line in terminal.screen.split("\n"):
        up = re.search(r"\r\x1b\[(\d+)A", line)
        if up:
            del lines[-int(up[1]) :]
        lines.append(re.sub(r"^.*\r|\x1b\[(\d+A|K|J)", "", line))
    return lines


def test_the_table_stands_once_between_the_code_and_the_count(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 2) + long_term("audit", STRANGER))
    terminal = _run(stsmfa, code)
    lines = _shown(terminal)
    begin = lines.index("✓ login   fresh until 00:00 (12h)")
    assert lines[begin : begin + 5] == [
        "✓ login   fresh until 00:00 (12h)",
        "✓ team-1  fresh until 13:00 (1h)",
        "✓ team-2  fresh until 13:00 (1h)",
        "✗ audit   refused: AccessDenied",
        "INFO - 4 profiles: 3 renewed, 1 failed",
    ]
    assert lines[begin - 1].startswith("INFO - Success! Your credentials will expire in 43200 ")
    assert lines[begin + 5].startswith("ERROR - audit: An error occured while calling assume role:")
    assert len([line for line in lines if line.startswith("✓ team-1")]) == 1


def test_everything_fresh_is_the_table_and_the_count(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all")
    terminal = stsmfa.spawn("--all", env=PLAIN, columns=80)
    assert terminal.finish() == 0
    assert terminal.screen.splitlines() == [
        "✓ login   fresh until 00:00 (12h)",
        "✓ team-1  fresh until 13:00 (1h)",
        "INFO - 2 profiles: 2 fresh before",
    ]


def test_a_session_that_turns_out_to_be_dead_is_not_fresh_in_the_end(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    stsmfa.answer(code(), "--all", "login")
    double.revoke(double.session())
    terminal = stsmfa.spawn("--all", env=PLAIN, columns=80)
    terminal.expect("✓ login   fresh until 00:00 (12h)\r\n")
    terminal.expect_question()
    terminal.type("\x03")
    assert terminal.finish() == -signal.SIGINT
    assert terminal.screen.splitlines()[-2:] == [
        "… team-1  calling",
        "INFO - 2 profiles: 1 unfinished, 1 not begun",
    ]


def test_the_row_says_that_a_call_is_under_way(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    long = long_term("long", LONG, duration_seconds="7200")
    home.write_credentials(LOGIN + team(double, 1) + long)
    held = double.misbehave("hold", action="AssumeRole")
    terminal = stsmfa.spawn("--all", env=PLAIN, columns=80)
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect("… team-1  calling\r\n\x1b[K· long    waiting for a code of its own\r\n")
    held.release.set()
    terminal.expect("✓ team-1  fresh until")
    terminal.expect("long: asks for 2h")
    terminal.expect_question()
    terminal.type("\x03")
    terminal.finish()


def test_more_rows_than_the_terminal_has_lines_are_counted_while_they_change(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """24 lines: 22 rows and the count, above the cursor's own."""
    home.write_credentials(team(double, 30))
    held = double.misbehave("hold", calls=None, action="AssumeRole")
    terminal = stsmfa.spawn("--all", env=PLAIN, columns=80)
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect("\x1b[K0 of 30 fresh, 30 calling\r\n")
    held.release.set()
    assert terminal.finish() == 0
    rows = [line for line in _shown(terminal) if line.startswith("✓ team-")]
    assert [row.split()[1] for row in rows] == [f"team-{number}" for number in range(1, 31)]


def test_a_narrow_terminal_cuts_the_words_and_then_the_names(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(
        long_term("development-of-everything", ADMIN) + long_term("audit", STRANGER)
    )
    lines = _shown(_run(stsmfa, code, columns=40))
    rows = [line for line in lines if line.startswith(("✓", "✗"))]
    assert rows == [
        "✓ development-of-ev…  fresh until 13:00…",
        "✗ audit               refused: AccessDe…",
    ]
    assert max(map(len, rows)) <= 40


@pytest.mark.parametrize(
    ("env", "marks"), [({"LC_ALL": "C"}, "+!"), ({"LC_ALL": "C.UTF-8"}, "✓✗")]
)
def test_the_marks_are_those_that_the_terminal_can_show(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, env: dict[str, str], marks: str
) -> None:
    home.write_credentials(LOGIN + long_term("audit", STRANGER))
    lines = _shown(_run(stsmfa, code, **env))
    assert [line[0] for line in lines if line[1:].startswith((" login", " audit"))] == list(marks)


def test_colours_are_for_whoever_did_not_refuse_them(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("audit", STRANGER))
    terminal = stsmfa.spawn("--all", env={"TERM": "xterm"}, columns=80)
    terminal.expect_question()
    terminal.answer(code())
    terminal.finish()
    assert "\x1b[32m✓\x1b[0m login  \x1b[32mfresh until " in terminal.screen
    assert "\x1b[31m✗\x1b[0m audit  \x1b[31mrefused: AccessDenied\x1b[0m\n" in terminal.screen


@pytest.mark.parametrize("how", [{"TERM": "dumb"}, {}])
def test_elsewhere_it_is_a_line_each(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, how: dict[str, str]
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    if how:
        terminal = stsmfa.spawn("--all", env=how)
        terminal.expect_question()
        terminal.answer(code())
        terminal.finish()
        lines = terminal.screen.splitlines()[2:]
    else:
        lines = stsmfa.answer(code(), "--all").lines
    midnight, one = "2060-06-11 00:00:00+00:00 (12h)", "2060-06-10 13:00:00+00:00 (1h)"
    assert [*lines[:1], *lines[2:4], *sorted(lines[4:7]), *lines[7:]] == [
        "INFO - [login]: one code for login, team-1, team-2",
        "INFO - Fetching Credentials - Profile: login, Duration: 43200",
        f"INFO - Success! Your credentials will expire in 43200 seconds at: {midnight}",
        f"INFO - login: fresh until {midnight}",
        f"INFO - team-1: fresh until {one}",
        f"INFO - team-2: fresh until {one}",
        "INFO - 3 profiles: 3 renewed",
    ]
    assert re.fullmatch(re.escape(LOGIN_QUESTION) + r"\d*", lines[1])


FOREIGN = "de\u009bv"
ESCAPED = r"de\xc2\x9bv"


def test_names_cannot_play_with_the_terminal(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(
        long_term(FOREIGN, LONG, duration_seconds="7200")
        + long_term("\x1b[2Jx", ADMIN)
        + long_term(FOREIGN + "2", ADMIN)
    )
    terminal = stsmfa.spawn("--all", env=PLAIN, columns=80)
    for _ in range(2):
        terminal.expect_question()
        terminal.answer(code())
    assert terminal.finish() == 1
    assert f"stsmfa: {ESCAPED}: asks for 2h, which takes a code of its own" in terminal.screen
    assert r"✗ \x1b[2Jx   " in terminal.screen
    assert rf"✓ {ESCAPED}2  fresh until" in terminal.screen
    assert "\u009b" not in terminal.screen
    assert "\x1b[2J" not in terminal.screen
    piped = stsmfa.run("--all", "\x1b[2J\u202e")
    assert "\x1b" not in piped.err + piped.out
    assert "\u202e" not in piped.err + piped.out


def test_the_next_code_is_announced_above_the_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """Whatever is said between: the table is above it, whole, and does not come back."""
    home.write_credentials(team(double, 2) + long_term("long", LONG, duration_seconds="7200"))
    terminal = stsmfa.spawn("--all", env=PLAIN, columns=100)
    for _ in range(2):
        terminal.expect_question()
        terminal.answer(code())
    assert terminal.finish() == 0
    lines = _shown(terminal)
    begin = lines.index("✓ team-1  fresh until 13:00 (1h)")
    assert lines[begin - 3].startswith("Enter AWS MFA code for device")
    assert lines[begin - 2] == f"INFO - Fetching Credentials - Profile: {SHARED}, Duration: 43200"
    assert lines[begin + 1 : begin + 4] == [
        "✓ team-2  fresh until 13:00 (1h)",
        "· long    waiting for a code of its own",
        "stsmfa: long: asks for 2h, which takes a code of its own; --cap takes an hour without one",
    ]
    announced = f"the next code of {LEE_DEVICE} is needed; it shows in 30 seconds"
    assert lines[begin + 4] == f"stsmfa: MFA code: {announced}"
    assert lines[begin + 6].startswith("INFO - Assuming Role - Profile: long, ")
    assert lines[begin + 7].startswith("INFO - long: fresh until ")
    assert lines[begin + 8] == "INFO - 3 profiles: 3 renewed"
