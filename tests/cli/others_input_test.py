"""What is in standard input is for the program of `exec`, for the shell's next command, for the
code: a command that yields codes or keys gets it in `refresh` alone."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN
from cli.support.home import Home
from cli.support.keeper import Keeper
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE
from sts.sts_double import StsDouble

CODE = Callable[[], str]
DATA = "".join(f"{number}\n" for number in range(1000))


def keys_from(command: str) -> str:
    return f"credential_process = {command}\naws_mfa_device = {LEE_DEVICE}\n"


@pytest.mark.parametrize("greedy", ["code", "keys"])
def test_exec_leaves_it_to_the_program(
    home: Home, stsmfa: Program, code: CODE, keeper: Keeper, greedy: str
) -> None:
    """ssh reads all that there is."""
    eats = "cat >/dev/null; "
    keys = keys_from(eats + keeper.command) if greedy == "keys" else KEYS
    home.write_credentials(f"[dev-long-term]\n{keys}mfa_process = {eats}echo {code()}\n")
    result = stsmfa.run("exec", "dev", "--", "cat", stdin=DATA)
    assert result.status == 0, result.err
    assert result.out == DATA


@pytest.mark.parametrize("verb", ["export", "console", "doctor"])
def test_every_other_verb_leaves_it_too(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper, verb: str
) -> None:
    eats = "cat >/dev/null; "
    stsmfa.environment["AWS_ENDPOINT_URL_SIGNIN"] = double.url
    home.write_credentials(
        f"[default-long-term]\n{keys_from(eats + keeper.command)}assume_role = {ADMIN}\n"
        f"mfa_process = {eats}echo {code()}\n"
    )
    result = stsmfa.run(verb, stdin=DATA, wrapper=("sh", "-c", '"$0" "$@" >/dev/null; cat'))
    assert keeper.runs == 1
    assert result.out == DATA


def test_refresh_passes_it_on(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(LOGIN)
    assert stsmfa.answer(code(), "--mfa-process", "cat").status == 0


def test_refresh_passes_no_code_on(
    home: Home, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    home.write_credentials(f"[default-long-term]\n{keys_from('cat >&2; ' + keeper.command)}")
    digits = code()
    result = stsmfa.answer(digits, "--token-stdin")
    assert result.status == 0
    assert digits not in result.err


def test_a_command_reads_the_terminal_if_there_is_one(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    piped = ("sh", "-c", 'seq 3 | "$0" "$@"')
    terminal = stsmfa.spawn(
        "exec", "--mfa-process", "printf PIN: >&2; head -n 1", "--", "cat", wrapper=piped
    )
    terminal.expect("PIN:")
    terminal.answer(code())
    terminal.expect("1\r\n2\r\n3\r\n")
    assert terminal.finish() == 0


def test_a_command_in_the_background_is_not_stopped_by_the_terminal(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    behind = ("bash", "-c", 'set -m; "$0" "$@" & wait $!')
    terminal = stsmfa.spawn(
        "exec", "--mfa-process", f"cat; echo {code()}", "--", "echo", "done", wrapper=behind
    )
    terminal.expect("done")
    assert terminal.finish() == 0


def test_a_browser_leaves_it_to_the_loop_around(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + f"assume_role = {ADMIN}\n")
    browser = home.path / "xdg-open"
    browser.write_text("#!/bin/sh\ncat >/dev/null\n: >$0.ran\n")
    browser.chmod(0o755)
    result = stsmfa.run(
        "console", "--open", "--mfa-process", f"echo {code()}", stdin=DATA,
        wrapper=("sh", "-c", '"$0" "$@"; cat'),
        env={"PATH": f"{home.path}:/usr/bin:/bin", "AWS_ENDPOINT_URL_SIGNIN": double.url},
    )  # fmt: skip
    assert (home.path / "xdg-open.ran").exists(), result.err
    assert result.out == DATA
