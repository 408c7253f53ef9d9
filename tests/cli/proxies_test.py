"""Proxies: one decision, so that what is said is what is done; and why one cannot be used."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home
from cli.support.program import Program, Result
from sts.proxy import ConnectProxy
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.mark.parametrize(
    ("host", "no_proxy", "by_proxy"),
    [
        ("localhost", "LOCALHOST", False),
        ("localhost", "localhost.", False),
        ("localhost", ".localhost", False),
        ("localhost", "x, localhost", False),
        ("localhost", "localhost:PORT", False),
        ("localhost", "localhost:1", True),
        ("localhost", "127.0.0.1", True),
        ("localhost", "ocalhost", True),
        ("localhost", "*", False),
        ("localhost", "x,*", True),
        ("127.0.0.1", "127.0.0.0/8", False),
        ("127.0.0.1", "127.0.0.1/33", True),
        ("127.0.0.1", "127.0.0.1:PORT", False),
        ("127.0.0.1", "0.0.1", True),
        ("127.0.0.1", "::1", True),
    ],
)
def test_the_proxy_is_said_if_and_only_if_it_is_used(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    code: CODE,
    host: str,
    no_proxy: str,
    by_proxy: bool,
) -> None:
    home.write_credentials(LOGIN)
    with ConnectProxy(double.port) as proxy:
        env = {
            "AWS_ENDPOINT_URL_STS": f"https://{host}:{double.port}",
            "https_proxy": proxy.url,
            "NO_PROXY": no_proxy.replace("PORT", str(double.port)),
        }
        result = stsmfa.run("--token", code(), env=env)
        assert result.status == 0, result.err
        assert bool(proxy.targets) == by_proxy
        assert (proxy.url in result.err) == by_proxy


@pytest.mark.parametrize("no_proxy", ["::1", "[::1]", "[::1]:1", "::/0", "fe80::/10,::1/128"])
def test_the_loopback_of_ipv6_is_taken_out_of_the_proxy(
    home: Home, stsmfa: Program, code: CODE, no_proxy: str
) -> None:
    """Nobody listens there: who was to be reached is in the reason."""
    home.write_credentials(LOGIN)
    env = {
        "AWS_ENDPOINT_URL_STS": "https://[::1]:1",
        "HTTPS_PROXY": "http://127.0.0.1:1",
        "NO_PROXY": no_proxy,
    }
    result = stsmfa.run("--token", code(), env=env)
    assert result.status == 5
    assert "proxy" not in result.err


@pytest.mark.parametrize(
    "names",
    [
        ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
        ("HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
        ("all_proxy", "ALL_PROXY"),
        ("ALL_PROXY", "HTTP_PROXY", "http_proxy"),
    ],
)
def test_the_first_variable_is_the_one_that_is_said_and_used(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, names: tuple[str, ...]
) -> None:
    home.write_credentials(LOGIN)
    with ConnectProxy(double.port) as proxy:
        env = {name: "http://127.0.0.1:1" for name in names} | {names[0]: proxy.url}
        result = stsmfa.run("--token", code(), env=env)
        assert result.status == 0, result.err
        assert proxy.targets
        assert f"proxy: {proxy.url} ({names[0]})" in result.err


def test_a_proxy_of_http_alone_is_not_used(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    env = {"http_proxy": "http://127.0.0.1:1", "HTTP_PROXY": "http://127.0.0.1:1"}
    result = stsmfa.run("--token", code(), env=env)
    assert result.status == 0, result.err
    assert "proxy" not in result.err


def test_a_proxy_gets_its_user_whatever_characters_are_in_the_password(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    with ConnectProxy(double.port) as proxy:
        env = {"https_proxy": proxy.url.replace("http://", "http://lee:S3 cr%2Fet@pw@")}
        result = stsmfa.run("--token", code(), env=env)
        assert result.status == 0, result.err
        assert proxy.users == ["lee:S3 cr/et@pw"]
        assert f"proxy: {proxy.url} (https_proxy)" in result.err


def test_a_proxy_that_wants_a_user_is_told_of_with_how_to_name_one(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    with ConnectProxy(double.port, only_for="lee:pw") as proxy:
        result = stsmfa.run("--token", code(), env={"https_proxy": proxy.url})
        assert result.status == 5
        assert "the proxy answered HTTP 407\nhint: it wants a name and a password: http" in result.err
        assert not double.calls()
        home.assert_untouched()
        env = {"https_proxy": proxy.url.replace("http://", "http://lee:pw@")}
        assert stsmfa.run("--token", code(), env=env).status == 0


@pytest.mark.parametrize("verb", [(), ("exec", "true"), ("export",), ("--all",), ("setup", "new")])
@pytest.mark.parametrize(
    ("proxy", "shown", "why"),
    [
        ("ftp://proxy:21", "ftp://proxy:21", "no proxy has such a scheme"),
        ("http://proxy:99999", "http://proxy:99999", "its port is not a number from 1 to 65535"),
        ("http://pro xy:1", "http://pro xy:1", "a blank stands in its host"),
        ("http://lee:pw/x@proxy:1", "http://proxy:1", "a /, ? or # stands before its host"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_said_before_a_code_is_asked_for(
    home: Home, stsmfa: Program, verb: tuple[str, ...], proxy: str, shown: str, why: str
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*verb, env={"HTTPS_PROXY": proxy})
    assert terminal.finish() == 1
    assert f"HTTPS_PROXY: {shown}: {why}" in terminal.screen
    assert "Enter AWS MFA code" not in terminal.screen
    home.assert_untouched()


@pytest.mark.parametrize(
    ("url", "shown", "why"),
    [
        ("ftp://sts.example", "ftp://sts.example", "it does not begin with https://"),
        ("sts.example", "sts.example", "it does not begin with https://"),
        ("https://lee:pw@host", "https://host", "a user stands before its host"),
        ("https://lee:443/pw@host", "https://host", "an @ stands in its path or query"),
        ("https://host:0", "https://host:0", "its port is not a number from 1 to 65535"),
        ("https://host:99999", "https://host:99999", "its port is not a number from 1 to 65535"),
        ("https://ho st", "https://ho st", "a blank stands in its host"),
        ("https://", "https://", "it has no host"),
        ("https://host/a b", "https://host/a b", "it holds a blank, a # or what is not ASCII"),
    ],
)
@pytest.mark.parametrize("place", ["option", "AWS_ENDPOINT_URL", "config"])
def test_an_endpoint_that_cannot_be_used_gets_its_reason(
    home: Home, stsmfa: Program, place: str, url: str, shown: str, why: str
) -> None:
    home.write_credentials(LOGIN)
    env: dict[str, str | None] = {"AWS_ENDPOINT_URL_STS": None}
    if place == "option":
        terminal = stsmfa.spawn("--endpoint-url", url, env=env)
        status, origin = 2, "--endpoint-url"
    elif place == "config":
        home.write_config(f"[default]\nendpoint_url = {url}\n")
        terminal = stsmfa.spawn(env=env)
        status, origin = 1, "endpoint_url"
    else:
        terminal = stsmfa.spawn(env=env | {place: url})
        status, origin = 1, place
    assert terminal.finish() == status
    assert f"{origin}: {shown}: {why}" in terminal.screen
    assert "Enter AWS MFA code" not in terminal.screen


def test_a_sign_in_endpoint_that_cannot_be_used_is_said_before_a_code_is_asked_for(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    env = {"AWS_ENDPOINT_URL_SIGNIN": "https://lee:S3cret@host"}
    terminal = stsmfa.spawn("console", env=env)
    assert terminal.finish() == 1
    assert "AWS_ENDPOINT_URL_SIGNIN: https://host: a user stands" in terminal.screen
    assert "Enter AWS MFA code" not in terminal.screen


def test_that_nobody_listens_at_the_proxy_is_said_of_the_proxy(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    for scheme in ("http", "https", "socks5", "socks4a"):
        result = stsmfa.run("--token", code(), env={"https_proxy": f"{scheme}://127.0.0.1:1"})
        assert result.status == 5
        assert "could not connect to the proxy: Connection refused" in result.err


URLS = (
    "http://lee:S3cret@pw@127.0.0.1:1", "http://lee:x@S3cret@127.0.0.1:1",
    "http://lee:#S3cret@127.0.0.1:1", "https://lee:S3cret/x@127.0.0.1:1",
    "https://lee:9/S3cret@127.0.0.1:1", "http://lee:S3cret?x@127.0.0.1:1",
    "http://lee:x S3cret@127.0.0.1:1", "lee:S3cret@127.0.0.1:1", "http:lee:S3cret@127.0.0.1:1",
    "lee:http://S3cret@127.0.0.1:1", "ftp://lee:S3cret@127.0.0.1:1", "https://lee:S3cret",
    "http://127.0.0.1:1/?p=S3cret", "https://127.0.0.1:1?p=S3cret",
    '"http://lee:S3cret@127.0.0.1:1"',
    "socks5h://S3cret@127.0.0.1:1", "http://lee:S3cret%40127.0.0.1:1",
)  # fmt: skip
"""More ways to write one are in tests/unit/sts/shown_url_test.cpp."""

CODE_GIVEN = ("--token", "123456", "-v")


@pytest.mark.parametrize(
    ("arguments", "variable"),
    [
        (CODE_GIVEN, "HTTPS_PROXY"),
        (CODE_GIVEN, "all_proxy"),
        (CODE_GIVEN, "AWS_ENDPOINT_URL_STS"),
        ((*CODE_GIVEN, "--endpoint-url", "URL"), ""),
        (("--all", "--no-prompt", "-v"), "https_proxy"),
        (("exec", *CODE_GIVEN, "--", "true"), "https_proxy"),
        (("doctor", "-v"), "https_proxy"),
        (("doctor", "-v"), "AWS_ENDPOINT_URL_STS"),
        (("status",), "https_proxy"),
        (("console", *CODE_GIVEN), "AWS_ENDPOINT_URL_SIGNIN"),
        (("console", *CODE_GIVEN, "--destination", "URL"), ""),
    ],
)
def test_a_user_and_a_query_of_a_url_are_never_shown_nor_kept(
    home: Home, stsmfa: Program, arguments: tuple[str, ...], variable: str
) -> None:
    home.write_credentials(MAIN)
    for url in URLS:
        env = {variable: url} if variable else {}
        result = stsmfa.run(*[word.replace("URL", url) for word in arguments], env=env)
        assert "S3cret" not in result.out + result.err, url
    for lock in home.aws.glob("*.lock"):
        assert "S3cret" not in lock.read_text()


WAYS = ("CA bundle", "proxy")


def ways_said(result: Result) -> list[str]:
    said = [line.split(": ")[1] for line in result.err.splitlines() if line.startswith("stsmfa: ")]
    return [topic for topic in said if topic in WAYS]


def test_the_ways_are_said_when_they_are_others_than_the_last_renewals(
    home: Home, stsmfa: Program, tmp_path: Path
) -> None:
    """The endpoint, which is not AWS's, is said each time."""
    home.write_credentials(LOGIN)
    other = tmp_path / "other.pem"
    other.write_bytes(Path(str(stsmfa.environment["AWS_CA_BUNDLE"])).read_bytes())

    def renew(*more: str, bundle: str | None = None) -> Result:
        env = {"AWS_CA_BUNDLE": bundle} if bundle else {}
        result = stsmfa.run("--no-mfa", "--force", *more, env=env)
        assert result.status == 0, result.err
        assert "stsmfa: endpoint: " in result.err
        return result

    assert ways_said(renew()) == ["CA bundle"]
    assert ways_said(renew()) == []
    assert ways_said(renew("-v")) == ["CA bundle"]
    assert ways_said(renew(bundle=str(other))) == ["CA bundle"]
    assert ways_said(renew(bundle=str(other))) == []
    assert ways_said(renew()) == ["CA bundle"]
