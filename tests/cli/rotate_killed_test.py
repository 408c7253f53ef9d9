"""A rotation that is killed at a system call: whatever it was, no pair is lost, and the next run
ends the rotation.

strace(1) kills stsmfa itself; its helper ends by itself. In the usual run a few of the calls, with
all that change the file; `-m long` takes every one.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.support.home import Home
from cli.support.program import Program
from cli.support.rotations import (
    assert_nothing_is_lost,
    begin_anew,
    leave_one_key,
    rotate,
    rotate_to_the_end,
)
from sts.sts_double import StsDouble

PARTS = 16
"""Of the long run, so that several can be under way at once."""

FEW = 10

CHANGES_A_FILE = {"rename", "renameat2", "fsync", "unlink"}

MEMORY = {"mmap", "munmap", "brk", "madvise", "mremap", "mprotect"}
"""Left alone: how often malloc makes them differs from run to run."""


WAITS = {"poll", "wait4"}
"""Of several without another call between them the first counts: nothing has happened since."""


class Call(NamedTuple):
    name: str
    number: int
    """Its how manieth call of that name."""


@pytest.fixture(autouse=True)
def one_key(double: StsDouble, stsmfa: Program) -> None:
    leave_one_key(double)
    stsmfa.environment["ASAN_OPTIONS"] += ":detect_leaks=0"


@pytest.fixture
def calls(home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path) -> list[Call]:
    """Of an undisturbed run, from the start of its helper on: until then nothing is changed."""
    log = tmp_path / "log"
    begin_anew(home, double)
    result = rotate(double, stsmfa, ("strace", "-o", str(log)))
    assert result.status == 0, result.err
    found: list[Call] = []
    seen: dict[str, int] = {}
    for name in re.findall(r"(?m)^([a-z_0-9]+)\(", log.read_text(errors="replace")):
        seen[name] = seen.get(name, 0) + 1
        goes_on_waiting = name in WAITS and found and found[-1].name in WAITS
        if name not in MEMORY and not goes_on_waiting:
            found.append(Call(name, seen[name]))
    start = next(at for at, call in enumerate(found) if call.name in ("clone", "clone3", "vfork"))
    return found[start:]


def kill_at(call: Call, home: Home, double: StsDouble, stsmfa: Program) -> None:
    begin_anew(home, double)
    what = f"inject={call.name}:signal=KILL:when={call.number}"
    rotate(double, stsmfa, ("strace", "-o", os.devnull, "-e", f"trace={call.name}", "-e", what))
    assert_nothing_is_lost(home, double)
    rotate_to_the_end(home, double, stsmfa)
    # What a run leaves that is killed with the old bytes in its hand goes with the next rewrite.
    assert stsmfa.run("dev", "--force", "--token", double.code()).status == 0
    home.assert_no_leftovers()


def test_a_run_that_is_killed_loses_no_key(
    home: Home, double: StsDouble, stsmfa: Program, calls: list[Call]
) -> None:
    step = max(1, len(calls) // FEW)
    some = calls[::step] + [call for call in calls if call.name in CHANGES_A_FILE]
    for call in some:
        kill_at(call, home, double, stsmfa)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_a_run_that_is_killed_at_any_call_loses_no_key(
    home: Home, double: StsDouble, stsmfa: Program, calls: list[Call], part: int
) -> None:
    for call in calls[part::PARTS]:
        kill_at(call, home, double, stsmfa)
