"""The rules of the rooms that CONTRIBUTING.md draws, held against every file in src/.

    python3 -m pytest tests/includes.py
"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src"

BELOW_SESSION = {"base", "os", "sts", "credentials", "cli", "profile", "client", "ask", "session"}

MAY_INCLUDE = {
    "base": {"base"},
    "os": {"base", "os"},
    "sts": {"base", "sts"},
    "sts/helper": {"base", "os", "sts", "sts/helper"},
    "credentials": {"base", "os", "credentials"},
    "cli": {"base", "os", "cli"},
    "cli/completions": {"base", "os", "cli", "cli/completions"},
    "profile": {"base", "os", "sts", "credentials", "cli", "profile"},
    "client": BELOW_SESSION - {"ask", "session"},
    "ask": BELOW_SESSION - {"session"},
    "session": BELOW_SESSION,
    "setup": BELOW_SESSION | {"setup"},
    "batch": BELOW_SESSION | {"batch"},
    "view": BELOW_SESSION | {"view"},
    "shell": BELOW_SESSION | {"shell"},
    "rotate": BELOW_SESSION | {"setup", "rotate"},
    "verb": BELOW_SESSION | {"setup", "rotate", "batch", "view", "shell", "verb"},
    "": {"base", "os", "verb"},  # main.cpp
}

HELPER_MAY_INCLUDE = {"sts/protocol.h", "sts/url.h", "sts/endpoint.h"}
"""Of the room sts: the helper carries requests and knows nothing of what is in them."""

LIBRARIES = {
    "boost/": {"cli/command_line.cpp"},
    "curl/": {"sts/helper/http.cpp", "sts/helper/http_transfer.h", "sts/helper/system_certificates.cpp"},
    "date/": {"base/time.cpp"},
    "ini.h": {"credentials/lines.cpp"},
    "nlohmann/": {"base/json.cpp"},
    "openssl/": {"sts/digest.cpp"},
    "pugixml": {"sts/helper/response.cpp"},
    "seccomp.h": {"sts/helper/compile_call_filter.cpp"},
}
"""Each library is one file's business, so that it can be replaced in one file."""

BANNED = {
    "cctype": "is locale-dependent: base/text.h",
    "ctype.h": "is locale-dependent: base/text.h",
    "regex": "is locale-dependent, and slow",
    "iostream": "runs code at every start: os::write_all",
    "fstream": "hides errno: os/file.h",
    "sstream": "is locale-dependent: std::to_string, +=",
    "locale": "nothing here depends on one",
    "format": "GCC 12 has none",
    "expected": "GCC 12 has none; errors are thrown",
}

SYSTEMS = ("_linux.cpp", "_macos.cpp", "_glibc.cpp")
OF_A_SYSTEM = re.compile(
    r"linux/|mach-o/|malloc\.h|sandbox\.h"
    r"|sys/(?:inotify|prctl|ptrace|syscall|sysmacros|event|acl|xattr)\.h"
)
"""The headers of Linux or of macOS alone. Whoever includes one has another way beside it: a source
of the same noun, of which src/CMakeLists.txt chooses (choose_way)."""

OF_LINUX_HELPER = {"sts/helper/" + name for name in (
    "compile_call_filter.cpp", "confine_calls.cpp", "confine_files.cpp", "confine_powers.cpp",
    "wipe_freed_memory.cpp")}  # fmt: skip

MADE_BY_THE_BUILD = {"call_filter.inc"}

MOST_LINES = 250

PRIVATE_PLACE = re.compile(
    r"/(?:root|work|Users)/\w"
    r"|/home/(?!lee\b)\w"  # lee is the person of all examples
    r"|\w\.(?:internal|local|lan|corp)\b"
)
"""A folder or a host of whoever happened to write a line."""


def room_of(file: str) -> str:
    return file.rpartition("/")[0]


