"""export: the session on standard output, and nothing else there. How shells read each format is
the business of tests/conformance/export."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, session_section
from cli.support.outputs import into, session_variables
from cli.support.program import Program, Result
from cli.support.terminal import CTRL_C
from sts.default_world import ACCOUNT, ADMIN
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]
PROCESS = ("export", "--format", "process")


@pytest.fixture
def issue(home: Home, double: StsDouble) -> Callable[[float], Session]:
    """A file with a role's session in it that is good for so many seconds."""

    def issue(left: float) -> Session:
        session = double.issue(left, ADMIN)
        home.write_credentials(MAIN + session_section("default", session))
        return session

    return issue


@pytest.fixture
def export(stsmfa: Program, tmp_path: Path) -> Callable[..., tuple[Result, str]]:
    """A run, and what it has printed."""

    def export(*arguments: str, **how: object) -> tuple[Result, str]:
        path = tmp_path / "out"
        result = stsmfa.run(*arguments, wrapper=into(path), **how)  # type: ignore[arg-type]
        return result, path.read_text()

    return export


def expected_json(session: Session) -> dict[str, object]:
    variables = session_variables(session)
    return {
        "Version": 1,
        "AccessKeyId": session.access_key_id,
        "SecretAccessKey": session.secret,
        "SessionToken": session.token,
        "Expiration": variables["AWS_CREDENTIAL_EXPIRATION"],
        "AccountId": ACCOUNT,
    }


# Shells.


def test_a_shell_evaluates_it(
    stsmfa: Program, issue: Callable[[float], Session], tmp_path: Path
) -> None:
    session = issue(3600)
    (tmp_path / "script").write_text(f'eval "$({stsmfa.path} export)"; exec env -0 >"$1"\n')
    env = stsmfa.environment | {"AWS_PROFILE": "default", "AWS_SECURITY_TOKEN": "stale"}
    script = ["sh", str(tmp_path / "script"), str(tmp_path / "out")]
    ran = subprocess.run(script, env=env, capture_output=True, check=True, start_new_session=True)
    assert (ran.stdout, ran.stderr) == (b"", b"")
    entries = (tmp_path / "out").read_text().rstrip("\0").split("\0")
    found = dict(entry.split("=", 1) for entry in entries)
    assert found.items() >= session_variables(session).items()
    assert (found["ASSUMED_ROLE"], found["AWS_ACCOUNT_ID"]) == ("default", ACCOUNT)
    assert not {"AWS_PROFILE", "AWS_SECURITY_TOKEN", "AWS_REGION"} & set(found)


def test_a_file_for_docker_is_variables_and_nothing_else(
    issue: Callable[[float], Session], export: Callable[..., tuple[Result, str]]
) -> None:
    session = issue(3600)
    result, text = export("export", "--format", "env-no-export", env={"AWS_REGION": "eu-west-1"})
    assert (result.status, result.err) == (0, "")
    assert dict(line.split("=", 1) for line in text.splitlines()) == {
        **session_variables(session),
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCOUNT_ID": ACCOUNT,
        "ASSUMED_ROLE": "default",
    }


