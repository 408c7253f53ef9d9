"""stsmfa(1) against the sources; of the other pages what they name."""

import re
from pathlib import Path

import pytest

from docs.installation import install
from docs.pages import COMMAND, DAY, FORMAT, MIGRATE, literals
from docs.pages import part as part_of
from docs.sources import ROOT, Option, export_formats, options, statuses, usages, variables

TEXT = COMMAND.read_text()


def part(name: str) -> str:
    """The text of one section of stsmfa(1)."""
    return part_of(COMMAND, name)


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
    entry = part("OPTIONS").partition(".It Fl -format ")[2]
    table = entry.partition(".Bl ")[2].partition(".El")[0]
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


FOREIGN = {
    COMMAND: {"dur", "tok", "name", "env-file"},
    FORMAT: {"dur", "tok"},
    DAY: {
        "entry", "title", "text", "single", "otp", "totp", "base", "ask",  # of commands for codes
        "user", "now", "failed", "what", "user-name", "access-key-id", "status",  # systemctl, aws
    },
}  # fmt: skip
"""What is no option of stsmfa and named with two dashes: abbreviations, and those of others."""


@pytest.mark.parametrize("page", FOREIGN, ids=lambda page: page.name)
def test_no_option_is_mentioned_that_does_not_exist(page: Path) -> None:
    text = page.read_text()
    mentioned = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", text))
    assert mentioned - KNOWN - FOREIGN[page] == set()
    marked = set(re.findall(r"(?:Fl|,) -([a-z][a-z-]+)", text))
    assert marked and marked <= KNOWN


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


def of_stsmfa(line: str) -> str:
    """Of a line that has another tool's command beside ours, ours."""
    columns = re.split(r" {2,}", line.strip())
    is_continued = line.startswith(" " * 20)
    return columns[-1] if len(columns) > 1 or is_continued or "stsmfa" in columns[0] else ""


def test_what_replaces_the_commands_of_other_tools_exists() -> None:
    ours = [of_stsmfa(line) for block in literals(MIGRATE) for line in block.split("\n")]
    ours += re.findall(r"(?m)^\.Ql (.*stsmfa.*|--.*)$", MIGRATE.read_text())
    ours = [line.partition("docker run")[0] for line in ours if line]
    assert len(ours) > 80
    mentioned = {name for line in ours for name in re.findall(r"(?<![\w-])--([a-z][a-z-]+)", line)}
    mentioned |= set(re.findall(r"(?:Fl|,) -([a-z][a-z-]+)", MIGRATE.read_text()))
    assert mentioned <= KNOWN
    assert mentioned >= {"policy", "service", "mfa-session", "renew"}


@pytest.mark.parametrize("page", [COMMAND, FORMAT, DAY, MIGRATE], ids=lambda page: page.name)
def test_every_verb_that_is_mentioned_exists(page: Path) -> None:
    text = page.read_text()
    named = re.findall(r"(?:\$ |Ql |\$\(|  )stsmfa ([a-z]+)", text)
    named += [name for line in re.findall(r"(?m)^\.(?:It )?Cm ([a-z]+(?: , [a-z]+)*)", text)
              for name in line.split(" , ")]
    profiles = {"dev", "login", "app", "lee"}
    assert named and set(named) - profiles <= set(usages())


def test_the_files_of_the_day_are_installed(tmp_path: Path) -> None:
    root = install(tmp_path)
    named = re.findall(r"\b(?:lib|share)/[\w./-]+", DAY.read_text().partition(".Sh FILES")[2])
    assert named
    for path in named:
        assert (root / path).exists()


@pytest.mark.parametrize("destdir", [False, True])
def test_the_paths_that_they_name_are_there(tmp_path: Path, destdir: bool) -> None:
    root = install(tmp_path, destdir=destdir)
    texts = [path.read_text() for path in (root / "share").rglob("*")
             if path.is_file() and (path.suffix[1:].isdigit() or "stsmfa" in path.parent.parts)]  # fmt: skip
    named = {path for text in texts for path in re.findall(r"/[\w./-]+/share/stsmfa[\w./-]*", text)}
    assert len(named) >= 3
    for path in named:
        place = Path(str(tmp_path) + path) if destdir else Path(path)
        assert place.exists(), path


def test_every_page_is_installed(tmp_path: Path) -> None:
    root = install(tmp_path)
    for page in (ROOT / "man").iterdir():
        assert (root / f"share/man/man{page.suffix[1:]}" / page.name).exists()
