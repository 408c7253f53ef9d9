"""What the benchmarks share: scratch homes, hyperfine, peak memory, small tables."""

import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def installed() -> Path:
    """What `cmake --install build/release` installs, in a folder of its own. Not the file in the build
    folder: the linker writes it piece by piece, so that it lies in the page cache in single pages until
    the machine starts anew, and a start of it takes a tenth longer than of what anybody installs."""
    build = ROOT / "build/release"
    if not (build / "bin/stsmfa").exists():
        sys.exit("build it first: cmake --preset release && cmake --build build/release")
    prefix = ROOT / "build/bench/installed"
    subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    return prefix / "bin/stsmfa"


PROGRAM = Path(os.environ["STSMFA_PROGRAM"]).resolve() if "STSMFA_PROGRAM" in os.environ else installed()

sys.path.insert(0, str(ROOT / "tests"))

LONG_TERM = """\
# The keys of {name}, made when the account was; whoever changes them asks the platform team first.
[{name}-long-term]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_mfa_device = arn:aws:iam::123456789012:mfa/lee
assume_role = {role}
region = eu-central-1

"""

SHORT_TERM = """\
[{name}]
assumed_role = True
assumed_role_arn = {role}
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_session_token = {token}
aws_security_token = {token}
expiration = 2099-12-31 23:59:59

"""


PLAIN_PATH = "/usr/local/bin:/usr/bin:/bin"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of the machine's but a plain path."""
    return {"HOME": str(home), "PATH": PLAIN_PATH, "USER": "lee",
            "LC_ALL": "C", "TZ": "UTC"} | more  # fmt: skip


def write_profiles(home: Path, count: int, role: str, sessions: bool) -> Path:
    """`count` profiles p0, p1, ...; with a session for each, or for the last one only."""
    file = home / ".aws/credentials"
    file.parent.mkdir(parents=True)
    token = "FwoGZXIvYXdzE" + "x" * 347
    parts = []
    for number in range(count):
        name = f"p{number}"
        parts.append(LONG_TERM.format(name=name, role=role))
        if sessions or number == count - 1:
            parts.append(SHORT_TERM.format(name=name, role=role, token=token))
    file.write_text("".join(parts))
    file.chmod(0o600)
    return file


@contextmanager
def scratch() -> Iterator[Path]:
    """On the disk that the build is on: /tmp may be memory, on which a sync costs nothing."""
    (ROOT / "build").mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=ROOT / "build"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def alternate(
    commands: dict[str, Sequence[str]], env: dict[str, str], runs: int, rounds: int = 5
) -> dict[str, float]:
    """The median in seconds of each command. One run of hyperfine without a shell, in which the
    commands take turns, so that a machine that gets slower does so for all of them. They write to a
    pipe: grep stops reading when its output is /dev/null."""
    lines = [[shlex.join(command) for command in commands.values()]] * rounds
    flat = [line for one_round in lines for line in one_round]
    with tempfile.NamedTemporaryFile(suffix=".json") as results:
        subprocess.run(
            ["hyperfine", "-N", "--style=none", "--output=pipe", "--warmup", str(max(3, runs // 20)), "--runs",
             str(runs), "--export-json", results.name, *flat],
            env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        measured = json.load(results)["results"]
    medians = {}
    for number, name in enumerate(commands):
        times = [time for one in measured[number :: len(commands)] for time in one["times"]]
        medians[name] = statistics.median(times)
    return medians


def peak_memory(command: Sequence[str], env: dict[str, str]) -> int:
    """Bytes that were resident at most. Started by time(1), which is small: the figure of a process
    counts what its parent had before the exec."""
    run = subprocess.run(
        ["/usr/bin/time", "-f", "%M", *command], env=env, check=True, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    return int(run.stderr.split()[-1]) * 1024


@dataclass(frozen=True)
class Took:
    """Seconds from before fork to after wait; of the processor, that of its children included."""

    wall: float
    cpu: float


def seconds(command: Sequence[str], env: dict[str, str]) -> Took:
    """One run, which has to succeed."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status:
        sys.exit(f"{command[0]} failed:\n{process.stderr.read().decode() if process.stderr else ''}")
    process.returncode = 0
    return Took(wall, usage.ru_utime + usage.ru_stime)


def rewrites(command: Sequence[str], env: dict[str, str], may_end: Sequence[int] = (0,)) -> int:
    """How often a run, which ends with one of these statuses, replaces its credentials file, as
    strace sees it."""
    with tempfile.NamedTemporaryFile(suffix=".strace") as trace:
        run = subprocess.run(
            ["strace", "-f", "-e", "trace=/^rename", "-o", trace.name, *command],
            env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip
        if run.returncode not in may_end:
            sys.exit(f"{' '.join(command)} ended with {run.returncode}:\n{run.stdout}{run.stderr}")
        lines = Path(trace.name).read_text().splitlines()
    return sum(".credentials.stsmfa-" in line and line.endswith("= 0") for line in lines)


@dataclass(frozen=True)
class Ratio:
    """One line of the table that bench/run makes."""

    what: str
    of: str
    """What it is compared with, in the same run."""
    ratio: float
    seconds: float
    budget: float | None = None


@dataclass(frozen=True)
class Growth:
    """How something grows: seconds by counts."""

    what: str
    seconds: dict[int, float]


def publish(*results: Ratio | Growth) -> None:
    """For bench/run, which names a file for them in STSMFA_BENCH_RESULTS."""
    if name := os.environ.get("STSMFA_BENCH_RESULTS"):
        lines = [json.dumps({"kind": type(one).__name__.lower()} | asdict(one)) for one in results]
        Path(name).write_text("".join(line + "\n" for line in lines))


def peer(name: str) -> str | None:
    """A program to be compared with, where it is installed; bench/run may have been told its path."""
    variable = "STSMFA_BENCH_" + name.upper().replace("-", "_")
    found = os.environ.get(variable) or shutil.which(name, path=PLAIN_PATH)
    if not found:
        print(f"{name} is not there, and not compared with ({variable} names it)", file=sys.stderr)
    return found


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(headings, *rows)]
    for row in (headings, *rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells))


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.3f} ms"


def times(ratio: float) -> str:
    return f"{ratio:.2f} x"
