"""credentials::update_file beside another stsmfa, and beside readers: none loses, none sees a half.

STSMFA_RACE_ROUNDS makes it long, as it does race_test.py. bench/races has the figures, and the AWS
CLI's own writer beside them.
"""

import os
from pathlib import Path

from fault.rounds import is_whole, missing, partial_reads, update_driver, write_file, write_together

RACE_ROUNDS = int(os.environ.get("STSMFA_RACE_ROUNDS", "300"))
ROUNDS = RACE_ROUNDS // 10
READS = RACE_ROUNDS * 50


def test_no_update_of_two_writers_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    write_file(file, ["ours", "theirs"])
    write_together(
        [[update_driver(), str(file), name, str(ROUNDS), "new"] for name in ("ours", "theirs")])
    assert [missing(file, name, ROUNDS) for name in ("ours", "theirs")] == [0, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["credentials", "credentials.lock"]


def test_what_is_missing_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    write_file(file, ["ours"])
    assert missing(file, "ours", ROUNDS) == ROUNDS
    file.write_text(file.read_text().replace("round = 0\n", "round-2 = 2\nround-7 = 7\n"))
    assert missing(file, "ours", ROUNDS) == ROUNDS - 2


def test_every_read_is_of_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    write_file(file, ["ours"])
    before = file.read_bytes()
    assert partial_reads([update_driver(), str(file), "ours", "1000000", "same"], file, READS) == 0
    assert file.read_bytes() != before


def test_a_half_file_is_no_whole_one(tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    write_file(file, ["ours"])
    whole = file.read_bytes()
    assert is_whole(whole)
    for half in (b"", whole[:-1], whole[:100], whole + b"\n", whole.replace(b"= 0", b"= ")):
        assert not is_whole(half)
