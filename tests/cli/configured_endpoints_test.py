"""Endpoints, CA bundles and proxies that are not AWS's own: used, and said before the question."""

from collections.abc import Callable

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]
GLOBAL = "sts.amazonaws.com"


@pytest.mark.parametrize(
    ("config", "env", "arguments"),
    [
        ("", {"AWS_ENDPOINT_URL": "URL"}, ()),
        ("", {"AWS_ENDPOINT_URL_STS": "URL", "AWS_ENDPOINT_URL": "https://localhost:1"}, ()),
        ("", {"AWS_ENDPOINT_URL_STS": "https://localhost:1"}, ("--endpoint-url", "URL")),
        ("[default]\nendpoint_url = URL\n", {}, ()),
        ("[default]\nservices = s\n[services s]\nsts =\n  endpoint_url = URL\n", {}, ()),
    ],
)
def test_an_endpoint_that_is_not_of_aws_is_used_and_said(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    code: CODE,
    config: str,
    env: dict[str, str],
    arguments: tuple[str, ...],
) -> None:
    home.write_credentials(MAIN)
    home.write_config(config.replace("URL", double.url))
    result = stsmfa.run(
        *[argument.replace("URL", double.url) for argument in arguments],
        "--token", code(),
        env={"AWS_ENDPOINT_URL_STS": None}
        | {name: value.replace("URL", double.url) for name, value in env.items()},
    )  # fmt: skip
    assert result.status == 0, result.err
    assert double.url in result.err
    assert len(double.calls()) == 1


def test_configured_endpoints_can_be_ignored(
    home: Home, stsmfa: Program, code: CODE, asked: list[str]
) -> None:
    home.write_credentials(LOGIN)
    env = {
        "AWS_ENDPOINT_URL_STS": "https://localhost:1",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
    }
    result = stsmfa.run("--token", code(), env=env)
    assert result.status == 0, result.err
    assert set(asked) == {f"{GLOBAL}:443"}


def test_plain_http_is_for_loopback(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    env = {"AWS_ENDPOINT_URL_STS": double.plain_url}
    assert stsmfa.run("--token", code(), env=env).status == 0
    env = {"AWS_ENDPOINT_URL_STS": "http://sts.example"}
    result = stsmfa.run("--force", "--token", code(), env=env)
    assert result.status == 1
    assert "AWS_ENDPOINT_URL_STS" in result.err


def test_a_ca_bundle_and_a_proxy_are_said(
    home: Home, stsmfa: Program, code: CODE, asked: list[str]
) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.run("--token", code())
    assert "AWS_CA_BUNDLE" in result.err
    assert "https_proxy" in result.err
    assert stsmfa.environment["https_proxy"] in result.err


def test_a_proxys_password_is_not_said(
    home: Home, stsmfa: Program, code: CODE, asked: list[str]
) -> None:
    home.write_credentials(LOGIN)
    proxy = stsmfa.environment["https_proxy"].replace("http://", "http://user:hunter2@")
    result = stsmfa.run("--token", code(), env={"https_proxy": proxy})
    assert "hunter2" not in result.err + result.out


def test_no_proxy_is_obeyed(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, asked: list[str]
) -> None:
    home.write_credentials(MAIN)
    env = {"AWS_ENDPOINT_URL_STS": double.url, "NO_PROXY": "localhost"}
    assert stsmfa.run("--token", code(), env=env).status == 0
    assert not asked
