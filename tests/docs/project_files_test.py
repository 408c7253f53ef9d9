"""README, CHANGELOG and CONTRIBUTING: what they name exists."""

import os
import re

import pytest

from docs.sources import ROOT, options, verbs, version

README = (ROOT / "README.md").read_text()
CHANGELOG = (ROOT / "CHANGELOG.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
SECURITY = (ROOT / ".github/SECURITY.md").read_text()


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"(?m)^## \[(\d[^\]]*)\]", CHANGELOG)
    assert versions[0] == version()


def test_the_readme_can_be_read_in_one_go() -> None:
    assert len(README.splitlines()) <= 160


@pytest.mark.parametrize("command", ["packaging/demo", "tests/run"])
def test_the_two_commands_of_the_readme_can_be_run(command: str) -> None:
    assert f"./{command}" in README
    assert os.access(ROOT / command, os.X_OK)


@pytest.mark.parametrize("text", [README, CHANGELOG, CONTRIBUTING], ids=["README", "CHANGELOG",
                                                                         "CONTRIBUTING"])  # fmt: skip
def test_every_linked_file_exists(text: str) -> None:
    targets = re.findall(r"\]\(([^):#]+)\)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize(
    "text", [README, CHANGELOG, SECURITY], ids=["README", "CHANGELOG", "SECURITY"]
)
def test_every_option_of_stsmfa_that_is_named_exists(text: str) -> None:
    known = {name.lstrip("-") for option in options() for name in option.names}
    named = {
        "".join(option)
        for line in re.findall(r"`(stsmfa [^`]*|-[^`]*)`|(?m:^\$ (stsmfa .*)$)", text)
        for option in re.findall(r"(?<![\w-])-(?:-([a-z-]+)|([a-z])\b(?!-))", "".join(line))
    }
    assert named - known == set()


def test_the_readme_has_a_row_for_every_verb_and_names_no_other() -> None:
    rows = re.findall(r"(?m)^\| `stsmfa \[?(\w+)", README)
    assert rows == list(verbs())
    named = re.findall(r"(?:`|\$ )stsmfa ([a-z]\w*)", README)
    assert set(named) - {"dev"} <= set(verbs()), "a profile of the example is dev"


def test_the_rules_of_the_rooms_name_every_room() -> None:
    rooms = {path.parent.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*.h")}
    for room in rooms:
        assert str(room) in CONTRIBUTING
