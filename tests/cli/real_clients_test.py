"""The programs that people use, with what stsmfa gives them: to the end of the errand."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cli.support.examples import KEYS, MAIN
from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import ADMIN, LEE, LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]

TESTS = Path(__file__).resolve().parents[1]
SDK = os.environ.get("STSMFA_JAVASCRIPT_SDK", "")
AWS = "/usr/bin/aws"
HOUR = 3600

AS_ADMIN = "arn:aws:sts::123456789012:assumed-role/iamAdmin/"

needs_aws = pytest.mark.skipif(not Path(AWS).exists(), reason="the AWS CLI is not installed")
needs_rclone = pytest.mark.skipif(not shutil.which("rclone"), reason="rclone is not installed")

LOGIN = f"[login-long-term]\n{KEYS}"
"""The pattern to recommend: a session without a role, from which every SDK assumes its roles."""

APP = f"""\
[profile app-dev]
role_arn = {ADMIN}
source_profile = login
"""

SWROLE = f"""\
[profile project-dev]
role_arn = {ADMIN}
source_profile = login

[profile app-dev]
credential_process = stsmfa export --format process --profile project-dev
"""
"""As swrole's users have it, `swrole -j project-dev` replaced."""


class Client:
    """A program that goes on for long, and says who it is when it is asked."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def ask(self) -> dict[str, str]:
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._process.stderr.read()
        answer: dict[str, str] = json.loads(line)
        return answer

    def arn(self) -> str:
        answer = self.ask()
        assert "arn" in answer, answer
        return answer["arn"]

    def close(self) -> None:
        self._process.communicate(timeout=20)


@pytest.fixture
def environment(stsmfa: Program, asked: list[str], double: StsDouble) -> dict[str, str]:
    """For AWS's own tools: stsmfa on the PATH, and everything at AWS's own addresses, which lead to
    the double. Node knows no proxies, but the variables of single services."""
    path = f"{stsmfa.path.parent}:{stsmfa.environment['PATH']}"
    return stsmfa.environment | {
        "PATH": path,
        "AWS_ENDPOINT_URL_STS": double.url,
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NODE_EXTRA_CA_CERTS": str(double.ca),
        "NODE_NO_WARNINGS": "1",
    }


@pytest.fixture(
    params=[
        pytest.param(
            "javascript",
            marks=pytest.mark.skipif(not SDK, reason="the AWS SDK for JavaScript is not installed"),
        ),
        "boto3",
    ]
)
def start(request: pytest.FixtureRequest) -> Iterator[Callable[[Mapping[str, str]], Client]]:
    command = {
        "javascript": ["node", str(TESTS / "javascript/identities.cjs"), SDK],
        "boto3": ["/usr/bin/python3", str(TESTS / "cli/support/identities.py")],
    }[request.param]
    clients: list[Client] = []

    def started(environment: Mapping[str, str]) -> Client:
        clients.append(Client(command, environment))
        return clients[-1]

    yield started
    for client in clients:
        client.close()


def run(environment: Mapping[str, str], *command: str) -> str:
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        start_new_session=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def aws(environment: Mapping[str, str], *words: str) -> Any:
    return json.loads(run(environment, AWS, *words, "--output", "json") or "null")


@pytest.mark.parametrize("config", [APP, SWROLE], ids=["source_profile", "credential_process"])
def test_a_program_runs_across_an_expiry_without_restart_or_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock,
    environment: dict[str, str], start: Callable[[Mapping[str, str]], Client], config: str,
) -> None:  # fmt: skip
    home.write_credentials(LOGIN)
    home.write_config(config)
    assert stsmfa.answer(code(), "--profile", "login").status == 0
    client = start(environment | {"AWS_PROFILE": "app-dev"})
    assert client.arn().startswith(AS_ADMIN)
    assert client.arn().startswith(AS_ADMIN)
    assert len(double.calls("AssumeRole")) == 1, "a session is used while it lasts"
    clock.set(2 * HOUR)
    assert client.arn().startswith(AS_ADMIN)
    assert len(double.calls("AssumeRole")) == 2
    assert len({call.access_key_id for call in double.calls("GetCallerIdentity")}) == 2
    assert [call for call in double.calls() if call.outcome != "OK"] == []
    assert not any("TokenCode" in call.parameters for call in double.calls("AssumeRole"))


@pytest.mark.parametrize(("config", "goes_on"), [(APP, False), (SWROLE, True)],
                         ids=["source_profile", "credential_process"])
def test_a_program_goes_on_past_the_end_of_the_session_by_credential_process_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock,
    environment: dict[str, str], start: Callable[[Mapping[str, str]], Client], config: str,
    goes_on: bool,
) -> None:  # fmt: skip
    """[login] has ended and been made anew: who has read the file once does not see it."""
    home.write_credentials(LOGIN)
    home.write_config(config)
    assert stsmfa.answer(code(), "--profile", "login").status == 0
    client = start(environment | {"AWS_PROFILE": "app-dev"})
    assert client.arn().startswith(AS_ADMIN)
    clock.set(13 * HOUR)
    assert stsmfa.answer(code(), "--profile", "login").status == 0
    answer = client.ask()
    assert ("arn" in answer) == goes_on, answer


def test_a_program_goes_on_when_somebody_has_given_the_code_that_it_lacked(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock,
    environment: dict[str, str], start: Callable[[Mapping[str, str]], Client],
) -> None:  # fmt: skip
    """A role that wants a code each time: nobody is asked behind the program's back. boto3 passes on
    what stsmfa says, JavaScript's chain of providers keeps it for itself."""
    home.write_credentials(f"[project-dev-long-term]\n{KEYS}assume_role = {ADMIN}\n")
    home.write_config(SWROLE.partition("\n\n")[2])
    assert stsmfa.answer(code(), "--profile", "project-dev").status == 0
    client = start(environment | {"AWS_PROFILE": "app-dev"})
    assert client.arn().startswith(AS_ADMIN)
    clock.set(2 * HOUR)
    error = client.ask()["error"]
    assert "MFA code" in error or error == "Could not load credentials from any providers"
    assert stsmfa.answer(code(), "--profile", "project-dev").status == 0
    assert client.arn().startswith(AS_ADMIN)
    assert [call.outcome for call in double.calls()] == ["OK"] * 4


