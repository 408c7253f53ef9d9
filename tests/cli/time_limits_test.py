"""How long AWS is waited for. The helper's clock cannot be hurried, so this takes real seconds."""

import socket
import time
from contextlib import closing
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.sts_double import StsDouble


@pytest.mark.slow
def test_a_connection_has_5_seconds_and_a_call_20(
    double: StsDouble, program_path: Path, tmp_path: Path
) -> None:
    """Both at the same time."""
    double.misbehave("hold")
    programs = [Program(program_path, Home(tmp_path / name), double) for name in ("a", "b")]
    for program in programs:
        program.home.write_credentials(MAIN)
    connecting, calling = programs
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        began = time.monotonic()
        url = f"https://localhost:{silent.getsockname()[1]}"
        first = connecting.start("--token", "123456", env={"AWS_ENDPOINT_URL_STS": url})
        second = calling.start("--token", double.code())
        never_sent = connecting.finish(first)
        assert 4 < time.monotonic() - began < 12
    out, err = second.communicate(timeout=30)
    assert 19 < time.monotonic() - began < 30
    assert never_sent.status == 5
    assert "used" not in never_sent.err
    assert second.returncode == 5, err
    assert "used" in err
    for program in programs:
        program.home.assert_untouched()
