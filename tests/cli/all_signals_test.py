"""`stsmfa --all` that is ended early: what was obtained is kept, and death is by the signal."""

import signal
from collections.abc import Callable

import pytest

from cli.support.batches import (
    KIMS_KEYS,
    LOGIN,
    actions,
    answered,
    assert_made,
    long_term,
    made,
    start_in_the_middle,
    team,
)
from cli.support.home import Home
from cli.support.program import Program
from cli.support.starters import start_waiting
from cli.support.terminal import CTRL_C
from sts.default_world import KIM_DEVICE, LEE
from sts.sts_double import StsDouble

CODE = Callable[[], str]
TWO_KEYS = LOGIN + long_term("kim", keys=KIMS_KEYS)


def test_ctrl_c_at_the_first_question_leaves_everything(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(TWO_KEYS + team(double, 1))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    assert terminal.screen.endswith(":^C\nINFO - 3 profiles: 3 not begun\n")
    assert not double.calls()
    home.assert_untouched()


def test_ctrl_c_at_the_second_question_keeps_the_first_keys_session(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(TWO_KEYS + team(double, 2))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect(f"device [{KIM_DEVICE}]")
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    assert terminal.screen.endswith("INFO - 4 profiles: 1 renewed, 3 not begun\n")
    assert_made(home, before, made(double, {"login": LEE}))
    result = stsmfa.run("--all", stdin=double.code(KIM_DEVICE))
    assert result.status == 0
    assert result.out.count("Enter AWS MFA code") == 1
    assert actions(double).count("GetSessionToken") == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_among_the_calls_keeps_what_was_answered(
    home: Home, double: StsDouble, stsmfa: Program, number: signal.Signals
) -> None:
    before, process = start_in_the_middle(home, double, stsmfa, 40)
    process.send_signal(number)
    result = stsmfa.finish(process)
    assert result.status == -number
    assert result.lines[-1] == "INFO - 41 profiles: 3 renewed, 32 unfinished, 6 not begun"
    renewed = answered(double)
    assert len(renewed) == 2
    assert_made(home, before, made(double, {"login": LEE} | renewed))
    assert [f"INFO - {name}: fresh until" in result.out for name in renewed] == [True, True]


def test_ctrl_c_among_the_calls_leaves_the_table_as_it_stands(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    double.misbehave("hold", calls=None, action="AssumeRole")
    terminal = stsmfa.spawn("--all", env={"TERM": "xterm", "NO_COLOR": "1"}, columns=60)
    terminal.expect_question()
    terminal.answer(code())
    double.log.wait_until(lambda calls: len(calls) == 3)
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    table = terminal.screen.rpartition("^C")[2].replace("\x1b[K", "").replace("\x1b[J", "")
    assert table.endswith(
        "… team-1  calling\n"
        "… team-2  calling\n"
        "INFO - 3 profiles: 1 renewed, 2 unfinished\n"
    )  # fmt: skip


def test_after_kill_9_the_shared_session_is_in_the_file(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before, process = start_in_the_middle(home, double, stsmfa, 40)
    process.kill()
    assert stsmfa.finish(process).status == -signal.SIGKILL
    content = home.credentials.read_text()
    assert content.startswith(f"{before}[login]\n")
    double.faults.clear()
    result = stsmfa.run("--all")
    assert result.status == 0
    assert "Enter" not in result.out
    assert len(double.calls("GetSessionToken")) == 1


def test_those_who_waited_for_one_that_was_cancelled_do_not_ask_in_turn(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN + team(double, 1))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    (waiting,) = start_waiting(stsmfa, 1, "--all")
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    result = stsmfa.finish(waiting)
    assert result.status == 3
    assert "Enter" not in result.out
    assert not double.calls()
    home.assert_untouched()