def files(*folders: str) -> list[str]:
    """What git tracks or would track, so that a build tree is not looked at."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return sorted({name for name in listing.stdout.splitlines() if (ROOT / name).is_file()})


CODE = [
    name.removeprefix("src/") for name in files("src") if name.endswith((".h", ".cpp"))
]


def includes(file: str) -> list[tuple[str, bool]]:
    """(what, whether in quotes) of every #include."""
    found = re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)', (SOURCES / file).read_text(), re.M)
    return [(what, mark == '"') for mark, what in found]


@pytest.mark.parametrize("file", CODE)
def test_a_file_knows_only_the_rooms_that_its_own_may_know(file: str) -> None:
    for what, ours in includes(file):
        if not ours or what in MADE_BY_THE_BUILD:
            continue
        assert (SOURCES / what).is_file(), f"{what}: includes are written from src/"
        assert room_of(what) in MAY_INCLUDE[room_of(file)], f"{room_of(file)} -> {what}"
        if room_of(file) == "sts/helper" and room_of(what) == "sts":
            assert what in HELPER_MAY_INCLUDE, what


def pair_of(file: str) -> str:
    """A source and its header are one: `credentials/edit` of both."""
    return file.rpartition(".")[0]


def circles_in(arrows: dict[str, set[str]]) -> list[str]:
    """The pairs that know themselves by way of others: what is left when those that know nobody,
    or whom nobody knows, are taken away as long as there are any."""
    left = {pair: set(known) for pair, known in arrows.items()}
    while True:
        known_to_others = set().union(*left.values())
        ends = {pair for pair, known in left.items() if not known or pair not in known_to_others}
        if not ends:
            return sorted(left)
        left = {pair: known - ends for pair, known in left.items() if pair not in ends}


def test_no_two_files_know_each_other_by_any_way() -> None:
    arrows: dict[str, set[str]] = {pair_of(file): set() for file in CODE}
    for file in CODE:
        arrows[pair_of(file)] |= {pair_of(what) for what, ours in includes(file) if ours}
    for pair, known in arrows.items():
        known.discard(pair)
    assert circles_in(arrows) == []


@pytest.mark.parametrize("file", CODE)
def test_a_library_is_included_by_its_own_file_alone(file: str) -> None:
    for what, ours in includes(file):
        if ours:
            continue
        for library, places in LIBRARIES.items():
            assert not what.startswith(library) or file in places, what
        assert what not in BANNED, f"<{what}> {BANNED.get(what)}"


@pytest.mark.parametrize("file", CODE)
def test_only_the_source_of_a_way_knows_its_system(file: str) -> None:
    if file not in OF_LINUX_HELPER and not file.endswith(SYSTEMS):
        assert not [what for what, _ in includes(file) if OF_A_SYSTEM.match(what)]
    asked = re.findall(r"__(?:APPLE|linux|GLIBC|MACH)__", (SOURCES / file).read_text())
    assert not asked, "the build chooses: choose_way in src/CMakeLists.txt"


@pytest.mark.parametrize("file", [file for file in CODE if file.endswith(SYSTEMS)])
def test_every_way_of_one_system_has_another_beside_it(file: str) -> None:
    noun = file.rpartition("_")[0]
    ways = [other for other in CODE if other.startswith(noun + "_") and other.endswith(".cpp")]
    assert len(ways) > 1


def test_every_library_still_has_its_file() -> None:
    for library, places in LIBRARIES.items():
        for place in places:
            named = [what for what, _ in includes(place)]
            assert any(what.startswith(library) for what in named), f"{place}: {library}"


@pytest.mark.parametrize("file", CODE)
def test_no_file_is_longer_than_one_idea(file: str) -> None:
    assert len((SOURCES / file).read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", [file for file in CODE if file.endswith(".h")])
def test_a_header_is_read_once(file: str) -> None:
    assert (SOURCES / file).read_text().startswith("#pragma once\n")


@pytest.mark.parametrize("file", [file for file in files() if file != "tests/includes.py"])
def test_no_path_or_host_of_anybodys_machine_slips_in(file: str) -> None:
    lines = (ROOT / file).read_text(errors="replace").splitlines()
    assert not [line for line in lines if PRIVATE_PLACE.search(line)]
