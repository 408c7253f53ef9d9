"""What stands in the memory of a process: all that it can write to. For root alone."""

import contextlib
import re
import time
from collections.abc import Iterable
from pathlib import Path

EXIT_GROUP = "231 "
"""As /proc/PID/syscall begins on x86-64 while a process is about to end."""


def writable_memory(pid: int) -> bytes:
    """One after the other, without what cannot be read; the process stands still or is asleep."""
    found = []
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            mapping = re.match(r"(\w+)-(\w+) .w", line)
            if mapping is None:
                continue
            begin, end = (int(address, 16) for address in mapping.groups())
            memory.seek(begin)
            with contextlib.suppress(OSError):
                found.append(memory.read(end - begin))
    return b"\n".join(found)


def copies(memory: bytes, secrets: Iterable[str]) -> dict[str, int]:
    """How many times each of them stands there, if it does."""
    counts = {secret: memory.count(secret.encode()) for secret in secrets}
    return {secret: count for secret, count in counts.items() if count}


def wait_for_the_end(pid: int) -> None:
    """Until the process stands before exit_group(2), where strace(1) holds it."""
    deadline = time.monotonic() + 20
    while not Path(f"/proc/{pid}/syscall").read_text().startswith(EXIT_GROUP):
        assert time.monotonic() < deadline, "it does not end"
        time.sleep(0.01)
