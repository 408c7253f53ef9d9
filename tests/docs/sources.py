"""What the sources say: options, variables, statuses, keys, the version."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Option:
    name: str
    alias: str
    letter: str
    argument: str
    from_aws_mfa: bool
    group: str
    help: str
    verbs: tuple[str, ...]
    """Those that have it; empty: all of them."""

    def is_of(self, verb: str) -> bool:
        """Whether it may follow the verb. Without a verb it is a refresh."""
        return not self.verbs or (verb or "refresh") in self.verbs

    @property
    def names(self) -> list[str]:
        return [name for name in (self.letter, f"-{self.name}", self.alias and f"-{self.alias}")
                if name]  # fmt: skip


_ROW = re.compile(
    r'\{"(?P<name>[\w-]+)", "(?P<alias>[\w-]*)", (?P<letter>0|\'\w\'), "(?P<argument>\w*)", '
    r'(?P<old>true|false), Group::(?P<group>\w+),\s*"(?P<help>[^"]*)"(?:,\s*"(?P<verbs>[\w ]+)")?\}'
)


def options() -> list[Option]:
    text = (ROOT / "src/cli/option_table.h").read_text()
    rows = [
        Option(row["name"], row["alias"], row["letter"].strip("'").replace("0", ""),
               row["argument"], row["old"] == "true", row["group"],
               row["help"], tuple((row["verbs"] or "").split()))
        for row in _ROW.finditer(text)
    ]  # fmt: skip
    size = re.search(r"std::array<OptionDefinition, (\d+)>", text)
    assert size and len(rows) == int(size[1]), "a row of the option table is not understood"
    return rows


def _verb_rows() -> list[tuple[str, str, str]]:
    text = (ROOT / "src/cli/verb_table.h").read_text()
    rows = re.findall(r'\{"(\w+)", "([^"]*)",\s*"([^"]*)"\}', text)
    size = re.search(r"std::array<VerbDefinition, (\d+)>", text)
    assert size and len(rows) == int(size[1]), "a row of the verb table is not understood"
    return rows


def verbs() -> dict[str, str]:
    """By name, what each does."""
    return {name: meaning for name, _, meaning in _verb_rows()}


def usages() -> dict[str, str]:
    """By the name of a verb, how it is used: its name, and the words that may follow."""
    return {name: f"{name} {words}".strip() for name, words, _ in _verb_rows()}


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
    handed_to_others = {"STSMFA_CA_BUNDLE", "STSMFA_MFA_SERIAL"}
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
