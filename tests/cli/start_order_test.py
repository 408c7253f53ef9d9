"""The functions of a start stand together in the program, and the list of them is not out of date."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("readelf"), reason="needs binutils")
ORDER = Path(__file__).resolve().parents[2] / "src/verb/start_order.ld"


def seen(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_what_a_start_calls_stands_together(program_path: Path) -> None:
    if "__asan" in seen("readelf", "--wide", "--dyn-syms", program_path):
        pytest.skip("the sanitizers' program has all of an object in one section")
    listed = set(re.findall(r"\.text\.(?:startup\.)?(_Z\w+)\)", ORDER.read_text()))
    section = re.search(
        r"\.text\.start +PROGBITS +(\w+) \w+ (\w+)", seen("readelf", "--wide", "--sections", program_path)
    )
    assert section, "the linker did not take src/verb/start_order.ld"
    begin, size = (int(number, 16) for number in section.groups())
    together = {
        name
        for address, name in re.findall(r"(?m)^(\w+) [tTwW] (\S+)$", seen("nm", program_path))
        if begin <= int(address, 16) < begin + size
    }
    assert len(listed) > 300
    share = len(listed & together) / len(listed)
    assert share > 0.7, f"only {share:.0%} of the list is in the program: run bench/order"
