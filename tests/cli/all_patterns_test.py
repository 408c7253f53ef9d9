"""`stsmfa --all PATTERN...`: which profiles are meant, those of the config file among them."""

from collections.abc import Callable

import pytest

from cli.support.batches import LOGIN, SHARED, actions, assert_all_made, assert_made, made, team
from cli.support.examples import KEYS
from cli.support.home import Home, profile, section, session_properties
from cli.support.program import Program
from sts.default_world import ACCOUNT, ADMIN, LEE, LEE_DEVICE, LEE_KEY, LEE_SECRET, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]

OWN_KEYS = section("login", {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET})


@pytest.mark.parametrize("pattern", ["team-[12]", "team-?-long-term", "tea*", "*-[12]"])
def test_patterns_are_held_against_the_profiles_and_their_long_term_sections(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, pattern: str
) -> None:
    """The code's session is not lost, although [login] is none of those that are meant."""
    before = home.write_credentials(LOGIN + team(double, 2))
    result = stsmfa.answer(code(), "--all", pattern)
    assert result.status == 0
    assert result.lines[0] == "INFO - [login]: one code for team-1, team-2"
    assert result.lines[-1] == "INFO - 2 profiles: 2 renewed"
    assert_all_made(home, double, before, 2)


def test_several_patterns_mean_each_profile_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + team(double, 3))
    result = stsmfa.answer(code(), "--all", "team-1", "login", "team-[13]")
    assert result.status == 0
    assert len(double.calls("AssumeRole")) == 2
    first, third = sorted({call.parameters["RoleArn"] for call in double.calls("AssumeRole")})
    expected = made(double, {"login": LEE, "team-1": first, "team-3": third})
    assert_made(home, before, expected)


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("tem-1", "did you mean team-1?"),
        ("lojin", "did you mean login?"),
        ("x*", "the profiles are login, team-1 and team-2"),
    ],
)
def test_a_pattern_that_fits_nothing_is_no_success(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, pattern: str, hint: str
) -> None:
    home.write_credentials(LOGIN + team(double, 2))
    result = stsmfa.answer(code(), "--all", "team-*", pattern)
    assert result.status == 1
    assert result.out == ""
    assert result.err == f"stsmfa: no profile matches {pattern}\nhint: {hint}\n"
    assert not double.calls()
    home.assert_untouched()


def test_a_pattern_for_keys_alone_is_told_what_makes_a_session_of_them(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"{LOGIN}\n[lee]\naws_access_key_id = {LEE_KEY}\n"
                           f"aws_secret_access_key = {LEE_SECRET}\n")  # fmt: skip
    result = stsmfa.run("--all", "le?")
    assert result.status == 1
    assert result.err == (
        "stsmfa: no profile matches le?\n"
        "hint: lee has keys alone, without a device or a role: stsmfa --profile lee\n"
    )


def test_a_file_without_long_term_sections_has_nothing_to_be_done(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials("[web]\nregion = eu-west-1\n")
    result = stsmfa.run("--all")
    assert result.status == 1
    assert result.err.endswith("no section ends in -long-term\nhint: stsmfa setup makes one\n")
    home.assert_untouched()


def test_but_what_there_is_is_offered_by_name(home: Home, stsmfa: Program) -> None:
    plain = KEYS.replace("aws_mfa_device", "mfa_serial")
    home.write_credentials(f"[base]\n{plain}")
    home.write_config(profile("app", role_arn=ADMIN, source_profile="base"))
    result = stsmfa.run("--all")
    assert result.status == 1
    assert result.err.endswith("hint: by name: stsmfa --all base app\n")


def test_role_profiles_of_the_config_file_join_by_pattern_alone(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE)
        + profile("read", role_arn=READER, source_profile="login", mfa_serial=LEE_DEVICE)
    )
    assert stsmfa.answer(code(), "--all").status == 0
    assert actions(double) == ["GetSessionToken"]
    result = stsmfa.run("--all", "*")
    assert result.status == 0, result.err
    assert actions(double) == ["GetSessionToken", "AssumeRole", "AssumeRole"]
    expected = made(double, {"login": LEE, "app-mfa": ADMIN, "read-mfa": READER})
    assert_made(home, before, expected)
    assert result.err.endswith(
        "stsmfa: profile: the sessions of app, read are in [app-mfa] and so on: "
        "use --profile app-mfa\n"
    )


