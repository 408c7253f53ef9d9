"""A disk without room: of a refresh until there is enough of it, by one page and one inode more."""

import os
import subprocess
from collections.abc import Iterator

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble

PAGE = os.sysconf("SC_PAGESIZE")
PAGES = 5
"""Of the file; a session takes less than one more."""

LARGE = (MAIN + "# " + "x" * (PAGES * PAGE - 200 - len(MAIN)) + "\n")
"""Its last page has too little room for a session."""

ON_A_DISK_OF_ITS_OWN = """
mount -t tmpfs -o mode=0700,$0 none "$HOME/.aws" || exit 77
cp -p "$HOME/before" "$HOME/.aws/credentials"
"$@"
status=$?
cp -a "$HOME/.aws/." "$HOME/after"
exit $status
"""
"""The disk is gone with the last process that sees it: the copy is what it held."""

class Disk:
    def __init__(self, home: Home, stsmfa: Program) -> None:
        self.home = home
        self.stsmfa = stsmfa
        self.after = home.path / "after"
        (home.path / "before").write_text(LARGE)
        (home.path / "before").chmod(0o600)

    def refresh(self, options: str) -> tuple[int, str]:
        """On a disk that is mounted with these; its status and the last line of what it says."""
        subprocess.run(["rm", "-rf", self.after], check=True)
        wrapper = ("unshare", "--mount", "sh", "-c", ON_A_DISK_OF_ITS_OWN, options)
        result = self.stsmfa.answer(self.stsmfa.double.code(), wrapper=wrapper)
        if result.status == 77 or "unshare:" in result.err:
            pytest.skip("mounting is not permitted here: " + result.err)
        return result.status, (result.out + result.err).splitlines()[-1]

    def files(self) -> set[str]:
        return {path.name for path in self.after.iterdir()}

    def text(self) -> str:
        return (self.after / "credentials").read_text()


@pytest.fixture
def disk(home: Home, stsmfa: Program) -> Disk:
    return Disk(home, stsmfa)


def calls_on(option: str) -> int:
    """None, so that no code is given for nothing, where not even one file more fits, or as much as
    the file holds already; else one at most."""
    name, _, number = option.partition("=")
    least = {"size": 2 * PAGES * PAGE, "nr_inodes": 3}[name]
    return int(int(number) >= least)


def until_it_fits(disk: Disk, double: StsDouble, options: Iterator[str]) -> int:
    """Tries one after the other; how many failed. Each of these left the file as it was."""
    failed = 0
    for option in options:
        before = len(double.calls())
        status, said = disk.refresh(option)
        assert disk.files() <= {"credentials", "credentials.lock", "stsmfa.lock"}, option
        if status == 0:
            assert disk.text() == LARGE + session_section("default", double.session())
            return failed
        assert (status, disk.text()) == (6, LARGE), option
        assert len(double.calls()) - before <= calls_on(option), option
        assert said.startswith("stsmfa: ") and "No space left on device" in said
        assert str(disk.home.aws) in said
        failed += 1
    raise AssertionError("it never fits")


def test_a_disk_without_pages_leaves_the_old_file(disk: Disk, double: StsDouble) -> None:
    """From no page beside the file's own to as many as it takes: one more than the file has, and
    one for the lock's note."""
    sizes = (f"size={(PAGES + free) * PAGE}" for free in range(2 * PAGES))
    assert until_it_fits(disk, double, sizes) == PAGES + 2


def test_a_disk_without_inodes_leaves_the_old_file(disk: Disk, double: StsDouble) -> None:
    """The two locks and the new file take one each, beside the folder's and the file's own."""
    counts = (f"nr_inodes={2 + free}" for free in range(6))
    assert until_it_fits(disk, double, counts) == 3
