"""doctor: the causes that it names, one by one, and refresh where it warns of the same."""

import os
import re
from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, profile, session_section
from cli.support.program import Program, Result
from sts.default_world import (
    ADMIN,
    KIM_DEVICE,
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    LIN_DEVICE,
    OTHER_ACCOUNT,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]
DEV = f"[dev-long-term]\n{KEYS}"


def wrong(result: Result) -> list[str]:
    """What is wrong, without what helps."""
    assert result.status == 1, result
    return re.findall(r"(?m)^ {2}- (.+)$", result.out)


def helps(result: Result) -> list[str]:
    return re.findall(r"(?m)^ {4}(\S.*)$", result.out.partition("Wrong:")[2])


UNREAD = {
    "assume-role": "assume_role",
    "assumerole": "assume_role",
    "aws_mfa_devise": "aws_mfa_device",
    "mfa_serial_number": "mfa_serial",
    "aws_role_arn": "role_arn",
    "external-id": "external_id",
    "duration_second": "duration_seconds",
}
NEARLY_KEYS = {
    "aws_access_key": "aws_access_key_id",
    "aws_acces_key_id": "aws_access_key_id",
    "access-key": "aws_access_key_id",
    "aws_secret_key": "aws_secret_access_key",
    "aws_secret_acces_key": "aws_secret_access_key",
    "secret_key": "aws_secret_access_key",
}


def test_two_locks_that_are_one_file_are_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV)
    (home.aws / "stsmfa.lock").touch(0o600)
    os.link(home.aws / "stsmfa.lock", home.aws / "credentials.lock")
    problem = f"lock: {home.aws}/stsmfa.lock: it is a hard link to {home.aws}/credentials.lock"
    assert problem in wrong(stsmfa.run("doctor", "dev"))
    assert problem in wrong(stsmfa.run("doctor", "--all"))


