"""The session of a role that is assumed from [login]: `exec`, `export` and `console` keep it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, profile, section, session_section
from cli.support.kept import APP, EXEC, LOGIN_KEYS, PROCESS, kept_section
from cli.support.outputs import into
from cli.support.program import Program
from cli.support.starters import start
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET, LONG, PARTNER_ID, READER
from sts.errors import MALFORMED_POLICY
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]
KEEP = Callable[..., Session]


@pytest.fixture
def login(home: Home, double: StsDouble) -> str:
    """A fresh [login], and app that takes its role from it; gives the file's text."""
    content = LOGIN_KEYS + session_section("login", double.issue(36000, with_code=True))
    home.write_credentials(content)
    home.write_config(APP)
    return content


@pytest.fixture
def keep(home: Home, double: StsDouble, login: str) -> KEEP:
    """A kept session of app's that is good for so many seconds."""

    def keep(left: float, role: str = ADMIN, source: str = "login", **more: str) -> Session:
        session = double.issue(left, role)
        home.write_credentials(login + kept_section("app-mfa", session, source, **more))
        return session

    return keep


def actions(double: StsDouble) -> list[str]:
    return [call.action for call in double.calls()]


@pytest.mark.parametrize(
    "verb",
    [EXEC, ("export", "--profile", "app"), ("console", "--profile", "app"), PROCESS],
    ids=["exec", "export", "console", "process"],
)
def test_the_roles_session_is_kept_and_used_again(
    home: Home, double: StsDouble, stsmfa: Program, login: str, tmp_path: Path,
    verb: tuple[str, ...],
) -> None:  # fmt: skip
    stsmfa.environment["AWS_ENDPOINT_URL_SIGNIN"] = double.url
    for _ in range(2):
        assert stsmfa.run(*verb, wrapper=into(tmp_path / "out")).status == 0
    assert actions(double).count("AssumeRole") == 1
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


@pytest.mark.parametrize("name", ["app", "app-mfa"])
def test_the_command_gets_the_session_that_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, keep: KEEP, name: str
) -> None:
    session = keep(3000)
    result = stsmfa.run("exec", name, "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID $AWS_VAULT")
    assert result.out == f"{session.access_key_id} app\n"
    assert double.calls() == []
    home.assert_untouched()
    assert not home.lock_file().exists()


