"""A run against a hostile server, and all that has to hold of it."""

import functools
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.support import measured
from cli.support.examples import MAIN
from cli.support.home import session_section
from cli.support.program import Program, Result
from sts.default_world import ADMIN, LEE_SECRET
from sts.hostile_case import Case
from sts.hostile_server import HostileServer
from sts.hostile_xml import SECRET, TOKEN

MOST_MEMORY = 64 * 1024
"""Kilobytes, of the larger of the two programs."""

LONGEST = 21
"""Seconds: connecting has 5, a call 20."""

TOLD_BY_V = ("stsmfa: endpoint: ", "stsmfa: CA bundle: ", "stsmfa: proxy: ", "stsmfa: request")


@functools.cache
def is_sanitized(program: Path) -> bool:
    """Then its memory says nothing, and every run takes long."""
    return b"__asan_init" in program.read_bytes()


def usual(cases: list[Case], program: Path) -> list[object]:
    """All of them; of a sanitized build one in five, and the others where `-m long` asks."""
    left_out = [is_sanitized(program) and index % 5 > 0 for index in range(len(cases))]
    return [
        pytest.param(case, id=str(case), marks=pytest.mark.long if late else ())
        for case, late in zip(cases, left_out, strict=True)
    ]


@dataclass
class Meeting:
    """stsmfa, told everything (-v), meets a server. In its file an old session, too."""

    program: Program
    case: Case
    server: HostileServer

    def __post_init__(self) -> None:
        self.code = self.program.double.code()
        old = self.program.double.issue(-60, ADMIN)
        self.program.home.write_credentials(MAIN + session_section("default", old))
        self._secrets = [LEE_SECRET, old.secret, old.token]
        self._report = self.program.home.path / "peak"

    def start(self, env: Mapping[str, str | None] | None = None) -> None:
        self._began = time.monotonic()
        small = (sys.executable, "-IS", str(Path(measured.__file__)), str(self._report))
        self._process = self.program.start(
            "--token", self.code, "-v", wrapper=small,
            env=env or {"AWS_ENDPOINT_URL_STS": self.server.url},
        )  # fmt: skip

    def finish(self) -> None:
        out, err = self._process.communicate(timeout=3 * LONGEST)
        self.program.printed += [out, err]
        self._check(Result(self._process.returncode, out, err))

    def _check(self, result: Result) -> None:
        case = self.case
        assert result.status == case.status, result.err
        told = [line for line in result.err.splitlines() if not line.startswith(TOLD_BY_V)]
        says = (case.says,) if isinstance(case.says, str) else case.says
        assert any(words in told[0] for words in says), result.err
        assert len(told) == 1 or (len(told) == 2 and told[1].startswith("hint: ")), result.err
        assert case.codes or "used" not in result.err
        self._check_secrets(result.out + result.err)
        if not is_sanitized(self.program.path):
            assert int(self._report.read_text()) < MOST_MEMORY
        self.program.home.assert_untouched()

    def _check_secrets(self, shown: str) -> None:
        received = self.server.received
        assert received.count(self.code.encode()) == self.case.codes
        assert not [secret for secret in self._secrets if secret.encode() in received]
        shown += self.program.home.lock_file().read_text()
        for secret in (*self._secrets, self.code, SECRET, TOKEN[:40]):
            assert secret not in shown
