"""What export prints, read by what it is for: shells themselves, or the rules of what is not at
hand. Every value of a session is hostile at once, and comes back byte for byte or is refused."""

import json
import os
import random
import re
import shutil
import subprocess

import pytest

DRIVER = os.environ["STSMFA_EXPORT_DRIVER"]
REFUSED = 1

NAMES = [
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION",
    "AWS_DEFAULT_REGION", "AWS_ACCOUNT_ID", "ASSUMED_ROLE",
]  # fmt: skip
EXPIRATION = "2026-01-02T03:04:05Z"
GONE = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN"]

ALL_BYTES = bytes(range(1, 256))
TEXTS = {
    "plain": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=",
    "blanks": "  two  and\ttab ",
    "leading dash": "-n",
    "a comment": "# no",
    "quotes": "'\"'\"''\"\"`'\\''",
    "only quotes": "''",
    "backslashes": "\\",
    "a backslash and a quote": "\\'",
    "backslashes and quotes": "\\\\'\\'\\n\\",
    "commands": "$(touch x)`touch x`$PATH${PATH}<(touch x);touch x&touch x|touch x\ntouch x\n",
    "end of the quotes": "'; touch x; '",
    "patterns": "* ? [a-z] {a,b} ~ ~root !! !$ ^a^b",
    "percents": "%PATH% %1 %%",
    "lines": "a\nb\n\nc",
    "ends in a line end": "a\n\n",
    "returns": "a\r\nb\r",
    "typographic quotes": "‘a’ ‚b‛ “c” „d‟",
    "far characters": "ünï 😀 \ufeff \ufdd0 \ufffe \uf601 \U0010ffff \u2028",
    "an assignment": "A=B=C",
    "a here document": "<<EOF\nEOF",
    "escapes": "\x1b[2J\x07\x7f\x01\x83\x88",
}


def random_bytes(seed: int) -> bytes:
    chosen = random.Random(seed)
    special = b"'\"\\$`\n\r!%^&|;<>()*?[]{}~# =\x01\x7f\x83\xe2\x80\x99"
    return bytes(chosen.choice(special + ALL_BYTES) for _ in range(300))


VALUES = {
    **{name: text.encode() for name, text in TEXTS.items()},
    "all bytes": ALL_BYTES,
    "all bytes backwards": ALL_BYTES[::-1],
    **{f"random bytes {seed}": random_bytes(seed) for seed in range(10)},
}
hostile = pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
"""A test of every value."""


def export(form: str, value: bytes) -> bytes | None:
    """None when it was refused, which has to name the first variable."""
    result = subprocess.run([DRIVER, form], input=value, capture_output=True, check=False)
    if result.returncode == REFUSED:
        refusal = f"export --format {form}: AWS_ACCESS_KEY_ID: ".encode()
        assert result.stderr.startswith(refusal), result.stderr
        assert not result.stdout
        return None
    assert result.returncode == 0, result.stderr
    return result.stdout


def expected(value: bytes) -> dict[str, bytes]:
    return {name: value for name in NAMES} | {"AWS_CREDENTIAL_EXPIRATION": EXPIRATION.encode()}


SHELLS = {
    "bash eval": ("env", ["bash", "--norc", "-c", 'eval "$(cat text)"; exec env -0']),
    "bash in POSIX mode": ("sh", ["bash", "--posix", "-c", 'eval "$(cat text)"; exec env -0']),
    "bash source": ("bash", ["bash", "--norc", "-c", ". ./text; exec env -0"]),
    "bash with history": ("env", ["bash", "--norc", "-Hc", 'eval "$(cat text)"; exec env -0']),
    "dash eval": ("sh", ["dash", "-c", 'eval "$(cat text)"; exec env -0']),
    "dash source": ("env", ["dash", "-c", ". ./text; exec env -0"]),
    "zsh eval": ("env", ["zsh", "-fc", 'eval "$(cat text)"; exec env -0']),
    "zsh source": ("env", ["zsh", "-fc", ". ./text; exec env -0"]),
    "zsh with its options": (
        "env",
        ["zsh", "-f", "-o", "rcquotes", "-o", "shwordsplit", "-o", "extendedglob", "-c",
         'eval "$(cat text)"; exec env -0'],
    ),
    "fish source": ("fish", ["fish", "--no-config", "-c", "source text; and exec env -0"]),
    "fish pipe": ("fish", ["fish", "--no-config", "-c", "cat text | source; and exec env -0"]),
}  # fmt: skip


