"""The program, for the tests that look at what it says of itself."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.sources import ROOT


@pytest.fixture(scope="session")
def say() -> Callable[..., str]:
    """What the program prints for words like --help."""
    path = Path(os.environ.get("STSMFA_PROGRAM", ROOT / "build/dev/bin/stsmfa"))
    assert path.exists(), f"build stsmfa first, or say in STSMFA_PROGRAM where it is: {path}"

    def run(*words: str) -> str:
        return subprocess.run([path, *words], check=True, capture_output=True, text=True).stdout

    return run
