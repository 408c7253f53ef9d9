"""doctor: where everything comes from, and what is wrong."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from cli.support.clock import FAST, NOON, Clock
from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, section, session_section
from cli.support.program import Program, Result
from sts.default_world import ADMIN, LEE, LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def wrong(result: Result) -> list[str]:
    """What is wrong, each with what helps."""
    return re.findall(r"(?m)^ {2}- (.+)$", result.out)


@pytest.mark.linux
def test_a_healthy_profile(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock
) -> None:
    home.write_credentials(MAIN)
    home.write_config("[profile developmentiam]\nregion = eu-west-1\n")
    result = stsmfa.run("doctor", "developmentiam", env={"MFA_STS_DURATION": "1800"})
    told = re.sub(r"\d+ ms", "5 ms", result.out)
    assert (result.status, result.err) == (0, "")
    assert told == f"""\
Files
  credentials  {home.credentials}
  config       {home.config}

Profile developmentiam
  keys              {LEE_KEY}  ([developmentiam-long-term])
  role              {ADMIN}  ([developmentiam-long-term] assume_role)
  MFA device        {LEE_DEVICE}  ([developmentiam-long-term] aws_mfa_device)
  MFA code          a question
  duration          30m  (MFA_STS_DURATION)
  renewed with      5m left
  [developmentiam]  is not there yet
  shared session    [mfa-{LEE_KEY}] is not there
  refresh calls     AssumeRole with a code
  --renew           leaves it alone: it makes nothing new

AWS
  endpoint   {double.url}, signed for eu-west-1  (answers in 5 ms)
    set by   {double.url} (AWS_ENDPOINT_URL_STS)
  CA bundle  {double.ca} (AWS_CA_BUNDLE)
  clock      0s ahead of AWS's
  the keys   {LEE}
  key's age  not known: IAM wants MFA first  (stsmfa developmentiam --mfa-session)

