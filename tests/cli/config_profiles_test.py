"""Profiles of ~/.aws/config, and long-term keys that stand in a profile itself."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, profile, section, session_properties, session_section
from cli.support.program import Program
from sts.default_world import (
    ADMIN,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    PARTNER,
    PARTNER_ID,
    READER,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]

PAIR = {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET}
LOGIN = section("login", PAIR)
LOGIN_LONG_TERM = f"[login-long-term]\n{KEYS}"


def last_lines(text: str, count: int) -> list[str]:
    return text.splitlines()[-count:]


def test_a_role_with_a_device_is_assumed_into_a_section_beside_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE,
                region="eu-west-1", role_session_name="me")
    )  # fmt: skip
    result = stsmfa.answer(code(), "--profile", "app")
    assert result.status == 0
    assert result.lines[0] == "INFO - Validating credentials for profile: app-mfa "
    made = {**session_properties(double.session()), "region": "eu-west-1"}
    home.assert_credentials(LOGIN + section("app-mfa", made))
    assert [call.action for call in double.calls()] == ["AssumeRole"]
    assert double.calls()[0].parameters["RoleSessionName"] == "me"
    assert last_lines(result.err, 5) == [
        "stsmfa: profile: the session is in [app-mfa]: use --profile app-mfa",
        "stsmfa: profile: for app itself, rename [login] to [login-long-term] in the credentials "
        "file, and leave mfa_serial out of the config file:",
        "[profile app]",
        f"role_arn = {ADMIN}",
        "source_profile = login",
    ]


def test_the_section_beside_it_is_known_by_the_profiles_name_and_by_its_own(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE)
    )
    stsmfa.answer(code(), "--profile", "app")
    for name in ("app", "app-mfa"):
        result = stsmfa.run("--profile", name)
        assert result.status == 0
        assert "still valid" in result.out
    assert len(double.calls()) == 1


def test_a_role_without_a_device_is_tried_without_a_code(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(profile("app", role_arn=READER, source_profile="login"))
    assert stsmfa.run("--profile", "app").status == 0
    home.assert_credentials(LOGIN + session_section("app-mfa", double.session()))


def test_when_it_is_refused_the_device_is_looked_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(profile("app", role_arn=ADMIN, source_profile="login"))
    result = stsmfa.answer(code(), "--profile", "app")
    assert result.status == 0
    assert [(call.action, call.outcome) for call in double.calls()] == [
        ("AssumeRole", "AccessDenied"),
        ("ListMFADevices", "OK"),
        ("AssumeRole", "OK"),
    ]
    assert f"MFA device: {LEE_DEVICE} (found through IAM; --save-device keeps it" in result.err
    home.assert_credentials(LOGIN + session_section("app-mfa", double.session()))


def test_the_device_of_the_keys_profile_saves_the_look(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = section("login", {**PAIR, "mfa_serial": LEE_DEVICE})
    home.write_credentials(before)
    home.write_config(profile("app", role_arn=ADMIN, source_profile="login"))
    assert stsmfa.answer(code(), "--profile", "app").status == 0
    assert [call.action for call in double.calls()] == ["AssumeRole", "AssumeRole"]


def test_a_session_that_serves_the_role_is_what_is_made_fresh(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN_LONG_TERM)
    home.write_config(profile("app", role_arn=ADMIN, source_profile="login"))
    result = stsmfa.answer(code(), "--profile", "app")
    assert result.status == 0
    assert result.lines[0] == "INFO - Validating credentials for profile: login "
    assert "stsmfa: profile: app needs no session of its own: AWS tools assume" in result.err
    home.assert_credentials(LOGIN_LONG_TERM + session_section("login", double.session()))
    assert [call.action for call in double.calls()] == ["GetSessionToken"]


@pytest.mark.parametrize("role", ["iamAdmin", "arn:aws:sts::123456789012:assumed-role/iamAdmin/lee"])
def test_a_role_that_aws_tools_can_never_assume_is_not_served_by_a_fresh_session(
    home: Home, double: StsDouble, stsmfa: Program, role: str
) -> None:
    home.write_credentials(LOGIN_LONG_TERM + session_section("login", double.issue(3000)))
    home.write_config(profile("app", role_arn=role, source_profile="login"))
    for arguments in (("app",), ("status", "--check", "app"), ("--all", "app", "login")):
        result = stsmfa.run(*arguments)
        assert result.status == 1, arguments
        assert "role_arn: " in result.out + result.err, arguments
    assert stsmfa.run("status", "--check", "login").status == 0
    assert stsmfa.run("--renew").status == 0  # nobody is there to read it
    assert not double.calls()


def test_a_chain_is_assumed_role_by_role_with_one_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=READER, source_profile="first", duration_seconds="7200")
        + profile("first", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE)
    )
    result = stsmfa.answer(code(), "--profile", "app")
    assert result.status == 0
    assert [call.parameters["RoleArn"] for call in double.calls()] == [ADMIN, READER]
    assert ["TokenCode" in call.parameters for call in double.calls()] == [True, False]
    assert double.calls()[1].parameters["DurationSeconds"] == "3600"
    assert "stsmfa: duration: 1h: AWS grants no more" in result.err
    home.assert_credentials(LOGIN + session_section("app-mfa", double.session()))


def test_the_external_id_of_the_profile_is_sent(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=PARTNER, source_profile="login", mfa_serial=LEE_DEVICE,
                external_id=PARTNER_ID)
    )  # fmt: skip
    assert stsmfa.answer(code(), "--profile", "app").status == 0
    assert double.calls()[0].parameters["ExternalId"] == PARTNER_ID


def test_a_role_in_the_credentials_file_will_do(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    role = {"role_arn": ADMIN, "source_profile": "login", "mfa_serial": LEE_DEVICE}
    before = LOGIN + section("app", role)
    home.write_credentials(before)
    assert stsmfa.answer(code(), "--profile", "app").status == 0
    home.assert_credentials(before + session_section("app-mfa", double.session()))


def test_keys_in_the_profile_itself_make_a_session_beside_them(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = section("myaws", PAIR)
    home.write_credentials(before)
    result = stsmfa.answer(code(), env={"AWS_PROFILE": "myaws"})
    assert result.status == 0
    home.assert_credentials(before + session_section("myaws-mfa", double.session()))
    assert [call.action for call in double.calls()] == ["ListMFADevices", "GetSessionToken"]
    assert last_lines(result.err, 2) == [
        "stsmfa: profile: the session is in [myaws-mfa]: use --profile myaws-mfa",
        "stsmfa: profile: for myaws itself, rename [myaws] to [myaws-long-term]",
    ]


def test_a_region_that_was_changed_in_the_section_stays(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = section("login", PAIR) + section("app-mfa", {"region": "us-west-2"})
    home.write_credentials(before)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE,
                region="eu-west-1")
    )  # fmt: skip
    assert stsmfa.answer(code(), "--profile", "app").status == 0
    made = {"region": "us-west-2", **session_properties(double.session())}
    home.assert_credentials(section("login", PAIR) + section("app-mfa", made))


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            profile("app", role_arn=ADMIN, source_profile="b")
            + profile("b", role_arn=READER, source_profile="app"),
            "stsmfa: profile: app: profile formed an infinite loop",
        ),
        (
            profile("app", role_arn=ADMIN, source_profile="gone"),
            "stsmfa: profile: app: could not find source profile gone referenced from app",
        ),
        (
            profile("app", role_arn=ADMIN, source_profile="b")
            + profile("b", aws_access_key_id=LEE_KEY),
            "stsmfa: [profile b]: profile missing aws_secret_access_key",
        ),
        (
            profile("app", role_arn=ADMIN),
            "stsmfa: profile: app: profile must contain `source_profile`",
        ),
        (
            profile("app", role_arn=ADMIN, credential_source="Environment"),
            "stsmfa: profile: app: has a credential_source, which only the machine it names can "
            "serve",
        ),
        (
            profile("app", role_arn=ADMIN, source_profile="b")
            + profile("b", sso_session="corp"),
            "stsmfa: profile: b: signs in by SSO",
        ),
        (
            profile("app", sso_session="corp", sso_account_id="1", sso_role_name="admin"),
            "stsmfa: profile: app: signs in by SSO",
        ),
        (
            profile("app", role_arn=ADMIN, source_profile="b", credential_source="Environment"),
            "stsmfa: profile: app: profile contained both source_profile and credential_source",
        ),
        (
            profile("app", role_arn=ADMIN, source_profile="b") + profile("b", region="eu-west-1"),
            "stsmfa: profile: app: profile `b` did not contain credential information",
        ),
        (
            profile("app", role_arn=ADMIN, source_profile="p0")
            + "".join(profile(f"p{i}", role_arn=ADMIN, source_profile=f"p{i + 1}")
                      for i in range(100)),
            "stsmfa: profile: app: is reached through more than 100 roles",
        ),
    ],
)
def test_what_cannot_be_followed_is_named(
    home: Home, double: StsDouble, stsmfa: Program, config: str, expected: str
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(config)
    result = stsmfa.run("--profile", "app")
    assert result.status == 1
    assert result.err.splitlines()[0] == expected
    home.assert_untouched()
    assert double.calls() == []


@pytest.mark.parametrize(
    ("properties", "cause", "hint"),
    [
        (
            {"role_arn": ADMIN, "web_identity_token_file": "/t"},
            "gets its role by a web identity",
            "the AWS CLI and the SDKs assume it by themselves: no stsmfa is needed",
        ),
        (
            {"role_arn": ADMIN, "credential_source": "Environment"},
            "has a credential_source, which only the machine it names can serve",
            "the AWS CLI and the SDKs assume its role by themselves: no stsmfa is needed",
        ),
        (
            {"sso_start_url": "https://x.awsapps.com/start"},
            "signs in by SSO",
            "aws sso login does that, and the SDKs renew it",
        ),
        (
            {"login_session": "arn:aws:iam::123456789012:user/lee"},
            "signs in by aws login, whose keys are a session's",
            "for roles, of an hour at most, name as their source_profile another profile with "
            "credential_process = aws configure export-credentials --profile app --format process",
        ),
        (
            {"role_arn": ADMIN},
            "profile must contain `source_profile`",
            "it names the profile whose keys assume the role",
        ),
    ],
)
def test_who_serves_a_profile_that_needs_no_stsmfa_is_named(
    home: Home, stsmfa: Program, properties: dict[str, str], cause: str, hint: str
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(profile("app", **properties))
    result = stsmfa.run("--profile", "app")
    assert result.status == 1
    assert result.err.splitlines() == [f"stsmfa: profile: app: {cause}", f"hint: {hint}"]


@pytest.mark.parametrize("source", ["base", "gone"])
def test_a_source_without_keys_is_told_what_asks_for_them(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, source: str
) -> None:
    home.write_credentials("")
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile=source, mfa_serial=LEE_DEVICE)
        + profile("base", region="eu-west-1")
    )
    result = stsmfa.run("--profile", "app")
    assert result.status == 1
    assert f"hint: stsmfa setup {source} asks for its keys\n" in result.err
    # what setup writes is what it was about
    home.write_credentials(section(f"{source}-long-term", PAIR))
    assert stsmfa.answer(code(), "--profile", "app").status == 0


def test_a_source_that_is_a_secret_is_not_shown(home: Home, stsmfa: Program) -> None:
    home.write_credentials("")
    home.write_config(profile("app", role_arn=ADMIN, source_profile=LEE_SECRET))
    result = stsmfa.run("--profile", "app")
    assert result.status == 1
    assert LEE_SECRET not in result.err and "setup" not in result.err


@pytest.mark.parametrize("verb", [(), ("exec",), ("export",), ("status",)])
def test_a_profile_whose_command_is_stsmfas_own_has_no_keys(
    home: Home, double: StsDouble, stsmfa: Program, verb: tuple[str, ...]
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(profile("sdk", credential_process=(
        "stsmfa export --format process --no-prompt --profile login"
    )))  # fmt: skip
    result = stsmfa.run(*verb, "--profile", "sdk", *(("--", "true") if verb == ("exec",) else ()))
    said = result.out + result.err
    assert "profile: sdk: its credential_process is stsmfa itself, for AWS tools" in said
    assert "the profile that it is for: stsmfa login\n" in said
    assert result.status == 1
    told = stsmfa.run("doctor", "sdk")
    assert told.status == 0
    assert "session  that of login, by its credential_process, which is stsmfa" in told.out
    assert "(stsmfa doctor login looks at it)" in told.out
    assert double.calls() == []


def test_what_is_wrong_with_a_profile_for_the_sdks_is_told_all_the_same(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    command = "stsmfa export --format process --profile login"
    home.write_config(profile("sdk", credential_process=command, region="eu west"))
    told = stsmfa.run("doctor", "sdk")
    assert told.status == 1
    assert "  - [profile sdk] region: eu west: not the name of a region\n" in told.out


def test_a_role_is_one_whatever_command_stands_beside_it(home: Home, stsmfa: Program) -> None:
    """As the SDKs have it: role_arn comes first."""
    home.write_credentials(LOGIN_LONG_TERM)
    command = "stsmfa export --format process --profile login"
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", credential_process=command)
    )
    told = stsmfa.run("doctor", "app")
    assert "that of login, by its credential_process" not in told.out
    assert f"{ADMIN}  ([profile app] role_arn)" in told.out


def test_a_mistyped_key_is_named_where_the_profile_is_nothing_without_it(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(profile("typo", source_profile="login").rstrip("\n") + f"\nrole-arn = {ADMIN}\n")
    result = stsmfa.run("--profile", "typo")
    assert result.status == 1
    assert "\nhint: [profile typo] role-arn: " in result.err and "role_arn" in result.err


@pytest.mark.parametrize("key", ["generate_token", "mfa_process"])
def test_a_command_in_the_config_file_gives_the_code_as_swrole_and_aws_vault_have_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, key: str
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE,
                **{key: f'test "$STSMFA_MFA_SERIAL" = {LEE_DEVICE} && echo {code()}'})
    )  # fmt: skip
    assert stsmfa.run("--profile", "app").status == 0
    home.assert_credentials(LOGIN + session_section("app-mfa", double.session()))


def test_a_command_in_a_config_file_that_others_can_write_is_not_run(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE,
                generate_token="echo 123456"),
        mode=0o622,
    )  # fmt: skip
    result = stsmfa.run("--profile", "app")
    assert result.status == 1
    assert "[profile app] generate_token" in result.err
    assert "its commands are not run" in result.err
    assert double.calls() == []


NOT_READ = "of {config} is not read as a profile: call it [profile app2]"


@pytest.mark.parametrize(
    ("config", "hint"),
    [
        ("[app2]\nrole_arn = x\n", f"[app2] {NOT_READ}"),
        ("[Profile app2]\n", f"[Profile app2] {NOT_READ}"),
        ("[profile app2]\nregion = eu-west-1\n",
         "[profile app2] of the config file has neither a role nor keys: stsmfa setup app2 asks for keys"),
    ],
    ids=["bare", "capital", "region"],
)  # fmt: skip
@pytest.mark.parametrize(
    "command", [["--profile", "app2"], ["app2"], ["status", "app2"], ["exec", "app2", "--", "true"],
                ["export", "app2"], ["rotate", "app2"], ["doctor", "app2"]],
    ids=lambda command: command[0],
)  # fmt: skip
def test_what_the_config_file_has_in_the_place_of_a_profile_is_named(
    home: Home, stsmfa: Program, config: str, hint: str, command: list[str]
) -> None:
    home.write_credentials(section("app1-long-term", PAIR))
    home.write_config(config)
    result = stsmfa.run(*command)
    assert result.status != 0
    assert hint.format(config=home.config) in result.out + result.err
    assert "did you mean" not in result.out + result.err
    home.assert_untouched()


def test_also_to_who_wants_its_session_cleared(home: Home, stsmfa: Program) -> None:
    home.write_credentials(section("app1-long-term", PAIR))
    home.write_config("[app2]\nrole_arn = x\n")
    result = stsmfa.run("clear", "app2")
    assert result.status == 1
    assert result.err == (
        "stsmfa: clear: no profile app2 in either file\n"
        f"hint: [app2] {NOT_READ.format(config=home.config)}\n"
    )
