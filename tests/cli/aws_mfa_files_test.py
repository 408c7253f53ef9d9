"""What aws-mfa read in a credentials file, and the SDKs do not, is read here too."""

from collections.abc import Callable

import pytest

from cli.support.home import Home, section, session_properties, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]
PAIRS = {
    "aws_access_key_id": LEE_KEY,
    "aws_secret_access_key": LEE_SECRET,
    "aws_mfa_device": LEE_DEVICE,
    "assume_role": ADMIN,
}


@pytest.mark.parametrize(
    "line",
    ["{0}={1}\n", "{0}: {1}\n", "{0}:{1}\n", "{0}   =   {1}   \n", "{0} = {1}\n\n; c\n# c\n"],
)
def test_every_spelling_of_a_line(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, line: str
) -> None:
    before = "[default-long-term]\n" + "".join(line.format(k, v) for k, v in PAIRS.items())
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(before + session_section("default", double.session()))


def test_keys_in_any_case(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    before = section("default-long-term", {key.upper(): value for key, value in PAIRS.items()})
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(before + session_section("default", double.session()))


def test_an_indented_first_key(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    before = section("default-long-term", PAIRS).replace("aws_access_key_id", "  aws_access_key_id")
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(before + session_section("default", double.session()))


@pytest.mark.parametrize("inherited", list(PAIRS))
def test_the_defaults_section(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, inherited: str
) -> None:
    own = {key: value for key, value in PAIRS.items() if key != inherited}
    before = section("DEFAULT", {inherited: PAIRS[inherited]}) + section("x-long-term", own)
    home.write_credentials(before)
    result = stsmfa.answer(code(), "--profile", "x")
    assert result.status == 0, result.err
    home.assert_credentials(before + session_section("x", double.session()))


@pytest.mark.parametrize("name", ["my profile", "a.b@c", "ünïcode", "x+y/z", "UPPER"])
def test_names_of_all_kinds(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, name: str
) -> None:
    before = section(f"{name}-long-term", PAIRS)
    home.write_credentials(before)
    assert stsmfa.answer(code(), "--profile", name).status == 0
    home.assert_credentials(before + session_section(name, double.session()))


def test_a_section_that_aws_mfa_wrote_is_fresh(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    """Its layout: every section followed by a blank line."""
    world = double.world
    session = world.issue(double.now() + 3000, None, role=world.roles[ADMIN], name="lee")
    written = section("default-long-term", PAIRS) + "\n"
    written += section("default", session_properties(session)) + "\n"
    home.write_credentials(written)
    assert "still valid" in stsmfa.run().out
    home.assert_untouched()


def test_what_is_written_is_what_aws_mfa_reads(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(section("default-long-term", PAIRS))
    assert stsmfa.answer(code()).status == 0
    assert home.section("default") == session_properties(double.session())
    assert list(home.section("default")) == list(session_properties(double.session()))