def test_a_profile_that_aws_tools_renew_themselves_needs_the_login_and_no_call_of_ours(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN)
    home.write_config(
        profile("app", role_arn=ADMIN, source_profile="login")
        + profile("read", role_arn=READER, source_profile="login")
    )
    result = stsmfa.answer(code(), "--all", "app", "read")
    assert result.status == 0
    assert result.lines[0] == "INFO - [login]: one code for app, read"
    assert actions(double) == ["GetSessionToken"]
    assert_made(home, before, made(double, {"login": LEE}))


def test_a_chain_of_two_roles_goes_on_from_the_shared_session(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    inner = f"arn:aws:iam::{ACCOUNT}:role/inner"
    double.world.add_role(inner, f"arn:aws:sts::{ACCOUNT}:assumed-role/iamAdmin/*")
    before = home.write_credentials(OWN_KEYS)
    home.write_config(
        profile("outer", role_arn=ADMIN, source_profile="login", mfa_serial=LEE_DEVICE)
        + profile("inner", role_arn=inner, source_profile="outer", region="eu-west-1")
    )
    result = stsmfa.answer(code(), "--all", "inner")
    assert result.status == 0, result.err
    with_code, first, second = double.calls()
    assert with_code.action == "GetSessionToken"
    assert [first.parameters["RoleArn"], second.parameters["RoleArn"]] == [ADMIN, inner]
    shared, outer, last = double.world.sessions.values()
    assert (first.access_key_id, second.access_key_id) == (
        shared.access_key_id,
        outer.access_key_id,
    )
    made_here = section(SHARED, session_properties(shared))
    made_here += section("inner-mfa", {**session_properties(last), "region": "eu-west-1"})
    home.assert_credentials(str(before) + made_here)


def test_a_chain_that_asks_for_more_than_an_hour_is_told_what_it_gets(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(OWN_KEYS)
    home.write_config(
        profile("outer", role_arn=READER, source_profile="login", mfa_serial=LEE_DEVICE)
        + profile("inner", role_arn=ADMIN, source_profile="outer", duration_seconds="7200")
    )
    result = stsmfa.answer(code(), "--all", "inner")
    assert (
        "stsmfa: duration: inner: 1h, AWS grants no more to a role that is assumed with a session"
        in result.err
    )


def test_the_second_role_of_a_chain_that_is_refused_is_no_matter_of_codes(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(OWN_KEYS)
    home.write_config(
        profile("outer", role_arn=READER, source_profile="login", mfa_serial=LEE_DEVICE)
        + profile("inner", role_arn=ADMIN, source_profile="outer")
    )
    double.world.roles[ADMIN].trusted = (LEE,)
    assert stsmfa.answer(code(), "--all", "outer").status == 0
    result = stsmfa.run("--all", "inner")
    assert result.status == 4
    assert "ERROR - inner: " in result.err
    assert "assumed-role/reader/" in result.err
    assert "recent code gets it by" not in result.err


def test_a_role_that_asks_for_no_mfa_is_had_without_a_device(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before = home.write_credentials(OWN_KEYS)
    home.write_config(profile("read", role_arn=READER, source_profile="login"))
    assert stsmfa.run("--all", "read").status == 0
    assert [call.access_key_id for call in double.calls()] == [LEE_KEY]
    assert_made(home, before, made(double, {"read-mfa": READER}))


def test_a_broken_profile_stops_no_other(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN)
    home.write_config(profile("lost", role_arn=ADMIN, source_profile="nowhere"))
    result = stsmfa.answer(code(), "--all", "*")
    assert result.status == 1
    assert "could not find source profile nowhere referenced from lost" in result.err
    assert_made(home, before, made(double, {"login": LEE}))
