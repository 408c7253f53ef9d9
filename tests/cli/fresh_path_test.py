"""The fresh path: it reads, decides, prints and leaves, and touches nothing else."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.kept import APP, EXEC, LOGIN_KEYS, kept_section
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.sts_double import StsDouble


@pytest.fixture
def fresh(home: Home, double: StsDouble) -> None:
    """A file whose sessions have an hour left."""
    home.write_credentials(MAIN + session_section("default", double.issue(3600, ADMIN)))


def _trace(stsmfa: Program, folder: Path, calls: str) -> str:
    """Of the only process that there is."""
    result, (trace,) = stsmfa.trace(folder, calls)
    assert result.status == 0
    assert "still valid for" in result.out
    return trace


def test_it_says_that_a_variable_will_be_used_instead(fresh: None, stsmfa: Program) -> None:
    text = "stsmfa: environment: AWS_ACCESS_KEY_ID is set: AWS tools use it instead of the profile\n"
    variable = {"AWS_ACCESS_KEY_ID": "AKIAX"}
    assert stsmfa.run(env=variable).err == text
    assert stsmfa.run("--quiet", env=variable).err == ""
    assert stsmfa.run("exec", "default", "--", "true", env=variable).err == ""


def test_it_makes_no_file_and_takes_no_lock(fresh: None, home: Home, stsmfa: Program) -> None:
    assert stsmfa.run().status == 0
    home.assert_untouched()
    assert os.listdir(home.aws) == ["credentials"]


def test_it_works_in_a_folder_that_cannot_be_written(
    fresh: None, home: Home, stsmfa: Program
) -> None:
    home.credentials.chmod(0o400)
    home.aws.chmod(0o500)
    assert stsmfa.run().status == 0


def test_it_starts_no_process_and_speaks_to_nobody(
    fresh: None, stsmfa: Program, tmp_path: Path
) -> None:
    trace = _trace(stsmfa, tmp_path, "execve,fork,vfork,clone,clone3,socket")
    assert trace.count("execve(") == 1
    for call in ("fork(", "clone", "socket("):
        assert call not in trace


def test_it_opens_files_for_reading_only(fresh: None, stsmfa: Program, tmp_path: Path) -> None:
    trace = _trace(stsmfa, tmp_path, "open,openat,creat,unlink,rename,flock")
    for word in ("O_WRONLY", "O_RDWR", "O_CREAT", "unlink", "rename", "flock"):
        assert word not in trace


def test_it_maps_no_network_library(fresh: None, stsmfa: Program, tmp_path: Path) -> None:
    trace = _trace(stsmfa, tmp_path, "open,openat")
    for library in ("libcurl", "libcrypto", "libssl"):
        assert library not in trace


def test_it_needs_neither_helper_nor_network(
    fresh: None, stsmfa: Program, double: StsDouble
) -> None:
    assert stsmfa.run(env={"AWS_ENDPOINT_URL_STS": "https://localhost:1"}).status == 0
    assert not double.calls()


def test_ten_at_once_all_leave_with_zero(fresh: None, stsmfa: Program) -> None:
    started: list[subprocess.Popen[str]] = [stsmfa.start() for _ in range(10)]
    assert {stsmfa.finish(process).status for process in started} == {0}


def test_a_reader_that_has_gone_is_no_failure(
    home: Home, double: StsDouble, stsmfa: Program, code: Callable[[], str]
) -> None:
    """`stsmfa | head -1` still refreshes."""
    home.write_credentials(MAIN)
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(
        [stsmfa.path, "--token", code()],
        stdout=writer,
        env=stsmfa.environment_with({}),
        stdin=subprocess.DEVNULL,
    )
    os.close(writer)
    assert process.wait(20) == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_so_it_is_for_exec_of_a_role_whose_session_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    """The session that it came from has ended; nothing but the command is run."""
    login = session_section("login", double.issue(-10))
    home.write_credentials(LOGIN_KEYS + login + kept_section("app-mfa", double.issue(3000, ADMIN)))
    home.write_config(APP)
    calls = "execve,fork,vfork,clone,clone3,socket,open,openat,creat,unlink,rename,flock"
    result, (trace,) = stsmfa.trace(tmp_path, calls, *EXEC)
    assert (result.status, result.err) == (0, "")
    assert trace.count("execve(") == 2
    of_ours = trace.rpartition("execve(")[0]
    for word in ("fork(", "clone", "socket(", "O_WRONLY", "O_RDWR", "O_CREAT", "rename", "flock",
                 "libcurl", "libssl"):  # fmt: skip
        assert word not in of_ours
    home.assert_untouched()
    assert sorted(os.listdir(home.aws)) == ["config", "credentials"]
