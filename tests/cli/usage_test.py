"""What is wrong on the command line itself: status 2, the option named, nothing done."""

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.sts_double import StsDouble


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--unknown",), "--unknown"),
        (("", "-p", "x"), "stsmfa: '': the profile is named twice"),
        (("--l", "x"), "--l"),
        (("--ren", "5m"), "--ren"),
        (("--profile",), "--profile"),
        (("--force=yes",), "--force"),
        (("-x",), "-x"),
        (("no-such-verb",), "no-such-verb"),
        (("refresh", "default", "extra"), "extra"),
        (("--duration", "soon"), "--duration"),
        (("--duration", "-1"), "--duration"),
        (("--duration", "899"), "--duration"),
        (("--duration", "43201"), "--duration"),
        (("--renew-before", "x"), "--renew-before"),
        (("--lock-timeout", "x"), "--lock-timeout"),
        (("--log-level", "info"), "--log-level"),
        (("--token", "12345"), "Token must be six digits"),
        (("--token", "1234567"), "Token must be six digits"),
        (("--token", "12345x"), "Token must be six digits"),
        (("--device", "x"), "--device"),
        (("--device", "arn:aws:iam::123456789012:user/lee"), "--device"),
        (("--device", "arn:aws:iam::123456789012:u2f/user/lee/key-ABC"), "--device"),
        (("--assume-role", "iamAdmin"), "--assume-role"),
        (("--assume-role", "arn:aws:iam::12345:role/x"), "--assume-role"),
        (("--assume-role", "arn:aws:iam::123456789012:user/lee"), "--assume-role"),
        (("--role-session-name", "a b"), "--role-session-name"),
        (("--role-session-name", "x"), "--role-session-name"),
        (("--external-id", "x"), "--external-id"),
        (("--external-id", "a b"), "--external-id"),
        (("--region", "x@evil.example/"), "--region"),
        (("--region", "-"), "--region"),
        (("--region", "cn-north-1"), "--region"),
        (("--endpoint-url", "http://sts.example"), "--endpoint-url"),
        (("--endpoint-url", "ftp://localhost"), "--endpoint-url"),
        (("--endpoint-url", "not a url"), "--endpoint-url"),
    ],
)
def test_it_is_named_and_nothing_is_done(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    arguments: tuple[str, ...],
    named: str,
) -> None:
    home.write_credentials(MAIN)
    more = () if "--token" in arguments else ("--token", "123456")
    result = stsmfa.run(*more, *arguments)
    assert result.status == 2
    assert named in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("verb", "options"),
    [
        ("status", ("--force", "--token=123456", "--lock-timeout=1m", "--external-id=xy")),
        ("clear", ("--force", "--duration=1h", "--no-prompt", "--region=eu-west-1")),
        ("doctor", ("--save-device", "--no-prompt", "--lock-timeout=1m")),
        ("setup", ("--token=123456", "--section=x", "--duration=1h", "--renew-before=5m")),
    ],
)
def test_an_option_that_the_verb_does_not_take_is_an_error_that_says_so(
    home: Home, double: StsDouble, stsmfa: Program, verb: str, options: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN)
    for option in options:
        result = stsmfa.run(verb, option)
        assert result.status == 2
        assert result.out == ""
        assert result.err == (
            f"stsmfa: {option.partition('=')[0]}: stsmfa {verb} does not take this option\n"
            f"hint: stsmfa {verb} --help shows what it takes\n"
        )
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [("--json",), ("exec", "--renew"), ("export", "--setup")])
def test_an_option_of_another_verb_names_that_verb(
    stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    result = stsmfa.run(*arguments)
    assert result.status == 2
    owner = "status" if arguments == ("--json",) else "refresh"
    assert f": is an option of stsmfa {owner}\n" in result.err


def test_without_a_role_a_session_may_be_36_hours_and_no_more(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LOGIN)
    assert stsmfa.run("--duration", "129601").status == 2
    assert stsmfa.answer(double.code(), "--duration", "36h").status == 0


def test_an_abbreviation_is_unique_among_the_options_of_aws_mfa(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    """`--re` could be --region or --renew-before, but those came later: it is neither."""
    home.write_credentials(LOGIN)
    assert stsmfa.run("--re", "x").status == 2
    result = stsmfa.answer(double.code(), "--assume", ADMIN, "--ro", "short")
    assert result.status == 0
    assert double.calls()[0].parameters["RoleSessionName"] == "short"


@pytest.mark.parametrize("arguments", [("--help",), ("--h",), ("refresh", "--help")])
def test_help_is_one_screen_and_names_every_verb_and_option(
    stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    result = stsmfa.run(*arguments)
    assert result.status == 0
    assert not result.err
    assert all(len(line) <= 100 for line in result.lines)
    for option in ("--profile", "--assume-role", "--no-prompt", "--mfa-process", "--setup"):
        assert option in result.out


def test_the_short_help_has_twenty_odd_lines(stsmfa: Program) -> None:
    result = stsmfa.run("-h")
    assert (result.status, result.err) == (0, "")
    assert len(result.lines) <= 25
    assert all(len(line) <= 80 for line in result.lines)
    for text in ("  refresh ", "  doctor ", "--profile NAME", "stsmfa exec dev -- ", "--help"):
        assert text in result.out
    assert stsmfa.run("exec", "-h").out == stsmfa.run("exec", "--help").out


def test_the_version(stsmfa: Program) -> None:
    result = stsmfa.run("--version")
    assert result.status == 0
    assert result.out.startswith("stsmfa ")


@pytest.mark.parametrize("name", [b"d\xffv", "d\u200bv".encode(), "dev\u00a0".encode(), b"d #1"])
def test_no_section_gets_a_name_that_not_all_can_read(
    home: Home, double: StsDouble, stsmfa: Program, name: bytes
) -> None:
    home.write_credentials(MAIN)
    given = name.decode(errors="surrogateescape")
    result = stsmfa.run("--section", given, "--token", double.code())
    assert result.status == 2
    assert "the section name" in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("help", "did you mean stsmfa --help?"),
        ("version", "did you mean stsmfa --version?"),
        ("statsu", "did you mean stsmfa status?"),
        ("stat", "did you mean stsmfa status?"),
        ("developmentaim", "did you mean stsmfa developmentiam?"),
        ("dev", "did you mean stsmfa developmentiam?"),
        ("zzzz", "stsmfa -h shows the verbs; the profiles are default and developmentiam"),
    ],
)
def test_a_first_word_that_is_neither_verb_nor_profile(
    home: Home, double: StsDouble, stsmfa: Program, word: str, hint: str
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run(word)
    assert (result.status, result.out) == (2, "")
    assert result.err == f"stsmfa: {word}: is neither a verb nor a profile\nhint: {hint}\n"
    assert not double.calls()
    home.assert_untouched()


def test_nor_is_one_where_there_is_no_file(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("statsu")
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("hint: did you mean stsmfa status?\n")
    assert not home.credentials.exists()


def test_what_is_missing_then_is_the_file(home: Home, stsmfa: Program) -> None:
    """No verb is near: a profile was meant."""
    bare, named = stsmfa.run("dev"), stsmfa.run("-p", "dev")
    assert (bare.status, bare.out, bare.err) == (1, named.out, named.err)
    assert f"Could not locate credentials file at {home.credentials}" in bare.err
    assert not home.credentials.exists()


@pytest.mark.parametrize("word", ["developmentiam", "developmentiam-long-term"])
def test_a_first_word_that_is_a_profile_is_made_fresh(
    home: Home, double: StsDouble, stsmfa: Program, word: str
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run(word, "--token", double.code()).status == 0
    home.assert_credentials(MAIN + session_section("developmentiam", double.session()))
