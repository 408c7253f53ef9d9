"""Errors: what base/error.h says of `action`, held against every Error that is made."""

import re

import pytest

from docs.sources import ROOT

VERBS = {
    "ask", "clear", "confine", "edit", "exec", "fill in", "find", "hide", "lock", "make", "open",
    "read", "resolve", "run", "set up", "sign in", "start", "wait", "write",
}  # fmt: skip
"""What an `action` may be. What is no verb in its base form belongs into `object`."""

MADE_OF_ITS_PARAMETER = {"base/error.cpp": 2, "os/file.cpp": 2}
"""How many Errors of a file have the `action` that their function was given."""


def text_of(file: str) -> str:
    """Without comments."""
    return re.sub(r"(?m)//.*$", "", (ROOT / "src" / file).read_text())


FILES = sorted(
    str(path.relative_to(ROOT / "src"))
    for kind in ("*.h", "*.cpp")
    for path in (ROOT / "src").rglob(kind)
)


def actions(text: str) -> list[str]:
    """As they are written: in an Error, and where a kind of Error takes the verb."""
    return [
        match.strip()
        for pattern in (
            r"[.>]action = ([^,;}]*)",
            r"\bfile_error\(\s*([^,)]*)",
            r"\bsystem_error\([^,)]*,\s*([^,)]*)",
            r"\bfailure\((\"[^,)]*)",  # os/file.cpp's
        )
        for match in re.findall(pattern, text)
        if not match.startswith("std::string_view ")  # a declaration
    ]


def test_the_ways_to_give_an_action_are_found() -> None:
    text = 'Error{.action = "a"}; e.action = b; file_error("c", p, q); system_error(s, "d", p, 1);'
    assert actions(text + 'failure("e", path)') == ['"a"', "b", '"c"', '"d"', '"e"']


@pytest.mark.parametrize("file", FILES)
def test_an_action_is_a_verb_that_stands_where_the_error_is_made(file: str) -> None:
    found = actions(text_of(file))
    handed_on = [action for action in found if action in {"action", "std::string(action)"}]
    assert len(handed_on) == MADE_OF_ITS_PARAMETER.get(file, 0)
    assert {action.strip('"') for action in found if action not in handed_on} <= VERBS
    assert all(action.startswith('"') for action in found if action not in handed_on)


def test_every_verb_is_in_use() -> None:
    used = {action.strip('"') for file in FILES for action in actions(text_of(file))}
    assert VERBS <= used
