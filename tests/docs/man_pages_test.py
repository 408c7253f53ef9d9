"""All pages of man/: their form, that they are installed, and what they say of each other."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docs.pages import COMMAND, FOLDER, PAGES, headings, part, references, title

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def test_these_are_all_pages() -> None:
    assert sorted(FOLDER.iterdir()) == sorted(PAGES)


def test_the_page_of_the_command_can_be_read_in_one_go() -> None:
    assert len(COMMAND.read_text().splitlines()) < 700


def test_its_examples_come_right_after_what_it_is() -> None:
    sections = re.findall(r"(?m)^\.Sh (.+)$", COMMAND.read_text())
    assert sections[:4] == ["NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES"]


@every_page
def test_a_page_says_what_it_is(page: Path) -> None:
    name, section = title(page)
    text = page.read_text()
    assert f"\n.Dt {name.upper()} {section}\n" in text
    assert part(page, "NAME").startswith(f".Nm {name}\n.Nd ")


@every_page
def test_a_page_names_the_others_at_its_end(page: Path) -> None:
    named = re.findall(r"(?m)^\.Xr (\S+) (\d)(?: ,)?$", part(page, "SEE ALSO"))
    assert set(named) >= {title(other) for other in PAGES if other != page}
    assert title(page) not in named
    assert named == sorted(named, key=lambda one: (one[1], one[0]))
    assert page.read_text().rstrip().endswith(" ".join(("Xr", *named[-1])))


@every_page
def test_every_page_of_ours_that_is_named_exists(page: Path) -> None:
    ours = {one for one in references(page) if one[0].startswith("stsmfa")}
    assert ours <= {title(one) for one in PAGES}


@every_page
def test_every_section_that_is_named_exists(page: Path) -> None:
    """On the page itself by Sx; on another one, in quotes behind the page's name."""
    text = page.read_text()
    here = re.findall(r"(?m)^\.(?:Pq )?Sx (.+?)(?: [.,;:])?$", text)
    assert set(here) <= set(headings(page))
    there = re.findall(r"\n\.Xr (stsmfa\S*) (\d) ,\n\.Dq (.+?)(?: [.,;:])?(?=\n)", text)
    there += re.findall(r"\n\.Xr (stsmfa\S*) (\d)\nhas\n\.Dq (.+?)(?: [.,;:])?(?=\n)", text)
    for name, number, heading in there:
        assert heading in headings(FOLDER / f"{name}.{number}"), heading


def test_the_sections_on_other_pages_are_found() -> None:
    """So that the test above means something."""
    named = re.findall(r"\n\.Xr stsmfa-day 7 ,\n\.Dq (.+?)(?: \.)?\n", COMMAND.read_text())
    assert "CODES FROM A COMMAND" in named


@every_page
def test_mandoc_finds_nothing_wrong(page: Path) -> None:
    if not shutil.which("mandoc"):
        pytest.skip("mandoc is not installed")
    command = ["mandoc", "-T", "lint", "-W", "warning", page]
    lint = subprocess.run(command, capture_output=True, text=True)
    # the examples come first, since they are what most people look for
    found = [line for line in lint.stdout.splitlines() if "conventional order" not in line]
    assert not found


def formatted(page: Path) -> subprocess.CompletedProcess[str]:
    """By man-db, as on a terminal."""
    if not shutil.which("man") or "man " not in subprocess.run(
        ["man", "--version"], capture_output=True, text=True
    ).stdout:
        pytest.skip("man-db is not installed")
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}
    return subprocess.run(["man", "--warnings", "-l", page], env=environment, capture_output=True,
                          text=True)  # fmt: skip


@every_page
def test_man_db_finds_nothing_wrong(page: Path) -> None:
    result = formatted(page)
    assert (result.returncode, result.stderr) == (0, "")
    name, section = title(page)
    assert f"{name.upper()}({section})" in result.stdout


def test_man_db_would_find_what_is_wrong(tmp_path: Path) -> None:
    """So that the test above means something."""
    page = tmp_path / "stsmfa.1"
    page.write_text(COMMAND.read_text() + ".nonsense\n\\*[no_such_string]\n")
    assert "nonsense" in formatted(page).stderr


@every_page
def test_no_line_of_a_block_is_wider_than_a_terminal(page: Path) -> None:
    """mandoc and groff leave literal lines as long as they are."""
    result = formatted(page)
    wide = [line for line in result.stdout.splitlines() if len(line) > 80]
    assert not wide


@every_page
def test_no_bracket_stands_alone_in_an_argument_that_is_not_quoted(page: Path) -> None:
    """mdoc takes it for punctuation: `[ NAME ]` would be printed as `[NAME]`."""
    lines = re.findall(r"(?m)^\.(?:It )?(?:Ql|Li|Pa|Dq|Sq) [^\"\n]*$", page.read_text())
    assert lines
    assert not [line for line in lines if re.search(r" [\[\]()](?= |$)", line)]
