"""man/stsmfa.1 against the sources; of man/stsmfa-day.7 what it names."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docs.installation import install
from docs.sources import (
    ROOT,
    Option,
    export_formats,
    keys_read,
    options,
    statuses,
    usages,
    variables,
)

PAGE = ROOT / "man/stsmfa.1"
TEXT = PAGE.read_text()
DAY = ROOT / "man/stsmfa-day.7"

KEYS_WRITTEN = (
    "assumed_role", "assumed_role_arn", "aws_access_key_id", "aws_secret_access_key",
    "aws_session_token", "aws_security_token", "expiration",
)  # fmt: skip
"""In aws-mfa's order."""

KEYS_OF_THE_FORMAT = (
    "aws_access_key_id", "aws_secret_access_key", "credential_process", "aws_mfa_device",
    "mfa_serial", "assume_role", "role_arn", "source_profile", "duration_seconds",
    "role_session_name", "external_id", "region", "mfa_process", "generate_token",
    "mfa_process_interactive", "renew_before", "mfa_session", "auto_renew",
)  # fmt: skip
"""All that may stand in a long-term section."""


def part(name: str) -> str:
    """The text of one section of the page."""
    return TEXT.partition(f".Sh {name}\n")[2].partition("\n.Sh ")[0]


def entries() -> list[tuple[list[str], str]]:
    """The names and the argument of every option that the page lists."""
    found = []
    for line in re.findall(r"(?m)^\.It (Fl .+)$", part("OPTIONS")):
        words = [word for word in line.split() if word not in {"Fl", ","}]
        arguments = {after for word, after in zip(words, words[1:]) if word == "Ar"}
        assert len(arguments) <= 1, line
        names = [word for word in words if word != "Ar" and word not in arguments]
        found.append((names, "".join(arguments)))
    return found


def plain(line: str) -> str:
    """A line of an entry as one reads it, without the blanks."""
    brackets = line.replace("Fl -", "--").replace("Oo", "[").replace("Oc", "]").replace("Ar ", "")
    text, _, last = brackets.partition("Op ")
    return "".join(f"{text}[{last}]".split() if last else text.split())


def test_every_verb_has_an_entry_with_its_words() -> None:
    listed = re.findall(r"(?m)^\.It Cm (.+)$", part("VERBS"))
    assert [plain(line) for line in listed] == [
        usage.replace(" ", "") for usage in usages().values()
    ]


def test_the_synopsis_has_every_verb() -> None:
    assert re.findall(r"(?m)^\.(?:Op )?Cm (\w+)$", part("SYNOPSIS")) == list(usages())


def test_the_synopsis_gives_each_verb_its_own_options() -> None:
    """A use without a verb is one of refresh."""
    named: dict[str, set[str]] = {}
    for use in part("SYNOPSIS").split(".Nm\n")[1:]:
        verb = re.search(r"Cm (\w+)", use)
        names = re.findall(r"(?:Fl|\|) -([a-z][a-z-]+)", use)
        named.setdefault(verb[1] if verb else "refresh", set()).update(names)
    for verb in usages():
        own = {option.name for option in options() if option.is_own and option.is_of(verb)}
        assert named[verb] == own - {"prompt", "setup"}


def test_the_entry_of_an_option_of_one_verb_names_it() -> None:
    group = part("OPTIONS").partition(".Ss Options of one verb\n")[2]
    listed = re.findall(r"(?m)^\.It Fl -([\w-]+).*\n\.Cm (\w+) :$", group)
    assert listed == [
        (option.name, *option.verbs)
        for option in options()
        if option.group == "Options of one verb"
    ]


def test_the_entry_of_an_option_of_a_refresh_names_the_other_verb_that_has_it() -> None:
    group = part("OPTIONS").partition(".Ss Session\n")[2].partition(".Ss ")[0]
    entries = {name: {verb for line in re.findall(r"(?m)^\.Cm ([\w ,]+) :$", text)
                      for verb in line.split(" , ")}
               for name, text in re.findall(r"(?s)\.It Fl -([\w-]+)(.*?)(?=\.It |\.El)", group)}
    for option in options():
        if option.group == "Session":
            assert entries[option.name] == (set(option.verbs) - {"refresh"} if option.is_own
                                            else set())


def test_the_options_are_said_to_be_those_of_the_verbs_that_take_them() -> None:
    """What makes a session takes all; of doctor it is said what it does not take."""
    shared = [option for option in options() if not option.is_own]
    for verb in ("refresh", "exec", "export", "console"):
        assert all(option.is_of(verb) for option in shared), verb
    beginning = part("OPTIONS").partition(".Ss ")[0]
    everywhere, _, rest = beginning.partition(".Bl -tag")
    assert {
        option.name
        for option in shared
        if option.is_everywhere and option.group != "Output" and not option.name.endswith("-file")
    } == set(re.findall(r"[Fl,] -([a-z][\w-]+)", everywhere))
    assert all(option.is_everywhere for option in options() if option.group == "Output")
    items = dict(re.findall(r"(?s)\.It Cm (\w+)\n(.*?)(?=\.It |\.El)", rest))
    assert set(items) == {"status", "setup", "rotate", "clear", "doctor"}
    for verb, text in items.items():
        named = set(re.findall(r"[Fl,] -([a-z][\w-]+)", text))
        assert named == {
            option.name
            for option in (options() if verb == "doctor" else shared)
            if not option.is_everywhere
            and option.group != "Options of one verb"
            and option.is_of(verb) != (verb == "doctor")
            and (verb != "doctor" or option.is_of("exec"))
        }, verb


