"""aws-mfa's options: names, aliases, abbreviations, the environment, and which of them wins."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, KIM_DEVICE, KIM_KEY, LEE_DEVICE, LONG, READER, secret_of
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.mark.parametrize("option", ["--token", "--mfa-token", "--tok", "--mfa-t"])
def test_the_code_as_argument(home: Home, stsmfa: Program, code: CODE, option: str) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(option, code())
    assert result.status == 0
    assert "DEBUG - Received token as argument" in result.lines
    assert "Enter AWS MFA code" not in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--duration", "1800"),
        ("--dur", "1800"),
        ("--duration=1800",),
        ("--duration", "900", "--duration", "1800"),
        ("--duration", "30m"),
    ],
)
def test_the_duration(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(code(), *arguments)
    assert result.status == 0
    assert "(renewing for 1800 seconds):" in result.out
    assert double.calls()[0].parameters["DurationSeconds"] == "1800"


@pytest.mark.parametrize("given", ["5m", "13h"])
def test_a_duration_that_cannot_be_is_refused_while_the_session_is_fresh_as_well(
    home: Home, double: StsDouble, stsmfa: Program, given: str
) -> None:
    home.write_credentials(MAIN + session_section("default", double.issue(3000, ADMIN)))
    result = stsmfa.run("--duration", given)
    assert result.status == 2
    assert "must be 900 to 43200 seconds for a role" in result.err
    seconds = {"5m": "300", "13h": "46800"}[given]
    assert stsmfa.run(env={"MFA_STS_DURATION": seconds}).status == 0  # aws-mfa's: not typed
    home.assert_untouched()


def test_a_duration_of_zero_is_none(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    stsmfa.answer(code(), "--duration", "0")
    assert double.calls()[0].parameters["DurationSeconds"] == "3600"


def test_the_duration_of_the_option_wins_over_environment_and_section(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(f"[default-long-term]\n{KEYS}duration_seconds = 1000\n")
    variable = {"MFA_STS_DURATION": "1100"}
    for arguments, env, expected in (
        ((), {}, "1000"),
        ((), variable, "1100"),
        (("--duration", "1200"), variable, "1200"),
    ):
        stsmfa.answer(code(), "--force", *arguments, env=env)
        assert double.calls()[-1].parameters["DurationSeconds"] == expected


@pytest.mark.parametrize("option", ["--assume-role", "--assume", "--assume-r"])
def test_the_role(home: Home, double: StsDouble, stsmfa: Program, code: CODE, option: str) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.answer(code(), option, ADMIN)
    assert result.status == 0
    home.assert_credentials(LOGIN + session_section("default", double.session()))
    assert f"INFO - Validating credentials for profile: default with assumed role: {ADMIN}" in (
        result.lines
    )


def test_the_role_of_the_option_wins_over_environment_and_section(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    variable = {"MFA_ASSUME_ROLE": LONG}
    for arguments, env, expected in (
        (("--assume-role", ""), {}, ADMIN),
        ((), variable, LONG),
        (("--assume-role", ""), variable, LONG),
        (("--assume-role", READER), variable, READER),
    ):
        assert stsmfa.answer(code(), "--force", *arguments, env=env).status == 0
        assert double.calls()[-1].parameters["RoleArn"] == expected


def test_the_device_of_the_option_wins_over_environment_and_section(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(
        f"[default-long-term]\naws_access_key_id = {KIM_KEY}\n"
        f"aws_secret_access_key = {secret_of(KIM_KEY)}\naws_mfa_device = arn:aws:iam::1:mfa/x\n"
    )
    variable = {"MFA_DEVICE": KIM_DEVICE}
    wrong = {"MFA_DEVICE": LEE_DEVICE}
    assert stsmfa.answer(double.code(KIM_DEVICE), env=variable).status == 0
    result = stsmfa.answer(
        double.code(KIM_DEVICE), "--force", "--device", KIM_DEVICE, env=wrong
    )
    assert result.status == 0
    assert f"Enter AWS MFA code for device [{KIM_DEVICE}]" in result.out


def test_the_profile_of_the_option_wins_over_the_environment(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    names = ("default", "a", "b", "c")
    home.write_credentials("".join(f"[{name}-long-term]\n{KEYS}" for name in names))
    for arguments, env, expected in (
        ((), {}, "default"),
        (("--profile", ""), {"AWS_PROFILE": ""}, "default"),
        ((), {"AWS_DEFAULT_PROFILE": "a"}, "a"),
        ((), {"AWS_DEFAULT_PROFILE": "a", "AWS_PROFILE": "b"}, "b"),
        (("--prof", "c"), {"AWS_DEFAULT_PROFILE": "a", "AWS_PROFILE": "b"}, "c"),
        (("-p", "c"), {}, "c"),
    ):
        result = stsmfa.answer(code(), "--force", *arguments, env=env)
        assert result.status == 0
        assert result.lines[0].startswith(f"INFO - Validating credentials for profile: {expected} ")


@pytest.mark.parametrize(
    ("arguments", "long_term", "short_term"),
    [
        (("--long-term-suffix", "keys"), "default-keys", "default"),
        (("--long-suffix", "keys"), "default-keys", "default"),
        (("--short-term-suffix", "now"), "default-long-term", "default-now"),
        (("--short-suffix", "now"), "default-long-term", "default-now"),
        (("--long-term-suffix", "NONE", "--short-term-suffix", "now"), "default", "default-now"),
        (("--long-term-suffix", "", "--short-term-suffix", "none"), "default-long-term", "default"),
        (
            ("--profile", "x-long-term", "--long-term-suffix", "none", "--short-term-suffix", "s"),
            "x-long-term",
            "x-long-term-s",
        ),
    ],
)
def test_the_suffixes(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    code: CODE,
    arguments: tuple[str, ...],
    long_term: str,
    short_term: str,
) -> None:
    before = home.write_credentials(f"[{long_term}]\n{KEYS}")
    assert stsmfa.answer(code(), *arguments).status == 0
    home.assert_credentials(str(before) + session_section(short_term, double.session()))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--long-term-suffix", "none"),
        ("--long-term-suffix", "s", "--short-term-suffix", "s"),
        ("--profile", "default-long-term", "--long-term-suffix", "none"),
    ],
)
def test_equal_sections_are_refused(
    home: Home, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(*arguments)
    assert result.status == 1
    assert result.err.splitlines()[0] == (
        "ERROR - The value for '--long-term-suffix' cannot be equal to the value for "
        "'--short-term-suffix'"
    )


def test_the_role_session_name(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    for arguments, env, expected in (
        (("--role-session-name", "from.option"), {}, "from.option"),
        ((), {"LOGNAME": "log", "USER": "user"}, "log"),
        ((), {"USER": None, "USERNAME": "windows"}, "windows"),
        ((), {"USER": "DOMAIN\\lee smith"}, "DOMAIN-lee-smith"),
        ((), {"USER": "x" * 80}, "x" * 64),
    ):
        assert stsmfa.answer(code(), "--force", *arguments, env=env).status == 0
        assert double.calls()[-1].parameters["RoleSessionName"] == expected


@pytest.mark.parametrize(
    ("level", "lines"),
    [
        ("DEBUG", ["DEBUG", "INFO"]),
        ("NOTSET", ["DEBUG", "INFO"]),
        ("INFO", ["INFO"]),
        ("WARNING", []),
        ("ERROR", []),
        ("CRITICAL", []),
    ],
)
def test_the_log_level(
    home: Home, stsmfa: Program, code: CODE, level: str, lines: list[str]
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--log-level", level, "--token", code())
    assert result.status == 0
    assert sorted({line.split(" - ")[0] for line in result.lines}) == lines
