"""The harness itself, with ordinary programs in stsmfa's place."""

from pathlib import Path

import pytest

from cli.support.clock import NOON, Clock
from cli.support.home import Home, session_section
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import ADMIN
from sts.sts_double import StsDouble


def _program(name: str, home: Home, double: StsDouble) -> Program:
    return Program(Path("/usr/bin") / name, home, double)


def test_a_run_has_no_terminal_and_a_scrubbed_environment(home: Home, double: StsDouble) -> None:
    shell = _program("sh", home, double)
    result = shell.run("-c", "env; : </dev/tty", env={"TERM": None, "EXTRA": "1"})
    assert result.status != 0
    assert f"AWS_CA_BUNDLE={double.ca}" in result.lines
    assert f"HOME={home.path}" in result.lines
    assert "EXTRA=1" in result.lines
    assert "TERM" not in result.out


def test_a_terminal_is_real(home: Home, double: StsDouble) -> None:
    terminal = _program("sh", home, double).spawn("-c", "tty; read -r line </dev/tty; exit 7")
    terminal.expect(terminal.name)
    terminal.answer("x")
    assert terminal.finish() == 7


def test_ctrl_c_on_a_terminal_is_a_signal(home: Home, double: StsDouble) -> None:
    terminal = _program("sh", home, double).spawn("-c", "echo ready; exec sleep 20")
    terminal.expect("ready")
    terminal.type(CTRL_C)
    assert terminal.finish() == -2


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/New_York"])
def test_a_clock_stands_still_for_every_program_and_the_double_until_it_is_moved(
    home: Home, double: StsDouble, clock: Clock, zone: str
) -> None:
    date = _program("date", home, double)
    for seconds in (0, 29, 12 * 3600):
        clock.set(seconds)
        for _ in range(2):
            shown = date.run("+%s", env={"TZ": zone, **clock.environment})
            assert int(shown.out) == double.now() == NOON + seconds
    double.set_skew(60)
    assert double.now() == NOON + 60


def test_files_are_compared_byte_for_byte(home: Home) -> None:
    home.write_credentials("[a]\nb = c\n")
    home.assert_untouched()
    home.credentials.write_bytes(b"[a]\r\nb = c\n")
    with pytest.raises(AssertionError, match=r"\[a\]\\r\\n"):
        home.assert_untouched()


def test_a_session_section_is_in_the_order_of_aws_mfa(double: StsDouble) -> None:
    world = double.world
    session = world.issue(1_700_000_000, None, role=world.roles[ADMIN], name="lee")
    assert session_section("default", session).splitlines() == [
        "[default]",
        "assumed_role = True",
        f"assumed_role_arn = {ADMIN}",
        f"aws_access_key_id = {session.access_key_id}",
        f"aws_secret_access_key = {session.secret}",
        f"aws_session_token = {session.token}",
        f"aws_security_token = {session.token}",
        "expiration = 2023-11-14 22:13:20",
    ]
