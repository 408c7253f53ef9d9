"""stsmfa(5) against the sources: keys, files, and the JSON of `status`."""

import re
from pathlib import Path

import pytest

from docs.pages import FORMAT, PAGES, literals, part
from docs.sources import ROOT, keys_read

TEXT = FORMAT.read_text()

KEYS_WRITTEN = (
    "assumed_role", "assumed_role_arn", "aws_access_key_id", "aws_secret_access_key",
    "aws_session_token", "aws_security_token", "expiration",
)  # fmt: skip
"""In aws-mfa's order."""

KEYS_OF_THE_FORMAT = (
    "aws_access_key_id", "aws_secret_access_key", "credential_process", "aws_mfa_device",
    "mfa_serial", "assume_role", "role_arn", "source_profile", "duration_seconds",
    "role_session_name", "external_id", "region", "mfa_process", "generate_token",
    "mfa_process_interactive", "renew_before", "mfa_session", "auto_renew",
)  # fmt: skip
"""All that may stand in a long-term section."""


@pytest.mark.parametrize("key", sorted(keys_read() | set(KEYS_OF_THE_FORMAT)))
def test_every_key_is_documented(key: str) -> None:
    assert re.search(rf"(?m)^\.(?:It )?(?:Pq )?Li .*\b{key}\b", TEXT)


@pytest.mark.parametrize("key", KEYS_OF_THE_FORMAT)
def test_every_key_of_a_long_term_section_has_an_entry_there(key: str) -> None:
    entries = re.findall(r"(?m)^\.It Li (.+)$", part(FORMAT, "THE LONG-TERM SECTION"))
    assert key in {name for entry in entries for name in entry.split(" , ")}


def test_there_are_no_other_entries() -> None:
    entries = re.findall(r"(?m)^\.It Li (.+)$", part(FORMAT, "THE LONG-TERM SECTION"))
    names = [name for entry in entries for name in entry.split(" , ")]
    assert sorted(names) == sorted(KEYS_OF_THE_FORMAT)


def test_the_keys_of_a_session_are_in_the_order_they_are_written() -> None:
    text = part(FORMAT, "THE SHORT-TERM SECTION")
    places = [text.index(f".Li {key}") for key in KEYS_WRITTEN]
    assert places == sorted(places)
    (example,) = [block for block in literals(FORMAT) if "\n[dev]\n" in block]
    session = example.partition("\n[dev]\n")[2]
    assert re.findall(r"(?m)^(\w+) = ", session) == list(KEYS_WRITTEN)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_set_keys_that_exist(page: Path) -> None:
    of_programs = {"command", "when", "shell", "format", "style", "profile", "options"}
    known = {*KEYS_OF_THE_FORMAT, *KEYS_WRITTEN, *of_programs}
    for block in literals(page):
        assert set(re.findall(r"(?m)^ *(\w+) = ", block)) <= known


def test_the_members_of_the_json_are_the_programs_in_its_order() -> None:
    source = (ROOT / "src/view/status_json.cpp").read_text()
    calls = r'(?:object\.\w+\(|add\(object, )"(\w+)"'
    entries = re.findall(r"(?m)^\.It Li (.+)$", part(FORMAT, "THE JSON OF STATUS"))
    assert [name for entry in entries for name in entry.split(" , ")] == re.findall(calls, source)


def test_the_states_of_the_json_are_the_programs() -> None:
    text = part(FORMAT, "THE JSON OF STATUS").partition(".It Li state\n")[2].partition(".It ")[0]
    source = (ROOT / "src/view/profile_status.cpp").read_text()
    states = re.search(r"name_of\(SessionState \w+\) \{(.*?)\n\}", source, re.S)
    assert states, "the names of the states are not found"
    assert set(re.findall(r"\.Li (\w+)", text)) == set(re.findall(r'"(\w+)"', states[1]))


@pytest.mark.parametrize(
    ("name", "source"),
    {
        "/credentials.lock": "src/credentials/update.cpp",
        "/stsmfa.lock": "src/session/lock_files.cpp",
        "swap-": "src/os/swap_name.cpp",
        "stsmfa-rotate-": "src/profile/pending_rotation.cpp",
    }.items(),
)
def test_the_names_beside_the_file_are_the_programs(name: str, source: str) -> None:
    assert f'"{name}"' in (ROOT / source).read_text()
    assert name.removeprefix("/") in TEXT
