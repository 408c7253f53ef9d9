"""Local clocks that are wrong: said, and one more try with AWS's time where AWS refused ours."""

import pytest

from cli.support.clock import Clock
from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble


@pytest.mark.parametrize(("skew", "word"), [(3600, "behind"), (-3600, "ahead")])
def test_a_refused_clock_is_said_and_the_code_goes_out_once_more(
    home: Home, double: StsDouble, stsmfa: Program, skew: int, word: str
) -> None:
    home.write_credentials(MAIN)
    double.set_skew(skew)
    result = stsmfa.run("--token", double.code())
    assert result.status == 0, result.err
    assert "clock" in result.err
    assert word in result.err
    first, second = double.calls()
    assert (first.outcome, second.outcome) == ("SignatureDoesNotMatch", "OK")
    assert first.parameters["TokenCode"] == second.parameters["TokenCode"]
    home.assert_credentials(MAIN + session_section("default", double.session()))


@pytest.mark.parametrize(
    ("skew", "said"), [(600, True), (-600, True), (200, False), (-200, False), (0, False)]
)
def test_of_a_clock_that_aws_takes_it_is_said_when_it_is_wrong_by_minutes(
    home: Home, double: StsDouble, stsmfa: Program, skew: int, said: bool
) -> None:
    home.write_credentials(MAIN)
    double.set_skew(skew)
    result = stsmfa.run("--token", double.code())
    assert result.status == 0
    assert ("clock" in result.err) is said
    assert len(double.calls()) == 1


def test_the_granted_time_is_told_by_aws_clock(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock
) -> None:
    home.write_credentials(MAIN)
    double.set_skew(-600)
    result = stsmfa.run("--token", double.code())
    assert "will expire in 3600 seconds" in result.out


def test_only_once_more(home: Home, double: StsDouble, stsmfa: Program) -> None:
    """A server whose Date and judgement differ is not asked for ever."""
    home.write_credentials(MAIN)
    double.set_skew(7200)
    double.misbehave("date", "Thu, 01 Jan 1970 00:00:00 GMT", calls=None)
    result = stsmfa.run("--token", double.code())
    assert result.status in (4, 5)
    assert len(double.calls()) <= 2
    home.assert_untouched()


def test_the_time_in_aws_words_will_do_without_a_date_header(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    double.set_skew(7200)
    double.misbehave("date", None, calls=None)
    result = stsmfa.run("--token", double.code())
    assert result.status == 0, result.err
    assert [call.outcome for call in double.calls()] == ["SignatureDoesNotMatch", "OK"]


def test_a_wrong_secret_is_no_clock_and_is_tried_once(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN.replace("wJalr", "xJalr"))
    result = stsmfa.run("--token", double.code())
    assert result.status == 4
    assert len(double.calls()) == 1
    assert "clock" not in result.err


def test_a_wrong_secret_under_a_wrong_clock_is_tried_twice(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN.replace("wJalr", "xJalr"))
    double.set_skew(3600)
    result = stsmfa.run("--token", double.code())
    assert result.status == 4
    assert len(double.calls()) == 2
    home.assert_untouched()


def test_a_wrong_code_under_a_wrong_clock(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    double.set_skew(3600)
    result = stsmfa.run("--token", double.wrong_code())
    assert result.status == 4
    assert "invalid MFA one time pass code" in result.err
    assert len(double.calls()) == 2
