"""A copy of the sources with a build of its own, in which one change at a time is made and tested.

What a changed program does is anybody's guess, so tests run where they can harm nobody: with
process numbers and a /tmp of their own (unshare(1)), which end with them.
"""

import enum
import hashlib
import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOMS = ["os", "sts", "helper", "credentials", "cli", "profile", "client", "ask", "session",
         "batch", "setup", "rotate", "shell", "view", "verb"]  # fmt: skip
"""From below, as CONTRIBUTING.md has them: a change is tested in its room, then in those above."""

UNIT = ("unit_", "conformance_")
ALL, QUICK, SLOW = (f"--gtest_filter={which}" for which in ("*", "-Random*", "Random*"))
"""What is tried on thousands of random texts takes most of the time: last, in its room alone."""

PYTHON_TESTS = {
    "os": ("replace_driver", "STSMFA_REPLACE_DRIVER", "fault/replace_test.py"),
    "sts": ("sign_driver", "STSMFA_SIGN_DRIVER", "conformance/sts/botocore_signer_test.py"),
    "credentials": ("edit_driver", "STSMFA_EDIT_DRIVER", "conformance/credentials/readers_test.py"),
}
"""What a driver of a room does, judged by pytest: the driver, its variable, the tests."""

PROGRAM_TESTS = ("cli", "fault/program")
"""Folders of what is asked of the whole program."""

OTHERS_BUSINESS = ("cli/completions_test.py", "cli/hardening_test.py")
"""The shells', and the compiler's flags, which are other ones here: no stsmfa is run."""

FIRST_BUILD_LIMIT = 7200
BUILD_LIMIT = 600
UNIT_LIMIT = 300
PROGRAM_TESTS_LIMIT = 1500
"""Seconds: several times what the slowest of a kind takes. Whoever takes longer is caught."""

APART = """ulimit -S -c 0 && mount --bind "$0" /tmp && mount -t tmpfs none /dev/shm &&
setpriv --inh-caps=-all --ambient-caps=-all "$@" """
"""/dev/shm as well: libfaketime has semaphores there, which it calls by process numbers."""


class Tests(enum.Enum):
    """Which are asked."""

    UNIT = enum.auto()
    ALL = enum.auto()


def program_tests(tests: Path) -> list[str]:
    """The files of them, as they are called from the folder `tests`."""
    files = [path for folder in PROGRAM_TESTS for path in (tests / folder).glob("*_test.py")]
    return sorted({str(path.relative_to(tests)) for path in files} - {*OTHERS_BUSINESS})


def isolation(folder: Path) -> list[str]:
    """The command that sets its arguments apart, with `folder` as /tmp; for an ordinary user, in a
    user namespace."""
    folder.mkdir(parents=True, exist_ok=True)
    for extra in ([], ["--user", "--map-current-user", "--keep-caps"]):
        unshare = ["unshare", *extra, "--pid", "--fork", "--kill-child", "--mount-proc"]
        command = [*unshare, "sh", "-c", APART, str(folder)]
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    raise SystemExit("tests/mutate: needs namespaces of its own (unshare --user --pid), since a"
                     " changed program may signal or remove whatever it can")  # fmt: skip


