"""The man pages, as their tests read them."""

import re
from pathlib import Path

from docs.sources import ROOT

FOLDER = ROOT / "man"
COMMAND, FORMAT = FOLDER / "stsmfa.1", FOLDER / "stsmfa.5"
DAY, MIGRATE = FOLDER / "stsmfa-day.7", FOLDER / "stsmfa-migrate.7"
PAGES = (COMMAND, FORMAT, DAY, MIGRATE)


def part(page: Path, name: str) -> str:
    """The text of one section of a page; empty if it has none of that name."""
    return page.read_text().partition(f".Sh {name}\n")[2].partition("\n.Sh ")[0]


def headings(page: Path) -> list[str]:
    """Of sections and of what is in them."""
    found = re.findall(r"(?m)^\.S[hs] (.+)$", page.read_text())
    return [heading.removeprefix("\\&") for heading in found]


def literals(page: Path) -> list[str]:
    """The literal blocks, as a reader sees them."""
    blocks = re.findall(r"(?s)\n\.Bd -literal(?: -offset indent)?\n(.*?)\n\.Ed", page.read_text())
    return [block.replace("\\e", "\\") for block in blocks]


def title(page: Path) -> tuple[str, str]:
    """The name of a page, and the number of its part of the manual."""
    return page.stem, page.suffix[1:]


def references(page: Path) -> list[tuple[str, str]]:
    """The pages that a page names."""
    return re.findall(r"(?:^\.|\s)Xr (\S+) (\d)\b", page.read_text(), re.M)
