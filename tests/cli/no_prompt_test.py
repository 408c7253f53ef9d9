"""Where nobody may be asked: cron, editors, direnv."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.clock import running
from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import PAT_KEY, READER, secret_of
from sts.errors import THROTTLED
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--no-prompt",), {}),
        ((), {"STSMFA_NO_PROMPT": "1"}),
        ((), {"DIRENV_IN_ENVRC": "1"}),
    ],
)
def test_a_stale_session_is_status_3_at_once(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    arguments: tuple[str, ...],
    env: dict[str, str],
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*arguments, env=env)
    assert terminal.finish() == 3
    assert "Enter AWS MFA code" not in terminal.screen
    assert "default" in terminal.screen
    assert not double.calls()
    home.assert_untouched()


def test_a_pipe_is_not_read(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), "--no-prompt").status == 3


def test_a_fresh_session_is_status_0(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
    assert stsmfa.run("--no-prompt").status == 0


def test_a_token_a_pipe_that_is_named_and_a_command_are_no_questions(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run("--no-prompt", "--token", code()).status == 0
    assert stsmfa.answer(code(), "--no-prompt", "--force", "--token-stdin").status == 0
    assert stsmfa.run("--no-prompt", "--force", "--mfa-process", f"echo {code()}").status == 0


def test_an_interactive_command_is_a_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(
        f"[default-long-term]\n{KEYS}mfa_process = echo {code()}\nmfa_process_interactive = True\n"
    )
    result = stsmfa.run("--no-prompt")
    assert result.status == 3
    assert "mfa_process" in result.err
    assert not double.calls()
    home.assert_untouched()


def test_quiet_says_nothing_for_0_and_3_and_everything_else(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    needed = stsmfa.run("--no-prompt", "-q", env={"AWS_ENDPOINT_URL_STS": None})
    assert (needed.status, needed.out, needed.err) == (3, "", "")
    done = stsmfa.run("--quiet", "--token", code())
    assert (done.status, done.out) == (0, "")
    fresh = stsmfa.run("-q")
    assert (fresh.status, fresh.out, fresh.err) == (0, "", "")
    wrong = stsmfa.run("-q", "--profile", "nobody")
    assert wrong.status == 1
    assert "nobody-long-term" in wrong.err


def test_without_mfa_no_code_is_needed(home: Home, double: StsDouble, stsmfa: Program) -> None:
    before = home.write_credentials(
        f"[default-long-term]\naws_access_key_id = {PAT_KEY}\n"
        f"aws_secret_access_key = {secret_of(PAT_KEY)}\nassume_role = {READER}\n"
    )
    result = stsmfa.run("--no-mfa", "--no-prompt")
    assert result.status == 0
    assert "TokenCode" not in double.calls()[0].parameters
    assert "SerialNumber" not in double.calls()[0].parameters
    home.assert_credentials(str(before) + session_section("default", double.session()))


def test_without_mfa_a_role_that_asks_for_it_says_so(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--no-mfa")
    assert result.status == 4
    assert "MFA" in result.err
    home.assert_untouched()


def test_without_mfa_a_busy_aws_is_tried_three_times(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    double.refuse(THROTTLED, calls=2)
    result = stsmfa.run("--no-mfa", wrapper=running(20))
    assert result.status == 0
    assert [call.outcome for call in double.calls()] == ["Throttling", "Throttling", "OK"]


def test_the_hint_repeats_what_says_which_session_is_meant(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    for verb in (("exec",), ("export",)):
        result = stsmfa.run(
            *verb, "--no-prompt", "-p", "developmentiam", "--assume-role", READER, "--force"
        )
        assert result.status == 3
        assert result.err.splitlines()[-1] == (
            f"hint: run in a terminal: stsmfa developmentiam --assume-role {READER} --force"
        )


@pytest.mark.parametrize("value", ["1", "yes", "on"])
def test_a_word_that_is_no_truth_runs_no_command(
    home: Home, stsmfa: Program, tmp_path: Path, value: str
) -> None:
    """It was meant to keep the command from being run where nobody can answer it."""
    ran = tmp_path / "ran"
    home.write_credentials(
        f"[default-long-term]\n{KEYS}mfa_process = touch {ran}\nmfa_process_interactive = {value}\n"
    )
    result = stsmfa.run("--no-prompt")
    assert result.status == 1
    assert f"mfa_process_interactive: {value}: is neither true nor false" in result.err
    assert not ran.exists()
