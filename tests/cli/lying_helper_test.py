"""A helper that a hostile reply has taken over: what it says is checked, and it can neither keep
stsmfa, nor fill its memory, nor get a line into the file."""

import json
import shutil
import sys
import time
from pathlib import Path

import pytest

from cli.support import lying_helper, measured
from cli.support.examples import MAIN
from cli.support.home import Home
from cli.support.hostile import MOST_MEMORY, TOLD_BY_V, is_sanitized
from cli.support.lying_replies import LIES, SLOW, TAKE, Lie, Step, session
from cli.support.program import Program, Result
from sts.default_world import LEE_SECRET
from sts.hostile_xml import SECRET, TOKEN
from sts.replies import timestamp
from sts.sts_double import StsDouble

GREETING = "stsmfa-sts 1 0.1.0\n"


class Liar:
    """An installation of its own, with another helper in it."""

    def __init__(self, stsmfa: Program, folder: Path) -> None:
        self.program = stsmfa
        self.code = stsmfa.double.code()
        self._helper = folder / "installation/libexec/stsmfa/stsmfa-sts"
        self._report = folder / "peak"
        program = folder / "installation/bin/stsmfa"
        for path in (program, self._helper):
            path.parent.mkdir(mode=0o755, parents=True)
        shutil.copy(stsmfa.path, program)
        shutil.copy(Path(lying_helper.__file__), self._helper)
        self._helper.chmod(0o755)
        stsmfa.path = program

    def start(self, *steps: Step) -> None:
        self.program.home.write_credentials(MAIN)
        lines = "\n".join(json.dumps(step) for step in (("give", GREETING), *steps))
        lines = lines.replace("{expiration}", timestamp(time.time() + 3600))
        steps_file = self._helper.with_name("stsmfa-sts.steps")
        steps_file.write_text(lines.replace("{code}", self.code))
        small = (sys.executable, "-IS", str(Path(measured.__file__)), str(self._report))
        self._process = self.program.start("--token", self.code, "-v", wrapper=small)

    def finish(self, patience: int = 20) -> Result:
        out, err = self._process.communicate(timeout=patience)
        self.program.printed += [out, err]
        if not is_sanitized(self.program.path):
            assert int(self._report.read_text()) < MOST_MEMORY
        return Result(self._process.returncode, out, err)


@pytest.fixture
def liar(stsmfa: Program, tmp_path: Path) -> Liar:
    return Liar(stsmfa, tmp_path)


def _assert_caught(lie: Lie, liar: Liar, result: Result) -> None:
    assert result.status == lie.status, result.err
    told = [line for line in result.err.splitlines() if not line.startswith(TOLD_BY_V)]
    assert lie.says in told[0]
    assert len(told) == 1 or (len(told) == 2 and told[1].startswith("hint: ")), result.err
    shown = result.out + result.err + liar.program.home.lock_file().read_text()
    for secret in (LEE_SECRET, liar.code, SECRET, TOKEN[:40]):
        assert secret not in shown
    liar.program.home.assert_untouched()


def test_a_helper_that_keeps_the_protocol_is_believed(liar: Liar, home: Home) -> None:
    """So that each lie is found for what it is. That it does not end is no matter."""
    liar.start(TAKE, ("give", session()), ("stay",))
    result = liar.finish()
    assert result.status == 0, result.err
    assert home.section("default")["aws_secret_access_key"] == SECRET


@pytest.mark.parametrize("lie", LIES, ids=str)
def test_a_lie(lie: Lie, liar: Liar) -> None:
    liar.start(*lie.steps)
    _assert_caught(lie, liar, liar.finish())


@pytest.mark.long
def test_a_helper_that_lets_us_wait_is_given_up(
    double: StsDouble, program_path: Path, tmp_path: Path
) -> None:
    """After 40 seconds; all wait at once."""
    liars = []
    for lie in SLOW:
        program = Program(program_path, Home(tmp_path / lie.name / "home"), double)
        liars.append(Liar(program, tmp_path / lie.name))
        liars[-1].start(*lie.steps)
    began = time.monotonic()
    for lie, liar in zip(SLOW, liars, strict=True):
        _assert_caught(lie, liar, liar.finish(patience=60))
    assert 35 < time.monotonic() - began < 50
