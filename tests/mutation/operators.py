"""The kinds of change: each finds its places in a source, and says what would stand there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mutation.tokens import OPENING, Token, end_of_group, tokens_of


@dataclass(frozen=True)
class Replacement:
    """The text from `begin` to `end` becomes `text`."""

    begin: int
    end: int
    text: str


Tokens = list[Token]
Places = Iterator[Replacement]

RELATIONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
JUNCTIONS = {"&&": "||", "||": "&&"}
SIGNS = {"+": "-", "-": "+"}
WORDS = {"true": "false", "false": "true", "break": "continue", "continue": "break"}
ALGORITHM = {"any_of": "all_of", "all_of": "any_of", "min": "max", "max": "min"}
MEMBER = {"starts_with": "ends_with", "front": "back", "find": "rfind",
          "find_first_of": "find_last_of", "remove_prefix": "remove_suffix"}  # fmt: skip
MEMBER |= {other: name for name, other in MEMBER.items()}
NO_STATEMENT = {"return", "if", "for", "while", "switch", "case", "default", "using", "namespace",
                "else", "do", "static_assert", "sizeof", "catch", "operator"}  # fmt: skip
ASSIGNING = {"=", "+=", "-=", "|=", "&="}


def replaced(token: Token, text: str) -> Replacement:
    return Replacement(token.begin, token.end, text)


def is_binary(source: str, token: Token) -> bool:
    """clang-format sets a blank on both sides of these, and of no bracket of a template."""
    return source[token.begin - 1].isspace() and source[token.end : token.end + 1].isspace()


def by_table(table: dict[str, str]) -> Callable[[str, Tokens], Places]:
    def find(source: str, tokens: Tokens) -> Places:
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if "string" in (before.kind, after.kind) and token.text in SIGNS:
                continue  # sentences are put together by it, and have no difference
            if token.text in table and is_binary(source, token):
                yield replaced(token, table[token.text])

    return find


def words(source: str, tokens: Tokens) -> Places:
    for token in tokens:
        if token.text in WORDS:
            yield replaced(token, WORDS[token.text])


def twin_calls(source: str, tokens: Tokens) -> Places:
    for before, name, bracket in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_algorithm = before.text == "::"
        if bracket.text == "(" and name.text in (ALGORITHM if is_algorithm else MEMBER):
            yield replaced(name, (ALGORITHM if is_algorithm else MEMBER)[name.text])


def constants(source: str, tokens: Tokens) -> Places:
    for token in tokens:
        if token.kind != "number":
            continue
        digits = token.text.replace("'", "").rstrip("uULl")
        suffix = token.text.replace("'", "")[len(digits) :]
        base = 16 if digits[:2] == "0x" else 8 if digits[0] == "0" else 10
        form = {16: "0x{:x}", 8: "0{:o}", 10: "{}"}[base]
        for value in (int(digits, base) + 1, int(digits, base) - 1):
            if value >= 0:
                yield replaced(token, form.format(value) + suffix)


def negations(source: str, tokens: Tokens) -> Places:
    """Of a condition: `if (x)` becomes `if (!(x))`, and `!x` becomes `x`."""
    for at, token in enumerate(tokens[:-1]):
        if token.text == "!" and not is_binary(source, token):
            yield replaced(token, "")
        if token.text in ("if", "while") and tokens[at + 1].text == "(":
            close = end_of_group(tokens, at + 1)
            begin = at + 2
            for inner in range(begin, close):
                if tokens[inner].text == ";":
                    begin = inner + 1
            first, last = tokens[begin].begin, tokens[close].begin
            yield Replacement(first, last, f"!({source[first:last]})")


def begins_statement(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens[at - 1].text in (";", "{", "}", ")", "else")


def end_of_statement(tokens: Tokens, at: int) -> int | None:
    """The place of the semicolon, if the tokens from `at` on are a call or an assignment."""
    while at < len(tokens) and tokens[at].text in ("++", "--", "*"):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].text in NO_STATEMENT:
        return None
    at += 1
    while at < len(tokens):
        text = tokens[at].text
        if text in ("(", "["):
            at = end_of_group(tokens, at) + 1
        elif text in (".", "->", "::"):
            at += 2
        elif text in ("++", "--"):
            at += 1
        else:
            break
    if at < len(tokens) and tokens[at].text in ASSIGNING:
        while at < len(tokens) and tokens[at].text not in (";", "}", ")"):
            at = (end_of_group(tokens, at) if tokens[at].text in OPENING else at) + 1
    return at if at < len(tokens) and tokens[at].text == ";" else None


def dropped_statements(source: str, tokens: Tokens) -> Places:
    for at, token in enumerate(tokens):
        if not begins_statement(tokens, at):
            continue
        end = end_of_statement(tokens, at)
        if end is not None:
            yield Replacement(token.begin, tokens[end].end, "{}")


def guards(source: str, tokens: Tokens) -> Places:
    """What leaves after a condition stays: `if (x) return y;` becomes `if (x) {}`."""
    for at, token in enumerate(tokens):
        if token.text in ("return", "throw") and at > 0 and tokens[at - 1].text in (")", "{"):
            end = at
            while end < len(tokens) - 1 and tokens[end].text != ";":
                end = (end_of_group(tokens, end) if tokens[end].text in OPENING else end) + 1
            yield Replacement(token.begin, tokens[end].end, "{}")


def empty_results(source: str, tokens: Tokens) -> Places:
    """`return x;` becomes `return {};`: nothing, false, zero."""
    for at, token in enumerate(tokens[:-1]):
        if token.text != "return" or tokens[at + 1].text == ";":
            continue
        end = at + 1
        while end < len(tokens) - 1 and tokens[end].text != ";":
            end = (end_of_group(tokens, end) if tokens[end].text in OPENING else end) + 1
        begin = tokens[at + 1].begin
        if source[begin : tokens[end].begin] not in ("{}", '""', "false", "0", "nullptr", "std::nullopt"):
            yield Replacement(begin, tokens[end].begin, "{}")


def list_elements(source: str, tokens: Tokens) -> Places:
    """One element of a list in braces goes, with its comma."""
    for at, token in enumerate(tokens):
        if token.text != "{":
            continue
        close = end_of_group(tokens, at)
        commas = [at]
        inner = at + 1
        while inner < close:
            if tokens[inner].text in OPENING:
                inner = end_of_group(tokens, inner)
            elif tokens[inner].text == ",":
                commas.append(inner)
            elif tokens[inner].text == ";":
                commas = []
                break
            inner += 1
        if tokens[close - 1].text == ",":
            commas.pop()  # nothing stands behind it
            close -= 1
        if len(commas) < 2:
            continue
        for left, right in zip(commas, [*commas[1:], close], strict=True):
            if left == at:
                yield Replacement(token.end, tokens[right].end, "")
            else:
                yield Replacement(tokens[left].begin, tokens[right].begin, "")


def characters(source: str, tokens: Tokens) -> Places:
    """Of names and keys, which have no blank; a sentence is held by tests/docs/messages.txt."""
    for token in tokens:
        inside = token.text[1:-1]
        if token.kind == "character":
            other = " " if inside.startswith("\\") else chr(ord(inside[-1]) + 1)
            yield replaced(token, "'\\\\'" if other == "\\" else f"'{other}'")
        if token.kind == "string" and len(inside) > 1 and inside.replace("_", "").isalnum():
            middle = len(inside) // 2
            other = chr(ord(inside[middle]) + 1) if inside[middle] not in "zZ9_" else "a"
            yield replaced(token, f'"{inside[:middle]}{other}{inside[middle + 1:]}"')


OPERATORS: dict[str, Callable[[str, Tokens], Places]] = {
    "relation": by_table(RELATIONS),
    "and, or": by_table(JUNCTIONS),
    "plus, minus": by_table(SIGNS),
    "word": words,
    "twin": twin_calls,
    "constant": constants,
    "negation": negations,
    "statement": dropped_statements,
    "guard": guards,
    "result": empty_results,
    "element": list_elements,
    "character": characters,
}


def replacements_of(source: str) -> dict[str, list[Replacement]]:
    """Every change that can be made to a source, by its operator."""
    tokens = tokens_of(source)
    return {name: list(find(source, tokens)) for name, find in OPERATORS.items()}
