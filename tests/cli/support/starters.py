"""Programs in the background that are to wait for each other."""

import subprocess
import time
from pathlib import Path
from typing import Any

from cli.support.program import Program

Starters = list[subprocess.Popen[str]]


def start(stsmfa: Program, count: int, *arguments: str, **how: Any) -> Starters:
    return [stsmfa.start(*arguments, **how) for _ in range(count)]


def start_waiting(stsmfa: Program, count: int, *arguments: str, **how: Any) -> Starters:
    """Starters who have said that they wait, which they do for a person who is being asked."""
    started = start(stsmfa, count, *arguments, **how)
    for process in started:
        assert process.stderr
        assert process.stderr.readline().startswith("stsmfa: waiting: ")
    return started


def wait_until_asleep(process: subprocess.Popen[str]) -> None:
    """Until it sleeps, which it does nowhere before the session lock, or has ended. (Which files it
    has open is root's to see: it lets nobody look into it.)"""
    deadline = time.monotonic() + 10
    asleep = 0
    while process.poll() is None and asleep < 3:
        assert time.monotonic() < deadline, "it never came to the lock"
        asleep = asleep + 1 if _state(process.pid) == "S" else 0
        time.sleep(0.002)


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
