"""Codes from commands: `--mfa-process`, `mfa_process`, `generate_token`."""

import os
import shutil
import signal
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.clock import FAST, running
from cli.support.examples import KEYS, MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import LEE_DEVICE
from sts.sts_double import StsDouble

CODE = Callable[[], str]
AUTHENTICATOR = Path(__file__).resolve().parents[1] / "sts/authenticator"


def _with_command(key: str, command: str, *more: str) -> str:
    return f"[default-long-term]\n{KEYS}{key} = {command}\n" + "".join(f"{m}\n" for m in more)


@pytest.mark.parametrize("key", ["mfa_process", "generate_token"])
def test_the_command_of_a_profile_answers(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, key: str
) -> None:
    before = home.write_credentials(_with_command(key, f"echo {code()}"))
    result = stsmfa.run()
    assert result.status == 0
    assert "Enter" not in result.out
    home.assert_credentials(str(before) + session_section("default", double.session()))


def test_an_authenticator_answers_for_the_device_it_is_told(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    command = f'{AUTHENTICATOR} {double.state} "$STSMFA_MFA_SERIAL"'
    assert stsmfa.run("--mfa-process", command).status == 0
    assert double.calls()[0].parameters["SerialNumber"] == LEE_DEVICE


def test_the_option_wins_over_the_profile_and_the_token_over_both(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(_with_command("mfa_process", "exit 9"))
    assert stsmfa.run("--mfa-process", f"echo {code()}").status == 0
    assert stsmfa.run("--force", "--mfa-process", "exit 9", "--token", code()).status == 0
    assert stsmfa.answer(code(), "--force", "--token-stdin").status == 0


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("exit 7", "status 7"),
        ("/no/such/program", "No such file or directory"),
        ("JBSWY3DPEHPK3PXP", "a word that is no program in PATH"),
        ("exec /no/such/program", "status 127"),
        ("true", "nothing"),
        ("echo no code today", "no code"),
        ("echo 12345", "no code"),
        ("echo 123456; echo 654321", "no code"),
        ("kill -9 $$", "signal 9"),
    ],
)
def test_a_command_that_gives_no_code_is_the_end(
    home: Home, double: StsDouble, stsmfa: Program, command: str, words: str
) -> None:
    home.write_credentials(_with_command("mfa_process", command))
    result = stsmfa.run()
    assert result.status == 1
    assert "mfa_process" in result.err
    assert "JBSWY3DP" not in result.out + result.err
    assert words in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("form", ["printf '%s'", "printf '\\n%s\\n\\n'", "printf '  %s \\r\\n'"])
