"""The recipes of stsmfa-day(7) for editors, Terraform and coding agents, run as they stand."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE
from sts.session_policies import SessionPolicy
from sts.sts_double import StsDouble

CODE = Callable[[], str]

PAGE = (Path(__file__).resolve().parents[2] / "man/stsmfa-day.7").read_text()
PROJECT = f"[project-dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
needs_jq = pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
needs_terraform = pytest.mark.skipif(
    not shutil.which("terraform"), reason="Terraform is not installed"
)


def recipe(beginning: str) -> str:
    """The one literal block of the page that begins so, as a reader sees it."""
    blocks = re.findall(r"(?s)\n\.Bd -literal(?: -offset indent)?\n(.*?)\n\.Ed", PAGE)
    (found,) = {block for block in blocks if block.startswith(beginning)}
    return found.replace("\\e", "\\")


@pytest.fixture
def environment(stsmfa: Program) -> dict[str, str]:
    """stsmfa on the PATH, and nothing that names a profile."""
    path = f"{stsmfa.path.parent}:{stsmfa.environment['PATH']}"
    return stsmfa.environment | {"PATH": path, "AWS_REGION": "us-east-1"}


@pytest.fixture
def project(home: Home, double: StsDouble) -> str:
    """The profile that needs no code for an hour; its access key id."""
    session = double.issue(3600, ADMIN)
    home.write_credentials(PROJECT + session_section("project-dev", session))
    home.write_config(recipe("[profile app-dev]\ncredential_process"))
    return session.access_key_id


def output(environment: Mapping[str, str], *command: str) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def key_that_an_sdk_finds(environment: Mapping[str, str], profile: str | None = None) -> str:
    """In a process of its own, as every program that has an SDK."""
    script = (
        "import botocore.session, sys\n"
        "session = botocore.session.Session(profile=sys.argv[1] or None)\n"
        "print(session.get_credentials().access_key)\n"
    )
    return output(environment, sys.executable, "-c", script, profile or "").strip()


# A window that asks.


def install_zenity(folder: Path, script: str) -> str:
    """A zenity of which nothing is seen; the PATH with it."""
    program = folder / "bin/zenity"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program.parent)


def test_a_window_asks_for_a_program_without_a_terminal(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    script = f'printf "%s\\n" "$DISPLAY" "$@" >{seen}; echo {code()}'
    path = f"{install_zenity(tmp_path, script)}:{stsmfa.environment['PATH']}"
    before = PROJECT + recipe("mfa_process = zenity") + "\n"
    home.write_credentials(before)
    out = tmp_path / "out"
    result = stsmfa.run(
        "export", "--format", "process", "--profile", "project-dev",
        env={"PATH": path, "DISPLAY": ":7"}, wrapper=("/bin/sh", "-c", f'exec "$@" >{out}', "sh"),
    )  # fmt: skip
    assert (result.status, result.err) == (0, "")
    assert seen.read_text().splitlines() == [
        ":7", "--entry", "--title", "AWS", "--text", f"MFA: {LEE_DEVICE}"
    ]  # fmt: skip
    session = double.session()
    assert json.loads(out.read_text())["AccessKeyId"] == session.access_key_id
    home.assert_credentials(before + session_section("project-dev", session))


@pytest.mark.parametrize("script", ["exit 1", "echo cannot open display >&2; exit 1"])
def test_a_window_that_is_closed_or_never_opens_is_no_code(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path, script: str
) -> None:
    path = f"{install_zenity(tmp_path, script)}:{stsmfa.environment['PATH']}"
    home.write_credentials(PROJECT + recipe("mfa_process = zenity") + "\n")
    command = ("export", "--format", "process", "--profile", "project-dev")
    result = stsmfa.run(*command, env={"PATH": path})
    assert (result.status, result.out) == (1, "")
    assert "[project-dev-long-term] mfa_process: the command failed with status 1" in result.err
    assert not double.calls()
    home.assert_untouched()


# By the profile's name.


def test_a_debugged_program_gets_the_profile_by_a_variable(
    environment: dict[str, str], project: str
) -> None:
    variables = json.loads("{" + recipe('"env"') + "}")["env"]
    assert key_that_an_sdk_finds(environment | variables) == project


def test_terraforms_block_is_in_its_grammar_and_names_that_profile(
    environment: dict[str, str], project: str
) -> None:
    block = recipe('provider "aws"')
    (name,) = re.findall(r'(?m)^  profile = "(.+)"$', block)
    assert key_that_an_sdk_finds(environment, name) == project


@needs_terraform
def test_terraform_signs_with_the_session_of_that_profile(
    double: StsDouble, environment: dict[str, str], project: str, tmp_path: Path
) -> None:
    """Its backend s3, which is part of it and finds credentials as its provider does."""
    (argument,) = re.findall(r"(?m)^  (profile = .+)$", recipe('provider "aws"'))
    where = f'endpoints = {{ sts = "{double.url}", s3 = "{double.url}" }}'
    settings = (argument, 'bucket = "b"', 'key = "k"', 'region = "us-east-1"', where,
                f'custom_ca_bundle = "{double.ca}"')  # fmt: skip
    body = "\n".join(settings)
    (tmp_path / "main.tf").write_text(f'terraform {{\nbackend "s3" {{\n{body}\n}}\n}}\n')
    subprocess.run(
        ["terraform", f"-chdir={tmp_path}", "init", "-input=false", "-no-color"],
        env=environment | {"CHECKPOINT_DISABLE": "1"}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    callers = {(call.action, call.access_key_id) for call in double.calls()}
    assert ("GetCallerIdentity", project) in callers


def test_however_many_start_at_once_there_is_one_call(
    home: Home, double: StsDouble, environment: dict[str, str], code: CODE
) -> None:
    home.write_credentials(PROJECT + f"mfa_process = echo {code()}\n")
    home.write_config(recipe("[profile app-dev]\ncredential_process"))
    script = "import botocore.session as b; b.Session(profile='app-dev').get_credentials().token"
    started = [
        subprocess.Popen([sys.executable, "-c", script], env=environment) for _ in range(4)
    ]
    assert [process.wait(60) for process in started] == [0] * 4
    assert len(double.calls()) == 1


# Coding agents.


def agents_command() -> str:
    """What the agent runs by a shell."""
    settings = json.loads("{" + recipe('"awsCredentialExport"') + "}")
    return str(settings["awsCredentialExport"])


def test_an_agent_gets_the_keys_in_the_form_of_credential_process(
    environment: dict[str, str], project: str
) -> None:
    keys = json.loads(output(environment, "/bin/sh", "-c", agents_command()))
    assert (keys["Version"], keys["AccessKeyId"]) == (1, project)
    assert keys.keys() >= {"SecretAccessKey", "SessionToken", "Expiration"}


@needs_jq
def test_an_older_agent_gets_them_in_the_form_of_sts(
    environment: dict[str, str], project: str
) -> None:
    (filter_,) = re.findall(r"(?m)^\.Ql (\| jq .*)$", PAGE)
    command = agents_command() + " " + filter_.replace("\\(aq", "'")
    answer = json.loads(output(environment, "/bin/sh", "-c", command))
    assert answer.keys() == {"Credentials"}
    assert answer["Credentials"]["AccessKeyId"] == project


def test_an_agent_can_have_less_power(
    home: Home, double: StsDouble, stsmfa: Program, environment: dict[str, str], tmp_path: Path
) -> None:
    shared = double.issue(3600, with_code=True)
    dev = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
    home.write_credentials(dev + session_section(f"mfa-{KEYS.split()[2]}", shared))
    agent = tmp_path / "claude"
    agent.write_text("#!/bin/sh\necho $AWS_ACCESS_KEY_ID\n")
    agent.chmod(0o755)
    line = recipe("$ stsmfa exec --policy-arn")
    assert line.endswith(" claude")
    with_agent = environment | {"PATH": f"{tmp_path}:{environment['PATH']}"}
    assert output(with_agent, "/bin/sh", "-c", line.removeprefix("$ ")) == (
        double.session().access_key_id + "\n"
    )
    arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    assert double.session().policy == SessionPolicy("", (arn,))
    home.assert_untouched()
