"""Files that stand where a lock file belongs: locked, perhaps, but what they hold is not ours."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.program import SANITIZER_OPTIONS, Program
from cli.support.terminal import CTRL_C
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.mark.parametrize("name", ["stsmfa.lock", "credentials.lock"])
@pytest.mark.parametrize("how", [(), ("--all",)])
def test_a_lock_that_is_the_credentials_file_by_a_hard_link_loses_nothing(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str, how: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    os.link(home.credentials, home.aws / name)
    result = stsmfa.answer(code(), *how)
    assert result.status == 0, result.err
    assert "default" in home.sections()
    assert home.credentials.read_text().startswith(MAIN)
    assert (home.aws / name).read_text() == MAIN
    assert (f"{name} is a hard link to the credentials file" in result.err) == (
        name == "stsmfa.lock"
    )


def test_nothing_is_written_while_a_person_is_asked_under_such_a_lock(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    os.link(home.credentials, home.lock_file())
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    home.assert_untouched()
    terminal.type(CTRL_C)
    terminal.finish()
    home.assert_untouched()


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("content", ["precious\n", "state of the art\n", "state idle"])
def test_a_strange_lock_file_keeps_its_bytes(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, content: str, linked: bool
) -> None:
    home.write_credentials(MAIN)
    other = home.path / "other" if linked else home.lock_file()
    other.write_text(content)
    if linked:
        os.link(other, home.lock_file())
    result = stsmfa.answer(code())
    assert result.status == 0
    assert f"{home.lock_file()} is no lock file of ours" in result.err
    assert other.read_text() == content
    home.assert_credentials(MAIN + session_section("default", double.session()))


@pytest.mark.parametrize("content", ["", "[profile x]\nregion = eu-west-1\n"])
def test_a_lock_that_is_the_config_file_loses_nothing(
    home: Home, stsmfa: Program, code: CODE, content: str
) -> None:
    home.write_credentials(MAIN)
    home.write_config(content)
    os.link(home.config, home.lock_file())
    assert stsmfa.answer(code()).status == 0
    assert home.config.read_text() == content


def test_the_credentials_file_may_have_the_name_of_a_lock(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    for name in ("stsmfa.lock", "credentials.lock"):
        path = home.path / name
        path.write_text(MAIN)
        result = stsmfa.answer(code(), "--credentials-file", str(path))
        assert result.status == 0, result.err
        assert path.read_text() == MAIN + session_section("default", double.session())


def test_one_file_for_both_locks_is_refused_before_a_code_is_asked_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    home.lock_file().touch()
    os.link(home.lock_file(), home.aws / "credentials.lock")
    result = stsmfa.answer(code())
    assert result.status == 6
    assert f"lock: {home.lock_file()}: it is a hard link to" in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("kind", ["folder", "FIFO", "link"])
@pytest.mark.parametrize("how", [(), ("--all",), ("setup", "new")])
def test_what_is_no_lock_is_found_out_before_anything_is_asked(
    home: Home, double: StsDouble, stsmfa: Program, how: tuple[str, ...], kind: str
) -> None:
    home.write_credentials(MAIN)
    lock = home.aws / "credentials.lock"
    make: dict[str, Callable[[], None]] = {
        "folder": lock.mkdir,
        "FIFO": lambda: os.mkfifo(lock),
        "link": lambda: lock.symlink_to("elsewhere"),
    }
    make[kind]()
    terminal = stsmfa.spawn(*how)
    assert terminal.finish() == 6
    assert f"lock: {lock}: " in terminal.screen
    assert "Enter" not in terminal.screen
    assert "access key" not in terminal.screen.lower()
    assert not double.calls()
    home.assert_untouched()


def test_a_lock_with_a_second_name_from_a_copy_by_links_tells_who_is_asked(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
    os.link(home.lock_file(), tmp_path / "copy")
    terminal = stsmfa.spawn("--profile", "developmentiam")
    terminal.expect("Enter AWS MFA code")
    result = stsmfa.run("--profile", "developmentiam", "--no-prompt")
    assert result.status == 3
    assert terminal.name in result.err
    terminal.type(CTRL_C)
    terminal.finish()


@pytest.mark.parametrize("mask", ["0777", "0377", "0"])
def test_lock_files_are_private_and_usable_whatever_the_umask(
    home: Home, stsmfa: Program, code: CODE, mask: str
) -> None:
    home.write_credentials(MAIN)
    wrapper = ("sh", "-c", f'umask {mask}; exec "$0" "$@"')
    assert stsmfa.answer(code(), wrapper=wrapper).status == 0
    for name in ("stsmfa.lock", "credentials.lock", "credentials"):
        assert (home.aws / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("verb", [["setup", "dev"], ["--setup"]])
def test_what_is_no_lock_is_found_before_anybody_types_keys(
    home: Home, stsmfa: Program, verb: list[str]
) -> None:
    (home.aws / "credentials.lock").mkdir(parents=True)
    terminal = stsmfa.spawn(*verb)
    assert terminal.finish() == 6
    assert "credentials.lock" in terminal.screen
    assert "aws_access_key_id" not in terminal.screen


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize(
    ("name", "look"),
    [("stsmfa.lock", 1), pytest.param("credentials.lock", 2, marks=pytest.mark.long)],
)
def test_a_lock_file_that_another_starter_makes_at_the_same_moment_is_taken(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path,
    name: str, look: int,
) -> None:  # fmt: skip
    """Missing when it is looked for, there when it is to be made."""
    home.write_credentials(MAIN)
    (home.aws / name).touch(0o600)
    trace = tmp_path / "trace"
    missing = ("-e", "trace=openat", "-e", f"inject=openat:error=ENOENT:when={look}")
    result = stsmfa.run(
        "--token", code(), wrapper=("strace", "-qq", "-o", str(trace), "-P", name, *missing),
        env={"ASAN_OPTIONS": f"{SANITIZER_OPTIONS}:detect_leaks=0"},
    )  # fmt: skip
    assert result.status == 0, result.err
    calls = trace.read_text().splitlines()[look - 1 :]
    for call, outcome in zip(calls, ("(INJECTED)", "EEXIST", "= "), strict=False):
        assert outcome in call, calls
    home.assert_credentials(MAIN + session_section("default", double.session()))


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize("name", ["stsmfa.lock", "credentials.lock"])
def test_a_lock_that_cannot_be_examined_is_not_used(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str
) -> None:
    home.write_credentials(MAIN)
    lock = home.aws / name
    lock.touch(0o600)
    failing = ("-e", "trace=%fstat", "-e", "inject=%fstat:error=EIO")
    result = stsmfa.run(
        "--token", code(), wrapper=("strace", "-qq", "-o", "/dev/null", "-P", str(lock), *failing),
        env={"ASAN_OPTIONS": f"{SANITIZER_OPTIONS}:detect_leaks=0"},
    )  # fmt: skip
    assert result.status == 6
    assert f"stsmfa: lock: {lock}: Input/output error" in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_where_the_file_system_has_no_locks_it_is_said_and_the_session_is_written(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    none = ("-e", "trace=flock", "-e", "inject=flock:error=ENOLCK")
    result = stsmfa.run(
        "--token", code(), wrapper=("strace", "-qq", "-o", "/dev/null", *none),
        env={"ASAN_OPTIONS": f"{SANITIZER_OPTIONS}:detect_leaks=0"},
    )  # fmt: skip
    assert result.status == 0, result.err
    assert (
        f"{home.credentials}: its file system has no locks: a program that writes it at the same "
        "moment is not kept out\n"
    ) in result.err
    home.assert_credentials(MAIN + session_section("default", double.session()))
