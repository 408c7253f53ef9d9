"""What the program sees in a file is what botocore sees in it, but for a written list of
differences: on files made at random, on changes of them, of the fuzzers' corpus and of the
conformance data; and what botocore refuses to read, the program names as a fault or refuses too.

STSMFA_SEE_DRIVER names the program that says what it sees, see_driver.cpp. STSMFA_SEEN_FILES says
how many files are made; `tests/run --long` makes it 200,000.
"""

import json
import os
import random
import re
import subprocess
from pathlib import Path

import pytest
from botocore.configloader import build_profile_map, raw_config_parse
from botocore.exceptions import ConfigParseError

from conformance.credentials.random_files import Writer, changed
from conformance.vectors import find_vectors

DRIVER = os.environ["STSMFA_SEE_DRIVER"]
FILES = int(os.environ.get("STSMFA_SEEN_FILES", "4000"))
AT_ONCE = 500
CORPUS = Path(__file__).parents[2] / "fuzz" / "corpus" / "document"

# The differences. Each is a text that is left out of a comparison, or a change of botocore's view.

LONE_RETURN = re.compile(rb"\r(?!\n)")
"""Python ends a line at a lone carriage return, the other readers do not: the program does not,
refuses to edit a section that has one, and doctor says what stands behind it."""

NUL = b"\0"
"""No text, or UTF-16: the program refuses the file, Python reads over it."""

SEPARATOR = re.compile(rb"[\x1c-\x1f]")
"""ASCII's separators, by which Python indents a line too, and no other reader: doctor names such
a line, as it does one that a blank outside of ASCII begins."""

COMMANDS = {"credential_process", "mfa_process", "generate_token"}

PLAIN_LINE = re.compile(r"(\[(profile [\w.-]+|default)\]([ \t]+[#;][^]]*)?|[\w.-]+ *=.*|[ \t]+[^\[].*|[#;].*|)\r?")
"""A line of a config file that the SDKs' strict grammar and Python read alike: where there are
others the program keeps to the grammar, and shared/vectors have it."""

BOTH_DEFAULTS = {"default", "profile default"}
"""Of these two the SDKs take `[profile default]`, botocore the last."""


def values(key: str, value: str) -> set[str]:
    """A comment behind a blank ends a value for the SDKs and us, not for Python, and not in a
    command, which is run whole; an empty line within a value is nobody's. Whether a blank stood
    before a value that begins so, Python does not say."""
    first, *more = value.split("\n")
    firsts = {first if key in COMMANDS else re.split(r"[ \t][;#]", first)[0].strip()}
    if value.startswith(("#", ";")) and key not in COMMANDS:
        firsts.add("")
    return {"\n".join([start, *filter(None, more)]) for start in firsts}


def with_ascii_case(seen: dict[str, str]) -> dict[str, str]:
    """Python also folds the case of other letters; no key of AWS's has one."""
    return {key: value for key, value in seen.items() if key.isascii()}


def read_by_botocore(path: Path) -> dict[str, dict[str, str]] | None:
    try:
        return raw_config_parse(str(path), parse_subsections=False)
    except ConfigParseError:
        return None


