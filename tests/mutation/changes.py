"""The changes of a run: chosen by a seed, and those that change nothing that could be seen."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutation.operators import Replacement, replacements_of

ROOMS = ["credentials", "os", "session", "profile", "sts"]
"""What decides, and what must not go wrong. Others have to be asked for."""

OTHER_WAYS = ("_macos", "_portable")
"""Of what a system does in its own way: not compiled here."""

FOLDERS = {"helper": "src/sts/helper"}


@dataclass(frozen=True)
class Change:
    """One replacement in one file, which is named by its path in the tree."""

    room: str
    file: str
    source: str
    replacement: Replacement

    @property
    def changed(self) -> str:
        end = self.replacement.end
        return self.source[: self.replacement.begin] + self.replacement.text + self.source[end:]

    @property
    def line(self) -> int:
        return 1 + self.source.count("\n", 0, self.replacement.begin)

    def shown(self, text: str, end: int) -> str:
        """The lines of a text that the change touches, as one without indentation."""
        begin = text.rfind("\n", 0, self.replacement.begin) + 1
        last = text.find("\n", end)
        return " ".join(text[begin : last if last >= 0 else len(text)].split())

    @property
    def old(self) -> str:
        return self.shown(self.source, self.replacement.end)

    @property
    def new(self) -> str:
        return self.shown(self.changed, self.replacement.begin + len(self.replacement.text))


def files_of(room: str, root: Path) -> list[Path]:
    folder = root / FOLDERS.get(room, f"src/{room}")
    return sorted(
        path for path in folder.iterdir()
        if path.suffix in (".cpp", ".h") and not path.stem.endswith(OTHER_WAYS)
    )  # fmt: skip


def changes_of(room: str, root: Path) -> dict[str, list[Change]]:
    """All of a room, by operator."""
    changes: dict[str, list[Change]] = {}
    for path in files_of(room, root):
        source = path.read_text()
        for operator, found in replacements_of(source).items():
            name = str(path.relative_to(root))
            changes.setdefault(operator, []).extend(Change(room, name, source, r) for r in found)
    return changes


def drawn(rooms: list[str], root: Path, seed: int) -> Iterator[Change]:
    """Each change once, in an order that the seed decides: room by room in turn, and each operator
    as often as any other, however many places it has."""
    chance = random.Random(seed)
    left = {room: changes_of(room, root) for room in rooms}
    while any(left.values()):
        for room in rooms:
            operators = [name for name, changes in left[room].items() if changes]
            if not operators:
                left[room] = {}
                continue
            changes = left[room][chance.choice(operators)]
            yield changes.pop(chance.randrange(len(changes)))


ANYTHING = "…"
"""In the place of what would stand there."""


def equivalents(path: Path) -> dict[tuple[str, str, str], str]:
    """Reads the list of changes that nobody can notice: paragraphs of a file's name, its line (-),
    what would stand there (+), and the reason. Line numbers move; the lines' text says which."""
    known = {}
    for paragraph in path.read_text().split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line and not line.startswith("#")]
        if lines:
            file, old, new, *reason = lines
            known[file, old.removeprefix("- "), new.removeprefix("+ ")] = " ".join(reason)
    return known
