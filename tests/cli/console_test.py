"""console: a URL that signs in, and what never gets one."""

import os
import stat
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.fixture
def signing_in(stsmfa: Program, double: StsDouble) -> Program:
    stsmfa.environment["AWS_ENDPOINT_URL_SIGNIN"] = double.url
    return stsmfa


@pytest.fixture
def admin(home: Home, signing_in: Program, code: CODE) -> Program:
    """With a fresh session of a role."""
    home.write_credentials(MAIN)
    assert signing_in.answer(code()).status == 0
    return signing_in


def destination_of(url: str) -> str:
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)
    assert query["Action"] == ["login"]
    assert query["Issuer"] == ["stsmfa"]
    assert query["SigninToken"][0]
    return query["Destination"][0]


def test_the_url_alone_is_on_standard_output(double: StsDouble, admin: Program) -> None:
    result = admin.run("console")
    assert result.status == 0
    assert result.out.startswith(f"{double.url}/federation?Action=login&")
    assert result.out.count("\n") == 1
    assert destination_of(result.out.strip()) == "https://console.aws.amazon.com/console/home"
    call = double.calls()[-1]
    assert (call.service, call.action, call.request.method) == ("signin", "getSigninToken", "POST")


def test_no_key_is_in_the_url(double: StsDouble, admin: Program) -> None:
    url = admin.run("console").out
    session = double.session()
    for secret in (session.access_key_id, session.secret, session.token):
        assert secret not in urllib.parse.unquote(url)


def test_a_service_in_the_profiles_region(home: Home, admin: Program) -> None:
    home.write_config("[default]\nregion = eu-west-1\n")
    url = admin.run("console", "--service", "s3").out.strip()
    assert destination_of(url) == (
        "https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1"
    )


def test_a_page_of_the_console(admin: Program) -> None:
    page = "https://eu-west-1.console.aws.amazon.com/iam/home#/roles"
    assert destination_of(admin.run("console", "--destination", page).out.strip()) == page


@pytest.mark.parametrize(
    "arguments",
    [
        ("--service", "S3/../x"),
        ("--destination", "https://evil.example/"),
        ("--destination", "http://console.aws.amazon.com/"),
        ("--destination", "https://x", "--service", "s3"),
    ],
)
def test_a_page_that_is_none_is_a_usage_error(
    double: StsDouble, admin: Program, arguments: tuple[str, ...]
) -> None:
    result = admin.run("console", *arguments)
    assert (result.status, result.out) == (2, "")
    assert "getSigninToken" not in [call.action for call in double.calls()]


def test_a_browser_of_ones_own_gets_the_url_by_a_variable(tmp_path: Path, admin: Program) -> None:
    seen = tmp_path / "seen"
    look = f'printf %s "$STSMFA_CONSOLE_URL" >{seen}; tr "\\0" " " </proc/$$/cmdline >{seen}.argv'
    result = admin.run("console", "--browser", look)
    assert (result.status, result.out) == (0, ""), result.err
    assert destination_of(seen.read_text())
    assert "SigninToken" not in Path(f"{seen}.argv").read_text()


def test_one_that_fails_leaves_the_url_to_be_printed(admin: Program) -> None:
    result = admin.run("console", "--browser", "exit 3")
    assert result.status == 0
    assert destination_of(result.out.strip())
    assert "no browser could be opened" in result.err


def test_open_hands_the_url_to_the_browser(tmp_path: Path, admin: Program) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    browser = folder / "xdg-open"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" >{tmp_path}/opened\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    path = f"{folder}:{os.environ['PATH']}"
    result = admin.run("console", "--open", env={"PATH": path})
    assert (result.status, result.out) == (0, "")
    assert destination_of((tmp_path / "opened").read_text())


def test_without_a_browser_the_url_is_printed(tmp_path: Path, admin: Program) -> None:
    result = admin.run("console", "--open", env={"PATH": str(tmp_path)})
    assert result.status == 0
    assert destination_of(result.out.strip())
    assert "no browser could be opened" in result.err


def test_a_session_without_a_role_is_refused_before_a_code_is_spent(
    home: Home, double: StsDouble, signing_in: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    result = signing_in.run("console", "--token", code())
    assert result.status == 1
    assert result.err.splitlines()[0] == (
        "stsmfa: console: default: console sign-in needs a role: AWS refuses a session without one"
    )
    assert double.calls() == []
    home.assert_untouched()


def test_a_page_that_is_none_is_refused_before_a_code_is_spent(
    home: Home, double: StsDouble, signing_in: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    page = "https://console.amazonaws.cn/"
    result = signing_in.run("console", "--destination", page, "--token", code())
    assert result.status == 2
    assert result.err.startswith(f"stsmfa: --destination: {page}: must be a page of console.aws")
    assert double.calls() == []
    home.assert_untouched()


def test_a_role_of_a_session_that_serves_it(
    home: Home, double: StsDouble, signing_in: Program, code: CODE
) -> None:
    home.write_credentials(f"[login-long-term]\n{KEYS}")
    home.write_config(f"[profile app]\nrole_arn = {ADMIN}\nsource_profile = login\n")
    assert signing_in.answer(code(), "--profile", "login").status == 0
    result = signing_in.run("console", "app")
    assert result.status == 0
    assert destination_of(result.out.strip())
    assert [call.action for call in double.calls()] == [
        "GetSessionToken", "AssumeRole", "getSigninToken",
    ]  # fmt: skip


def test_a_session_that_aws_does_not_know_is_said(
    home: Home, double: StsDouble, admin: Program
) -> None:
    double.world.sessions.clear()
    result = admin.run("console")
    assert (result.status, result.out) == (4, "")
    assert "the session was refused: HTTP 400" in result.err


def test_it_asks_on_the_terminal_and_the_url_is_alone_there_as_well(
    home: Home, double: StsDouble, signing_in: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = signing_in.spawn("console")
    terminal.expect(f"stsmfa: profile default, role {ADMIN}")
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect("/federation?Action=login")
    assert terminal.finish() == 0
