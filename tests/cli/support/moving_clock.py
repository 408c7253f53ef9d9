"""A clock that a test moves on for programs that run, and for the double with them."""

import functools
import os
import subprocess
from contextlib import suppress
from pathlib import Path

from sts.sts_double import StsDouble


class MovingClock:
    """libfaketime reads the offset from a file, anew for every look at the clock; what measures
    durations, as time limits do, is left alone."""

    def __init__(self, folder: Path, double: StsDouble) -> None:
        self._offset = folder / "clock"
        self._double = double
        self.environment = {
            "LD_PRELOAD": faketime_library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._offset),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }
        self.set(0)

    def set(self, seconds: int) -> None:
        """So many seconds after the real time."""
        new = self._offset.with_suffix(".new")
        new.write_text(f"+{seconds}\n")
        os.replace(new, self._offset)
        self._double.set_skew(seconds)


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
