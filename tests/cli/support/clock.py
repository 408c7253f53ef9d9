"""The time of day in a test: one clock for the programs that run and for the double with them."""

import calendar
import functools
import os
import subprocess
from contextlib import suppress
from pathlib import Path

from sts.sts_double import StsDouble

NOON = calendar.timegm((2060, 6, 10, 12, 0, 0))
"""No boundary of a code's half-minute, an hour or a day is near what follows it, and it is so far
off that the double's certificates are good by then whenever a test runs."""


class Clock:
    """It stands still until the test moves it, however long a machine takes: no test passes from a
    code's half-minute to the next, nor into another second or day, unless it says so. What measures
    durations, as time limits do, is left alone, and so are the times of files.

    libfaketime reads the time from a file, anew for every look at the clock."""

    def __init__(self, folder: Path, double: StsDouble, start: int = NOON) -> None:
        self._file = folder / "clock"
        self._start = start
        self._double = double
        double.clock = lambda: float(start)
        self.environment = {
            "LD_PRELOAD": faketime_library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_FMT": "%s",
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }
        self.set(0)

    def set(self, seconds: int) -> None:
        """So many seconds after its start; AWS's clock goes with it, until StsDouble.set_skew sets
        it another time."""
        new = self._file.with_suffix(".new")
        new.write_text(f"{self._start + seconds}\n")
        os.replace(new, self._file)
        self._double.set_skew(seconds)


def running(times: float) -> tuple[str, ...]:
    """A wrapper with a clock of the program's own that runs so many times as fast: what it waits
    for is a blink. AWS's does not, so a run that takes long runs away from it. Not to be had with a
    Clock, which leaves alone what this one hurries. The times of files are left alone: a later run
    has to know them again."""
    return ("env", "NO_FAKE_STAT=1", "faketime", "-f", f"+0 x{times}")


FAST = running(25)
SLOW = running(0.01)
"""A clock on which nothing takes long, however slow the machine is."""


def sweep() -> None:
    """Takes away the shared memory of programs that were killed under faketime: it would not start
    in a process that happens to get the number of one of them."""
    for left in Path("/dev/shm").glob("*faketime_s??_*"):
        if not Path("/proc", left.name.rpartition("_")[2]).exists():
            with suppress(OSError):
                left.unlink()


@functools.cache
def faketime_library() -> str:
    """Where it is, faketime(1) knows."""
    sweep()
    command = ["faketime", "-m", "-f", "+0", "/bin/sh", "-c", "echo $LD_PRELOAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
