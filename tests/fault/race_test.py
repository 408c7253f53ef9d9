"""os::replace_file beside a program that knows of no lock and writes the same file all the time.

The driver's two processes are at it without a pause, the other program's write at any moment of a
replacement. STSMFA_RACE_ROUNDS says how many times; `tests/run --long` makes it 20,000.
"""

import os
import re
import subprocess

import pytest

DRIVER = os.path.abspath(os.environ["STSMFA_RACE_DRIVER"])
ROUNDS = os.environ.get("STSMFA_RACE_ROUNDS", "300")


def lost(tmp_path, how):
    ended = subprocess.run(
        [DRIVER, str(tmp_path / "credentials"), ROUNDS, how],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800)
    found = re.fullmatch(rf"lost (\d+) of {ROUNDS} among (\d+) replacements\n", ended.stdout)
    assert found, ended.stdout
    assert int(found.group(2)) > int(ROUNDS)
    return int(found.group(1))


def test_no_update_of_a_program_that_renames_is_lost(tmp_path):
    assert lost(tmp_path, "rename") == 0
    assert os.listdir(tmp_path) == ["credentials"]
