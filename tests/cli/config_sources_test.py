"""The config file is only read: whatever can be read will do for it."""

import os
import signal
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home, profile, session_section
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

CODE = Callable[[], str]
CONFIG = profile("admin", role_arn=ADMIN, source_profile="default", region="eu-west-3")
BASH_SUBSTITUTION = ("bash", "-c", 'AWS_CONFIG_FILE=<(printf %s "$CONFIG") exec "$0" "$@"')


@pytest.fixture
def fifo(home: Home) -> Iterator[Path]:
    """Which nobody writes to yet."""
    os.mkfifo(home.config)
    yield home.config


def _write_once(path: Path, text: str) -> threading.Thread:
    thread = threading.Thread(target=path.write_text, args=(text,), daemon=True)
    thread.start()
    return thread


def test_dev_null_is_a_config_file_that_says_nothing(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    stsmfa.environment["AWS_CONFIG_FILE"] = "/dev/null"
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))
    for verb in ((), ("status",), ("exec", "--", "true"), ("doctor",), ("clear", "default")):
        result = stsmfa.run(*verb)
        assert result.status == 0, result.err


def test_a_process_substitution_is_read(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.answer(
        code(), "--profile", "admin", wrapper=BASH_SUBSTITUTION, env={"CONFIG": CONFIG}
    )
    assert result.status == 0, result.err
    for verb in ("status", "doctor"):
        result = stsmfa.run(
            verb, "--profile", "admin", wrapper=BASH_SUBSTITUTION, env={"CONFIG": CONFIG}
        )
        assert result.status == 0, result.err
        assert "admin" in result.out
        assert "which is not there" not in result.out


@needs_root
def test_so_it_is_for_an_ordinary_user(program_path: Path, double: StsDouble, code: CODE) -> None:
    with home_of_nobody(program_path, MAIN) as home:
        program = Program(program_path, home, double)
        result = program.run(
            "status", wrapper=(*AS_NOBODY, *BASH_SUBSTITUTION), env={"CONFIG": CONFIG}
        )
        assert result.status == 0, result.err


@pytest.mark.parametrize("how", [("status",), ("--all",), ("exec", "--", "true")])
def test_a_fifo_is_read_once(
    home: Home, stsmfa: Program, code: CODE, fifo: Path, how: tuple[str, ...]
) -> None:
    home.write_credentials(LOGIN)
    writer = _write_once(fifo, CONFIG)
    token = () if how == ("status",) else ("--token", code())
    result = stsmfa.run(how[0], *token, *how[1:])
    writer.join(10)
    assert result.status == 0, result.err
    assert stat.S_ISFIFO(home.config.stat().st_mode)


def test_a_fifo_that_nobody_writes_to_is_given_up(home: Home, stsmfa: Program, fifo: Path) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("status")
    assert result.status == 6
    assert f"stsmfa: read: {fifo}: nothing has come from it" in result.err


def test_ctrl_c_ends_the_wait_for_one(home: Home, stsmfa: Program, fifo: Path) -> None:
    home.write_credentials(MAIN)
    process = stsmfa.start("status")
    with fifo.open("w"):  # which waits until the program reads
        process.send_signal(signal.SIGINT)
        assert stsmfa.finish(process).status == -signal.SIGINT


def test_what_never_ends_is_given_up(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("status", env={"AWS_CONFIG_FILE": "/dev/zero"})
    assert result.status == 6
    assert "stsmfa: read: /dev/zero: it does not end" in result.err


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("folder", "it is a directory"),
        ("dangling", "it is a symbolic link to nothing"),
        ("circle", "its symbolic links lead nowhere"),
    ],
)
def test_what_botocore_takes_for_no_config_file_is_none(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, kind: str, reason: str
) -> None:
    home.write_credentials(MAIN)
    if kind == "folder":
        home.config.mkdir()
    else:
        home.config.symlink_to("config" if kind == "circle" else "nowhere")
    result = stsmfa.answer(code())
    assert result.status == 0
    assert f"stsmfa: config: {home.config}: {reason}" in result.err
    home.assert_credentials(MAIN + session_section("default", double.session()))
    assert stsmfa.run("status").status == 0
    assert f"{home.config}: {reason}" in stsmfa.run("doctor").out


@pytest.mark.parametrize(
    "arguments",
    [(), ("--setup",), ("setup", "x"), ("status",), ("clear", "x"), ("export",), ("--all",)],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_the_credentials_file_has_to_be_a_regular_one(
    home: Home, stsmfa: Program, kind: str, arguments: tuple[str, ...]
) -> None:
    os.mkfifo(home.credentials)
    path = "/dev/null" if kind == "device" else str(home.credentials)
    terminal = stsmfa.spawn(*arguments, env={"AWS_SHARED_CREDENTIALS_FILE": path})
    assert terminal.finish() == 6
    assert path in terminal.screen
    assert "regular file" in terminal.screen
    home.credentials.unlink()
