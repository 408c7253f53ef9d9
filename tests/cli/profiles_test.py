"""Who, what, from where, to where: sections, both files, and the names of profiles."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET, PARTNER_ID, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def _same(home: Home, before: str, section: str, double: StsDouble) -> None:
    home.assert_credentials(before + session_section(section, double.session()))


def test_p_mfa_is_p_when_that_section_is_ours(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), "--section", "default-mfa").status == 0
    result = stsmfa.answer(code(), "--profile", "default-mfa")
    assert result.status == 0
    assert result.lines[0] == "INFO - Validating credentials for profile: default "
    _same(home, MAIN + session_section("default-mfa", double.session(0)), "default", double)


def test_a_doubled_suffix_is_a_profile_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = f"{MAIN}[default-long-term-long-term]\n{KEYS}"
    home.write_credentials(before)
    result = stsmfa.answer(code(), "--profile", "default-long-term", "--section", "x")
    assert result.status == 0
    _same(home, before, "x", double)
    assert double.calls()[0].action == "GetSessionToken"


def test_the_section_can_be_named(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), "--section", "scratch").status == 0
    _same(home, MAIN, "scratch", double)


def test_whose_session_the_named_section_has_is_said_before_the_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    notice = (
        "section: [developmentiam] is where the session of [developmentiam-long-term] goes: this one"
        " takes its place"
    )
    refused = stsmfa.run("default", "--section", "developmentiam", "--no-prompt")
    assert (refused.status, notice in refused.err) == (3, True)
    own = stsmfa.run("developmentiam", "--section", "developmentiam", "--token", code())
    assert (own.status, "takes its place" in own.err) == (0, False)
    taken = stsmfa.run("default", "--section", "developmentiam", "--force", "--token", code())
    assert (taken.status, notice in taken.err) == (0, True)


def test_keys_and_device_come_from_the_source_profile(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    for source in ("login", "login-long-term"):
        before = (
            f"[login-long-term]\n{KEYS}duration_seconds = 1800\n"
            f"[dev-long-term]\nrole_arn = {ADMIN}\nsource_profile = {source}\n"
        )
        home.write_credentials(before)
        assert stsmfa.answer(code(), "--profile", "dev").status == 0
        _same(home, before, "dev", double)
        assert double.calls()[-1].parameters["DurationSeconds"] == "1800"


def test_the_standard_names_of_the_keys_will_do(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = (
        f"[default-long-term]\naws_access_key_id = {LEE_KEY}\n"
        f"aws_secret_access_key = {LEE_SECRET}\nmfa_serial = {LEE_DEVICE}\nrole_arn = {ADMIN}\n"
        f"role_session_name = audit\nexternal_id = {PARTNER_ID}\nduration_seconds = 1000\n"
    )
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    given = double.calls()[0].parameters
    assert given["RoleSessionName"] == "audit"
    assert given["ExternalId"] == PARTNER_ID
    assert given["DurationSeconds"] == "1000"
    _same(home, before, "default", double)


def test_the_config_file_fills_in_what_the_credentials_file_lacks(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = (
        f"[dev-long-term]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    )
    home.write_credentials(before)
    home.write_config(f"[profile dev]\nmfa_serial = {LEE_DEVICE}\nregion = eu-west-1\n")
    assert stsmfa.answer(code(), "--profile", "dev").status == 0
    _same(home, before, "dev", double)
    assert double.calls()[0].region == "eu-west-1"


def test_the_credentials_file_wins_over_the_config_file(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = f"[default-long-term]\n{KEYS}role_session_name = mine\nassume_role = {ADMIN}\n"
    home.write_credentials(before)
    home.write_config("[profile default-long-term]\nrole_session_name = other\n")
    assert stsmfa.answer(code()).status == 0
    assert double.calls()[0].parameters["RoleSessionName"] == "mine"


@pytest.mark.parametrize("by_option", [True, False])
def test_both_files_can_be_elsewhere(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    code: CODE,
    tmp_path: Path,
    by_option: bool,
) -> None:
    folder = tmp_path / "elsewhere"
    other = Home(folder)
    other.write_credentials(LOGIN)
    other.write_config("[default]\nregion = eu-west-1\n")
    files = {
        "--credentials-file": str(other.credentials),
        "--config-file": str(other.config),
    }
    variables = {
        "AWS_SHARED_CREDENTIALS_FILE": files["--credentials-file"],
        "AWS_CONFIG_FILE": files["--config-file"],
    }
    arguments = [part for pair in files.items() for part in pair] if by_option else []
    env = {} if by_option else variables
    assert stsmfa.answer(code(), *arguments, env=env).status == 0
    _same(other, LOGIN, "default", double)
    assert double.calls()[0].region == "eu-west-1"
    assert not home.credentials.exists()


def test_a_tilde_is_the_home_folder(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    home.credentials.rename(home.path / "my-credentials")
    env = {"AWS_SHARED_CREDENTIALS_FILE": "~/my-credentials"}
    assert stsmfa.answer(code(), env=env).status == 0
    assert double.session().token in (home.path / "my-credentials").read_text()


def test_an_unknown_profile_in_the_environment_is_an_error_that_names_it(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(env={"AWS_PROFILE": "gone"})
    assert result.status == 1
    assert "[gone-long-term]" in result.err
    overruled = stsmfa.run("--profile", "default", "--no-prompt", env={"AWS_PROFILE": "gone"})
    assert overruled.status == 3


def test_without_a_role_nothing_of_a_role_is_sent(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    assert stsmfa.answer(code(), "--role-session-name", "lee").status == 0
    assert set(double.calls()[0].parameters) == {
        "Action", "Version", "DurationSeconds", "SerialNumber", "TokenCode"
    }  # fmt: skip
    assert READER not in home.credentials.read_text()
