"""Profiles that stand in ~/.aws/config alone, and those that other ways of AWS's serve."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, profile, session_properties, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]

PAIR = {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET}
PRINTED = (
    f'{{"Version": 1, "AccessKeyId": "{LEE_KEY}", "SecretAccessKey": "{LEE_SECRET}"}}'
)


def test_keys_in_the_config_file_need_no_credentials_file(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_config(profile("aud", **PAIR, mfa_serial=LEE_DEVICE))
    result = stsmfa.answer(code(), "--profile", "aud")
    assert result.status == 0, result
    home.assert_credentials(session_section("aud-mfa", double.session()))
    assert home.credentials.stat().st_mode & 0o777 == 0o600
    assert "use --profile aud-mfa" in result.err
    assert "move its keys and device from the config file to [aud-long-term]" in result.err


def test_exec_needs_none_either(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_config(profile("aud", **PAIR, mfa_serial=LEE_DEVICE))
    result = stsmfa.run(
        "exec", "--profile", "aud", "--token", code(), "--", "printenv", "AWS_ACCESS_KEY_ID"
    )
    assert (result.status, result.out[:4]) == (0, "ASIA")


def test_all_needs_none_for_profiles_by_pattern(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_config(profile("aud", **PAIR, mfa_serial=LEE_DEVICE))
    assert stsmfa.answer(code(), "--all", "aud").status == 0
    assert "aud-mfa" in home.sections()


@pytest.mark.parametrize("verb", [(), ("exec", "aud", "--", "true")])
def test_where_nothing_has_the_keys_the_file_is_missing(
    home: Home, stsmfa: Program, verb: tuple[str, ...]
) -> None:
    home.write_config(profile("aud", region="eu-west-1"))
    result = stsmfa.run(*verb)
    assert result.status == 1
    assert f"Could not locate credentials file at {home.credentials}" in result.err
    assert not home.credentials.exists()


@pytest.mark.parametrize("credentials", [None, "[other]\nregion = x\n"])
def test_a_command_in_the_config_file_gives_long_term_keys(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, credentials: str | None
) -> None:
    if credentials is not None:
        home.write_credentials(credentials)
    command = home.path / "keys"
    command.write_text(f"#!/bin/sh\necho '{PRINTED}'\n")
    command.chmod(0o700)
    home.write_config(
        profile("aud", credential_process=str(command), mfa_serial=LEE_DEVICE, region="eu-west-1")
    )
    result = stsmfa.answer(code(), "--profile", "aud")
    assert result.status == 0, result
    properties = {**session_properties(double.session()), "region": "eu-west-1"}
    assert home.section("aud-mfa") == properties
    assert stsmfa.run("doctor", "aud").status == 0
    assert "aud" in stsmfa.run("status").out


def test_a_profile_of_the_users_own_is_not_made_over(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before = f"[keys]\n{KEYS}"
    home.write_credentials(before)
    home.write_config(
        profile("std", role_arn=ADMIN, source_profile="keys", mfa_serial=LEE_DEVICE)
        + profile("std-mfa", role_arn=READER, source_profile="keys")
    )
    for verb in ((), ("exec",)):
        refused = stsmfa.run(*verb, "--profile", "std", *(("--", "true") if verb else ()))
        assert refused.status == 1
        assert "[profile std-mfa]: is a profile of its own" in refused.err
        assert "--section NAME" in refused.err
    assert not double.calls()
    home.assert_credentials(before)


def test_its_name_means_that_profile(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(f"[keys]\n{KEYS}")
    std = profile("std", role_arn=ADMIN, source_profile="keys", mfa_serial=LEE_DEVICE)
    home.write_config(std)
    assert stsmfa.answer(code(), "--profile", "std").status == 0
    home.write_config(std + profile("std-mfa", role_arn=READER, source_profile="keys"))
    result = stsmfa.run("exec", "std-mfa", "--", "printenv", "AWS_ACCESS_KEY_ID")
    assert result.status == 0, result
    assert double.session().role.arn == READER
    assert result.out.strip() == double.session().access_key_id


def test_another_section_may_be_named(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(f"[keys]\n{KEYS}[keys-mfa]\nrole_arn = {READER}\n")
    assert stsmfa.run("--profile", "keys").status == 1
    result = stsmfa.answer(code(), "--profile", "keys", "--section", "else")
    assert (result.status, home.sections()) == (0, ["keys", "keys-mfa", "else"])


def test_settings_alone_are_no_profile(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(f"[keys]\n{KEYS}[keys-mfa]\nregion = eu-west-1\n")
    home.write_config(profile("keys-mfa", output="json"))
    assert stsmfa.answer(code(), "--profile", "keys").status == 0
    assert "still valid" in stsmfa.run("--profile", "keys").out


def test_a_session_of_another_tool_is_not_written_over(home: Home, stsmfa: Program) -> None:
    home.write_credentials(
        f"[keys]\n{KEYS}[keys-mfa]\naws_access_key_id = ASIATHEIRSEXAMPLE123\n"
        "aws_secret_access_key = theirs\naws_session_token = theirs\n"
    )
    assert stsmfa.run("--profile", "keys").status == 1
    home.assert_untouched()


@pytest.mark.parametrize("through", ["itself", "role", "long-term"])
def test_a_login_of_aws_is_named_with_the_way(
    home: Home, stsmfa: Program, through: str
) -> None:
    home.write_credentials("[dev-long-term]\nsource_profile = me\naws_mfa_device = " + LEE_DEVICE)
    home.write_config(
        profile("me", login_session="arn:aws:iam::123456789012:user/lee")
        + profile("app", role_arn=ADMIN, source_profile="me")
    )
    name = {"itself": "me", "role": "app", "long-term": "dev"}[through]
    for verb in ((), ("doctor",)):
        result = stsmfa.run(*verb, "--profile", name)
        assert result.status == 1
        told = result.err + result.out
        assert "signs in by aws login" in told
        assert (
            "credential_process = aws configure export-credentials --profile me --format process"
            in told
        )
        assert "an hour" in told


def test_fido_keys_are_told_aws_own_way(home: Home, stsmfa: Program) -> None:
    fido = "arn:aws:iam::123456789012:u2f/user/lee/key-ABCDEFGH"
    home.write_credentials(f"[dev-long-term]\n{KEYS}".replace(LEE_DEVICE, fido))
    result = stsmfa.run("--profile", "dev")
    assert result.status == 1
    assert "aws login or SSO" in result.err
