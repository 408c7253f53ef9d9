"""The calls of a rewrite are those that src/os/durability.md argues from, in its order."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.injection import Call, calls_in, tracing
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

Run = Callable[[Sequence[str]], int]
"""Runs it once, in a wrapper; the exit status."""

ARGUMENT = Path(__file__).resolve().parents[3] / "src/os/durability.md"

CHANGES_NOTHING = {
    "access", "fgetxattr", "fstat", "getdents64", "lgetxattr", "llistxattr", "newfstatat",
    "pread64", "read", "readlink", "statfs", "statx",
}  # fmt: skip
"""Whatever else is done to a file in the folder has to stand in the list."""


def calls_of(heading: str) -> list[str]:
    """The list under a heading: a call and what it is done to."""
    found = re.search(rf"## {heading}\n.*?```\n(.*?)```", ARGUMENT.read_text(), re.DOTALL)
    assert found
    return [re.split(r" {2,}", line)[0] for line in found[1].splitlines()]


def rewrite(home: Home, folder: Path, run: Run) -> list[str]:
    """What a run does to the files in the folder, as calls_of() has it. Lock files are left out."""
    log = home.path / "log"
    assert run(tracing(log)) == 0
    return [seen for call in calls_in(log) if (seen := _as_listed(call, folder))]


def _as_listed(call: Call, folder: Path) -> str:
    """Empty for a call that changes nothing, or nothing in the folder."""
    objects = _objects(call, folder)
    reads_only = call.name == "openat" and "O_CREAT" not in call.line
    ends_reading = call.name == "close" and objects != ["TEMP"]
    if not objects or call.name in CHANGES_NOTHING or reads_only or ends_reading:
        return ""
    return " ".join([call.name, *objects])


def _objects(call: Call, folder: Path) -> list[str]:
    """What is opened is named by itself, after the descriptor of its folder, and given a number."""
    if call.name == "openat":
        paths = re.findall(r'"([^"]+)"', call.line)
    else:
        paths = re.findall(r'[<"](/[^>"]*)[>"]', call.line)
    roles = [_role(folder / path, folder) for path in paths]
    return [role for role in roles if role]


def _role(path: Path, folder: Path) -> str:
    """Which of the argument's files it is; empty for one that is none of them, or a lock."""
    if path == folder:
        return "FOLDER"
    if path.parent != folder or path.suffix == ".lock":
        return ""
    if ".stsmfa-" not in path.name:
        return "FILE"
    return "SWAP" if ".stsmfa-swap-" in path.name else "TEMP"


@pytest.fixture(autouse=True)
def strace_is_there(stsmfa: Program) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    stsmfa.environment["ASAN_OPTIONS"] += ":detect_leaks=0"


@pytest.fixture
def refresh(double: StsDouble, stsmfa: Program) -> Run:
    def run(wrapper: Sequence[str]) -> int:
        return stsmfa.answer(double.code(), wrapper=wrapper).status

    return run


def test_a_file_is_replaced(home: Home, refresh: Run) -> None:
    home.write_credentials(MAIN)
    assert rewrite(home, home.aws, refresh) == calls_of("A file is replaced")


def test_a_file_is_new(home: Home, stsmfa: Program) -> None:
    answers = {
        "Access key id": LEE_KEY,
        "Secret access key": LEE_SECRET,
        "Role to assume": "",
        "Write it?": "y",
    }

    def setup(wrapper: Sequence[str]) -> int:
        return stsmfa.spawn("setup", "dev", wrapper=wrapper).answer_each(answers)

    assert rewrite(home, home.aws, setup) == calls_of("A file is new")
    assert home.section("dev-long-term")["aws_access_key_id"] == LEE_KEY


@pytest.mark.parametrize("error", ["EINVAL", "ENOSYS", "EPERM"])
def test_files_cannot_be_exchanged(home: Home, refresh: Run, error: str) -> None:
    home.write_credentials(MAIN)
    without_exchange = ("-e", f"inject=renameat2:error={error}")
    calls = rewrite(home, home.aws, lambda wrapper: refresh((*wrapper, *without_exchange)))
    assert calls == calls_of("Where files cannot be exchanged")


def test_a_symbolic_link_is_followed_first(home: Home, double: StsDouble, refresh: Run) -> None:
    """All is done in the folder that it leads to, and nothing in its own."""
    folder = home.path / "dotfiles"
    folder.mkdir(mode=0o700)
    (folder / "aws").write_text(MAIN)
    (folder / "aws").chmod(0o600)
    home.credentials.symlink_to("../dotfiles/aws")
    assert rewrite(home, folder, refresh) == calls_of("A file is replaced")
    assert list(home.aws.iterdir()) == [home.credentials]
    home.assert_credentials(MAIN + session_section("default", double.session()))