def test_the_question_and_every_word_are_off_standard_output(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("export", wrapper=into(tmp_path / "out"))
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 0
    lines = (tmp_path / "out").read_text().splitlines()
    assert [line for line in lines if not line.startswith(("unset ", "export "))] == []
    assert f"export AWS_SESSION_TOKEN='{double.session().token}';" in lines
    assert "INFO - Success!" in terminal.screen


def test_ctrl_c_at_the_question_exports_nothing(
    home: Home, stsmfa: Program, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("export", wrapper=into(tmp_path / "out"))
    terminal.expect_question()
    terminal.type(CTRL_C)
    assert terminal.finish() == -2
    assert (tmp_path / "out").read_text() == ""
    home.assert_untouched()


def test_a_pipe_is_no_answer(
    home: Home, double: StsDouble, code: CODE, export: Callable[..., tuple[Result, str]]
) -> None:
    home.write_credentials(MAIN)
    result, text = export("export", stdin=f"{code()}\n")
    assert (result.status, text) == (3, "")
    assert not double.calls()
    home.assert_untouched()


# credential_process.


def test_process_is_one_line_of_json(
    issue: Callable[[float], Session], export: Callable[..., tuple[Result, str]]
) -> None:
    session = issue(3600)
    result, text = export(*PROCESS)
    assert (result.status, result.err) == (0, "")
    assert text.count("\n") == 1 and text.endswith("\n")
    assert json.loads(text) == expected_json(session)


def test_process_has_the_account_of_a_session_without_a_role(
    home: Home, double: StsDouble, export: Callable[..., tuple[Result, str]]
) -> None:
    session = double.issue(43200)
    home.write_credentials(LOGIN + session_section("default", session))
    result, text = export(*PROCESS)
    assert result.status == 0
    assert json.loads(text) == expected_json(session)


def test_process_asks_nobody(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    """An SDK may start it at any time, on whatever terminal."""
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*PROCESS, wrapper=into(tmp_path / "out"))
    assert terminal.finish() == 3
    assert "Enter AWS MFA code" not in terminal.screen
    assert (tmp_path / "out").read_text() == ""
    assert not double.calls()
    home.assert_untouched()


def test_process_asks_where_it_is_told_to(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*PROCESS, "--prompt", wrapper=into(tmp_path / "out"))
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 0
    assert json.loads((tmp_path / "out").read_text()) == expected_json(double.session())


def test_process_takes_a_code_from_a_command(
    home: Home, double: StsDouble, code: CODE, export: Callable[..., tuple[Result, str]]
) -> None:
    home.write_credentials(f"{LOGIN}mfa_process = echo {code()}\n")
    result, text = export(*PROCESS)
    assert result.status == 0, result.err
    assert json.loads(text) == expected_json(double.session())


def test_process_renews_before_botocore_asks_again(
    double: StsDouble,
    issue: Callable[[float], Session],
    code: CODE,
    export: Callable[..., tuple[Result, str]],
) -> None:
    session = issue(14 * 60)
    result, text = export("export")
    assert session.token in text, "a shell has it renewed 5 minutes before its end"
    result, text = export(*PROCESS, "--renew-before", "5m")
    assert json.loads(text) == expected_json(session), "somebody wants it so"
    result, text = export(*PROCESS, "--mfa-process", f"echo {code()}")
    assert result.status == 0, result.err
    renewed = double.session()
    assert renewed.token != session.token
    assert json.loads(text) == expected_json(renewed)


def test_a_session_near_its_end_is_better_than_none(
    double: StsDouble,
    issue: Callable[[float], Session],
    export: Callable[..., tuple[Result, str]],
) -> None:
    session = issue(14 * 60)
    result, text = export(*PROCESS)
    assert result.status == 0
    assert json.loads(text) == expected_json(session)
    assert result.err == ""  # a success, and no news to an SDK
    assert not double.calls()
    result, _ = export(*PROCESS, "-v")
    assert "WARNING - The renewal failed, the session that is left is used" in result.err


def test_an_sdk_hears_nothing_of_a_success_and_everything_of_a_failure(
    home: Home, double: StsDouble, export: Callable[..., tuple[Result, str]], code: CODE
) -> None:
    home.write_credentials(MAIN)
    result, _ = export(*PROCESS, "--token", code())
    assert (result.status, result.err) == (0, "")
    result, text = export(*PROCESS, "--force", "--token", double.wrong_code())
    assert (result.status, text) == (4, "")
    lines = [line.split(": ")[1] for line in result.err.splitlines() if line.startswith("stsmfa: ")]
    assert lines == ["endpoint"]
    assert "MultiFactorAuthentication failed" in result.err


def test_boto3_takes_it(
    home: Home, double: StsDouble, stsmfa: Program, issue: Callable[[float], Session]
) -> None:
    session = issue(3600)
    process = f"{stsmfa.path} export --format process --profile default"
    home.write_config(f"[profile app]\ncredential_process = {process}\n")
    script = (
        "import boto3; c = boto3.Session(profile_name='app').get_credentials();"
        "f = c.get_frozen_credentials(); print(f.access_key, hash(f.token), c.method)"
    )
    command = ["/usr/bin/python3", "-c", script]
    env = stsmfa.environment | {"PYTHONHASHSEED": "0"}
    ran = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    by_hash = ["/usr/bin/python3", "-c", f"print(hash({session.token!r}))"]
    token = subprocess.run(by_hash, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout == f"{session.access_key_id} {token.stdout.strip()} custom-process\n"


# What goes wrong.


@pytest.mark.parametrize("name", ["json", "", "zsh"])
def test_an_unknown_format_is_answered_with_the_known_ones(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("export", f"--format={name}", "--token", code())
    assert (result.status, result.out) == (2, "")
    shown = f"{name}: " if name else ""
    assert result.err == (
        f"stsmfa: --format: {shown}no such format: there are env, bash, sh, env-no-export, fish, "
        "powershell, windows-cmd, process\n"
    )
    assert not double.calls()
    home.assert_untouched()


def test_a_full_disk_is_no_success(
    stsmfa: Program, issue: Callable[[float], Session]
) -> None:
    issue(3600)
    for form in ("env", "process"):
        wrapper = into(Path("/dev/full"))
        result = stsmfa.run("export", "--format", form, wrapper=wrapper)
        assert result.status == 1
        assert result.err == "stsmfa: write: standard output: No space left on device\n"


def test_a_reader_that_has_gone_is_no_success(
    stsmfa: Program, issue: Callable[[float], Session]
) -> None:
    issue(3600)
    reading, writing = os.pipe()
    os.close(reading)
    command = [str(stsmfa.path), "export"]
    ran = subprocess.run(
        command, env=stsmfa.environment, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert ran.returncode == 1
    assert ran.stderr == b"stsmfa: write: standard output: Broken pipe\n"


def test_what_a_format_cannot_write_is_refused_by_name(
    home: Home, double: StsDouble, export: Callable[..., tuple[Result, str]]
) -> None:
    session = double.issue(3600, ADMIN)
    text = f"[50% more-long-term]\n{KEYS}assume_role = {ADMIN}\n"
    home.write_credentials(text + session_section("50% more", session))
    result, printed = export("export", "--format", "windows-cmd", "--profile", "50% more")
    assert (result.status, printed) == (1, "")
    assert result.err == (
        "stsmfa: export --format windows-cmd: ASSUMED_ROLE: its value holds one of \" % !, which "
        "this format cannot write\n"
    )
    result, printed = export("export", "--profile", "50% more")
    assert result.status == 0
    assert "export ASSUMED_ROLE='50% more';\n" in printed