def test_blanks_and_line_ends_around_the_code_are_nothing(
    home: Home, stsmfa: Program, code: CODE, form: str
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run("--mfa-process", f"{form} {code()}").status == 0


def test_what_a_command_says_on_standard_error_is_seen(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--mfa-process", f"echo touch the key >&2; echo {code()}")
    assert result.status == 0
    assert "touch the key" in result.err


def test_a_daemon_that_it_leaves_may_hold_the_pipe(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    pid = tmp_path / "pid"
    started = time.monotonic()
    result = stsmfa.run("--mfa-process", f"sleep 30 2>&1 & echo $! >{pid}; echo {code()}",
                        wrapper=("sh", "-c", '"$0" "$@" 2>/dev/null'))  # fmt: skip
    assert result.status == 0
    assert time.monotonic() - started < 10
    os.kill(int(pid.read_text()), signal.SIGKILL)


def test_it_has_the_three_standard_descriptors_and_no_more(
    home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    listing = tmp_path / "descriptors"
    result = stsmfa.run(
        "--mfa-process", f"ls /proc/self/fd >{listing}; echo {code()}",
        wrapper=("sh", "-c", 'exec 7</dev/null; exec "$0" "$@"'),
    )  # fmt: skip
    assert result.status == 0
    assert listing.read_text().split() == ["0", "1", "2", "3"], "3 is ls's own"


def test_a_refused_code_is_made_again_in_the_next_window(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    """On a clock that runs fast, since the next window is up to 30 seconds away."""
    codes = tmp_path / "codes"
    codes.write_text(f"{double.wrong_code()}\n{code()}\n")
    home.write_credentials(MAIN)
    result = stsmfa.run(
        "--mfa-process", f"head -n 1 {codes}; sed -i 1d {codes}",
        wrapper=running(100),
    )  # fmt: skip
    assert result.status == 0, result.err
    assert [call.outcome for call in double.calls()] == ["AccessDenied", "OK"]


def test_two_refused_codes_are_the_end(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    codes = tmp_path / "codes"
    codes.write_text("".join(f"{double.wrong_code()}\n" for _ in range(3)))
    home.write_credentials(MAIN)
    result = stsmfa.run(
        "--mfa-process", f"head -n 1 {codes}; sed -i 1d {codes}",
        wrapper=running(100),
    )  # fmt: skip
    assert result.status == 4
    assert len(double.calls()) == 2
    home.assert_untouched()


def test_a_command_that_does_not_end_is_ended_after_a_minute(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(
        "--mfa-process", "trap '' TERM; while :; do sleep 0.05; done",
        wrapper=running(100),
    )  # fmt: skip
    assert result.status == 1
    assert "60 seconds" in result.err
    home.assert_untouched()


def test_a_command_that_prints_without_end_is_ended_at_once(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--mfa-process", "exec yes")
    assert result.status == 1
    assert "--mfa-process: the command printed more than 4 KiB" in result.err
    home.assert_untouched()


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_file_that_others_may_write_gives_no_commands(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, mode: int
) -> None:
    home.write_credentials(_with_command("mfa_process", f"echo {code()}"), mode)
    result = stsmfa.run()
    assert result.status == 1
    assert "mfa_process" in result.err
    assert str(home.credentials) in result.err
    assert not double.calls()


def test_a_code_of_a_command_that_aws_refuses_is_no_matter_of_typing(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(_with_command("mfa_process", f"echo {double.wrong_code()}"))
    result = stsmfa.run(wrapper=FAST)
    assert result.status == 4
    assert result.err.splitlines()[-1] == (
        "hint: [default-long-term] mfa_process may have another device's seed, or a clock that is wrong"
    )
    home.assert_untouched()


def test_ctrl_c_reaches_the_command_and_ends_both(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("--mfa-process", "echo waiting for a touch >&2; sleep 30")
    terminal.expect("waiting for a touch")
    terminal.type("\x03")
    assert terminal.finish() == -signal.SIGINT
    home.assert_untouched()


@pytest.mark.parametrize("end", ["sleep 30", "kill -KILL $$", "echo no code"])
def test_the_terminal_shows_again_what_is_typed_when_a_command_has_hidden_it(
    home: Home, stsmfa: Program, end: str
) -> None:
    home.write_credentials(MAIN)
    command = f"stty -echo </dev/tty; echo hidden >&2; head -n1 </dev/tty >/dev/null; {end}"
    terminal = stsmfa.spawn("--mfa-process", command)
    terminal.expect("hidden")
    assert not terminal.modes()[3] & termios.ECHO
    terminal.answer("")
    if end.startswith("sleep"):
        terminal.type("\x03")
    assert terminal.finish() != 0
    assert terminal.modes()[3] & termios.ECHO
    home.assert_untouched()


def test_an_interactive_command_may_use_the_terminal(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(
        _with_command(
            "mfa_process",
            "printf PIN: >/dev/tty; read -r pin </dev/tty; echo $pin",
            "mfa_process_interactive = true",
        )
    )
    terminal = stsmfa.spawn()
    terminal.expect("PIN:")
    terminal.answer(code())
    assert terminal.finish() == 0
    assert QUESTION not in terminal.screen


@pytest.mark.skipif(not shutil.which("oathtool"), reason="oathtool is not installed")
def test_oathtool_reads_a_seed_as_the_help_has_it(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    (home.path / "seed").write_text(double.world.devices[LEE_DEVICE].seed + "\n")
    home.write_credentials(_with_command("mfa_process", "oathtool --totp --base32 - < ~/seed"))
    assert stsmfa.run().status == 0


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("op", 'op item get "AWS Account" --otp'),
        ("ykman", 'ykman oath accounts code --single "$STSMFA_MFA_SERIAL"'),
        ("pass", "pass otp aws/lee"),
    ],
)
def test_lines_for_the_other_keepers_reach_them_as_they_are_written(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path, tool: str,
    command: str,
) -> None:  # fmt: skip
    """The tools themselves need a vault or a key: what they are called with is what is held."""
    program = tmp_path / tool
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" >{tmp_path}/arguments\necho {code()}\n')
    program.chmod(0o755)
    home.write_credentials(_with_command("generate_token", command))
    assert stsmfa.run(env={"PATH": f"{tmp_path}:/usr/bin:/bin"}).status == 0
    expected = {
        "op": "item|get|AWS Account|--otp|",
        "ykman": f"oath|accounts|code|--single|{LEE_DEVICE}|",
        "pass": "otp|aws/lee|",
    }
    assert (tmp_path / "arguments").read_text() == expected[tool]
