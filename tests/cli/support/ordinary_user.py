"""Somebody who is not root, for tests that root runs: to root nothing is denied."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.support.home import Home

NOBODY = 65534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
"""A wrapper."""

needs_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root can be somebody else for a moment"
)


@contextmanager
def home_of_nobody(
    program: Path, content: str, mode: int = 0o600, folder: int = 0o700
) -> Iterator[Home]:
    """Theirs, with a credentials file; where others can look into, unlike pytest's folders."""
    if subprocess.run([*AS_NOBODY, "test", "-x", program]).returncode:
        pytest.skip("another user cannot run this build")
    with tempfile.TemporaryDirectory() as scratch:
        os.chmod(scratch, 0o755)
        home = Home(Path(scratch) / "home")
        home.write_credentials(content, mode)
        for path in (home.path, home.aws, home.credentials):
            os.chown(path, NOBODY, NOBODY)
        home.aws.chmod(folder)
        yield home
