"""What happens in the middle of `stsmfa --all`: signals, files that break, sessions that end."""

import signal
from collections.abc import Callable

from cli.support.examples import KEYS
from cli.support.home import Home
from cli.support.moving_clock import faketime_library
from cli.support.program import Program
from sts.default_world import ADMIN, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]

LOGIN = f"[login-long-term]\n{KEYS}"

def _role(name: str, arn: str) -> str:
    return f"[{name}-long-term]\n{KEYS}assume_role = {arn}\n"


def test_a_signal_is_what_it_dies_of_also_where_the_file_cannot_be_written_any_more(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + _role("dev", ADMIN) + _role("read", READER))
    held = double.misbehave("hold", None, 1, "AssumeRole")
    # A clock on which the second passes slowly after which is written what has been granted.
    slow = {"LD_PRELOAD": faketime_library(), "FAKETIME": "+0 x0.01"}
    process = stsmfa.start("--all", "-v", "--token", code(), env=slow)
    assert process.stderr
    for _ in ("login", "one role"):
        while "request id" not in process.stderr.readline():
            pass
    home.credentials.unlink()
    home.credentials.mkdir()
    process.send_signal(signal.SIGINT)
    result = stsmfa.finish(process)
    held.release.set()
    assert result.status == -signal.SIGINT
    assert result.err.count("stsmfa: dev: ") + result.err.count("stsmfa: read: ") == 1
