"""What we write, botocore reads: files made at random out of what botocore reads, and changes of
them, are edited, and read by botocore before and after; every line that is not ours is kept."""

import json
import os
import random
import re
import subprocess
from configparser import RawConfigParser

import pytest
from botocore.configloader import raw_config_parse
from botocore.exceptions import ConfigParseError

from conformance.credentials.random_files import Writer, changed
from conformance.vectors import find_vectors

DRIVER = os.environ["STSMFA_EDIT_DRIVER"]
MATRICES = find_vectors("config-grammar-matrix.json")
FILES = int(os.environ.get("STSMFA_SEEN_FILES", "1500"))

SETTINGS = {
    "assumed_role": "True",
    "aws_access_key_id": "ASIAIOSFODNN7EXAMPLE",
    "aws_session_token": "FwoGZXIvYXdzEBYaD+/=" * 20,
    "expiration": "2030-01-01 00:00:00",
}
REMOVED = "assumed_role_arn"
TARGETS = ["x", "default", "my prof", "new"]


def edit(text, section):
    """The edited bytes, or None when the edit was refused."""
    return drive(text, section, [*(f"{key}={value}" for key, value in SETTINGS.items()), REMOVED])


def remove(text, section):
    """The same without our keys, and without the section when it is left empty."""
    return drive(text, section, [*SETTINGS, REMOVED])


def drive(text, section, settings):
    command = [DRIVER, section, *settings]
    result = subprocess.run(command, input=text, capture_output=True, check=False)
    assert result.returncode in (0, 6), result.stderr
    return result.stdout if result.returncode == 0 else None


def read(folder, text):
    """The sections as botocore has them; None when it cannot read the file."""
    path = folder / "credentials"
    path.write_bytes(text)
    try:
        return raw_config_parse(str(path), parse_subsections=False)
    except ConfigParseError:
        return None


def others(properties):
    return {k: v for k, v in properties.items() if k not in SETTINGS and k != REMOVED}


def check(before, after, target):
    """Other sections read as before and the target as written."""
    written = after.pop(target)
    assert {key: written.get(key) for key in SETTINGS} == SETTINGS
    if target in before:
        assert others(written) == others(before.pop(target))
    assert after == before


def file_of(seed):
    """A file made at random; every third one with something odd in it."""
    text = Writer(seed).text()
    return changed(text, random.Random(seed)) if seed % 3 == 0 else text


def assert_foreign_lines_are_kept(text, edited, target):
    """All lines of before, but for those of our keys, stand there, byte for byte and in order; and
    beside them only our keys, the target's header, and empty lines."""
    ours = re.compile(rb"(%s)[ \t]*[=:].*" % "|".join([*SETTINGS, REMOVED]).encode(), re.I | re.S)
    added = {f"[{target}]".encode(), b""}
    lines = iter(line.rstrip(b"\r") for line in edited.split(b"\n"))
    for line in text.split(b"\n"):
        line = line.rstrip(b"\r")
        if ours.fullmatch(line) or not line:
            continue
        for candidate in lines:
            if candidate == line:
                break
            assert ours.fullmatch(candidate) or candidate in added, (candidate, text)
        else:
            raise AssertionError((line, text, edited))
    assert all(ours.fullmatch(line) or line in added for line in lines), text


def own(text, section):
    """What stands in the section itself, without what [DEFAULT] hands to it."""
    parser = RawConfigParser(default_section=None)
    parser.read_string(text.decode())
    return dict(parser[section]) if parser.has_section(section) else {}


def check_removed(before, after, target):
    """Other sections read as before; the target has gone or has others' properties."""
    left = after.pop(target, {})
    assert others(left) == others(before.pop(target, {})) or not left
    assert after == before


@pytest.mark.parametrize("first", range(0, FILES, 100))
def test_botocore_reads_random_files_as_before_but_for_what_was_removed(tmp_path, first):
    made = 0
    for seed in range(first, first + 100):
        text = file_of(seed)
        target = TARGETS[seed % len(TARGETS)]
        before = read(tmp_path, text)
        removed = before is not None and remove(text, target)
        if removed:
            made += 1
            after = read(tmp_path, removed)
            assert after is not None, (seed, text)
            check_removed(before, after, target)
            assert own(removed, target) == others(own(text, target))
    assert made >= 40


@pytest.mark.parametrize("first", range(0, FILES, 100))
def test_botocore_reads_random_files_as_before_but_for_what_was_written(tmp_path, first):
    made = 0
    for seed in range(first, first + 100):
        text = file_of(seed)
        before = read(tmp_path, text)
        edited = before is not None and edit(text, TARGETS[seed % len(TARGETS)])
        if edited:
            made += 1
            after = read(tmp_path, edited)
            assert after is not None, (seed, text)
            check(before, after, TARGETS[seed % len(TARGETS)])
            assert_foreign_lines_are_kept(text, edited, TARGETS[seed % len(TARGETS)])
    assert made >= 40


def grammar_inputs():
    cases = [case for path in MATRICES for case in json.loads(path.read_text())["cases"]]
    return [text for case in cases for text in case["input"].values()]


@pytest.mark.skipif(not MATRICES, reason="no conformance data of the name of config-grammar-matrix")
@pytest.mark.parametrize("target", TARGETS)
def test_botocore_reads_every_input_of_the_grammar_matrix_as_before(tmp_path, target):
    for text in map(str.encode, grammar_inputs()):
        before = read(tmp_path, text)
        edited = before is not None and edit(text, target)
        if edited:
            after = read(tmp_path, edited)
            assert after is not None, text
            check(before, after, target)