def test_the_formats_of_export_are_the_programs() -> None:
    table = part("HANDING A SESSION ON").partition(".Bl ")[2].partition(".El")[0]
    lines = re.findall(r"(?m)^\.It Li (.+)$", table)
    names = [name for line in lines for name in line.split(" , ")]
    assert len(names) == len(set(names))
    assert set(names) == export_formats()


@pytest.mark.parametrize("option", options(), ids=lambda option: option.name)
def test_every_option_has_an_entry_with_all_its_names(option: Option) -> None:
    assert (option.names, option.argument) in entries()


def test_there_are_no_other_entries() -> None:
    assert len(entries()) == len(options())


def test_the_groups_are_those_of_the_table() -> None:
    groups = list(dict.fromkeys(option.group for option in options()))
    assert groups == re.findall(r"(?m)^\.Ss (.+)$", part("OPTIONS"))


KNOWN = {name.lstrip("-") for option in options() for name in option.names}


def test_no_option_is_mentioned_that_does_not_exist() -> None:
    abbreviations = {"dur", "tok", "name"}
    mentioned = re.findall(r"(?<![\w-])--([a-z][a-z-]+)", TEXT)
    mentioned += re.findall(r"\bFl -([a-z][a-z-]+)", TEXT)
    foreign = {"single", "totp", "base", "profile", "env-file", "otp", "no-session", "ask",
               "entry", "title", "text"}
    of_other_tools = {"token-code", "login"}  # awsdo's
    assert set(mentioned) - KNOWN - abbreviations - foreign - of_other_tools == set()


@pytest.mark.parametrize("variable", sorted(variables()))
def test_every_variable_that_is_read_is_documented(variable: str) -> None:
    assert re.search(rf"\b{variable}\b", part("ENVIRONMENT"))


def test_no_other_variable_is_documented() -> None:
    documented = re.findall(r"(?m)^\.(?:It )?Ev (.+)$", part("ENVIRONMENT"))
    names = {name for line in documented for name in re.findall(r"\w+", line)}
    read_by_libraries = {"TZ"}
    handed_to_commands = {"STSMFA_MFA_SERIAL", "STSMFA_CONSOLE_URL", "STSMFA_HELD_LOCK", "ASSUMED_ROLE"}
    assert names - variables() <= read_by_libraries | handed_to_commands


def test_every_exit_status_is_documented() -> None:
    documented = re.findall(r"(?m)^\.It (\d+)$", part("EXIT STATUS"))
    assert [int(number) for number in documented] == sorted(statuses())


@pytest.mark.parametrize("key", sorted(keys_read() | set(KEYS_OF_THE_FORMAT)))
def test_every_key_is_documented(key: str) -> None:
    assert re.search(rf"(?m)^\.(?:It )?(?:Pq )?Li .*\b{key}\b", TEXT)


def test_the_keys_of_a_session_are_in_the_order_they_are_written() -> None:
    text = TEXT.partition(".Ss The short-term section\n")[2].partition("\n.Sh ")[0]
    places = [text.index(f".Li {key}") for key in KEYS_WRITTEN]
    assert places == sorted(places)


def test_the_day_names_options_verbs_and_keys_that_exist() -> None:
    text = DAY.read_text()
    ours = re.findall(r"(?m)stsmfa ((?:[a-z]+ )?--.*)$", text)
    mentioned = {name for line in ours for name in re.findall(r"--([a-z][a-z-]+)", line)}
    mentioned |= set(re.findall(r"\bFl -([a-z][a-z-]+)", text))
    assert mentioned and mentioned <= KNOWN
    named = re.findall(r"(?:\$ |Ql )stsmfa ([a-z]+)|(?m:^\.Cm (\w+)$)", text)
    assert {verb or other for verb, other in named} <= set(usages())
    for key in re.findall(r"(?m)^(?:\.Ql )?([a-z_]+) = ", text):
        assert key in KEYS_OF_THE_FORMAT


def test_the_files_of_the_day_are_installed(tmp_path: Path) -> None:
    root = install(tmp_path)
    named = re.findall(r"\b(?:lib|share)/[\w./-]+", DAY.read_text().partition(".Sh FILES")[2])
    assert named
    for path in named:
        assert (root / path).exists()


def test_every_page_is_installed(tmp_path: Path) -> None:
    root = install(tmp_path)
    for page in (ROOT / "man").iterdir():
        assert (root / f"share/man/man{page.suffix[1:]}" / page.name).exists()


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
@pytest.mark.parametrize("page", [PAGE, DAY], ids=lambda page: page.name)
def test_the_page_is_well_formed(page: Path) -> None:
    command = ["mandoc", "-T", "lint", "-W", "warning", page]
    lint = subprocess.run(command, capture_output=True, text=True)
    # the examples come first, since they are what most people look for
    found = [line for line in lint.stdout.splitlines() if "conventional order" not in line]
    assert not found