@dataclass
class Tree:
    source: Path
    folder: Path
    isolate: list[str] = field(default_factory=list)
    jobs: int = 2
    programs: set[str] = field(default_factory=set)
    running: "subprocess.Popen[str] | None" = None

    @property
    def build(self) -> Path:
        return self.folder / "build"

    @property
    def copy(self) -> Path:
        return self.folder / "tree"

    def prepare(self) -> None:
        """Brings the copy up to date and builds it all: -O0, since each change is compiled once."""
        self.isolate = isolation(self.folder / "tmp")
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=self.source,
                                check=True, capture_output=True, text=True)  # fmt: skip
        for name in listed.stdout.splitlines():
            self._bring(name)
        configure = ["cmake", "-G", "Ninja", "-S", self.copy, "-B", self.build,
                     "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
                     "-DSTSMFA_DEVELOPER=ON", "-DSTSMFA_TOGETHER=OFF",
                     "-DCMAKE_GTEST_DISCOVER_TESTS_DISCOVERY_MODE=PRE_TEST"]  # fmt: skip
        subprocess.run(configure, check=True, stdout=subprocess.DEVNULL)
        compiled, output = self._build([], FIRST_BUILD_LIMIT)
        if not compiled:
            raise SystemExit(f"{output}\ntests/mutate: the sources do not compile")
        self.programs = {path.name for path in (self.build / "tests").iterdir()}

    def check_tests(self, tests: Tests) -> None:
        """A test that fails without any change would catch them all. Once for each state of the
        tree."""
        files = [path for folder in ("src", "tests") for path in (self.copy / folder).rglob("*")
                 if path.is_file() and not path.match("tests/mut*") and path.suffix != ".pyc"
                 and path.parent.name != "mutation"]  # fmt: skip
        content = b"".join(path.read_bytes() for path in sorted(files))
        digest = tests.name + hashlib.sha256(content).hexdigest()
        passed = self.folder / "passed"
        if passed.exists() and passed.read_text() == digest:
            return
        failing = next((name for name in sorted(self.programs) if name.startswith(UNIT)
                        and not self._passes(name, ALL)), None)  # fmt: skip
        failing = failing or next(filter(None, map(self._failing_python_test, PYTHON_TESTS)), None)
        if not failing and tests is Tests.ALL:
            failing = self._failing_program_test([])
        if failing:
            raise SystemExit(f"tests/mutate: {failing} fails without any change: see"
                             f" {self.folder / 'failed.log'}")  # fmt: skip
        passed.write_text(digest)

    def _bring(self, name: str) -> None:
        old, new = self.copy / name, self.source / name
        if not new.is_file():
            return
        if not old.exists() or old.read_bytes() != new.read_bytes():
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(new, old, follow_symlinks=False)
            os.utime(old)

    def compiles(self, targets: list[str]) -> bool:
        return self._build(targets, BUILD_LIMIT)[0]

    def _build(self, targets: list[str], limit: int) -> tuple[bool, str]:
        return self._run(["ninja", "-C", self.build, f"-j{self.jobs}", *targets], {}, limit)

    def catcher(self, room: str, tests: Tests, first: list[str]) -> str | None:
        """The first test that fails: those of the room, of those above, then the whole program's,
        of which `first` go first."""
        for above in ROOMS[ROOMS.index(room) :]:
            for program in self._programs_of(above):
                if self._is_new(program) and not self._passes(program, QUICK):
                    return program
        for program in self._programs_of(room):
            if not self._passes(program, SLOW):
                return program
        if tests is Tests.UNIT:
            return None
        if room in PYTHON_TESTS and (failing := self._failing_python_test(room)):
            return failing
        return self._failing_program_test(first)

    def _programs_of(self, room: str) -> list[str]:
        return [kind + room for kind in UNIT if kind + room in self.programs]

    def _is_new(self, program: str) -> bool:
        """Builds a program; whether that made another one. One that no longer compiles is none, and
        does not pass either: that is the compiler's catch."""
        path = self.build / "tests" / program
        before = path.stat().st_mtime_ns if path.exists() else 0
        if not self.compiles([program]):
            path.unlink(missing_ok=True)
        return not path.exists() or path.stat().st_mtime_ns != before

    def _passes(self, program: str, which: str) -> bool:
        command = [self.build / "tests" / program, "--gtest_fail_fast", "--gtest_brief=1", which]
        return self._run([*command], {}, UNIT_LIMIT, apart=True)[0]

    def _failing_python_test(self, room: str) -> str | None:
        driver, variable, file = PYTHON_TESTS[room]
        if not self.compiles([driver]):
            return driver
        passed, _ = self._pytest([file], {variable: str(self.build / "tests" / driver)})
        return None if passed else file

    def _failing_program_test(self, first: list[str]) -> str | None:
        if not self.compiles(["stsmfa", "stsmfa-sts"]):
            return "stsmfa"
        files = program_tests(self.copy / "tests")
        files.sort(key=lambda name: first.index(name) if name in first else len(first))
        while files:
            failing = self._first_failing(files)
            if not failing or failing not in files or self._first_failing([failing]):
                return failing
            files.remove(failing)  # it passes alone: the machine's fault, which proves nothing
        return None

    def _first_failing(self, files: list[str]) -> str | None:
        program = {"STSMFA_PROGRAM": str(self.build / "bin/stsmfa")}
        passed, output = self._pytest(files, program)
        failed = re.search(r"^(?:FAILED|ERROR) (?:tests/)?([\w/]+\.py)", output, re.MULTILINE)
        return None if passed else failed[1] if failed else "tests"

    def _pytest(self, files: list[str], environment: dict[str, str]) -> tuple[bool, str]:
        command = ["/usr/bin/python3", "-m", "pytest", "-q", "-x", "-c", "tests/pytest.ini",
                   "-n", str(self.jobs), *(f"tests/{name}" for name in files)]  # fmt: skip
        return self._run(command, environment, PROGRAM_TESTS_LIMIT, apart=True)

    def _run(
        self, command: list[object], environment: dict[str, str], limit: int, apart: bool = False
    ) -> tuple[bool, str]:
        """Whether it ended with 0 in time, and what it said."""
        if apart:
            command = [*self.isolate, *command]
            vectors = os.environ.get("STSMFA_VECTORS", str(self.source.parent / "shared/vectors"))
            environment |= {"TMPDIR": "/tmp", "PYTHONDONTWRITEBYTECODE": "1",
                            "STSMFA_VECTORS": vectors}  # fmt: skip
        process = subprocess.Popen([str(word) for word in command], cwd=self.copy, text=True,
                                   errors="replace", stdin=subprocess.DEVNULL,
                                   env=os.environ | environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, start_new_session=True)  # fmt: skip
        self.running = process
        try:
            output, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            self.stop()
            return False, process.communicate()[0]
        if process.returncode != 0:
            (self.folder / "failed.log").write_text(output)
        return process.returncode == 0, output

    def stop(self) -> None:
        """Ends what is running, and all that it has started."""
        if self.running and self.running.poll() is None:
            os.killpg(self.running.pid, signal.SIGKILL)
