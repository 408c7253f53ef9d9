"""A disk that gives a file back no more: a read of one of the two files fails, and all later ones.

(One that fails once is tried again where the file may be in the middle of a foreign rewrite.)"""

from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, profile, session_section
from cli.support.injection import calls_in, injecting, tracing
from cli.support.program import Program
from sts.sts_double import StsDouble

WORDS = {"EIO": "Input/output error", "EDQUOT": "Disk quota exceeded"}


@pytest.fixture(autouse=True)
def files(home: Home, stsmfa: Program) -> None:
    home.write_config(profile("default", region="eu-west-1"))
    home.write_credentials(MAIN)
    stsmfa.environment["ASAN_OPTIONS"] += ":detect_leaks=0"


@pytest.mark.parametrize("name", ["credentials", "config"])
@pytest.mark.parametrize("error", WORDS)
def test_what_cannot_be_read_is_named_and_left(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path, name: str, error: str
) -> None:
    path = home.aws / name
    log = tmp_path / "log"
    assert stsmfa.answer(double.code(), wrapper=tracing(log, path)).status == 0
    reads = [call for call in calls_in(log) if call.name == "read"]
    assert len(reads) >= 2
    for call in reads:
        home.write_credentials(MAIN)
        wrapper = injecting(call, f"error={error}:when={{}}+", path)
        result = stsmfa.answer(double.code(), wrapper=wrapper)
        assert result.status == 6, call
        said = result.err.splitlines()[-1].removesuffix("; the code was not sent")
        assert said == f"stsmfa: read: {path}: {WORDS[error]}"
        home.assert_untouched()
    assert stsmfa.answer(double.code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))
