"""Fixtures of the command-line tests: a home, the program, a code; and what holds for every run."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.keeper import Keeper
from cli.support.program import Program
from sts.default_world import LEE_DEVICE, LEE_SECRET
from sts.proxy import ConnectProxy
from sts.sts_double import StsDouble

ROOT = Path(__file__).resolve().parents[2]


def program() -> Path:
    return Path(os.environ.get("STSMFA_PROGRAM", ROOT / "build/dev/bin/stsmfa")).resolve()


def is_portable() -> bool:
    """Whether the program was built with STSMFA_PORTABLE, of which its build tree knows."""
    cache = program().parents[1] / "CMakeCache.txt"
    return cache.exists() and "STSMFA_PORTABLE:BOOL=ON" in cache.read_text()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those with a clock of their own can be chosen: `-m clock`. Long ones have to be."""
    for item in items:
        if "clock" in getattr(item, "fixturenames", ()):
            item.add_marker("clock")
    if is_portable():
        does_without = pytest.mark.skip(reason="a portable build does without it")
        for item in items:
            if item.get_closest_marker("linux"):
                item.add_marker(does_without)
    if "long" not in config.option.markexpr:
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="session")
def program_path() -> Path:
    path = program()
    assert path.exists(), f"build stsmfa first, or say in STSMFA_PROGRAM where it is: {path}"
    return path


@pytest.fixture
def stsmfa(program_path: Path, home: Home, double: StsDouble) -> Iterator[Program]:
    """The program. Whatever a test does with it: no secret is printed, no temporary file stays."""
    program = Program(program_path, home, double)
    yield program
    assert_no_secret("".join(program.printed), double)
    home.assert_no_leftovers()


@pytest.fixture
def code(double: StsDouble) -> Callable[[], str]:
    """Lee's next code, each time another."""
    return lambda: double.code(LEE_DEVICE)


@pytest.fixture
def clock(double: StsDouble, stsmfa: Program, tmp_path: Path) -> Clock:
    """One for the double and for every run of the program, which stands still at noon."""
    clock = Clock(tmp_path, double)
    stsmfa.environment |= clock.environment
    return clock


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper(tmp_path)


@pytest.fixture
def asked(double: StsDouble, stsmfa: Program) -> Iterator[list[str]]:
    """The hosts that are asked for, all of which lead to the double."""
    with ConnectProxy(double.port) as proxy:
        stsmfa.environment["https_proxy"] = proxy.url
        del stsmfa.environment["AWS_ENDPOINT_URL_STS"]
        yield proxy.targets


def assert_no_secret(text: str, double: StsDouble) -> None:
    secrets = [LEE_SECRET] + [key.secret for key in double.world.made_keys]
    for session in double.world.sessions.values():
        secrets += [session.secret, session.token]
    assert not [secret for secret in secrets if secret in text]