Nothing is wrong.
"""
    assert [call.action for call in double.calls()] == ["GetCallerIdentity"]
    home.assert_untouched()


def test_a_fresh_session_is_asked_who_it_is(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    home.write_credentials(MAIN)
    stsmfa.answer(code())
    result = stsmfa.run("doctor")
    assert result.status == 0
    assert re.search(r"\[default\] +is fresh: 1h left, until 2060-06-10 13:00:00", result.out)
    assert f"the session  {double.session().arn}\n" in result.out


def test_no_secret_is_told(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    stsmfa.answer(code())
    told = stsmfa.run("doctor", "-v").out
    assert LEE_SECRET not in told
    assert double.session().secret not in told
    assert double.session().token not in told


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("role_arn", ADMIN),
        ("sso_session", "corp"),
        ("web_identity_token_file", "/token"),
        ("credential_source", "Environment"),
    ],
)
def test_what_shadows_the_section_is_named(
    home: Home, stsmfa: Program, key: str, value: str
) -> None:
    home.write_credentials(MAIN)
    home.write_config(f"[default]\n{key} = {value}\n")
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert wrong(result) == [
        f"[default] {key}: AWS tools follow it instead of the session in [default]"
    ]


def test_keys_in_the_environment_beat_the_file(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("doctor", env={"AWS_ACCESS_KEY_ID": LEE_KEY})
    assert wrong(result) == ["AWS_ACCESS_KEY_ID is set: AWS tools use it instead of AWS_PROFILE"]


def test_those_that_exec_has_set_are_meant_until_they_end(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    session = session_section("default", double.issue(3600, with_code=True))
    home.write_credentials(f"[default-long-term]\n{KEYS}{session}")
    inside = ("exec", "--", str(stsmfa.path), "doctor")
    assert "Nothing is wrong." in stsmfa.run(*inside).out
    shadowed = ["AWS_ACCESS_KEY_ID is set: AWS tools use it instead of AWS_PROFILE"]
    over = ("env", "AWS_CREDENTIAL_EXPIRATION=2026-01-01T00:00:00Z")
    assert wrong(stsmfa.run("exec", "--", *over, *inside[2:])) == shadowed
    other = ("env", "AWS_PROFILE=default")
    assert wrong(stsmfa.run("exec", "--", *other, *inside[2:])) == shadowed


def test_all_that_is_wrong_with_the_file_is_told_at_once(home: Home, stsmfa: Program) -> None:
    home.write_credentials(
        f"{LOGIN}[default]\naws_session_token = new\naws_security_token = old\n[x]\n[x]\n", 0o644
    )
    home.write_config("nonsense\n")
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert wrong(result) == [
        f"{home.credentials} can be read or written by others",
        f"{home.credentials}: line 9: section [x] stands on line 8 already",
        f"{home.config}: line 1: Expected a profile definition: nothing of this file is used",
        "[default] aws_security_token differs from aws_session_token: boto3 and the AWS CLI send "
        "the former, all others the latter",
    ]
    home.assert_untouched()


def test_on_a_new_machine_it_says_what_begins_it(home: Home, stsmfa: Program) -> None:
    home.aws.rmdir()
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert "Long term credentials session '[default-long-term]' is missing" in result.out
    assert "stsmfa setup makes one" in result.out
    assert not home.aws.exists()


def test_the_age_of_a_commands_key_is_not_known(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    keys = {"Version": 1, "AccessKeyId": LEE_KEY, "SecretAccessKey": LEE_SECRET}
    (home.path / "keys.json").write_text(json.dumps(keys))
    home.write_credentials(
        f"[default-long-term]\ncredential_process = cat {home.path}/keys.json\n"
        f"aws_mfa_device = {LEE_DEVICE}\n"
        + session_section("default", double.issue(3600, with_code=True))
    )
    result = stsmfa.run("doctor")
    assert re.search(r"key's age +not known: the keys come from a command\n", result.out)


def test_a_file_that_cannot_be_written_is_told(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN)
    (home.aws / "credentials.lock").mkdir()
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert wrong(result)[0].startswith(f"lock: {home.aws / 'credentials.lock'}: ")


def test_a_device_that_is_a_user_is_told(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN.replace(":mfa/", ":user/"))
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert len(wrong(result)) == 1
    assert ":mfa/" in result.out.partition("Wrong:")[2]


def test_aws_words_for_a_wrong_key(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN.replace(LEE_SECRET, "x" * 40))
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert wrong(result)[0].startswith("the keys: AWS: An error occurred (SignatureDoesNotMatch)")


def test_a_wrong_clock_is_told(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    double.set_skew(3600)
    result = stsmfa.run("doctor")
    assert "this machine's clock is wrong by more than five minutes" in wrong(result)


def test_an_endpoint_that_is_not_there_is_told(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    nowhere = {"AWS_ENDPOINT_URL_STS": "https://127.0.0.1:1"}
    result = stsmfa.run("doctor", env=nowhere, wrapper=FAST)
    assert result.status == 1
    assert wrong(result)[0].startswith("the keys: STS: 127.0.0.1:1: ")


def test_which_variable_chose_the_file(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    other = home.path / "other"
    other.write_text(f"[default-long-term]\n{KEYS}")
    other.chmod(0o600)
    result = stsmfa.run("doctor", env={"AWS_SHARED_CREDENTIALS_FILE": str(other)})
    assert f"  credentials  {other}  (AWS_SHARED_CREDENTIALS_FILE)\n" in result.out
    assert f"  config       {home.config}, which is not there\n" in result.out


def test_a_profile_that_is_not_there(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("doctor", "nobody")
    assert result.status == 1
    assert wrong(result)[0].startswith("Long term credentials session '[nobody-long-term]'")
    home.assert_untouched()


def test_a_role_that_is_served_by_a_session(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[login-long-term]\n{KEYS}")
    home.write_config(f"[profile app]\nrole_arn = {ADMIN}\nsource_profile = login\n")
    result = stsmfa.run("doctor", "app")
    assert result.status == 0
    assert "Profile login\n" in result.out
    assert f"then role       {ADMIN}  ([profile app] role_arn)\n" in result.out


def stored(name: str, hours: int) -> str:
    """A session of ours that ends so many hours after noon."""
    end = datetime.fromtimestamp(NOON + 3600 * hours, UTC)
    properties = {
        "assumed_role": "False",
        "aws_access_key_id": "ASIAEXAMPLEEXAMPLE22",
        "aws_secret_access_key": "theirs",
        "aws_session_token": "T",
        "aws_security_token": "T",
        "expiration": f"{end:%Y-%m-%d %H:%M:%S}",
    }
    return section(name, properties)


OWN = f"mfa-{LEE_KEY}"
DEV = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"


@pytest.mark.parametrize(
    ("file", "shared", "calls", "renew"),
    [
        (
            DEV + stored("dev", 1) + stored(OWN, 11),
            f"[{OWN}] is valid: 11h left",
            f"AssumeRole with the session of [{OWN}], without a code",
            "renews it, without a code",
        ),
        (
            DEV + stored("dev", 1) + stored("login", 11)
            + f"[login-long-term]\n{KEYS}",
            "[login] is valid: 11h left",
            "AssumeRole with the session of [login], without a code",
            "renews it, without a code",
        ),
        (
            DEV + "auto_renew = false\nmfa_session = true\n" + stored(OWN, -3),
            f"[{OWN}] has expired 3h ago",
            "GetSessionToken with a code, then AssumeRole with its session",
            "leaves it alone  ([dev-long-term] auto_renew)",
        ),
        (
            DEV + stored("dev", 1) + stored(OWN, 11).replace("= T\n", "=\n"),
            f"[{OWN}] holds no shared session",
            "AssumeRole with a code",
            "leaves it alone: there is no valid shared session",
        ),
        (
            DEV + "duration_seconds = 12h\n" + stored("dev", 1) + stored(OWN, 11),
            f"[{OWN}] is valid: 11h left",
            "AssumeRole with a code: the role is asked for more than an hour",
            "leaves it alone: more than an hour takes a code; --cap renews it for one",
        ),
        (
            f"[dev-long-term]\n{KEYS}",
            "this one: roles of other profiles with these keys are assumed from it",
            "GetSessionToken with a code",
            "leaves it alone: a new one takes a code",
        ),
    ],
    ids=["own", "login", "expired", "broken", "long", "no role"],
)
def test_how_the_session_would_be_had(
    home: Home, stsmfa: Program, clock: Clock, file: str, shared: str, calls: str, renew: str
) -> None:
    home.write_credentials(file)
    told = stsmfa.run("doctor", "dev").out
    facts = dict(re.findall(r"(?m)^  (shared session|refresh calls|--renew) +(.+)$", told))
    assert facts["shared session"].partition(", until ")[0] == shared
    assert facts["refresh calls"] == calls
    assert facts["--renew"] == renew


def test_a_shared_session_of_nobodys_key_is_wrong(
    home: Home, stsmfa: Program, clock: Clock
) -> None:
    home.write_credentials(DEV + stored("mfa-AKIAGONEGONEGONEGONE", 1) + stored(OWN, 1))
    result = stsmfa.run("doctor", "dev")
    assert wrong(result)[0] == (
        "[mfa-AKIAGONEGONEGONEGONE] holds a shared session of an access key that is in neither file"
    )
    assert "\n    stsmfa clear mfa-AKIAGONEGONEGONEGONE removes it\n" in result.out
    assert f"- [{OWN}]" not in result.out


@pytest.mark.parametrize("duration", ["1h", "12h"])
def test_a_shared_session_for_more_than_an_hour_is_wrong(
    home: Home, stsmfa: Program, duration: str
) -> None:
    home.write_credentials(DEV + f"mfa_session = true\nduration_seconds = {duration}\n")
    problems = wrong(stsmfa.run("doctor", "dev"))
    assert problems == (
        []
        if duration == "1h"
        else ["[dev-long-term] mfa_session has no effect: the role is asked for 12h, and AWS "
              "grants an hour at most from a session"]
    )  # fmt: skip


def test_a_shared_session_for_others_is_not(home: Home, stsmfa: Program) -> None:
    home.write_credentials(
        f"[keys]\n{KEYS}mfa_session = true\n"
        f"[dev-long-term]\nsource_profile = keys\nassume_role = {ADMIN}\nduration_seconds = 2h\n"
    )
    assert not wrong(stsmfa.run("doctor", "dev"))


def test_what_is_neither_true_nor_false_is_wrong(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV + "auto_renew = maybe\n")
    assert wrong(stsmfa.run("doctor", "dev")) == [
        "[dev-long-term] auto_renew: maybe: is neither true nor false"
    ]


def test_every_bad_value_is_told_at_once(home: Home, stsmfa: Program) -> None:
    """Whether there is a plan (the first) or not (the second): each once, and none is left for later."""
    planned = ["role_session_name = lee smith", "external_id = x", "region = eu west"]
    home.write_credentials(DEV + "\n".join(planned) + "\n")
    values = [line.replace(" =", ":") for line in planned]
    told = wrong(stsmfa.run("doctor", "dev"))
    assert [line.split(": ")[:2] for line in told] == [
        [f"[dev-long-term] {value.split(': ')[0]}", value.split(": ")[1]] for value in values
    ]
    home.write_credentials(DEV + "duration_seconds = soon\nauto_renew = maybe\n")
    one = "[dev-long-term] duration_seconds: soon: not a duration: seconds, or such as 90m, 12h, 1h30m"
    other = "[dev-long-term] auto_renew: maybe: is neither true nor false"
    assert wrong(stsmfa.run("doctor", "dev")) == [one, other]
    assert wrong(stsmfa.run("doctor", "--all")) == [one, other]


def test_no_fault_hides_another(home: Home, stsmfa: Program) -> None:
    """A duration that no role grants, the device and an old token, of one profile with a plan; a
    header that AWS tools take for another, of one without."""
    home.write_credentials(
        DEV + "role_session_name = a b\nduration_seconds = 10\n"
        "[dev]\naws_session_token = new\naws_security_token = old\n"
    )
    told = wrong(stsmfa.run("doctor", "dev"))
    assert len(told) == 3
    for part in ("role_session_name: a b: ", "aws_security_token differs", "duration_seconds: 10 sec"):
        assert sum(part in line for line in told) == 1
    home.write_credentials(DEV + "auto_renew = 5\n[ dev ]\nregion = eu-central-1\n")
    told = wrong(stsmfa.run("doctor", "dev"))
    assert sum("auto_renew: 5: " in line for line in told) == 1
    assert sum("[ dev ] is not [dev]" in line for line in told) == 1


def test_a_section_name_that_cannot_be_is_one_fault(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV.replace("[dev-long-term]", '["q"-long-term]'))
    name = "the section name '\"q\"' holds a bracket or a quote"
    assert wrong(stsmfa.run("doctor", '"q"')) == [f"section: {name}"]
