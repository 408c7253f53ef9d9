"""What --policy and --policy-arn take, and what is refused: before a code, naming what is wrong."""

import json
import os
from pathlib import Path

import pytest

from cli.support.batches import LOGIN
from cli.support.examples import KEYS
from cli.support.home import Home, profile, session_section
from cli.support.program import Program
from sts.default_world import (
    ADMIN,
    GUS_DEVICE,
    GUS_KEY,
    GUS_ROLE,
    LEE_KEY,
    LEE_SECRET,
    secret_of,
)
from sts.errors import MALFORMED_POLICY, AwsError, policy_too_large
from sts.session_policies import SessionPolicy
from sts.sts_double import StsDouble

DEV = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
STATEMENT = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}
POLICY = {"Version": "2012-10-17", "Statement": [STATEMENT]}
COMPACT = json.dumps(POLICY, separators=(",", ":"))
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
ANOTHERS = "arn:aws:iam::999988887777:policy/audit"


@pytest.fixture
def dev(home: Home, double: StsDouble) -> Home:
    """With a shared session, so that a good policy needs no code."""
    shared = double.issue(43200, with_code=True)
    home.write_credentials(DEV + session_section(f"mfa-{LEE_KEY}", shared))
    return home


def assert_refused(stsmfa: Program, options: tuple[str, ...], error: str, hint: str = "") -> None:
    """As usage, before anybody is asked or called: no command is run and the file untouched."""
    result = stsmfa.run("exec", "dev", *options, "--", "echo", "ran")
    assert (result.status, result.out) == (2, "")
    expected = f"stsmfa: {error}\n" + (f"hint: {hint}\n" if hint else "")
    assert result.err == expected
    assert not stsmfa.double.calls()
    stsmfa.home.assert_untouched()


# What is taken.


@pytest.mark.parametrize("form", ["plain", "scheme", "home", "variable", "relative"])
def test_a_file_is_named_as_the_aws_cli_names_it(
    dev: Home, double: StsDouble, stsmfa: Program, form: str
) -> None:
    path = dev.path / "read only.json"
    path.write_text(json.dumps(POLICY, indent=4))
    named = {
        "plain": str(path),
        "scheme": f"file://{path}",
        "home": "~/read only.json",
        "variable": "file://$HOME/read only.json",
        "relative": os.path.relpath(path),
    }[form]
    result = stsmfa.run("exec", "--policy", named, "dev", "--", "true")
    assert (result.status, result.out) == (0, "")
    assert result.err.endswith(f"stsmfa: session: limited by --policy {named}\n")
    assert double.session().policy == SessionPolicy(COMPACT)
    dev.assert_untouched()


def test_white_space_between_tokens_is_not_sent_and_what_is_in_strings_is(
    dev: Home, double: StsDouble, stsmfa: Program
) -> None:
    name = 'a "b"\\\\ \\u00e9 ü {'.replace('"', '\\"')
    policy = (
        f' \n{{"Statement"\t: {{ "Sid" : "{name}", '
        '"Effect":"Deny","Action":"*",\r\n"Resource":"*"} }'
    )
    assert stsmfa.run("exec", "--policy", policy, "dev", "--", "true").status == 0
    sent = f'{{"Statement":{{"Sid":"{name}","Effect":"Deny","Action":"*","Resource":"*"}}}}'
    assert double.calls()[0].parameters["Policy"] == sent


def test_a_pipe_is_a_file_as_well(dev: Home, double: StsDouble, stsmfa: Program) -> None:
    script = f"exec {stsmfa.path} exec --policy <(echo '{COMPACT}') dev -- true"
    assert stsmfa.run(wrapper=("bash", "-c", script)).status == 0
    assert double.session().policy == SessionPolicy(COMPACT)


def test_policy_arns_may_be_ten(dev: Home, double: StsDouble, stsmfa: Program) -> None:
    arns = tuple(f"{READ_ONLY}{number}" for number in range(10))
    options = [word for arn in arns for word in ("--policy-arn", arn)]
    assert stsmfa.run("exec", *options, "dev", "--", "true").status == 0
    assert double.session().policy == SessionPolicy("", arns)


def test_the_longest_policy_is_taken(dev: Home, double: StsDouble, stsmfa: Program) -> None:
    policy = COMPACT.replace("s3:Get*", "é" * (2048 - len(COMPACT) + len("s3:Get*")))
    assert stsmfa.run("exec", "--policy", policy, "dev", "--", "true").status == 0
    assert len(double.session().policy.document) == 2048


