"""Keys, tokens and codes stay where they belong: not in argv, environments, locks or output."""

import contextlib
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, MAIN, QUESTION
from cli.support.home import Home
from cli.support.keeper import Keeper
from cli.support.processes import helper_of, processes_below
from cli.support.program import SANITIZER_OPTIONS, Program
from sts.default_world import ADMIN, LEE_SECRET
from sts.errors import AwsError
from sts.proxy import ConnectProxy
from sts.sts_double import StsDouble

CODE = Callable[[], str]
only_root_can_look = pytest.mark.skipif(
    os.geteuid() != 0, reason="neither program lets anybody but root look into it"
)


def _what_others_see(file: Path) -> str:
    try:
        return file.read_bytes().decode("latin-1")
    except PermissionError:
        return ""


def test_neither_program_shows_a_secret_while_it_works(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    double.misbehave("hold")
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    given = code()
    terminal.answer(given)
    double.log.wait_until(lambda calls: len(calls) == 1)
    processes = processes_below(terminal.pid)
    assert len(processes) == 2, "stsmfa and its helper"
    for process in processes:
        for name in ("cmdline", "environ"):
            shown = _what_others_see(process / name)
            assert LEE_SECRET not in shown
            assert given not in shown
    double.faults.clear()
    assert terminal.finish() == 0


@only_root_can_look
def test_the_helper_never_holds_the_long_term_secret(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    """All that it reads is in its trace."""
    home.write_credentials(MAIN)
    result, traces = stsmfa.trace(tmp_path, "read,execve", "--token", code())
    assert result.status == 0
    (helper,) = [trace for trace in traces if re.search(r'execve.*/stsmfa-sts"', trace)]
    assert "TokenCode" in helper
    assert LEE_SECRET not in helper


@only_root_can_look
def test_the_environment_of_the_helper_is_built(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    keys = tmp_path / "keylog"
    env = {"SSLKEYLOGFILE": str(keys), "LD_DEBUG_OUTPUT": "x", "HTTP_PROXY": "http://localhost:1"}
    double.misbehave("hold")
    process = stsmfa.start("--token", code(), env=env)
    double.log.wait_until(lambda calls: len(calls) == 1)
    (helper,) = [p for p in processes_below(process.pid) if p.name != str(process.pid)]
    names = {
        entry.split(b"=")[0].decode() for entry in (helper / "environ").read_bytes().split(b"\0")
    }
    assert not names & {"SSLKEYLOGFILE", "HOME", "HTTP_PROXY", "AWS_CA_BUNDLE", "LD_DEBUG_OUTPUT"}
    double.faults.clear()
    assert stsmfa.finish(process).status == 0
    assert not keys.exists()


@pytest.mark.parametrize("arguments", [(), ("-v",), ("--verbose", "--log-level", "NOTSET")])
def test_no_output_names_a_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, arguments: tuple[str, ...]
) -> None:
    """(That no key or token is printed is checked after every test.)"""
    home.write_credentials(MAIN)
    for given in (double.wrong_code(), code()):
        result = stsmfa.answer(given, *arguments)
        assert given not in result.out + result.err


def test_locks_hold_neither_code_nor_keys(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    given = code()
    assert stsmfa.answer(given).status == 0
    for lock in home.aws.glob("*.lock"):
        text = lock.read_text()
        assert given not in text
        assert LEE_SECRET not in text
        assert double.session().token not in text


def test_a_refusal_that_repeats_what_was_sent_is_told_without_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(
        f"[login-long-term]\n{KEYS}[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
    )
    assert stsmfa.answer(code(), "-p", "login").status == 0
    session = double.session()
    token = session.token
    for arguments in (("-p", "dev"), ("--all", "dev")):
        words = f"Value '{token}' at 'token', {session.secret}"
        refusal = AwsError(400, "ValidationError", words)
        double.refuse(refusal, calls=None)
        result = stsmfa.run(*arguments, "--no-prompt")
        assert result.status == 4
        told = result.out + result.err + home.lock_file().read_text()
        assert "Value '(left out)' at 'token'" in result.out + result.err
        assert token[20:] not in told
        assert session.secret not in told
        double.faults.clear()


@only_root_can_look
def test_a_file_of_the_session_is_never_readable_by_others(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    """From its first byte: the temporary file is made with its mode."""
    home.write_credentials(MAIN, 0o644)
    _, traces = stsmfa.trace(tmp_path, "open,openat,creat", "--token", code())
    made = [line for trace in traces for line in trace.splitlines() if "O_CREAT" in line]
    ours = [line for line in made if str(home.aws) in line or ".credentials.stsmfa" in line]
    assert ours
    assert all(re.search(r"0600\)", line) for line in ours)


@only_root_can_look
def test_between_temp_and_rename_only_the_owner_may_read(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    """Where the program is stopped there for as long as it takes to look."""
    home.write_credentials(MAIN, 0o644)
    calls = "rename,renameat2"
    stopped = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}")
    process = stsmfa.start(
        "--token", code(), wrapper=(*stopped, "-e", f"inject={calls}:delay_enter=500000"),
        env={"ASAN_OPTIONS": f"{SANITIZER_OPTIONS}:detect_leaks=0"},
    )  # fmt: skip
    seen: set[tuple[int, int]] = set()
    while process.poll() is None:
        for temporary in home.aws.glob(".credentials*"):
            with contextlib.suppress(FileNotFoundError):
                status = temporary.stat()
                seen.add((stat.S_IMODE(status.st_mode), status.st_uid))
    assert stsmfa.finish(process).status == 0
    assert (0o600, os.geteuid()) in seen
    assert not {mode for mode, _ in seen} - {0o600, 0o644}


def _opened_by(process: Path) -> list[str]:
    """What a process that may still be starting has open, but for what it closes meanwhile."""
    opened = []
    for descriptor in (process / "fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            opened.append(os.readlink(descriptor))
    return opened


@only_root_can_look
def test_nothing_of_ours_is_in_the_reach_of_the_helper_or_of_a_command(
    home: Home, double: StsDouble, stsmfa: Program, keeper: Keeper, code: CODE, tmp_path: Path
) -> None:
    """Keys that a command prints, a proxy with a password, and a command that is asked for the
    code: all the processes there are then, by their arguments, environments and descriptors."""
    go_on = tmp_path / "go_on"
    os.mkfifo(go_on)
    home.write_credentials(f"[default-long-term]\n{keeper.keys}mfa_process = cat {go_on}\n")
    with ConnectProxy(double.port) as proxy:
        address = proxy.url.replace("http://", "http://lee:S3cretOfTheProxy@")
        env = {"https_proxy": address, "AWS_ENDPOINT_URL_STS": None}
        process = stsmfa.start(env=env)
        with go_on.open("w") as answer:  # opens when the command does
            ours, *others = processes_below(process.pid)
            assert len(others) >= 2, "the helper and the command"
            for other in (ours, *others):
                assert "S3cret" not in (other / "cmdline").read_text()
                assert LEE_SECRET not in (other / "cmdline").read_text()
                assert LEE_SECRET not in (other / "environ").read_text()
            helper = Path(f"/proc/{helper_of(process.pid)}")
            assert "S3cret" not in (helper / "environ").read_text()
            for other in others:
                assert not [path for path in _opened_by(other) if str(home.path) in path]
            answer.write(code())
        assert stsmfa.finish(process).status == 0
    assert "S3cret" not in "".join(stsmfa.printed) + home.lock_file().read_text()


@pytest.mark.parametrize("key", ["credential_process", "mfa_process", "generate_token"])
def test_a_secret_in_the_place_of_a_command_is_not_given_to_a_shell_that_prints_it(
    home: Home, stsmfa: Program, key: str
) -> None:
    keys = KEYS if key != "credential_process" else ""
    home.write_credentials(f"[dev-long-term]\n{keys}{key} = {LEE_SECRET}\n")
    result = stsmfa.run("--profile", "dev")
    assert result.status == 1
    assert f"[dev-long-term] {key}: is no command: it looks like a secret" in result.err
    assert LEE_SECRET not in result.out + result.err


def test_a_secret_as_the_first_word_is_not_repeated(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(LEE_SECRET)
    assert result.status == 2
    assert LEE_SECRET not in result.out + result.err
