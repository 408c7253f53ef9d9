#!/usr/bin/python3
"""Which sources can be compiled as one: more than half of the time that one of ours takes is the
headers.

    tests/grouping.py FILE...    a line for each file: its group's number, a blank, the file

For every build but one with STSMFA_TOGETHER=OFF, and for tests/tidy.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

LARGEST = 10
"""Files in a group of a build: more would leave a processor without work."""


def without_comments(text: str) -> str:
    return re.sub(r'//.*|"(?:\\.|[^"\\\n])*"', "", text)


def own_names(text: str) -> set[str]:
    """What a file declares for itself: its macros, its aliases, its main, and whatever stands at
    the beginning of a line in an unnamed namespace (clang-format indents all else)."""
    found = set(re.findall(r"(?m)^#define (\w+)", text))
    found |= set(re.findall(r"(?m)^using (?!namespace)[\w:]*?(\w+)\b(?: =|;)", text))
    found |= set(re.findall(r"(?m)^int (main)\(", text))
    for block in re.findall(r"(?ms)^namespace \{$(.*?)^\}", text):
        for line in re.findall(r"(?m)^[^\s#}].*", block):
            kind = re.match(r"(?:struct|class|union|enum(?: class)?) (\w+)", line)
            name = kind or re.search(r"(\w+)\s*[({=;\[]", line.removeprefix("[[noreturn]] "))
            if name and not re.match("TEST|INSTANTIATE_TEST|MATCHER", name[1]):
                found.add(name[1])
            found |= set(re.findall(r"^(?:TEST|MATCHER)\w*\((\w+)\)", line))
    return found


class Group:
    """Files that can be compiled as one: no name that one of them has to itself is a word in
    another."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.names: set[str] = set()
        self.words: set[str] = set()

    def takes(self, file: Path) -> bool:
        text = without_comments(file.read_text())
        names, words = own_names(text), set(re.findall(r"\w+", text))
        if names & self.words or words & self.names:
            return False
        self.files.append(file)
        self.names |= names
        self.words |= words
        return True


def grouped(files: Iterable[Path], largest: int | None = None) -> list[Group]:
    groups: list[Group] = []
    for file in files:
        open_ones = (group for group in groups if len(group.files) != largest)
        if not any(group.takes(file) for group in open_ones):
            groups.append(Group())
            groups[-1].takes(file)
    return groups


def main() -> None:
    for number, group in enumerate(grouped(map(Path, sys.argv[1:]), LARGEST)):
        for file in group.files:
            print(number, file)


if __name__ == "__main__":
    main()
