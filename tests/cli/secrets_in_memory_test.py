"""Where secrets stand in the memory of both programs: at the question, at the end, in a core."""

import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.support.examples import LOGIN, MAIN, QUESTION
from cli.support.home import Home
from cli.support.hostile import is_sanitized
from cli.support.memory import copies, wait_for_the_end, writable_memory
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.processes import helper_of, processes_below
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]
HELD = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=exit_group")
AT_THE_END = (*HELD, "-e", "inject=exit_group:delay_enter=900000")
"""Both programs stand still for 0.9 seconds before they are gone; a helper has a second."""


@needs_root
def test_at_the_question_the_secret_stands_in_the_text_of_the_file_alone(
    home: Home, stsmfa: Program
) -> None:
    """Two sections have it, and so it stands there twice; in the helper nowhere."""
    if is_sanitized(stsmfa.path):
        pytest.skip("a sanitizer keeps what was freed")
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    memory = writable_memory(terminal.pid)
    assert LEE_KEY.encode() in memory, "it is the program's own"
    assert copies(memory, [LEE_SECRET]) == {LEE_SECRET: MAIN.count(LEE_SECRET)}
    assert not copies(writable_memory(helper_of(terminal.pid)), [LEE_SECRET, LEE_SECRET[:16]])
    terminal.type("\x03")
    assert terminal.finish() == -2


@needs_root
@pytest.mark.linux
def test_at_the_end_nothing_is_left_of_any_secret(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    """Not in what was freed, either: neither of the keys, nor of the code."""
    if is_sanitized(stsmfa.path):
        pytest.skip("a sanitizer keeps what was freed")
    home.write_credentials(LOGIN)
    given = code()
    answer = tmp_path / "answer"
    answer.write_text(f"{given}\n")
    double.misbehave("hold")
    process = stsmfa.start(stdin=answer, wrapper=AT_THE_END)
    double.log.wait_until(lambda calls: len(calls) == 1)
    (program,) = (p for p in processes_below(process.pid) if (p / "comm").read_text() == "stsmfa\n")
    ours, helper = int(program.name), helper_of(int(program.name))
    double.faults.clear()
    memories = []
    for pid in (helper, ours):
        wait_for_the_end(pid)
        memories.append(writable_memory(pid))
    assert stsmfa.finish(process).status == 0
    session = double.session()
    secrets = [LEE_SECRET, session.secret, session.token]
    for memory in memories:
        assert len(memory) > 100_000
        assert not copies(memory, [*secrets, *(secret[:16] for secret in secrets), given])


@pytest.fixture
def cores_allowed() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@pytest.mark.usefixtures("cores_allowed")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT])
def test_a_crash_leaves_no_core(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path, number: int
) -> None:
    """Of either program; whether one was left the kernel says of that which we wait for."""
    if is_sanitized(stsmfa.path):
        pytest.skip("a sanitizer takes these signals")
    home.write_credentials(MAIN)
    double.misbehave("hold", calls=None)
    for crash in (lambda pid: pid, helper_of):
        process = stsmfa.start("--token", code(), cwd=tmp_path)
        before = len(double.calls())
        double.log.wait_until(lambda calls, before=before: len(calls) > before)
        os.kill(crash(process.pid), number)
        _, status = os.waitpid(process.pid, 0)
        assert not os.WCOREDUMP(status)
    assert not list(tmp_path.glob("core*"))
    home.assert_untouched()


@needs_root
@pytest.mark.linux
def test_neither_program_may_be_looked_into(double: StsDouble, program_path: Path) -> None:
    """By others of the same user: then root owns what /proc shows of it."""
    with home_of_nobody(program_path, MAIN) as home:
        program = Program(program_path, home, double)
        readable = shutil.copy(double.ca, home.path)
        terminal = program.spawn(wrapper=AS_NOBODY, env={"AWS_CA_BUNDLE": str(readable)})
        terminal.expect(QUESTION)
        both = processes_below(terminal.pid)
        assert len(both) == 2
        for process in both:
            assert "Uid:\t65534" in (process / "status").read_text()
            assert (process / "mem").stat().st_uid == 0
        terminal.type("\x03")
        terminal.finish()
