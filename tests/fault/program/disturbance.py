"""What is done to the system calls of a run, and what has to hold after it."""

import re
from pathlib import Path
from typing import NamedTuple

from cli.conftest import assert_no_secret
from cli.support.injection import Call, calls_in, happened, injecting, tracing
from cli.support.program import Result
from fault.program.scenarios import Scenario, Written

ERRORS = {
    "EIO": "the disk is at its end",
    "ENOSPC": "the disk is full",
    "EDQUOT": "so is the user's share of it, which a network file system may first say at close(2)",
    "EACCES": "a rule of SELinux or AppArmor has changed; rename(2) is tried again for it",
    "EPERM": "a sandbox of seccomp(2) forbids the call; renameat2(2) is done without for it",
    "EROFS": "a file system was mounted read-only, as after an error",
    "EMFILE": "no descriptor is left",
    "ENOMEM": "no memory of the kernel's is left",
    "EINTR": "a signal has come: tried again, or named",
}
"""Each stands for what does happen to people, and for a way of its own through the code."""

STAY = {"ENOSPC", "EDQUOT", "EROFS", "EMFILE"}
"""Do not pass within a run: every later call of the same name fails like the first."""

PIPES_TOO = {"read", "write"}
"""Fail once even so: they are what the helper and the terminal are spoken to with, whose disk is
not full."""

KILL = "signal=KILL"

FAILURES = {1, 3, 4, 5, 6}
"""The exit statuses of stsmfa(1) that a fault of the machine may lead to."""

STANDARD = re.compile(r"write\([12]<")
"""What is printed may be lost with the call that prints it."""

BESIDE_THE_ERROR = ("hint: ", "faketime: ")
"""What may stand behind it: its hint, and what the wrapper for the clock says to another's end."""

LOOKS = {"fstat", "newfstatat"}
"""glibc's fstat(3) is the one or the other."""

END = "exit_group"
"""Never fails, and glibc knows nothing to do if it did."""

WAITS = {"poll", "wait4", "clock_nanosleep"}
"""How often they are made is up to the scheduler: of several in a row the first counts, since
nothing has happened since."""


def calls_of(scenario: Scenario, folder: Path) -> list[Call]:
    """Of an undisturbed run, from the start of main() on: before, the loader alone is at work."""
    scenario.begin()
    result = scenario.run(tracing(folder / "log"))
    assert result.status == 0, result.err
    assert scenario.written() == Written.ALL
    calls = calls_in(folder / "log")
    start = next(at for at, call in enumerate(calls) if "PR_SET_DUMPABLE" in call.line)
    return [call for call, before in zip(calls[start:], calls[start - 1 :], strict=False)
            if call.name != END and not {call.name, before.name} <= WAITS]  # fmt: skip


def errors_of(call: Call) -> list[str]:
    """Each of ERRORS, as strace says it."""
    stay = STAY if call.name not in PIPES_TOO else set()
    return [f"error={name}" + (":when={}+" if name in stay else "") for name in ERRORS]


class Disturbance(NamedTuple):
    call: Call
    what: str

    def __str__(self) -> str:
        return f"{self.what} at {self.call}"


class Outcome(NamedTuple):
    happened: bool
    """The run came to the call. Some wait for others more or less often than the one before."""
    problem: str
    """All that is known where something was not as it has to be; else empty."""


def disturb(scenario: Scenario, disturbance: Disturbance, log: Path) -> Outcome:
    """Runs it once like that, and then as a person would."""
    scenario.begin()
    scenario.stsmfa.printed.clear()
    call, what = disturbance
    try:
        result = scenario.run(injecting(call, what, log=log))
        written = scenario.written()
        if what != KILL:
            assert_truth(scenario, call, result, written)
            assert_nothing_left(scenario, call, result)
        scenario.run_again()
        scenario.home.assert_no_leftovers()
        assert_no_secret("".join(scenario.stsmfa.printed), scenario.double)
    except AssertionError as error:
        printed = "".join(scenario.stsmfa.printed)
        return Outcome(happened(log), f"{disturbance}\n{printed}\n{error}")
    return Outcome(happened(log), "")


def assert_truth(scenario: Scenario, call: Call, result: Result, written: Written) -> None:
    """0 says that all is written, and 6 that something is not. What has failed is named, and a file
    by its path."""
    assert (result.status == 0) <= (written == Written.ALL)
    assert (result.status == 6) <= (written != Written.ALL)
    if result.status == 0:
        return
    assert result.status in FAILURES
    if STANDARD.match(call.line):
        return
    lines = (result.out + result.err).splitlines()
    said = [line for line in lines if not line.startswith(BESIDE_THE_ERROR)]
    assert re.match(r"stsmfa: [^:]+: .|ERROR - .", said[-1])
    if result.status == 6:  # of several profiles, another may have failed for another reason
        problems = [line for line in said if line.startswith("stsmfa: ")]
        assert any(str(scenario.home.aws) in line for line in problems)


def assert_nothing_left(scenario: Scenario, call: Call, result: Result) -> None:
    """Beside the file; but for what could not be looked at, or not be removed, which is said. The
    next run removes it."""
    for path in scenario.home.aws.glob(".credentials*"):
        is_said = f"{path}, which holds the bytes of before, could not be removed" in result.err
        assert call.name in LOOKS or (call.name == "unlink" and is_said)
