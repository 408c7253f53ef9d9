"""A credentials file, writers that put numbers into it, and readers who look whether it is whole."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PROFILES = 50
END = "[end]\nregion = eu-central-1\n"

READER = r"""
import os, sys
sys.path.insert(0, sys.argv[1])
from fault.rounds import is_whole
path, reads = sys.argv[2], int(sys.argv[3])
partial = 0
seen = set()
for _ in range(reads):
    file = os.open(path, os.O_RDONLY)
    text = b""
    while piece := os.read(file, 1 << 20):
        text += piece
    os.close(file)
    if text in seen:
        continue
    if is_whole(text):
        seen = {text}
    else:
        partial += 1
print(partial)
"""


def head() -> str:
    key = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {}\n"
    return "".join(f"[p{number}]\n{key.format('s' * 40)}\n" for number in range(PROFILES))


def write_file(path: Path, sections: Sequence[str]) -> None:
    path.write_text(head() + "".join(f"[{name}]\nround = 0\n\n" for name in sections) + END)
    path.chmod(0o600)


def is_whole(text: bytes) -> bool:
    """Whether it is one of the states that a writer of `[ours]` makes of the file, to the byte."""
    number = re.search(rb"(?m)^round = (\d+)$", text)
    whole = head() + "[ours]\nround = {}\n\n" + END
    return bool(number) and text == whole.format(number[1].decode()).encode()


def missing(path: Path, section: str, rounds: int) -> int:
    """How many of the section's rounds, each with a key of its own, do not stand there."""
    _, _, after = path.read_text().partition(f"[{section}]\n")
    there = set(re.findall(r"(?m)^round-(\d+) = \1$", after.partition("\n[")[0]))
    return rounds - len(there & {str(number) for number in range(1, rounds + 1)})


def start_reader(path: Path, reads: int) -> "subprocess.Popen[str]":
    tests = str(Path(__file__).resolve().parents[1])
    return subprocess.Popen([sys.executable, "-c", READER, tests, str(path), str(reads)],
                            stdout=subprocess.PIPE, text=True)  # fmt: skip


def partial_reads(writer: Sequence[str], path: Path, reads: int, readers: int = 2) -> int:
    """How many of all the reads found anything but a whole state, while the writer, which would
    go on for ever, writes."""
    writing = subprocess.Popen(writer)
    try:
        started = [start_reader(path, reads // readers) for _ in range(readers)]
        found = [int(reader.communicate()[0]) for reader in started]
        if writing.poll() is not None:
            sys.exit(f"{writer[0]} has ended before its readers: {writing.returncode}")
    finally:
        writing.terminate()
        writing.wait()
    return sum(found)


def write_together(writers: Sequence[Sequence[str]]) -> None:
    started = [subprocess.Popen(writer) for writer in writers]
    for process in started:
        if process.wait() != 0:
            sys.exit(f"{process.args} ended with {process.returncode}")


def update_driver() -> str:
    root = Path(__file__).resolve().parents[2]
    return os.path.abspath(
        os.environ.get("STSMFA_UPDATE_DRIVER", root / "build/dev/tests/update_driver"))