@needs_aws
@pytest.mark.parametrize("config", [APP, SWROLE], ids=["source_profile", "credential_process"])
def test_the_aws_cli_is_the_role(
    home: Home, stsmfa: Program, code: CODE, environment: dict[str, str], config: str
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(config)
    assert stsmfa.answer(code(), "--profile", "login").status == 0
    identity = aws(environment, "--profile", "app-dev", "sts", "get-caller-identity")
    assert identity["Arn"].startswith(AS_ADMIN)


@needs_aws
def test_the_aws_cli_says_what_is_to_be_done_when_a_code_is_needed(
    home: Home, environment: dict[str, str]
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(SWROLE)
    done = subprocess.run(
        [AWS, "--profile", "app-dev", "sts", "get-caller-identity"], env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode != 0
    assert "stsmfa" in done.stderr
    assert "MFA code" in done.stderr


def test_exec_finds_the_device_that_nothing_names(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """As awsdo's users do: AWS_PROFILE=myaws stsmfa exec -- env."""
    home.write_credentials(
        f"[myaws]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    )
    home.write_config("[profile myaws]\nregion = us-east-1\n")
    terminal = stsmfa.spawn("exec", "--", "env", env={"AWS_PROFILE": "myaws"})
    terminal.expect(f"device [{LEE_DEVICE}]")
    terminal.answer(code())
    shown = terminal.expect_pattern(r"(?m)^AWS_ACCESS_KEY_ID=ASIA\w+\r$") + terminal.screen
    assert terminal.finish() == 0
    stsmfa.printed.clear()  # the secrets, as they should
    session = double.session()
    assert session.user is not None and session.user.arn == LEE
    assert session.mfa_time is not None
    variables = dict(
        line.split("=", 1) for line in (shown + terminal.screen).splitlines() if "=" in line
    )
    assert variables["AWS_ACCESS_KEY_ID"] == session.access_key_id
    assert variables["AWS_SECRET_ACCESS_KEY"] == session.secret
    assert variables["AWS_SESSION_TOKEN"] == session.token
    assert variables["AWS_REGION"] == "us-east-1"
    assert "AWS_PROFILE" not in variables
    assert double.calls()[0].action == "ListMFADevices"


@needs_aws
def test_a_trust_policy_is_changed_with_the_role_of_the_readme(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, environment: dict[str, str]
) -> None:
    """The errand of aws-mfa's users."""
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), "--profile", "developmentiam").status == 0
    role = ("--profile", "developmentiam", "iam")
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::123456789012:user/teams/kim"},
                "Action": "sts:AssumeRole",
                "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
            }
        ],
    }
    aws(environment, *role, "update-assume-role-policy", "--role-name", "reader",
        "--policy-document", json.dumps(policy))  # fmt: skip
    shown = aws(environment, *role, "get-role", "--role-name", "reader")["Role"]
    statement = shown["AssumeRolePolicyDocument"]["Statement"][0]
    assert statement["Principal"] == {"AWS": ["arn:aws:iam::123456789012:user/teams/kim"]}
    assert statement["Condition"] == {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    callers = {call.caller for call in double.calls() if call.service == "iam"}
    assert callers == {AS_ADMIN + "lee"}


def test_sdks_read_the_rewritten_profile(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, environment: dict[str, str],
    start: Callable[[Mapping[str, str]], Client],
) -> None:  # fmt: skip
    home.write_credentials("# a comment\n" + MAIN)
    for _ in range(2):
        assert stsmfa.answer(code(), "--profile", "developmentiam", "--force").status == 0
    client = start(environment | {"AWS_PROFILE": "developmentiam"})
    assert client.arn() == AS_ADMIN + "lee"
    assert double.calls()[-1].access_key_id == double.session().access_key_id


@needs_rclone
def test_rclone_reads_the_rewritten_profile(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, environment: dict[str, str]
) -> None:
    """And with it the AWS SDK for Go."""
    home.write_credentials(MAIN)
    for _ in range(2):
        assert stsmfa.answer(code(), "--profile", "developmentiam", "--force").status == 0
    remote = ":s3,env_auth=true,profile=developmentiam,provider=Other,region=us-east-1"
    without = {"https_proxy", "AWS_CA_BUNDLE"}  # rclone has options for both
    shown = run(
        {name: value for name, value in environment.items() if name not in without},
        "rclone", "--config", "/dev/null", "--ca-cert", str(double.ca),
        "lsd", f'{remote},endpoint="{double.url}":',
    )  # fmt: skip
    assert shown.split()[-1] == "iamadmin"
    (call,) = double.calls("ListBuckets")
    assert call.access_key_id == double.session().access_key_id
    assert call.caller == AS_ADMIN + "lee"
