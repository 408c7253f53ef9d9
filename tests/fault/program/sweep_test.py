"""stsmfa in a machine that fails: one of its system calls does, or is its last.

Whichever call it is: the file has its old bytes or the new ones, whole; the exit status and the
message are true; the next run succeeds, and nothing stays beside the file. In the usual run some
of the calls, with all that change the file; `-m long` takes every one, with every error.

strace(1) does it to stsmfa itself, from main() on, and not to its helper, which has no file to
write. A close(2) that fails it leaves out, whereas the kernel closes in every case: a lock that is
not released that way is what a run of ten seconds waits for.
"""

from collections import Counter
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from cli.support.home import Home
from cli.support.injection import Call
from cli.support.program import Program
from fault.program.disturbance import ERRORS, KILL, Disturbance, calls_of, disturb, errors_of
from fault.program.scenarios import SCENARIOS, Scenario
from sts.sts_double import StsDouble

PARTS = 8
"""Of a verb's long run, so that several can be under way at once."""

FEW = 6
"""Calls of the usual run that change nothing, by their errors in turn."""

CHANGES_THE_FOLDER = {"rename", "renameat2", "fsync", "unlink"}

Sweep = Callable[[list[Disturbance]], None]


@pytest.fixture(params=SCENARIOS)
def scenario(
    request: pytest.FixtureRequest, home: Home, double: StsDouble, stsmfa: Program
) -> Scenario:
    return SCENARIOS[request.param](home, double, stsmfa)


@pytest.fixture
def sweep(
    scenario: Scenario, tmp_path: Path, record_property: Callable[[str, object], None]
) -> Callable[[list[Disturbance]], None]:
    """Does all of them, and tells at the end what was wrong with any, and how many there were."""

    def each(disturbances: list[Disturbance]) -> None:
        verb = type(scenario).__name__
        outcomes = {one: disturb(scenario, one, tmp_path / "log") for one in disturbances}
        problems = [outcome.problem for outcome in outcomes.values() if outcome.problem]
        assert not problems, "\n\n".join(problems)
        done = Counter(
            f"{verb}: {'kills' if one.what == KILL else 'errors'}"
            for one, outcome in outcomes.items()
            if outcome.happened
        )
        assert done.total() > 0.9 * len(disturbances)
        for what, count in done.items():
            record_property(what, count)

    return each


def test_a_fault_leaves_the_old_file_or_the_new_one(
    scenario: Scenario, tmp_path: Path, sweep: Sweep
) -> None:
    calls = calls_of(scenario, tmp_path)
    changing = [call for call in calls if is_changing(call)]
    some = calls[:: len(calls) // FEW] + changing[:: scenario.stride]
    turns = cycle(range(len(ERRORS)))
    errors = [Disturbance(call, errors_of(call)[turn]) for call, turn in zip(some, turns)]
    sweep(errors + [Disturbance(call, KILL) for call in changing])


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_a_fault_at_any_call_leaves_the_old_file_or_the_new_one(
    scenario: Scenario, tmp_path: Path, part: int, sweep: Sweep
) -> None:
    calls = calls_of(scenario, tmp_path)[part::PARTS]
    sweep([Disturbance(call, what) for call in calls for what in (*errors_of(call), KILL)])


def is_changing(call: Call) -> bool:
    return call.name in CHANGES_THE_FOLDER or "O_CREAT" in call.line
