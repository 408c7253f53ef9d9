"""Runs of the program that see something else at a path: in a mount namespace of their own."""

import subprocess
from pathlib import Path

import pytest


def _can_mount() -> bool:
    return subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0


needs_mounts = pytest.mark.skipif(not _can_mount(), reason="mounting is not allowed here")


def mounted(source: Path, target: Path) -> tuple[str, ...]:
    """The wrapper of a run that finds `source` at `target`."""
    script = f'mount --bind {source} {target} && exec "$0" "$@"'
    return "unshare", "-m", "sh", "-c", script