def test_ten_starters_are_one_call(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    started = start(stsmfa, 10, *EXEC)
    assert [stsmfa.finish(process).status for process in started] == [0] * 10
    assert actions(double) == ["AssumeRole"]
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_with_a_stale_login_ten_starters_are_one_code_and_one_call_more(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    content = f"{LOGIN_KEYS}mfa_process = echo {code()}\n"
    home.write_credentials(content)
    home.write_config(APP)
    started = start(stsmfa, 10, *EXEC)
    assert [stsmfa.finish(process).status for process in started] == [0] * 10
    assert actions(double) == ["GetSessionToken", "AssumeRole"]
    home.assert_credentials(
        content
        + session_section("login", double.session(0))
        + kept_section("app-mfa", double.session(1))
    )


def test_of_a_chain_the_last_roles_session_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    home.write_config(
        profile("app", role_arn=READER, source_profile="first")
        + profile("first", role_arn=ADMIN, source_profile="login")
    )
    for _ in range(2):
        assert stsmfa.run(*EXEC).status == 0
    assert [call.parameters["RoleArn"] for call in double.calls()] == [ADMIN, READER]
    home.assert_credentials(
        login + kept_section("app-mfa", double.session(), assumed_through=ADMIN)
    )


def test_it_needs_no_code_while_it_is_fresh_whatever_has_become_of_login(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    for login in (LOGIN_KEYS, LOGIN_KEYS + session_section("login", double.issue(-10))):
        home.write_config(APP)
        home.write_credentials(login + kept_section("app-mfa", double.issue(3000, ADMIN)))
        assert stsmfa.run("exec", "--no-prompt", "app", "--", "true").status == 0
        home.assert_untouched()
    assert double.calls() == []


@pytest.mark.parametrize(
    ("left", "verb", "calls"),
    [(600, EXEC, 0), (240, EXEC, 1), (1200, PROCESS, 0), (600, PROCESS, 1), (-10, EXEC, 1)],
)
def test_it_is_made_anew_as_long_before_its_end_as_other_sessions(
    home: Home, double: StsDouble, stsmfa: Program, login: str, keep: KEEP, tmp_path: Path,
    left: int, verb: tuple[str, ...], calls: int,
) -> None:  # fmt: skip
    keep(left)
    assert stsmfa.run(*verb, wrapper=into(tmp_path / "out")).status == 0
    assert len(double.calls()) == calls
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_the_profile_may_say_how_long_before(
    home: Home, double: StsDouble, stsmfa: Program, keep: KEEP
) -> None:
    keep(1500)
    home.write_config(f"{APP}renew_before = 20m\n")
    assert stsmfa.run(*EXEC).status == 0
    assert double.calls() == []
    assert stsmfa.run("exec", "--renew-before", "29m", "app", "--", "true").status == 0
    assert actions(double) == ["AssumeRole"]


def test_near_its_end_it_is_used_where_there_is_no_other(
    home: Home, double: StsDouble, stsmfa: Program, keep: KEEP
) -> None:
    session = keep(240)
    double.refuse(MALFORMED_POLICY, calls=None)
    result = stsmfa.run("exec", "app", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID")
    assert (result.status, result.out) == (0, f"{session.access_key_id}\n")
    assert "WARNING - The renewal failed, the session that is left is used: " in result.err
    home.assert_untouched()


@pytest.mark.parametrize(
    ("role", "source", "more"),
    [(LONG, "login", {}), (ADMIN, "other", {}), (ADMIN, "login", {"assumed_through": READER})],
    ids=["role", "source", "chain"],
)
def test_one_of_another_role_or_source_is_stale(
    home: Home, double: StsDouble, stsmfa: Program, login: str, keep: KEEP,
    role: str, source: str, more: dict[str, str],
) -> None:  # fmt: skip
    keep(3000, role, source, **more)
    assert stsmfa.run(*EXEC).status == 0
    assert actions(double) == ["AssumeRole"]
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_force_makes_the_kept_one_anew_and_asks_for_no_code(
    home: Home, double: StsDouble, stsmfa: Program, login: str, keep: KEEP
) -> None:
    keep(3000)
    assert stsmfa.run("exec", "--force", "app", "--", "true").status == 0
    assert actions(double) == ["AssumeRole"]
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_force_with_a_code_makes_both_anew(
    home: Home, double: StsDouble, stsmfa: Program, keep: KEEP, code: CODE
) -> None:
    keep(3000)
    assert stsmfa.run("exec", "--force", "--token", code(), "app", "--", "true").status == 0
    assert actions(double) == ["GetSessionToken", "AssumeRole"]
    made = kept_section("app-mfa", double.session())
    home.assert_credentials(LOGIN_KEYS + session_section("login", double.session(-2)) + made)


@pytest.mark.parametrize(
    "options",
    [("--assume-role", LONG), ("--duration", "900"), ("--external-id", PARTNER_ID),
     ("--role-session-name", "me"), ("--section", "other")],
    ids=lambda options: options[0],
)  # fmt: skip
def test_what_the_command_line_wants_of_the_role_is_for_this_run_alone(
    home: Home, double: StsDouble, stsmfa: Program, keep: KEEP, options: tuple[str, ...]
) -> None:
    keep(3000)
    assert stsmfa.run("exec", *options, "app", "--", "true").status == 0
    assert actions(double) == ["AssumeRole"]
    home.assert_untouched()
    assert not home.lock_file().exists()


PAIR = section("app-mfa", {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET})


@pytest.mark.parametrize(
    ("credentials", "config"),
    [("", "[profile app-mfa]\nregion = eu-west-1\n"), (PAIR, ""),
     (f"[app-mfa-long-term]\n{KEYS}", ""), ("[app-mfa]\nno value\n", "")],
    ids=["config", "keys", "long-term", "malformed"],
)  # fmt: skip
def test_where_the_name_is_taken_none_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, login: str, credentials: str, config: str
) -> None:
    home.write_credentials(login + credentials)
    home.write_config(APP + config)
    for _ in range(2):
        result = stsmfa.run(*EXEC)
        assert result.status == 0
        assert "app-mfa" not in result.err
    assert actions(double) == ["AssumeRole"] * 2
    home.assert_untouched()


def test_a_refresh_is_about_login_alone(
    home: Home, double: StsDouble, stsmfa: Program, keep: KEEP, code: CODE
) -> None:
    session = keep(3000)
    result = stsmfa.answer(code(), "--force", "--profile", "app")
    assert result.status == 0
    assert "app needs no session of its own" in result.err
    kept = kept_section("app-mfa", session)
    home.assert_credentials(LOGIN_KEYS + session_section("login", double.session()) + kept)


def test_a_role_with_a_device_of_its_own_takes_the_section_over(
    home: Home, double: StsDouble, stsmfa: Program, login: str, keep: KEEP, code: CODE
) -> None:
    keep(-10)
    home.write_config(f"{APP}mfa_serial = {LEE_DEVICE}\n")
    assert stsmfa.answer(code(), "--profile", "app").status == 0
    home.assert_credentials(login + session_section("app-mfa", double.session()))
