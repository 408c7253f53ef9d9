"""The program, for the tests that look at what it says of itself."""

import subprocess
from collections.abc import Callable

import pytest

from docs.sources import PROGRAM


@pytest.fixture(scope="session")
def say() -> Callable[..., str]:
    """What the program prints for words like --help."""
    assert PROGRAM.exists(), f"build stsmfa first, or say in STSMFA_PROGRAM where it is: {PROGRAM}"

    def run(*words: str) -> str:
        return subprocess.run([PROGRAM, *words], check=True, capture_output=True, text=True).stdout

    return run
