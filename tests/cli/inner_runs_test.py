"""A command that yields codes or keys may run stsmfa: that acts under the lock of the outer run."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.home import Home
from cli.support.keeper import printed_keys
from cli.support.program import Program
from cli.support.starters import start
from sts.default_world import (
    ADMIN,
    KIM_DEVICE,
    KIM_KEY,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    READER,
    secret_of,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]
VARIABLE = "STSMFA_HELD_LOCK"


@pytest.fixture
def base(double: StsDouble) -> str:
    """A profile of somebody else's, whose code nobody has to type."""
    return (
        f"[base-long-term]\naws_access_key_id = {KIM_KEY}\n"
        f"aws_secret_access_key = {secret_of(KIM_KEY)}\naws_mfa_device = {KIM_DEVICE}\n"
        f"mfa_process = echo {double.code(KIM_DEVICE)}\n"
    )


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Keys that are read with the session of [base]."""
    keys = tmp_path / "vault.json"
    keys.write_text(printed_keys())
    return keys


def section_of(name: str, command: str, more: str = "") -> str:
    return (
        f"[{name}-long-term]\ncredential_process = {command}\naws_mfa_device = {LEE_DEVICE}\n{more}"
    )


def test_keys_may_come_from_a_run_of_stsmfa(
    home: Home, stsmfa: Program, code: CODE, base: str, vault: Path
) -> None:
    inner = f"{stsmfa.path} exec base -- cat {vault}"
    home.write_credentials(base + section_of("dev", inner, f"mfa_process = echo {code()}\n"))
    began = time.monotonic()
    result = stsmfa.run("exec", "dev", "--", "true")
    assert result.status == 0, result.err
    assert time.monotonic() - began < 10
    assert {"base", "dev"} <= set(home.sections())


def test_so_may_codes(home: Home, stsmfa: Program, code: CODE, base: str) -> None:
    home.write_credentials(
        base + f"[dev-long-term]\naws_access_key_id = {LEE_KEY}\n"
        f"aws_secret_access_key = {LEE_SECRET}\naws_mfa_device = {LEE_DEVICE}\n"
        f"mfa_process = {stsmfa.path} exec base -- echo {code()}\n"
    )
    assert stsmfa.run("--profile", "dev").status == 0


def test_so_may_the_keys_of_a_batch(
    home: Home, stsmfa: Program, code: CODE, base: str, vault: Path
) -> None:
    inner = f"{stsmfa.path} exec base -- cat {vault}"
    home.write_credentials(section_of("dev", inner, f"mfa_process = echo {code()}\n") + base)
    result = stsmfa.run("--all", "dev")
    assert result.status == 0, result.err


@pytest.mark.linux
def test_both_may_ask_the_person_one_after_the_other(
    home: Home, double: StsDouble, stsmfa: Program, base: str, vault: Path
) -> None:
    """Who waits meanwhile is told who is asked for what, and by whom."""
    asks = base.replace("mfa_process", "comment")
    home.write_credentials(asks + section_of("dev", f"{stsmfa.path} exec base -- cat {vault}"))
    terminal = stsmfa.spawn("exec", "dev", "--", "echo", "done")
    terminal.expect("stsmfa: profile base")
    terminal.expect_question()
    waiter = stsmfa.run("--profile", "dev", "--no-prompt")
    assert waiter.status == 3
    assert f"is asking for a code for [base] on {terminal.name}" in waiter.err
    terminal.answer(double.code(KIM_DEVICE))
    terminal.expect("stsmfa: profile dev")
    terminal.expect_question()
    waiter = stsmfa.run("--profile", "dev", "--no-prompt")
    assert f"stsmfa {terminal.pid} is asking for a code for [dev]" in waiter.err
    terminal.answer(double.code(LEE_DEVICE))
    terminal.expect("done")
    assert terminal.finish() == 0


def test_six_starters_run_it_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, base: str, vault: Path
) -> None:
    runs = home.path / "runs"
    inner = f"echo ran >>{runs}; sleep 0.3; {stsmfa.path} exec base -- cat {vault}"
    home.write_credentials(base + section_of("dev", inner, f"mfa_process = echo {code()}\n"))
    started = start(stsmfa, 6, "exec", "dev", "--", "true")
    assert [stsmfa.finish(process).status for process in started] == [0] * 6
    assert runs.read_text() == "ran\n"
    assert len(double.calls("GetSessionToken")) == 2


@pytest.mark.parametrize("key", ["credential_process", "mfa_process"])
def test_a_profile_that_needs_itself_ends_at_once(
    home: Home, double: StsDouble, stsmfa: Program, key: str
) -> None:
    inner = f"{stsmfa.path} exec dev -- true"
    keys = section_of("dev", inner)
    if key == "mfa_process":
        keys = (
            f"[dev-long-term]\naws_access_key_id = {LEE_KEY}\nmfa_process = {inner}\n"
            f"aws_secret_access_key = {LEE_SECRET}\naws_mfa_device = {LEE_DEVICE}\n"
        )
    home.write_credentials(keys)
    began = time.monotonic()
    result = stsmfa.run("--profile", "dev")
    assert result.status == 1
    assert "[dev] -> [dev]" in result.err
    assert time.monotonic() - began < 10
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("first", [["--profile", "a"], ["--all"], ["doctor", "a"]])
def test_so_does_one_that_needs_itself_through_others(
    home: Home, stsmfa: Program, first: list[str]
) -> None:
    home.write_credentials(
        "".join(
            section_of(name, f"{stsmfa.path} exec {other} -- true")
            for name, other in [("a", "b"), ("b", "c"), ("c", "a")]
        )
    )
    result = stsmfa.run(*first)
    assert result.status == 1
    assert "[a] -> [b] -> [c] -> [a]" in result.err or "[b] -> [c] -> [a] -> [b]" in result.err
    home.assert_untouched()


def test_a_run_for_another_file_passes_the_word_on(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, base: str
) -> None:
    """The keys of [dev] come from a run for another file, whose keys come from [base] of this one:
    it would wait for us."""
    other = home.path / "other"
    inner = f"{stsmfa.path} export --format process"
    outer_file = f"AWS_SHARED_CREDENTIALS_FILE={home.credentials}"
    other.write_text(
        f"[middle-long-term]\nassume_role = {ADMIN}\n"
        f"credential_process = {outer_file} {inner} base\n"
    )
    other.chmod(0o600)
    home.write_credentials(
        base + f"[dev-long-term]\nassume_role = {READER}\n"
        f"credential_process = AWS_SHARED_CREDENTIALS_FILE={other} {inner} middle\n"
    )
    began = time.monotonic()
    result = stsmfa.run("dev")
    assert time.monotonic() - began < 20
    assert result.status == 0, result.err
    assert {"base", "dev"} <= set(home.sections())


def test_the_word_is_for_the_commands_and_nobody_else(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    seen = home.path / "seen"
    home.write_credentials(
        f"[dev-long-term]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
        f"aws_mfa_device = {LEE_DEVICE}\nmfa_process = env >{seen}; echo {code()}\n"
    )
    names = ("sh", "-c", "env | cut -d= -f1")
    result = stsmfa.run("exec", "dev", "--", *names, env={VARIABLE: "of,somebody"})
    assert result.status == 0
    assert VARIABLE not in result.out
    words = [line for line in seen.read_text().splitlines() if line.startswith(f"{VARIABLE}=")]
    assert len(words) == 1
    innermost, outer = words[0].removeprefix(f"{VARIABLE}=").split(" ")
    assert innermost.endswith(",dev")
    assert outer == "of,somebody"  # which may be another file's


def test_a_forged_word_opens_nothing(home: Home, stsmfa: Program, code: CODE, base: str) -> None:
    """It waits like everybody else."""
    seen, goes_on = home.path / "seen", home.path / "fifo"
    os.mkfifo(goes_on)
    holds = f"echo >{seen}; cat {goes_on}"
    home.write_credentials(
        base + f"[dev-long-term]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = "
        f"{LEE_SECRET}\naws_mfa_device = {LEE_DEVICE}\nmfa_process = {holds}\n"
    )
    holder = stsmfa.start("--profile", "dev")
    while not seen.exists():
        time.sleep(0.01)
    forger = stsmfa.run(
        "--profile", "base", "--lock-timeout", "1s", env={VARIABLE: "0123456789abcdef,dev"}
    )
    goes_on.write_text(code())
    assert stsmfa.finish(holder).status == 0
    assert forger.status == 3
    assert "holds the session lock" in forger.err


def test_the_code_that_an_inner_run_sent_is_known_to_the_next(
    home: Home, double: StsDouble, stsmfa: Program, vault: Path
) -> None:
    """Of the same device: the outer run must not send it once more."""
    digits = double.code(LEE_DEVICE)
    keys = f"aws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    login = f"[login-long-term]\n{keys}aws_mfa_device = {LEE_DEVICE}\nmfa_process = echo {digits}\n"
    inner = f"{stsmfa.path} exec login -- cat {vault}"
    home.write_credentials(login + section_of("dev", inner))
    result = stsmfa.run("--profile", "dev", "--token", digits)
    assert result.status == 4
    assert "this code was just used" in result.err
    assert len(double.calls("GetSessionToken")) == 1


def test_several_at_once_are_one_question_and_one_call(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, base: str, vault: Path
) -> None:
    """They wait for each other, though none of them waits for the outer run."""
    ended = home.path / "ended"
    one = f"{{ {stsmfa.path} exec base -- true; echo $? >>{ended}; }} & "
    inner = f"sh -c '{one * 4} wait; cat {vault}'"
    slow = base.replace("mfa_process = ", "mfa_process = sleep 0.3; ")
    home.write_credentials(slow + section_of("dev", inner, f"mfa_process = echo {code()}\n"))
    result = stsmfa.run("exec", "dev", "--", "true")
    assert result.status == 0, result.err
    assert ended.read_text() == "0\n" * 4, result.err
    assert len(double.calls("GetSessionToken")) == 2


def test_one_inside_one_inside_waits_for_neither(
    home: Home, stsmfa: Program, code: CODE, base: str, vault: Path
) -> None:
    deep = f"{stsmfa.path} exec base -- cat {vault}"
    middle = f"{stsmfa.path} exec mid -- cat {vault}"
    gives = f"mfa_process = echo {code()}\n"
    home.write_credentials(base + section_of("mid", deep, gives) + section_of("dev", middle))
    began = time.monotonic()
    result = stsmfa.run("exec", "--no-prompt", "dev", "--", "true")
    assert result.status == 3, result.err  # there is no code for it
    assert time.monotonic() - began < 10
    assert {"base", "mid"} <= set(home.sections())
