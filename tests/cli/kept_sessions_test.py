"""The session of a role that is assumed from [login]: `exec`, `export` and `console` keep it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.clock import Clock
from cli.support.examples import KEYS
from cli.support.home import Home, profile, section, session_properties, session_section
from cli.support.program import Program
from cli.support.starters import start
from sts.default_world import ADMIN, LEE_SECRET, LONG, PARTNER, PARTNER_ID, READER
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]

LOGIN = f"[login-long-term]\n{KEYS}"
APP = profile("app", role_arn=ADMIN, source_profile="login")
TRUE = ("--", "true")


def kept_section(name: str, session: Session, source: str = "login", **more: str) -> str:
    """As stsmfa appends it."""
    properties = session_properties(session)
    role = {key: properties.pop(key) for key in ("assumed_role", "assumed_role_arn")}
    through = {key: more.pop(key) for key in ("assumed_through",) if key in more}
    return section(name, {**role, "assumed_from": source, **through, **properties, **more})


@pytest.fixture
def login(home: Home, double: StsDouble) -> str:
    """A fresh [login], and app that takes its role from it; gives the file's text."""
    content = LOGIN + session_section("login", double.issue(36000, with_code=True))
    home.write_credentials(content)
    home.write_config(APP)
    return content


@pytest.fixture
def keep(home: Home, double: StsDouble, login: str) -> Callable[..., Session]:
    """A kept session of app's that is good for so many seconds."""

    def keep(left: float, role: str = ADMIN, **more: str) -> Session:
        session = double.issue(left, role)
        home.write_credentials(login + kept_section("app-mfa", session, **more))
        return session

    return keep


def actions(double: StsDouble) -> list[str]:
    return [call.action for call in double.calls()]


@pytest.mark.parametrize(
    "verb",
    [("exec", "app", *TRUE), ("export", "--profile", "app"), ("console", "--profile", "app"),
     ("export", "--format", "process", "--profile", "app")],
    ids=["exec", "export", "console", "process"],
)  # fmt: skip
def test_the_roles_session_is_kept_and_used_again(
    home: Home, double: StsDouble, stsmfa: Program, login: str, verb: tuple[str, ...]
) -> None:
    for _ in range(2):
        result = stsmfa.run(*verb)
        assert result.status == 0
    assert actions(double).count("AssumeRole") == 1
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_the_command_gets_the_session_that_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, keep: Callable[..., Session]
) -> None:
    session = keep(3000)
    result = stsmfa.run("exec", "app", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID $AWS_VAULT")
    assert result.out == f"{session.access_key_id} app\n"
    assert double.calls() == []
    home.assert_untouched()
    assert not home.lock_file().exists()


def test_ten_starters_are_one_call(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    started = start(stsmfa, 10, "exec", "app", *TRUE)
    assert [stsmfa.finish(process).status for process in started] == [0] * 10
    assert actions(double) == ["AssumeRole"]
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_of_a_chain_the_last_roles_session_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    home.write_config(
        profile("app", role_arn=READER, source_profile="first")
        + profile("first", role_arn=ADMIN, source_profile="login")
    )
    for _ in range(2):
        assert stsmfa.run("exec", "app", *TRUE).status == 0
    assert [call.parameters["RoleArn"] for call in double.calls()] == [ADMIN, READER]
    home.assert_credentials(
        login + kept_section("app-mfa", double.session(), assumed_through=ADMIN)
    )


def test_the_region_is_copied_when_the_section_is_made_and_goes_with_the_session(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    home.write_config(APP + "region = eu-west-1\n")
    assert stsmfa.run("exec", "app", *TRUE).status == 0
    home.assert_credentials(
        login + kept_section("app-mfa", double.session(), region="eu-west-1")
    )
    assert stsmfa.run("clear", "app").status == 0
    home.assert_credentials(login)