# What is not.

WITHOUT = "without the option the session can do all that its role can"
BEGINS = "a policy on the command line begins with {"


@pytest.mark.parametrize("option", ["--policy", "--policy-arn"])
@pytest.mark.parametrize("value", ["", " \n"])
def test_an_empty_value_is_never_no_policy(
    dev: Home, stsmfa: Program, option: str, value: str
) -> None:
    error = f"{option}: is empty, and is not taken for no policy"
    assert_refused(stsmfa, (f"{option}={value}",), error, WITHOUT)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("{}", "has no Statement, which is what a policy is made of"),
        ('{"statement":[{}]}', "has no Statement, which is what a policy is made of"),
        ('{"Statement":[]}', "has an empty Statement"),
        ('{"Statement": {} }', "has an empty Statement"),
        ('{"Statement":"x"}', "has a Statement that is no object and no array"),
        ('{"Statement":[{}]} {}', "is not one JSON object"),
        ('{"Statement":[{}],}', "is not one JSON object"),
        ('{"Statement":[{}],"Statement":[{}]}', "has a name that stands in it twice"),
        ('[{"Effect":"Allow"}]', "is not one JSON object"),
    ],
)
def test_what_is_no_policy_is_refused_from_a_file_and_on_the_command_line(
    dev: Home, stsmfa: Program, text: str, cause: str
) -> None:
    path = dev.path / "policy.json"
    path.write_text(text)
    assert_refused(stsmfa, ("--policy", str(path)), f"--policy: {path}: {cause}")
    if text.startswith("{"):
        assert_refused(stsmfa, ("--policy", text), f"--policy: {cause}")


@pytest.mark.parametrize("where", ["credentials", "config"])
def test_a_file_of_keys_is_never_shown(dev: Home, stsmfa: Program, where: str) -> None:
    dev.write_config(f"[default]\naws_secret_access_key = {LEE_SECRET}\n")
    path = dev.aws / where
    assert_refused(stsmfa, ("--policy", str(path)), f"--policy: {path}: is not one JSON object")


def test_a_secret_in_the_place_of_a_file_is_never_shown(dev: Home, stsmfa: Program) -> None:
    result = stsmfa.run("exec", "--policy", LEE_SECRET, "dev", "--", "true")
    assert result.status == 2
    assert LEE_SECRET not in result.err


def test_a_file_that_cannot_be_read_is_named(dev: Home, stsmfa: Program) -> None:
    missing = str(dev.path / "missing.json")
    assert_refused(stsmfa, ("--policy", missing), f"--policy: {missing}: no such file", BEGINS)
    folder = str(dev.aws)
    result = stsmfa.run("exec", "--policy", folder, "dev", "--", "true")
    assert result.status == 2
    assert result.err.startswith(f"stsmfa: --policy: {folder}: ")


def test_standard_input_is_the_commands(dev: Home, stsmfa: Program) -> None:
    hint = "name a file, or give the JSON"
    error = "--policy: -: standard input is the command's"
    assert_refused(stsmfa, ("--policy", "-"), error, hint)


def test_what_aws_counts_is_counted_before(dev: Home, stsmfa: Program) -> None:
    policy = json.dumps({"Statement": [STATEMENT | {"Sid": "x" * 2000}]}, indent=8)
    size = len(json.dumps(json.loads(policy), separators=(",", ":")))
    assert_refused(
        stsmfa,
        ("--policy", policy),
        f"--policy: is {size} characters long without its white space; AWS takes 2048 at most",
        "a managed policy may be longer: --policy-arn",
    )


def test_characters_that_aws_does_not_take_are_named(dev: Home, stsmfa: Program) -> None:
    policy = COMPACT.replace("s3", "s\u2019")
    assert_refused(
        stsmfa,
        ("--policy", policy),
        "--policy: holds the character \\u2019, and AWS takes none above U+00FF in a policy",
        "JSON also has \\u and four digits for it",
    )


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--policy", COMPACT) * 2, "--policy: is given 2 times: AWS takes 1 at most"),
        (("--policy-arn", READ_ONLY) * 11, "--policy-arn: is given 11 times: AWS takes 10 at most"),
        (
            ("--policy-arn", ANOTHERS),
            f"--policy-arn: {ANOTHERS}: is of the account 999988887777, but the role {ADMIN} is of "
            "123456789012",
        ),
        (
            ("--policy-arn", READ_ONLY.replace("aws", "aws-cn", 1)),
            "--policy-arn: arn:aws-cn:iam::aws:policy/ReadOnlyAccess: is of the partition aws-cn, "
            f"but the role {ADMIN} is of aws",
        ),
    ],
)
def test_what_is_too_much_or_another_accounts_is_refused(
    dev: Home, stsmfa: Program, options: tuple[str, ...], error: str
) -> None:
    assert_refused(stsmfa, options, error)


