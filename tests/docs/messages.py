"""Every sentence that a user can see, from the sources, in one list: messages.txt beside this file,
so that the product's voice can be read in one sitting. To write it anew:

    /usr/bin/python3 tests/docs/messages.py
"""

import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"
LIST = Path(__file__).resolve().with_name("messages.txt")

ELSEWHERE = ("cli/completions/", "cli/option_table.cpp")
"""Not said by the program: scripts for shells, and the rows that --help lists."""

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/            # comments
    |^[ ]*\#[^\n]*                   # preprocessor
    |'(?:\\.|[^'\\])'                # characters
    |"(?:\\.|[^"\\])*"               # literals
    |[;{}]                           # the end of a statement
    |[^\s]                           # anything else
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def statements(text: str) -> Iterator[str]:
    """The literals of each statement, with a sign for what stands between them."""
    said = ""
    is_open = False  # nothing has stood behind the last literal
    for token in TOKEN.findall(text):
        if token.startswith(("//", "/*", "#")) or not token:
            continue
        if token.startswith('"'):
            said += token[1:-1] if is_open or not said else "…" + token[1:-1]
            is_open = True
        elif token in ";{}":
            yield said
            said, is_open = "", False
        else:
            is_open = False
    yield said


def is_sentence(said: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", said.replace("…", " "))
    return len(words) > 2 and " " in said and "::" not in said


def messages() -> str:
    lines = []
    for path in sorted(SOURCES.rglob("*")):
        name = str(path.relative_to(SOURCES))
        if path.suffix not in {".cpp", ".h"} or name.startswith(ELSEWHERE):
            continue
        found = [said for said in statements(path.read_text()) if is_sentence(said)]
        if found:
            lines += ["", name, *(f"  {said}" for said in found)]
    return "\n".join(lines[1:]).replace('\\"', '"') + "\n"


if __name__ == "__main__":
    LIST.write_text(messages())
