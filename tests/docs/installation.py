"""Installations of the build that the tests look at."""

import os
import subprocess
from pathlib import Path

from docs.sources import PROGRAM

BUILD = PROGRAM.parents[1]


def install(prefix: Path, *, destdir: bool = False) -> Path:
    """What `cmake --install` puts below a prefix that the build was not configured with, or, with
    the build's own prefix, below DESTDIR: the folder that has bin in it."""
    where = ["--prefix", prefix] if not destdir else []
    environment = dict(os.environ, DESTDIR=str(prefix) if destdir else "")
    subprocess.run(["cmake", "--install", BUILD, *where], env=environment, check=True,
                   stdout=subprocess.PIPE)  # fmt: skip
    (program,) = prefix.rglob("bin/stsmfa")
    return program.parents[1]
