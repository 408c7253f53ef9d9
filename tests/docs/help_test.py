"""--help and --version."""

import re
from collections.abc import Callable

import pytest

from docs.sources import options, statuses, usages, verbs, version

Say = Callable[..., str]

OTHERS = [verb for verb in verbs() if verb != "refresh"]
"""The verbs that have a help of their own; that of the first is the whole one."""


def listed_in(text: str) -> list[tuple[str, str, str]]:
    """Letter, name and argument of each option that a help lists."""
    return re.findall(r"(?m)^ +(?:-(\w), )?--([\w-]+)(?: ([A-Z|]+))?(?=  )", text)


def test_the_help_fits_one_window(say: Say) -> None:
    lines = say("--help").splitlines()
    assert len(lines) <= 64
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("verb", OTHERS)
def test_the_help_of_a_verb_fits_one_window_too(say: Say, verb: str) -> None:
    lines = say(verb, "--help").splitlines()
    assert len(lines) <= 64
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("verb", verbs())
def test_the_help_of_a_verb_lists_every_option_that_it_takes_once(say: Say, verb: str) -> None:
    taken = [(one.letter, one.name, one.argument) for one in options() if one.is_of(verb)]
    assert sorted(listed_in(say(verb, "--help"))) == sorted(taken)


def test_the_help_has_every_verb_with_its_words(say: Say) -> None:
    table = say("--help").split("\n\n")[1]
    listed = re.findall(r"(?m)^  (\w.*?)  +(.+)$", table)
    assert listed == [(usages()[verb], meaning) for verb, meaning in verbs().items()]


@pytest.mark.parametrize("verb", OTHERS)
def test_the_help_of_a_verb_begins_with_how_it_is_used(say: Say, verb: str) -> None:
    usage = f"{usages()[verb]} [options]"
    if verb == "exec":  # what stands behind a command is its own
        usage = usages()[verb].replace("exec", "exec [options]", 1)
    beginning = f"Usage: stsmfa {usage}\n{verbs()[verb]}\n"
    assert say(verb, "--help").startswith(beginning)


def test_refresh_is_what_there_is_without_a_verb(say: Say) -> None:
    assert say("refresh", "--help") == say("--help")


def test_the_help_has_every_status(say: Say) -> None:
    end = say("--help").partition("Status:")[2]
    assert [int(number) for number in re.findall(r"(\d+) ", end)] == sorted(statuses())


def test_the_version_is_that_of_the_project(say: Say) -> None:
    assert say("--version") == f"stsmfa {version()}\n"
