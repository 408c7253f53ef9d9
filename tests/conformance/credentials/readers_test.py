"""What we write, botocore reads: files made at random out of what botocore reads are edited, and
read by botocore before and after."""

import json
import os
import pathlib
import random
import subprocess
from configparser import RawConfigParser

import pytest
from botocore.configloader import raw_config_parse
from botocore.exceptions import ConfigParseError

DRIVER = os.environ["STSMFA_EDIT_DRIVER"]
PROJECT = pathlib.Path(__file__).parents[3]
VECTORS = pathlib.Path(os.environ.get("STSMFA_VECTORS", PROJECT.parent / "shared" / "vectors"))
FILES = 1500

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


class Writer:
    """Makes files of sections with distinct names out of lines that botocore mostly reads."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.end = self.random.choice(["\n", "\n", "\r\n"])

    def text(self):
        names = ["x", "default", "my prof", "a", "b.c", "ünï", "n" * 200, "DEFAULT"]
        chosen = self.random.sample(names, self.random.randrange(len(names)))
        lines = self.filler()
        for name in chosen:
            lines += [self.header(name), *self.body()]
        text = self.end.join(lines) + self.random.choice([self.end, ""])
        return text.encode()

    def header(self, name):
        indented = self.random.random() < 0.05
        tail = self.random.choice(["", "", "", " # c", " ; c"])
        return ("  " if indented else "") + f"[{name}]{tail}"

    def body(self):
        keys = ["region", "output", "AWS_Access_Key_ID", "aws_session_token", "assumed_role_arn"]
        chosen = self.random.sample(keys, self.random.randrange(len(keys)))
        indentation = "  " if self.random.random() < 0.1 else ""
        lines = self.filler()
        for key in chosen:
            lines += [indentation + line for line in self.property(key)] + self.filler()
        return lines

    def property(self, key):
        sign = self.random.choice([" = ", "=", ": ", " :", "\t=\t"])
        value = self.random.choice(["v", "a=b:c", "v # c", "v#c", "", "[x]", "V" * 8000, '"q"', "ü"])
        lines = [key + sign + value]
        if self.random.random() < 0.15:
            lines += self.random.choice(
                [["  more"], ["\tk = 1", "\tl = 2"], ["  aws_session_token = 1"], [" [x]"]]
            )
        return lines

    def filler(self):
        return self.random.choice(
            [[], [], [], [""], ["# c"], ["", "; aws_session_token = 1"], ["  # c"], ["#[x]"], [" "]]
        )


def others(properties):
    return {k: v for k, v in properties.items() if k not in SETTINGS and k != REMOVED}


def check(before, after, target):
    """Other sections read as before and the target as written."""
    written = after.pop(target)
    assert {key: written.get(key) for key in SETTINGS} == SETTINGS
    if target in before:
        assert others(written) == others(before.pop(target))
    assert after == before


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
        text = Writer(seed).text()
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
        text = Writer(seed).text()
        before = read(tmp_path, text)
        edited = before is not None and edit(text, TARGETS[seed % len(TARGETS)])
        if edited:
            made += 1
            after = read(tmp_path, edited)
            assert after is not None, (seed, text)
            check(before, after, TARGETS[seed % len(TARGETS)])
    assert made >= 40


def grammar_inputs():
    cases = json.loads((VECTORS / "config-grammar-matrix.json").read_text())["cases"]
    return [text for case in cases for text in case["input"].values()]


@pytest.mark.skipif(not VECTORS.is_dir(), reason=f"no conformance data at {VECTORS}")
@pytest.mark.parametrize("target", TARGETS)
def test_botocore_reads_every_input_of_the_grammar_matrix_as_before(tmp_path, target):
    for text in map(str.encode, grammar_inputs()):
        before = read(tmp_path, text)
        edited = before is not None and edit(text, target)
        if edited:
            after = read(tmp_path, edited)
            assert after is not None, text
            check(before, after, target)
