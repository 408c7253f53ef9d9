"""--help and --version."""

import re
from collections.abc import Callable

from docs.sources import options, statuses, version

Say = Callable[[str], str]


def test_the_help_fits_one_window(say: Say) -> None:
    lines = say("--help").splitlines()
    assert len(lines) <= 58
    assert max(map(len, lines)) <= 80


def test_the_help_has_every_option_once(say: Say) -> None:
    listed = re.findall(r"(?m)^ +(?:-(\w), )?--([\w-]+)(?: ([A-Z]+))?(?=  )", say("--help"))
    assert sorted(listed) == sorted((one.letter, one.name, one.argument) for one in options())


def test_the_help_has_every_status(say: Say) -> None:
    end = say("--help").partition("Status:")[2]
    assert [int(number) for number in re.findall(r"(\d+) ", end)] == sorted(statuses())


def test_the_version_is_that_of_the_project(say: Say) -> None:
    assert say("--version") == f"stsmfa {version()}\n"
