"""A C++ source as the tokens that a change can be made to: no comment, no preprocessor line."""

import re
from dataclasses import dataclass

KINDS = {
    "comment": r"//[^\n]*|/\*.*?\*/",
    "directive": r"^[ \t]*\#(?:\\\n|[^\n])*",
    "raw": r'R"\(.*?\)"',
    "string": r'"(?:[^"\\\n]|\\.)*"',
    "character": r"'(?:[^'\\\n]|\\[^\n]+?)'",
    "number": r"\d[\w']*",
    "word": r"[A-Za-z_]\w*",
    "sign": r"->|::|\+\+|--|<=>|<=|>=|==|!=|&&|\|\||\+=|-=|\|=|&=|\S",
}
TOKEN = re.compile("|".join(f"(?P<{k}>{p})" for k, p in KINDS.items()), re.DOTALL | re.MULTILINE)
OPENING = {"(": ")", "{": "}", "[": "]"}


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    begin: int

    @property
    def end(self) -> int:
        return self.begin + len(self.text)


def tokens_of(source: str) -> list[Token]:
    """In their order. A `static_assert` has no tokens: the compiler is its test."""
    found = [
        Token(str(match.lastgroup), match[0], match.start())
        for match in TOKEN.finditer(source)
        if match.lastgroup not in ("comment", "directive")
    ]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        if found[at].text == "static_assert":
            at = end_of_group(found, at + 1)
        else:
            tokens.append(found[at])
        at += 1
    return tokens


def end_of_group(tokens: list[Token], opening: int) -> int:
    """The place of the bracket that closes the one at `opening`; of the last token without one."""
    depth = 0
    for at in range(opening, len(tokens)):
        if tokens[at].text in OPENING:
            depth += 1
        elif tokens[at].text in OPENING.values():
            depth -= 1
            if depth == 0:
                return at
    return len(tokens) - 1