def read_by_us(paths: list[Path]) -> list[dict]:
    run = subprocess.run([DRIVER, *map(str, paths)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def sections_of(ours: dict) -> dict[str, dict[str, list[str]]]:
    """Python hands the properties of [DEFAULT] to every section, and does not list it; the program
    keeps it as a section, and doctor names it."""
    sections = dict(ours["sections"])
    default = sections.pop("DEFAULT", {})
    return {name: {**default, **section} for name, section in sections.items()}


def compare_credentials(ours: dict, theirs: dict[str, dict[str, str]]) -> None:
    sections = sections_of(ours)
    assert set(theirs) == set(sections) | set(ours["unreadable"])
    for name, section in sections.items():
        expected = with_ascii_case(theirs[name])
        assert set(with_ascii_case(section)) == set(expected)
        for key, value in expected.items():
            assert section[key][0] in values(key, value), (name, key)
            if "\n" not in value:
                assert section[key][1] == value, (name, key)


def has_half_a_header(text: bytes) -> bool:
    """`[name = value` and `[] = value` are properties called `[name` and `[]` to Python, and nothing
    to all others: such a section is not read, and the line is named."""
    return any(re.match(rb"[\s\x1c-\x1f]*\[(\]|[^\]]*[=:])", line) for line in text.split(b"\n"))


def is_plain(text: bytes) -> bool:
    return text.isascii() and all(map(PLAIN_LINE.fullmatch, text.decode().split("\n")))


def compare_config(ours: dict, theirs: dict[str, dict[str, str]]) -> None:
    profiles = build_profile_map(theirs)["profiles"]
    assert set(ours["profiles"]) == set(profiles)
    for name, profile in ours["profiles"].items():
        assert set(profile) == set(profiles[name])
        for key, value in profile.items():
            assert value in values(key, profiles[name][key]), (name, key)


def compare(text: bytes, ours: dict, path: Path) -> bool:
    """Whether there was something to compare."""
    theirs = read_by_botocore(path)
    if LONE_RETURN.search(text):
        return False
    if NUL in text:
        assert ours["refused"]
        return False
    if theirs is None:
        assert "refused" in ours or ours["faults"] > 0
        return False
    assert "refused" not in ours
    if text.isascii() and not SEPARATOR.search(text) and not has_half_a_header(text):
        assert ours["faults"] == 0, "a fault is what botocore refuses the file for"
    if ours["unreadable"]:
        assert has_half_a_header(text)
    if "DEFAULT" in ours["unreadable"]:
        return False
    compare_credentials(ours, theirs)
    if "profiles" in ours and is_plain(text) and not BOTH_DEFAULTS <= set(theirs):
        compare_config(ours, theirs)
    return True


def vector_inputs() -> list[bytes]:
    suites = [*find_vectors("config-grammar-matrix.json"), *find_vectors("profile-parser-tests.json")]
    documents = [json.loads(path.read_text()) for path in suites]
    cases = [case for suite in documents for case in suite.get("cases", suite.get("tests"))]
    return [text.encode() for case in cases for text in case["input"].values()]


def corpus() -> list[bytes]:
    """Of the fuzzer of documents, whose first byte chooses an edit."""
    return [path.read_bytes()[1:] for path in sorted(CORPUS.iterdir())]


@pytest.fixture(scope="module")
def inputs() -> list[bytes]:
    return vector_inputs() + corpus()


def made(seed: int, inputs: list[bytes]) -> bytes:
    rng = random.Random(seed)
    text = Writer(seed).text() if seed % 2 else rng.choice(inputs)
    return changed(text, rng) if seed % 4 else text


def compare_all(texts: list[bytes], folder: Path) -> int:
    """How many were compared."""
    paths = [folder / str(number) for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text)
    count = 0
    for path, text, ours in zip(paths, texts, read_by_us(paths), strict=True):
        try:
            count += compare(text, ours, path)
        except AssertionError as error:
            raise AssertionError(f"{text!r}\nwe see {ours}\nbotocore {read_by_botocore(path)}") from error
    return count


@pytest.mark.parametrize("first", range(0, FILES, AT_ONCE))
def test_a_random_file_is_seen_as_botocore_sees_it(
    tmp_path: Path, inputs: list[bytes], first: int
) -> None:
    texts = [made(seed, inputs) for seed in range(first, min(first + AT_ONCE, FILES))]
    assert compare_all(texts, tmp_path) > AT_ONCE // 8


def test_the_fuzzers_corpus_and_the_conformance_data_are_seen_as_botocore_sees_them(
    tmp_path: Path, inputs: list[bytes]
) -> None:
    assert compare_all(inputs, tmp_path) > len(inputs) // 8


def recorded() -> list[tuple[str, dict]]:
    """What another botocore was recorded to see in a credentials file alone."""
    found = []
    for path in find_vectors("config-grammar-matrix.json"):
        for case in json.loads(path.read_text())["cases"]:
            views = [view for name, view in case.items() if name.startswith("botocore")]
            if set(case["input"]) == {"credentialsFile"} and views and isinstance(views[0], dict):
                found.append((case["input"]["credentialsFile"], views[0]))
    return found


@pytest.mark.skipif(not recorded(), reason="no conformance data of how botocore reads")
def test_what_was_recorded_of_botocore_is_what_we_see(tmp_path: Path) -> None:
    cases = recorded()
    paths = [tmp_path / str(number) for number in range(len(cases))]
    for path, (text, _) in zip(paths, cases, strict=True):
        path.write_bytes(text.encode())
    for (text, view), ours in zip(cases, read_by_us(paths), strict=True):
        if not LONE_RETURN.search(text.encode()) and "error" not in view:
            compare_credentials(ours, view)
