"""What the sources say: options, variables, statuses, keys, the version; of options and verbs what
the build has made of their tables."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = Path(os.environ.get("STSMFA_PROGRAM", ROOT / "build/dev/bin/stsmfa")).resolve()

COMPLETIONS = PROGRAM.parents[1] / "completions"
"""What the build has made of the tables of src/cli, the completions among it."""


@dataclass(frozen=True)
class Option:
    name: str
    alias: str
    letter: str
    argument: str
    origin: str
    group: str
    help: str
    verbs: tuple[str, ...]
    """Those that take it."""

    def is_of(self, verb: str) -> bool:
        """Whether it may follow the verb. Without a verb it is a refresh."""
        return (verb or "refresh") in self.verbs

    @property
    def is_everywhere(self) -> bool:
        return self.verbs == tuple(verbs())

    @property
    def is_own(self) -> bool:
        """Of a few verbs, not of all that make a session."""
        return len(self.verbs) <= 3

    @property
    def names(self) -> list[str]:
        return [name for name in (self.letter, f"-{self.name}", self.alias and f"-{self.alias}")
                if name]  # fmt: skip


def _rows(kind: str) -> list[list[str]]:
    path = COMPLETIONS / "tables"
    assert path.exists(), f"build stsmfa first, or say in STSMFA_PROGRAM where it is: {path}"
    lines = (line.split("\t") for line in path.read_text().splitlines())
    return [fields for name, *fields in lines if name == kind]


def options() -> list[Option]:
    return [Option(*fields[:-1], tuple(fields[-1].split())) for fields in _rows("option")]


def verbs() -> dict[str, str]:
    """By name, what each does."""
    return {name: meaning for name, _, meaning in _rows("verb")}


def usages() -> dict[str, str]:
    """By the name of a verb, how it is used: its name, and the words that may follow."""
    return {name: f"{name} {words}".strip() for name, words, _ in _rows("verb")}


def export_formats() -> set[str]:
    """The names of the formats of `export`."""
    text = (ROOT / "src/shell/export_format.cpp").read_text()
    table = re.search(r"ExportFormat, (\d+)> formats = \{(.*?)\n\n", text, re.S)
    assert table
    names = set(re.findall(r'\{"([\w-]+)",', table[2])) | {"process"}
    assert len(names) == int(table[1]), "a row of the formats' table is not understood"
    return names


def code() -> str:
    """All of src, without comments."""
    texts = [path.read_text() for path in sorted((ROOT / "src").rglob("*.cpp"))]
    return re.sub(r"(?m)//.*$", "", "\n".join(texts))


def variables() -> set[str]:
    """Every environment variable that is read: named in a call that reads one, or written like
    one. STSMFA_ names of the build are not strings."""
    text = code()
    readers = r"(?:environment\.(?:get|first_of|is_true)|from_environment|getenv)"
    calls = re.findall(rf"{readers}\s*\(([^;]*?)\)", text)
    named = {name for call in calls for name in re.findall(r'"(\w+)"', call)}
    owners = "ACCOUNTS|AWS|MFA|STSMFA|DIRENV|REQUESTS"
    written = set(re.findall(rf'"((?:{owners})_[A-Z_]+[A-Z])=?"', text))
    proxies = set(re.findall(r'"(\w+_(?:proxy|PROXY))"', text))
    names_of_services = re.search(r"signing_name\(Service service\) \{(.*?)\}", text, re.S)
    assert names_of_services, "the names of the services are not found"
    services = set(re.findall(r'"(\w+)"', names_of_services[1]))
    services |= set(re.findall(r'configured_endpoint_url\("(\w+)"', text))
    prefixes = re.findall(r'"(AWS_[A-Z_]+_)"', text)
    per_service = {f"{prefix}{name.upper()}" for prefix in prefixes for name in services}
    handed_to_others = {"STSMFA_CA_BUNDLE", "STSMFA_CONSOLE_URL", "STSMFA_MFA_SERIAL"}
    return (named | written | proxies | per_service) - handed_to_others


def statuses() -> dict[int, str]:
    """By number, in the words of base/exit_status.h."""
    text = (ROOT / "src/base/exit_status.h").read_text()
    return {int(number): name for name, number in re.findall(r"(\w+) = (\d+),", text)}


def keys_read() -> set[str]:
    """The keys that the app looks up in the sections of a profile."""
    lookups = re.findall(
        r"(?:own|own_or_source|anywhere|from_defaults|is_switched_on|service_property)"
        r"\(([^;]*?)\)", code()
    )  # fmt: skip
    return {key for lookup in lookups for key in re.findall(r'"([a-z][a-z_]+)"', lookup)} - {"sts"}


def version() -> str:
    found = re.search(r"project\(stsmfa VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())
    assert found
    return found[1]