def test_what_another_program_wrote_and_no_run_puts_back_is_named(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    left = home.aws / ".credentials.stsmfa-swap-1-2-3-4-5-6"
    left.write_text("[foreign]\n")
    told = stsmfa.run("doctor", "--all")
    assert wrong(told) == [f"what another program wrote while a stsmfa was killed is in {left}"]
    assert f"    take over what {home.credentials} lacks, then delete it\n" in told.out
    own = home.credentials.stat()
    left.unlink()
    left = home.aws / f".credentials.stsmfa-swap-{own.st_ino}-{own.st_size}-{own.st_mtime_ns}-4-5-6"
    os.link(home.credentials, left)
    assert "what another program wrote" not in stsmfa.run("doctor", "--all").out
    left.unlink()


def test_what_a_killed_run_left_is_named_and_cleared(home: Home, stsmfa: Program) -> None:
    """With a session in it, though the file has none."""
    before = home.write_credentials(DEV)
    left = home.aws / ".credentials.stsmfa-35nbjphk56slr"
    left.write_text(before + "[dev]\naws_session_token = token\n")
    assert str(left) not in stsmfa.run("doctor", "--all").out  # its run may still be at work
    os.utime(left, (left.stat().st_atime, left.stat().st_mtime - 120))
    told = wrong(stsmfa.run("doctor", "--all"))
    assert f"a stsmfa that was killed has left keys in {left}" in told
    result = stsmfa.run("clear", "--all")
    assert (result.status, result.err.count("no session to clear")) == (0, 1)
    assert not left.exists()
    assert home.credentials.read_text() == before


def test_a_session_that_aws_has_forgotten_is_made_anew(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    session = double.issue(3600, with_code=True)
    home.write_credentials(f"[dev-long-term]\n{KEYS}" + session_section("dev", session))
    double.revoke(session)
    told = stsmfa.run("doctor", "dev")
    assert "the session: AWS: An error occurred (InvalidClientTokenId)" in told.out
    assert "\n    stsmfa dev --force makes another\n" in told.out
    assert "mistyped" not in told.out


@pytest.mark.parametrize("key", UNREAD)
def test_a_key_that_is_nearly_ours_is_named(
    home: Home, stsmfa: Program, code: CODE, key: str
) -> None:
    home.write_credentials(f"# mine\n{DEV}{key} = {ADMIN}\n")
    told = (
        f"[dev-long-term] {key}: {home.credentials}: line 6: stsmfa does not read this key; "
        f"the nearest that it reads is {UNREAD[key]}"
    )
    assert wrong(stsmfa.run("doctor", "dev")) == [told]
    asked = stsmfa.answer(code(), "--profile", "dev")
    assert asked.status == 0
    assert asked.err.splitlines().count(f"stsmfa: {told}") == 1
    fresh = stsmfa.run("--profile", "dev")
    assert (fresh.status, fresh.err) == (0, "")


@pytest.mark.parametrize(
    "key", ["policy_arns", "session_tags", "transitive_session_tags", "source_identity", "policy"]
)
def test_a_key_that_only_others_heed_is_named(
    home: Home, stsmfa: Program, code: CODE, key: str
) -> None:
    home.write_credentials(f"[keys]\n{KEYS}")
    home.write_config(
        "# config\n"
        + profile("app", role_arn=ADMIN, source_profile="keys", mfa_serial=LEE_DEVICE)
        + f"{key} = department=Engineering\n"
    )
    told = (
        f"[profile app] {key}: {home.config}: line 6: stsmfa does not heed this key: the session "
        "may have other power than it says"
    )
    assert wrong(stsmfa.run("doctor", "app")) == [told]
    assert f"stsmfa: {told}\n" in stsmfa.answer(code(), "-p", "app").err


def test_keys_of_a_source_and_of_a_role_that_is_served_are_named(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"[login-long-term]\n{KEYS}mfa_prosess = x\n")
    home.write_config(profile("app", role_arn=ADMIN, source_profile="login", source_identity="me"))
    names = [line.partition(":")[0] for line in wrong(stsmfa.run("doctor", "app"))]
    assert names == ["[profile app] source_identity", "[login-long-term] mfa_prosess"]


def test_settings_of_aws_and_of_others_are_not(home: Home, stsmfa: Program) -> None:
    settings = (
        "region = eu-west-1\noutput = json\ncli_pager =\nretry_mode = standard\n"
        "max_attempts = 3\ns3_use_arn_region = true\nsdk_ua_app_id = x\nteam = x\n"
        "account_id = 123456789012\ncolor = red\nemail = x\nname = y\ndescription = z\n"
    )
    home.write_credentials(DEV + settings)
    home.write_config("[profile dev]\n" + settings + "s3 =\n  max_concurrent_requests = 20\n")
    result = stsmfa.run("doctor", "dev")
    assert (result.status, result.out.splitlines()[-1]) == (0, "Nothing is wrong.")


def test_all_warns_of_such_keys_once(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(DEV + "assume-role = x\n")
    result = stsmfa.answer(code(), "--all")
    assert result.status == 0
    assert result.err.count("[dev-long-term] assume-role: ") == 1


@pytest.mark.parametrize(
    ("file", "line", "cause"),
    [
        ("[dev-long-term\n" + KEYS, 1, "a header without ']'"),
        (DEV + "hello there\n", 5, "no '=' or ':'"),
        ("garbage\n" + DEV, 1, "no '=' or ':'"),
        (DEV + "[x]\n[x]\n", 6, "section [x] stands on line 5 already"),
    ],
)
def test_a_line_that_says_nothing_is_named_even_where_there_is_no_plan(
    home: Home, stsmfa: Program, file: str, line: int, cause: str
) -> None:
    home.write_credentials(file)
    result = stsmfa.run("doctor", "dev")
    assert f"{home.credentials}: line {line}: {cause}" in wrong(result)
    assert len([told for told in wrong(result) if told.endswith(cause)]) == 1


def test_refresh_names_a_header_without_its_bracket(home: Home, stsmfa: Program) -> None:
    home.write_credentials("[x]\n[dev-long-term\n" + KEYS)
    refused = stsmfa.run("--profile", "dev")
    assert (refused.status, "the header on line 2 has no ']'" in refused.err) == (1, True)
    refused = stsmfa.run("dev")
    assert (refused.status, "the header on line 2 has no ']'" in refused.err) == (2, True)


@pytest.mark.parametrize(
    "name", ["dev_long_term", "dev-longterm", "dev-Long-Term", "dev-long-tern", "dev long term"]
)
def test_a_header_that_is_nearly_a_long_term_one_is_named(
    home: Home, stsmfa: Program, name: str
) -> None:
    home.write_credentials(f"[x]\n[{name}]\n{KEYS}")
    result = stsmfa.run("doctor", "dev")
    assert (
        wrong(result)[0]
        == f"{home.credentials}: line 2: [{name}] is not read as a long-term section"
    )
    assert helps(result)[0] == "call it [dev-long-term]"
    refused = stsmfa.run("--profile", "dev")
    assert refused.status == 1
    assert f"[{name}] is not that section: call it [dev-long-term]" in refused.err


def test_a_copy_of_a_long_term_section_is_not(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV + "[dev-long-term2]\n[dev-long-term-old]\n[longterm]\n")
    assert stsmfa.run("doctor", "dev").status == 0


@pytest.mark.parametrize("header", ["dev", "Profile dev", "profiles dev", "profile:dev"])
def test_a_profile_without_its_word_in_the_config_file_is_named(
    home: Home, stsmfa: Program, header: str
) -> None:
    home.write_credentials(DEV)
    home.write_config(
        f"[default]\nregion = x-y-1\n[sso-session a]\n[services b]\n[plugins]\n[{header}]\n"
    )
    result = stsmfa.run("doctor", "dev")
    assert wrong(result) == [f"{home.config}: line 6: [{header}] is not read as a profile"]
    assert helps(result) == ["in the config file it is called [profile dev]"]


def test_the_word_in_the_credentials_file_is_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV + "[profile dev]\nregion = eu-west-1\n")
    result = stsmfa.run("doctor", "dev")
    assert wrong(result)[0].startswith(f"{home.credentials}: line 5: [profile dev] is no profile")


@pytest.mark.parametrize("token", ["", "aws_session_token = T\n"])
def test_keys_of_a_session_in_a_long_term_section_are_refused_before_a_call(
    home: Home, double: StsDouble, stsmfa: Program, token: str
) -> None:
    home.write_credentials(DEV.replace(LEE_KEY, "ASIAIOSFODNN7EXAMPLE") + token)
    refused = stsmfa.run("--profile", "dev")
    assert refused.status == 1
    assert "[dev-long-term]: its key" in refused.err
    assert not double.calls()
    assert any("[dev-long-term]: its key" in told for told in wrong(stsmfa.run("doctor", "dev")))


@pytest.mark.parametrize(
    ("device", "told", "calls"),
    [
        (f"arn:aws:iam::{OTHER_ACCOUNT}:mfa/lee", "is of another account than its keys", 1),
        (KIM_DEVICE, f"is not one of {LEE}", 2),
        (LEE_DEVICE.replace("mfa/lee", "mfa/kim"), f"is not one of {LEE}", 2),
    ],
)
def test_a_device_of_somebody_else_is_named(
    home: Home, double: StsDouble, stsmfa: Program, device: str, told: str, calls: int
) -> None:
    home.write_credentials(DEV.replace(LEE_DEVICE, device))
    assert told in wrong(stsmfa.run("doctor", "dev"))[0]
    assert len(double.calls()) == calls


@pytest.mark.parametrize("variable", ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"])
def test_a_variable_that_names_no_profile_is_named(
    home: Home, stsmfa: Program, variable: str
) -> None:
    home.write_credentials(DEV)
    told = (
        f"{variable} names the profile gone, which is in neither file: "
        "AWS tools end with an error"
    )
    for arguments in ((), ("dev",)):
        assert wrong(stsmfa.run("doctor", *arguments, env={variable: "gone"}))[0] == told
    assert stsmfa.run("doctor", env={variable: "dev"}).status == 0


def test_without_a_name_and_a_default_every_profile_is_checked(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(
        DEV + DEV.replace("[dev", "[bad") + "duration_seconds = 5\n[x]\n[x]\n"
    )
    result = stsmfa.run("doctor")
    assert "Profiles\n  dev  nothing is wrong\n  bad  one thing is wrong\n" in result.out
    assert wrong(result)[0] == f"{home.credentials}: line 11: section [x] stands on line 10 already"
    assert [told.partition(":")[0] for told in wrong(result)[1:]] == [
        "[bad-long-term] duration_seconds"
    ]


def test_with_a_default_it_alone_is(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN + DEV.replace("[dev", "[bad") + "duration_seconds = 5\n")
    result = stsmfa.run("doctor")
    assert (result.status, "Profile default" in result.out) == (0, True)


@pytest.mark.parametrize("value", [LEE_SECRET, LEE_KEY, LEE_DEVICE, ADMIN])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_value_in_quotes_is_named(
    home: Home, stsmfa: Program, double: StsDouble, value: str, quote: str
) -> None:
    home.write_credentials(f"{DEV}assume_role = {ADMIN}\n".replace(value, quote + value + quote))
    doctor = stsmfa.run("doctor", "dev")
    assert any("has quotes around it" in one for one in wrong(doctor))
    assert "write it without quotes" in helps(doctor)
    refused = stsmfa.run("dev", "--token", double.code())
    assert (refused.status, "has quotes around it" in refused.err) == (1, True)
    assert "write it without quotes" in refused.err
    assert not double.calls("AssumeRole")
    home.assert_untouched()


NO_LANDLOCK = """
import ctypes, os, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
def op(code, jt, jf, k):
    return struct.pack("HBBI", code, jt, jf, k)
program = (op(0x20, 0, 0, 0) + op(0x15, 0, 1, 444) + op(0x06, 0, 0, 0x00050000 | 38)
           + op(0x06, 0, 0, 0x7FFF0000))
buffer = ctypes.create_string_buffer(program)
class Program(ctypes.Structure):
    _fields_ = [("size", ctypes.c_ushort), ("filter", ctypes.c_void_p)]
filter = Program(4, ctypes.addressof(buffer))
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, ctypes.byref(filter), 0, 0) == 0
os.execv(sys.argv[1], sys.argv[1:])
"""
"""A kernel without Landlock: its first system call is not there."""


@pytest.mark.linux
def test_a_machine_that_does_not_confine_the_helper_is_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV)
    wrapper = ("/usr/bin/python3", "-c", NO_LANDLOCK)
    told = wrong(stsmfa.run("doctor", "dev", wrapper=wrapper))
    assert len(told) == 1
    assert "less confined" in told[0]
    assert "the kernel has no Landlock" in told[0]


def test_a_section_that_will_not_be_used_is_said_once_it_is_written(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    home.write_config(profile("dev", sso_session="corp", region="eu-west-1"))
    told = "stsmfa: [profile dev] sso_session: AWS tools follow it instead of the session in [dev]"
    for arguments in (("-p", "dev"), ("--all", "--force")):
        result = stsmfa.answer(code(), *arguments)
        assert result.status == 0
        assert result.err.count(told) == 1
    assert told not in stsmfa.run("-p", "dev").err


@pytest.mark.parametrize("key", ["sso_session", "sso_start_url"])
def test_of_a_profile_that_signs_in_by_sso_nothing_else_is_wrong(
    home: Home, stsmfa: Program, key: str
) -> None:
    home.write_credentials(DEV)
    home.write_config(profile("corp", **{key: "https://x.awsapps.com/start"}, sso_account_id="1"))
    assert wrong(stsmfa.run("doctor", "corp")) == ["profile: corp: signs in by SSO"]


def test_a_comment_that_the_aws_cli_takes_for_a_part_of_the_value_is_named(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    home.write_config(
        profile("app", role_arn=f"{ADMIN} # who deploys", source_profile="dev", region="eu-west-1")
    )
    told = stsmfa.run("doctor", "app")
    assert wrong(told) == [
        "[profile app] role_arn: the AWS CLI takes what stands behind it, from ' #' on, for a part of "
        "the value"
    ]
    assert "    write the comment into a line of its own\n" in told.out


def test_a_web_identity_of_the_environment_beats_it_too(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    pod = {"AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": ADMIN}
    told = "AWS_WEB_IDENTITY_TOKEN_FILE is set: AWS tools use it instead of AWS_PROFILE"
    assert wrong(stsmfa.run("doctor", env=pod)) == [told]


def test_a_device_and_a_role_of_two_partitions_are_refused_before_a_call(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(DEV.replace(LEE_DEVICE, LIN_DEVICE) + f"assume_role = {ADMIN}\n")
    refused = stsmfa.run("--profile", "dev")
    assert refused.status == 1
    assert "is of the partition aws, but the MFA device" in refused.err
    assert not double.calls()
    assert any("partition" in told for told in wrong(stsmfa.run("doctor", "dev")))


@pytest.mark.parametrize(
    ("id", "said"),
    [
        (LEE_SECRET, "looks like a secret access key"),
        (LEE_SECRET.replace("/", "x"), "looks like a secret access key"),
        ("lee:key", "must be 3 to 128 characters of letters, digits and _"),
    ],
)
def test_what_is_no_key_id_is_not_shown_and_told_once(
    home: Home, stsmfa: Program, id: str, said: str
) -> None:
    home.write_credentials(DEV.replace(LEE_KEY, id) + f"assume_role = {ADMIN}\n")
    result = stsmfa.run("doctor", "dev")
    assert wrong(result) == [f"[dev-long-term] aws_access_key_id: {said}"]
    assert re.search(r"(?m)^  keys +\(not shown\)  \(\[dev-long-term\]\)$", result.out)
    assert re.search(r"(?m)^  refresh calls +nobody, until what is wrong here is put right$", result.out)
    assert id[:4] not in result.out
    assert "shared session" not in result.out


def test_a_key_id_that_is_not_sent_to_aws_is_told_with_its_place(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(DEV.replace(LEE_KEY, "minioadmin"))
    env = {"AWS_ENDPOINT_URL_STS": None}
    told = "[dev-long-term] aws_access_key_id: is not an access key id of AWS, and is not sent there"
    assert wrong(stsmfa.run("doctor", "dev", env=env)) == [told]
    assert wrong(stsmfa.run("doctor", "--all", env=env)) == [told]


@pytest.mark.parametrize("key", NEARLY_KEYS)
def test_a_misspelled_key_of_the_pair_is_named_where_the_right_one_is_missed(
    home: Home, stsmfa: Program, key: str
) -> None:
    meant = NEARLY_KEYS[key]
    home.write_credentials(f"# mine\n{DEV}".replace(meant, key))
    error = f"No option '{meant}' in section: 'dev-long-term'"
    hint = (
        f"[dev-long-term] {key}: {home.credentials}: line {3 + ('secret' in key)}: stsmfa does not "
        f"read this key; the nearest that it reads is {meant}"
    )
    doctor = stsmfa.run("doctor", "dev")
    assert wrong(doctor) == [error]
    assert helps(doctor) == [hint]
    refresh = stsmfa.run("-p", "dev", "--no-prompt")
    assert refresh.status == 1
    assert f"ERROR - {error}\nhint: {hint}\n" in refresh.err
    home.assert_untouched()


def test_every_misspelled_key_is_named_where_there_is_no_plan(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"""\
[dev-long-term]
aws_acess_key_id = {LEE_KEY}
aws_secret_access_key = {LEE_SECRET}
aws_mfa_devise = {LEE_DEVICE}
asume_role = {ADMIN}
""")
    for which in ("dev", "--all"):
        doctor = stsmfa.run("doctor", which)
        text = doctor.out
        assert all(f"the nearest that it reads is {key}" in text
                   for key in ("aws_access_key_id", "aws_mfa_device", "assume_role"))  # fmt: skip
        assert text.count("[dev-long-term] aws_acess_key_id") == 1


def test_a_folder_in_the_place_of_the_config_file_is_not_missing(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    result = stsmfa.run("doctor", "dev", env={"AWS_CONFIG_FILE": str(home.aws)})
    assert f"  config       {home.aws}, which is not read  (AWS_CONFIG_FILE)\n" in result.out
    assert wrong(result) == [f"{home.aws}: it is a directory: it is taken for no config file"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("/opt/nowhere/code SEED", " runs /opt/nowhere/code: No such file or directory"),
        ("JBSWY3DPEHPK3PXP", " begins with a word that is no program in PATH"),
    ],
)
def test_a_command_whose_program_is_missing_is_told_before_a_code_is_needed(
    home: Home, stsmfa: Program, command: str, sentence: str
) -> None:
    home.write_credentials(f"{DEV}mfa_process = {command}\n")
    result = stsmfa.run("doctor", "dev")
    assert wrong(result) == ["[dev-long-term] mfa_process" + sentence]
    assert helps(result) == ["install it, or write where it is"]


def test_a_command_for_keys_is_looked_for_as_well(home: Home, stsmfa: Program) -> None:
    home.write_credentials(
        f"[dev-long-term]\naws_mfa_device = {LEE_DEVICE}\ncredential_process = ~/no/op read\n"
    )
    why = "[dev-long-term] credential_process runs ~/no/op: No such file or directory"
    assert wrong(stsmfa.run("doctor", "dev"))[0] == why
    assert wrong(stsmfa.run("doctor", "--all")) == [why]


def test_a_command_under_the_name_of_a_session_is_told_to_be_of_no_effect(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    home.write_config(profile("dev-sdk", credential_process="stsmfa export --format process dev"))
    assert stsmfa.run("doctor", "dev").status == 0
    home.write_config(profile("dev", credential_process="stsmfa export --format process dev"))
    result = stsmfa.run("doctor", "dev")
    assert wrong(result) == [
        "[profile dev] credential_process: the AWS CLI and most SDKs take the session in [dev] "
        "instead"
    ]
    assert helps(result) == ["write it into a profile of another name"]


def test_a_region_that_a_session_has_kept_from_another_day_is_told(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(f"[default]\n{KEYS}" + session_section("default-mfa", double.issue(3000)) + "region = eu-west-1\n")
    home.write_config("[default]\nregion = eu-west-1\n")
    assert stsmfa.run("doctor").status == 0
    home.write_config("[default]\nregion = eu-central-1\n")
    result = stsmfa.run("doctor")
    assert wrong(result) == [
        "[default-mfa] region is eu-west-1, and not as [default] region says: AWS tools that use "
        "the section go there"
    ]
    assert helps(result) == ["write region = eu-central-1 there"]
