"""Runs stsmfa: without a terminal, in the background, or on a pseudo-terminal of its own."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cli.support.clock import sweep
from cli.support.home import Home
from cli.support.terminal import Terminal
from sts.sts_double import StsDouble

DEADLINE = 20
"""Seconds after which a run counts as hanging; a good one takes a hundredth of one."""

SANITIZER_OPTIONS = "exitcode=99:verify_asan_link_order=0"
"""For a sanitized build: a status that is none of stsmfa's; faketime's library may come first."""


@dataclass(frozen=True)
class Result:
    """How a run ended. `status` is the signal's negative number for a death by signal."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass
class Program:
    """The program with a home and a double; whatever it prints is kept, to look for secrets in."""

    path: Path
    home: Home
    double: StsDouble
    printed: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = {
            "HOME": str(self.home.path),
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "USER": "lee",
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "AWS_ENDPOINT_URL_STS": self.double.url,
            "AWS_ENDPOINT_URL_IAM": self.double.url,
            "AWS_CA_BUNDLE": str(self.double.ca),
            "ASAN_OPTIONS": SANITIZER_OPTIONS,
        }

    def run(
        self,
        *arguments: str,
        stdin: str | Path | None = None,
        env: Mapping[str, str | None] | None = None,
        wrapper: Sequence[str] = (),
    ) -> Result:
        """In a session of its own, so that there is no terminal to ask on. `stdin` is the text of
        a pipe, a file, or /dev/null."""
        process = self.start(*arguments, stdin=stdin, env=env, wrapper=wrapper)
        return self.finish(process, stdin if isinstance(stdin, str) else None)

    def start(
        self,
        *arguments: str,
        stdin: str | Path | None = None,
        env: Mapping[str, str | None] | None = None,
        wrapper: Sequence[str] = (),
        **more: Any,
    ) -> subprocess.Popen[str]:
        """As run(), but does not wait: finish() does."""
        sweep()
        if stdin is None:
            stdin = Path(os.devnull)
        source = stdin.open("rb") if isinstance(stdin, Path) else subprocess.PIPE
        return subprocess.Popen(
            [*wrapper, str(self.path), *arguments],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="surrogateescape",
            start_new_session=True,
            env=self.environment_with(env),
            **more,
        )

    def finish(self, process: subprocess.Popen[str], stdin: str | None = None) -> Result:
        try:
            out, err = process.communicate(stdin, timeout=DEADLINE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            raise AssertionError(f"hangs; it has printed:\n{out}\n{err}") from None
        self.printed += [out, err]
        return Result(process.returncode, out, err)

    def spawn(
        self,
        *arguments: str,
        env: Mapping[str, str | None] | None = None,
        wrapper: Sequence[str] = (),
        columns: int = 400,
    ) -> Terminal:
        """On a terminal of its own, in its foreground."""
        sweep()
        command = [*wrapper, str(self.path), *arguments]
        return Terminal(command, self.environment_with(env), self.printed, columns)

    def environment_with(self, changes: Mapping[str, str | None] | None) -> dict[str, str]:
        """None takes a variable away."""
        merged = self.environment | dict(changes or {})
        return {name: value for name, value in merged.items() if value is not None}

    def answer(self, code: str, *arguments: str, **how: Any) -> Result:
        """A run that gives the code through a pipe, as scripts do."""
        return self.run(*arguments, stdin=f"{code}\n", **how)

    def trace(self, folder: Path, calls: str, *arguments: str) -> tuple[Result, list[str]]:
        """A run with its system calls of these kinds, as strace(1) writes them for each process. On
        the machine's clock: one of the test's own makes calls, too."""
        strace = ("strace", "-ff", "-s", "100000", "-e", f"trace={calls}")
        result = self.run(
            *arguments,
            wrapper=(*strace, "-o", str(folder / "trace")),
            env={"ASAN_OPTIONS": f"{SANITIZER_OPTIONS}:detect_leaks=0", "LD_PRELOAD": None},
        )
        return result, [path.read_text() for path in sorted(folder.glob("trace.*"))]
