"""No session goes to a section whose name says that it holds long-term keys."""

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home
from cli.support.program import Program
from sts.sts_double import StsDouble

NESTED = f"[a-long-term]\n{KEYS}[a-long-term-long-term]\n{KEYS}"
TWO_OF_ONE_KEY = f"[a-long-term]\n{KEYS}[b-long-term]\n{KEYS}"
REFUSAL = "is for long-term keys, not for a session"


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (TWO_OF_ONE_KEY, ("-p", "a", "--section", "b-long-term", "--no-mfa")),
        (TWO_OF_ONE_KEY, ("-p", "a", "--section", "c-long-term", "--no-mfa")),
        (NESTED, ("-p", "a-long-term", "--no-mfa")),
    ],
)
def test_it_is_refused_before_any_call_though_the_keys_stand_elsewhere_too(
    home: Home, double: StsDouble, stsmfa: Program, text: str, arguments: tuple[str, ...]
) -> None:
    before = home.write_credentials(text)
    result = stsmfa.run(*arguments)
    assert result.status == 1
    assert REFUSAL in result.err
    assert "--section NAME puts the session elsewhere" in result.err
    assert not double.calls()
    home.assert_credentials(before)


def test_all_leaves_it_alone_and_serves_the_others(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before = home.write_credentials(NESTED)
    result = stsmfa.run("--all", "--no-mfa")
    assert result.status == 1
    assert REFUSAL in result.err
    assert home.credentials.read_text().startswith(str(before))
    assert "[a]\n" in home.credentials.read_text()


def test_doctor_names_it(home: Home, stsmfa: Program) -> None:
    home.write_credentials(NESTED)
    assert f"[a-long-term]: a section whose name ends in -long-term {REFUSAL}" in stsmfa.run(
        "doctor", "--all"
    ).out
