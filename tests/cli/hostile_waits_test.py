"""How long AWS is waited for, however it spends the time: connecting has 5 seconds, a call 20. The
helper's clock cannot be hurried, so this takes real seconds; all wait at once."""

import ssl
from contextlib import ExitStack
from pathlib import Path

import pytest

from cli.support.home import Home
from cli.support.hostile import LONGEST, Meeting
from cli.support.program import Program
from sts import hostile_tls, hostile_waits
from sts.certificates import Certificates
from sts.hostile_case import Case
from sts.hostile_server import HostileServer
from sts.sts_double import StsDouble


@pytest.mark.slow
def test_a_server_that_lets_us_wait_is_given_up(
    double: StsDouble, program_path: Path, certificates: Certificates, tmp_path: Path
) -> None:
    """Each connection is timed by itself, since the machine may be busy."""
    tls = hostile_tls.presented(certificates.certificate, certificates.key)
    with ExitStack() as servers:

        def start(case: Case, tls: ssl.SSLContext | None) -> Meeting:
            server = servers.enter_context(HostileServer(case.talk, tls))
            program = Program(program_path, Home(tmp_path / case.name), double)
            meeting = Meeting(program, case, server)
            meeting.start()
            return meeting

        calling = [start(case, tls) for case in hostile_waits.ANSWERING]
        connecting = [start(case, None) for case in hostile_waits.CONNECTING]
        for meeting in (*connecting, *calling):
            meeting.finish()
    assert all(4 < meeting.server.lasted[-1] < 7 for meeting in connecting)
    assert all(19 < meeting.server.lasted[-1] < LONGEST for meeting in calling)