def read_by_shell(folder, command, text, locale="C.UTF-8"):
    """The variables that a child of the shell gets."""
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    (folder / "text").write_bytes(text)
    stale = {name: "stale" for name in [*GONE, *NAMES]}
    base = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": locale, **stale}
    result = subprocess.run(command, cwd=folder, env=base, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stderr == b""
    assert not (folder / "x").exists(), "a value was run as a command"
    entries = result.stdout.rstrip(b"\0").split(b"\0")
    return {name.decode(): value for name, _, value in (entry.partition(b"=") for entry in entries)}


@hostile
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_it_back(tmp_path, shell, value):
    form, command = SHELLS[shell]
    text = export(form, value)
    assert text is not None, "a shell can have every byte"
    found = read_by_shell(tmp_path, command, text)
    assert {name: found.get(name) for name in expected(value)} == expected(value)
    assert not set(found) & set(GONE)


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.parametrize("shell", ["bash eval", "dash eval", "zsh eval", "fish source"])
def test_the_locale_does_not_matter(tmp_path, shell, locale):
    form, command = SHELLS[shell]
    found = read_by_shell(tmp_path, command, export(form, ALL_BYTES), locale)
    assert found["AWS_SESSION_TOKEN"] == ALL_BYTES


@pytest.mark.parametrize("shell", ["bash", "dash", "zsh"])
def test_who_forgets_the_quotes_is_served_as_well(tmp_path, shell):
    value = VALUES["plain"]
    command = [shell, "-c", "eval $(cat text); exec env -0"]
    if shell == "zsh":
        command.insert(1, "-f")
    found = read_by_shell(tmp_path, command, export("env", value))
    assert {name: found.get(name) for name in expected(value)} == expected(value)
    assert not set(found) & {*GONE, "export", "unset"}


def test_fish_keeps_a_universal_variable_and_hides_it(tmp_path):
    script = (
        "set -eg AWS_PROFILE; set -Ux AWS_PROFILE mine; source text; "
        "env | string match -q 'AWS_PROFILE=*'; and echo exported; set -eg AWS_PROFILE; "
        "echo $AWS_PROFILE >profile; exec env -0"
    )
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    read_by_shell(tmp_path, ["fish", "-c", script], export("fish", b"value"))
    assert (tmp_path / "profile").read_text() == "mine\n"


def read_by_docker(text: bytes) -> dict[str, bytes]:
    """The rules of `docker run --env-file` (docker/cli, pkg/kvfile)."""
    lines = [line.removesuffix(b"\r").lstrip(b" \t") for line in text.split(b"\n")]
    for line in lines:
        line.decode()  # a file with other bytes is refused
        assert len(line) < 64 * 1024
    pairs = [line.partition(b"=") for line in lines if line and not line.startswith(b"#")]
    assert all(sign for _, sign, _ in pairs), "a name alone takes the caller's value"
    return {name.decode(): value for name, _, value in pairs}


def is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


@hostile
def test_docker_reads_it_back_unquoted(value):
    text = export("env-no-export", value)
    if text is None:
        assert re.search(rb"[\r\n]", value) or not is_utf8(value), "no reason to refuse it"
    else:
        assert read_by_docker(text) == expected(value)


QUOTE_MARKS = "'\u2018\u2019\u201a\u201b"
"""Each of these begins and ends a string in PowerShell (its CharTraits: SingleQuote)."""


def read_by_powershell(text: bytes) -> dict[str, bytes | None]:
    """Statements `$Env:NAME = expression;` of PowerShell's grammar, where an expression is a sum
    of single-quoted strings, in which a quote is written twice, and of characters by number."""
    values: dict[str, bytes | None] = {}
    one = f"[{QUOTE_MARKS}]"
    term = re.compile(rf"{one}((?:[^{QUOTE_MARKS}\n]|{one}{one})*){one}|\[char\]0x([0-9a-f]{{4}})")
    for line in text.decode("ascii").splitlines():
        head = re.match(r"\$Env:([A-Z_]+) = ", line)
        assert head and line.endswith(";"), line
        rest = line[head.end() : -1]
        if rest == "$null":
            values[head[1]] = None
            continue
        assert rest.startswith("'"), "the first operand decides that this is a sum of strings"
        units = ""
        while rest:
            found = term.match(rest)
            assert found, rest
            quoted = re.sub(f"{one}({one})", r"\1", found[1] or "")
            units += chr(int(found[2], 16)) if found[2] else quoted
            rest = rest[found.end() :]
            assert not rest or rest.startswith(" + "), rest
            rest = rest.removeprefix(" + ")
        values[head[1]] = units.encode("utf-16", "surrogatepass").decode("utf-16").encode()
    return values


@hostile
def test_powershells_grammar_reads_it_back(value):
    text = export("powershell", value)
    if text is None:
        assert not is_utf8(value), "no reason to refuse it"
    else:
        assert read_by_powershell(text) == expected(value) | dict.fromkeys(GONE)


def read_by_cmd(text: bytes) -> dict[str, bytes]:
    """`set "NAME=value"` by cmd.exe, at the prompt, in a batch file or in `for /f`: all between
    the quotes is the value as long as nothing in it is expanded or ends the quotes."""
    values = {}
    for line in text.decode("ascii").split("\r\n")[:-1]:
        found = re.fullmatch(r'set "([A-Z_]+)=([ -~]*)"', line)
        assert found and not re.search(r'["%!]', found[2]), line
        assert len(line) <= 8191
        values[found[1]] = found[2].encode()
    return values


@hostile
def test_the_rules_of_cmd_read_it_back(value):
    text = export("windows-cmd", value)
    if text is None:
        assert re.search(rb'["%!]|[^ -~]', value), "no reason to refuse it"
    else:
        assert read_by_cmd(text) == expected(value) | dict.fromkeys(GONE, b"")


JSON_NAMES = ["AccessKeyId", "SecretAccessKey", "SessionToken", "AccountId"]


@hostile
def test_json_parsers_read_it_back(value):
    text = export("process", value)
    if text is None:
        assert not is_utf8(value), "no reason to refuse it"
        return
    assert text.count(b"\n") == 1 and text.endswith(b"\n")
    expected_object = {"Version": 1, "Expiration": EXPIRATION} | dict.fromkeys(
        JSON_NAMES, value.decode()
    )
    assert json.loads(text) == expected_object
    if shutil.which("jq"):
        command = ["jq", "-j", ".SessionToken"]
        assert subprocess.run(command, input=text, capture_output=True).stdout == value


@pytest.mark.parametrize(
    "form", ["env", "env-no-export", "fish", "powershell", "windows-cmd", "bash", "sh", "process"]
)
def test_a_nul_is_refused_since_no_environment_holds_it(form):
    assert export(form, b"a\0b") is None
