"""What the compiler and the linker were asked to harden in both programs is in them."""

import json
import platform
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("readelf") or not shutil.which("objdump"), reason="needs binutils"
)


@pytest.fixture(params=["stsmfa", "stsmfa-sts"])
def binary(request: pytest.FixtureRequest, program_path: Path) -> Path:
    if request.param == "stsmfa":
        return program_path
    return program_path.parent.parent / "libexec/stsmfa/stsmfa-sts"


def seen(command: str, *arguments: str | Path) -> str:
    return subprocess.run(
        [command, *arguments], capture_output=True, text=True, check=True
    ).stdout


def symbols(binary: Path) -> str:
    return seen("readelf", "--wide", "--dyn-syms", binary)


def is_sanitized(binary: Path) -> bool:
    return "__asan" in symbols(binary)


def test_it_can_be_loaded_anywhere(binary: Path) -> None:
    assert re.search(r"Type:\s+DYN ", seen("readelf", "--file-header", binary))
    assert re.search(r"FLAGS_1.*\bPIE\b", seen("readelf", "--dynamic", binary))


def test_no_table_of_functions_can_be_written_once_it_runs(binary: Path) -> None:
    assert "GNU_RELRO" in seen("readelf", "--wide", "--segments", binary)
    assert re.search(r"\bNOW\b", seen("readelf", "--dynamic", binary))


def test_no_memory_is_both_written_and_run(binary: Path) -> None:
    segments = seen("readelf", "--wide", "--segments", binary)
    flags = re.findall(r"(?:LOAD|GNU_STACK) .* ([R ][W ][E ]) 0x", segments)
    assert len(flags) >= 3
    assert "RWE" not in flags


def test_it_takes_libraries_from_the_systems_folders_alone(binary: Path) -> None:
    if is_sanitized(binary):
        pytest.skip("the sanitizers' library is found as the compiler says")
    assert not re.search(r"R(UN)?PATH", seen("readelf", "--dynamic", binary))


def test_a_stack_that_overflows_ends_it(binary: Path) -> None:
    assert "__stack_chk_fail" in symbols(binary)


def files_in(compiled: Path) -> int:
    """How many of ours are compiled with it: several stand in one of CMake's."""
    return compiled.read_text().count("#include") if compiled.parent.name == "Unity" else 1


def test_writes_to_memory_are_checked_for_their_size(binary: Path) -> None:
    if is_sanitized(binary):
        pytest.skip("the sanitizers check it")
    assert "_chk" in symbols(binary).replace("__stack_chk_fail", "")
    build = next(path for path in binary.parents if (path / "compile_commands.json").exists())
    commands = json.loads((build / "compile_commands.json").read_text())
    ours = [each for each in commands if "/src/" in each["file"]]
    assert sum(files_in(Path(each["file"])) for each in ours) > 100
    assert all("-D_FORTIFY_SOURCE=3" in each["command"] for each in ours)


def test_every_function_says_that_it_may_be_jumped_to(binary: Path) -> None:
    mark = {"x86_64": "endbr64", "aarch64": "paciasp"}.get(platform.machine())
    if mark is None:
        pytest.skip("no such marks on this processor")
    code = seen("objdump", "--disassemble=main", binary)
    assert "<main>:" in code
    assert re.search(rf"<main>:\n.*\b{mark}\b", code)