@pytest.mark.parametrize("arn", ["ReadOnlyAccess", ADMIN, "arn:aws:iam::aws:policy/"])
def test_what_is_no_policys_arn_is_refused(dev: Home, stsmfa: Program, arn: str) -> None:
    result = stsmfa.run("exec", "--policy-arn", READ_ONLY, "--policy-arn", arn, "dev", "--", "true")
    assert result.status == 2
    assert f"stsmfa: --policy-arn: {arn}: is not the ARN of a policy\n" in result.err
    assert not stsmfa.double.calls()


def test_a_partition_has_policies_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(
        f"[dev-long-term]\naws_access_key_id = {GUS_KEY}\naws_mfa_device = {GUS_DEVICE}\n"
        f"aws_secret_access_key = {secret_of(GUS_KEY)}\nassume_role = {GUS_ROLE}\n"
    )
    arn = "arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess"
    code = double.code(GUS_DEVICE)
    options = ("--policy-arn", arn, "--token", code)
    assert stsmfa.run("exec", *options, "dev", "--", "true").status == 0
    assert double.session().policy == SessionPolicy("", (arn,))


# It needs a role, and a verb that hands a session on.


@pytest.mark.parametrize("option", ["--policy", "--policy-arn"])
@pytest.mark.parametrize("verb", [("exec", "login", "--", "true"), ("export", "login"),
                                  ("console", "login")])  # fmt: skip
def test_without_a_role_there_is_no_policy(
    home: Home, double: StsDouble, stsmfa: Program, option: str, verb: tuple[str, ...]
) -> None:
    home.write_credentials(LOGIN)
    value = COMPACT if option == "--policy" else READ_ONLY
    result = stsmfa.run(verb[0], option, value, *verb[1:])
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        f"stsmfa: {option}: needs a role: GetSessionToken, which makes a session without one, "
        "takes no policy\nhint: give a role with --assume-role, or name a profile that has one\n"
    )
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("verb", ["refresh", "status", "setup", "clear", "doctor", "--all"])
def test_verbs_that_hand_nothing_on_do_not_take_it(
    dev: Home, double: StsDouble, stsmfa: Program, verb: str
) -> None:
    result = stsmfa.run(verb, "--policy", COMPACT)
    assert result.status == 2
    assert "--policy: is an option of stsmfa exec, export and console" in result.err
    assert not double.calls()
    dev.assert_untouched()


def test_a_policy_in_a_section_is_not_read(dev: Home, double: StsDouble, stsmfa: Program) -> None:
    dev.write_config(profile("dev", policy_arns=READ_ONLY, policy=COMPACT))
    assert stsmfa.run("exec", "dev", "--", "true").status == 0
    assert double.session().policy == SessionPolicy()


# What AWS alone can find.


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        (MALFORMED_POLICY, "aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY"),
        (policy_too_large(157), "AWS packs the policy, the policy ARNs and the tags together"),
    ],
)
def test_aws_refuses_it_in_its_own_words(
    dev: Home, double: StsDouble, stsmfa: Program, error: AwsError, hint: str
) -> None:
    double.refuse(error, calls=None)
    result = stsmfa.run("exec", "--policy", COMPACT, "dev", "--", "echo", "ran")
    assert (result.status, result.out) == (4, "")
    assert f"({error.code}) when calling the AssumeRole operation: {error.message}" in result.err
    assert f"hint: {hint}" in result.err
    dev.assert_untouched()


def test_the_double_itself_refuses_a_policy_without_effect(
    dev: Home, double: StsDouble, stsmfa: Program
) -> None:
    result = stsmfa.run("exec", "--policy", '{"Statement":[{"Action":"*"}]}', "dev", "--", "true")
    assert result.status == 4
    assert "MalformedPolicyDocument" in result.err
    assert [call.outcome for call in double.calls()] == ["MalformedPolicyDocument"]
