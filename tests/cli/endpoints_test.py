"""Which of AWS's endpoints is asked: regions and partitions, seen by a proxy on the way."""

from collections.abc import Callable, Mapping

import pytest

from cli.support.examples import KEYS, LOGIN
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import (
    GUS_DEVICE,
    GUS_KEY,
    GUS_ROLE,
    LIN_DEVICE,
    LIN_KEY,
    LIN_ROLE,
    secret_of,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def _profile(key: str, device: str, role: str = "", *more: str) -> str:
    lines = [
        "[default-long-term]",
        f"aws_access_key_id = {key}",
        f"aws_secret_access_key = {secret_of(key)}",
        f"aws_mfa_device = {device}",
        *([f"assume_role = {role}"] if role else []),
        *more,
    ]
    return "\n".join(lines) + "\n"


GLOBAL = "sts.amazonaws.com"
WEST = "sts.eu-west-1.amazonaws.com"


@pytest.mark.parametrize(
    ("arguments", "env", "host", "region"),
    [
        ((), {}, GLOBAL, "us-east-1"),
        ((), {"AWS_DEFAULT_REGION": "eu-west-1"}, WEST, "eu-west-1"),
        ((), {"AWS_DEFAULT_REGION": "us-west-2", "AWS_REGION": "eu-west-1"}, WEST, "eu-west-1"),
        (("--region", "eu-west-1"), {"AWS_REGION": "us-west-2"}, WEST, "eu-west-1"),
        (("--region", "us-east-1"), {}, "sts.us-east-1.amazonaws.com", "us-east-1"),
        (
            (),
            {"AWS_REGION": "us-east-1", "AWS_USE_FIPS_ENDPOINT": "true"},
            "sts-fips.us-east-1.amazonaws.com",
            "us-east-1",
        ),
        (
            (),
            {"AWS_REGION": "eu-west-1", "AWS_USE_DUALSTACK_ENDPOINT": "true"},
            "sts.eu-west-1.api.aws",
            "eu-west-1",
        ),
        (
            (),
            {"AWS_REGION": "eu-west-1", "AWS_STS_REGIONAL_ENDPOINTS": "legacy"},
            GLOBAL,
            "us-east-1",
        ),
    ],
)
def test_the_region_decides(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    code: CODE,
    asked: list[str],
    arguments: tuple[str, ...],
    env: Mapping[str, str],
    host: str,
    region: str,
) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.run("--token", code(), *arguments, env=env)
    assert result.status == 0, result.err
    assert set(asked) == {f"{host}:443"}
    assert {call.host for call in double.calls()} == {host}
    assert {call.region for call in double.calls()} == {region}


@pytest.mark.parametrize(
    ("credentials", "config"),
    [
        (f"[default-long-term]\n{KEYS}region = eu-west-1\n", ""),
        (f"{LOGIN}[default]\nregion = eu-west-1\n", ""),
        (LOGIN, "[default]\nregion = eu-west-1\n"),
        (LOGIN, "[profile default]\nregion = eu-west-1\n"),
    ],
)
def test_the_profiles_own_region_in_either_file(
    home: Home,
    stsmfa: Program,
    code: CODE,
    asked: list[str],
    credentials: str,
    config: str,
) -> None:
    home.write_credentials(credentials)
    home.write_config(config)
    result = stsmfa.run("--token", code())
    assert result.status == 0, result.err
    assert set(asked) == {f"{WEST}:443"}


@pytest.mark.parametrize(
    ("key", "device", "role", "host"),
    [
        (LIN_KEY, LIN_DEVICE, "", "sts.cn-northwest-1.amazonaws.com.cn"),
        (LIN_KEY, LIN_DEVICE, LIN_ROLE, "sts.cn-northwest-1.amazonaws.com.cn"),
        (GUS_KEY, GUS_DEVICE, GUS_ROLE, "sts.us-gov-west-1.amazonaws.com"),
    ],
)
def test_the_partition_of_the_arn_decides_without_a_region(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    asked: list[str],
    key: str,
    device: str,
    role: str,
    host: str,
) -> None:
    home.write_credentials(_profile(key, device, role))
    result = stsmfa.run("--token", double.code(device))
    assert result.status == 0, result.err
    assert set(asked) == {f"{host}:443"}


def test_the_partition_wins_over_a_region_of_another_and_says_so(
    home: Home, double: StsDouble, stsmfa: Program, asked: list[str]
) -> None:
    home.write_credentials(_profile(LIN_KEY, LIN_DEVICE))
    result = stsmfa.run("--token", double.code(LIN_DEVICE), env={"AWS_REGION": "eu-west-1"})
    assert result.status == 0, result.err
    assert "eu-west-1" in result.err
    assert "AWS_REGION" in result.err
    assert set(asked) == {"sts.cn-northwest-1.amazonaws.com.cn:443"}


def test_another_region_of_the_partition_is_taken(
    home: Home, double: StsDouble, stsmfa: Program, asked: list[str]
) -> None:
    home.write_credentials(_profile(LIN_KEY, LIN_DEVICE))
    env = {"AWS_REGION": "cn-north-1"}
    assert stsmfa.run("--token", double.code(LIN_DEVICE), env=env).status == 0
    assert set(asked) == {"sts.cn-north-1.amazonaws.com.cn:443"}


def test_a_region_option_of_another_partition_is_a_usage_error(
    home: Home, double: StsDouble, stsmfa: Program, asked: list[str]
) -> None:
    home.write_credentials(_profile(LIN_KEY, LIN_DEVICE))
    result = stsmfa.run("--token", double.code(LIN_DEVICE), "--region", "eu-west-1")
    assert result.status == 2
    assert "eu-west-1" in result.err
    assert not asked
    home.assert_untouched()


def test_a_disabled_region_gets_a_hint(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, asked: list[str]
) -> None:
    home.write_credentials(LOGIN)
    double.world.disabled_regions.add("me-south-1")
    result = stsmfa.run("--token", code(), "--region", "me-south-1")
    assert result.status == 4
    assert "--region" in result.err.splitlines()[-1]
