"""System calls of a program: listed, made to fail, or made its last, by strace(1)."""

import os
import re
from pathlib import Path
from typing import NamedTuple

MEMORY = {"mmap", "munmap", "brk", "madvise", "mremap", "mprotect"}
"""Left alone: how often malloc makes them differs from run to run, and glibc does not survive a
brk(2) that fails as none ever does."""


class Call(NamedTuple):
    name: str
    number: int
    """Its how manieth call of that name since the program began."""
    line: str
    """As strace writes it: its arguments, with the path of each descriptor, and its result."""

    def __str__(self) -> str:
        return f"{self.name} {self.number}: {self.line}"


def tracing(log: Path, path: Path | None = None) -> tuple[str, ...]:
    """A wrapper that writes down every call of the program, and none of its children's; only those
    on one file where a path is given."""
    return ("strace", "-y", "-o", str(log), *_only(path))


def calls_in(log: Path) -> list[Call]:
    """What tracing() wrote, in order; memory's calls are left out."""
    found: list[Call] = []
    seen: dict[str, int] = {}
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"([a-z_0-9]+)\(", line)
        if not match:
            continue
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        if name not in MEMORY:
            found.append(Call(name, seen[name], line))
    return found


def injecting(
    call: Call, what: str, path: Path | None = None, log: Path = Path(os.devnull)
) -> tuple[str, ...]:
    """A wrapper that does `what` to one call: `error=EIO`, or `signal=KILL`, which the program does
    not outlive. A `what` that ends in `:when={}+` does it to all later ones of that name, too. A
    call that was listed by tracing() of one path is one of those on it. `happened()` knows by the
    log whether the program came to the call at all."""
    when = what if ":when=" in what else what + ":when={}"
    return ("strace", "-o", str(log), *_only(path), "-e", f"trace={call.name}",
            "-e", f"inject={call.name}:{when.format(call.number)}")  # fmt: skip


def happened(log: Path) -> bool:
    text = log.read_text(errors="replace")
    return "(INJECTED)" in text or "+++ killed by SIGKILL +++" in text


def _only(path: Path | None) -> tuple[str, ...]:
    return ("-P", str(path)) if path else ()
