"""A role that is assumed from [login], and its session as it is kept."""

import fcntl
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cli.support.examples import KEYS
from cli.support.home import Home, profile, section, session_properties
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.faults import Fault
from sts.sts_double import StsDouble
from sts.world import Session

PATIENCE = 10
Popen = subprocess.Popen[str]

LOGIN_KEYS = f"[login-long-term]\n{KEYS}"
APP = profile("app", role_arn=ADMIN, source_profile="login")
EXEC = ("exec", "app", "--", "true")
PROCESS = ("export", "--format", "process", "--profile", "app")


def kept_section(name: str, session: Session, source: str = "login", **more: str) -> str:
    """As stsmfa appends it."""
    properties = session_properties(session)
    role = {key: properties.pop(key) for key in ("assumed_role", "assumed_role_arn")}
    through = {key: more.pop(key) for key in ("assumed_through",) if key in more}
    return section(name, {**role, "assumed_from": source, **through, **properties, **more})


@contextmanager
def held_lock(home: Home, name: str) -> Iterator[None]:
    descriptor = os.open(home.aws / name, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield
    os.close(descriptor)


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it has not come so far"


def start_held(double: StsDouble, stsmfa: Program, *arguments: str) -> tuple[Popen, Fault]:
    """A starter whose call waits in the double until the fault is released."""
    held = double.misbehave("hold", action="AssumeRole")
    process = stsmfa.start(*arguments)
    wait_until(lambda: held.calls == 0)
    return process, held
