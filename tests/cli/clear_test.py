"""`clear`: our sessions leave the file, and nothing else does."""

import fcntl
from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, profile, section, session_section
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY
from sts.sts_double import StsDouble

CODE = Callable[[], str]

ROLE_SESSION = {
    "assumed_role": "True",
    "assumed_role_arn": ADMIN,
    "aws_access_key_id": "ASIAIOSFODNN7EXAMPLE",
    "aws_secret_access_key": "of/the/session",
    "aws_session_token": "token",
    "aws_security_token": "token",
    "expiration": "2099-01-01 00:00:00",
}
SESSION = {key: value for key, value in ROLE_SESSION.items() if key != "assumed_role_arn"} | {
    "assumed_role": "False"
}
DEV_KEYS = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
DEV = section("dev", ROLE_SESSION)
OTHERS_TOOL = section("other", {"aws_access_key_id": "ASIA", "aws_session_token": "theirs"})


@pytest.mark.parametrize("before", [MAIN, LOGIN + "\n\n", MAIN.replace("\n", "\r\n"), "\n" + MAIN])
def test_it_gives_back_the_file_that_was_there_before_a_refresh(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, before: str
) -> None:
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    assert double.session().token in home.credentials.read_text()
    result = stsmfa.run("clear")
    assert result.status == 0
    assert result.out == ""
    home.assert_untouched()


def test_a_last_line_without_an_end_keeps_the_one_that_it_got(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN.rstrip("\n"))
    assert stsmfa.answer(code()).status == 0
    assert stsmfa.run("clear").status == 0
    home.assert_credentials(LOGIN)


def test_a_later_refresh_makes_it_anew(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
    assert stsmfa.run("clear").status == 0
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


ROLE_WITH_REGION = profile(
    "app", role_arn=ADMIN, source_profile="dev-long-term", mfa_serial=LEE_DEVICE, region="eu-west-1"
)


@pytest.mark.parametrize("words", [["app"], ["app-mfa"], ["--all"], ["--section", "app-mfa"]])
def test_the_region_that_came_with_the_session_goes_with_it(
    home: Home, stsmfa: Program, code: CODE, words: list[str]
) -> None:
    home.write_credentials(f"[dev-long-term]\n{KEYS}")
    home.write_config(ROLE_WITH_REGION)
    assert stsmfa.answer(code(), "app").status == 0
    assert home.section("app-mfa")["region"] == "eu-west-1"
    assert stsmfa.run("clear", *words).status == 0
    home.assert_untouched()


@pytest.mark.parametrize("region", ["eu-west-1", "us-west-2"])
def test_a_region_that_was_there_before_the_session_stays(
    home: Home, stsmfa: Program, code: CODE, region: str
) -> None:
    home.write_credentials(f"[app-mfa]\nregion = {region}\n[dev-long-term]\n{KEYS}")
    home.write_config(ROLE_WITH_REGION)
    assert stsmfa.answer(code(), "app").status == 0
    assert stsmfa.run("clear", "app").status == 0
    home.assert_untouched()


def test_what_is_the_users_stays(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"# top\n{DEV}region = eu-west-1\n\n# about x\n[x]\nk = v\n")
    assert stsmfa.run("clear", "dev").status == 0
    home.assert_credentials("# top\n[dev]\nregion = eu-west-1\n\n# about x\n[x]\nk = v\n")


def test_a_comment_keeps_the_header(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"{DEV}# mine\n[x]\nk = v\n")
    assert stsmfa.run("clear", "--profile", "dev").status == 0
    home.assert_credentials("[dev]\n# mine\n[x]\nk = v\n")


def test_blank_lines_stay(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[a]\nk = v\n\n{DEV}\n[x]\nk = v\n")
    assert stsmfa.run("clear", "dev").status == 0
    home.assert_credentials("[a]\nk = v\n\n\n[x]\nk = v\n")


def test_it_says_until_when_a_role_session_is_honoured_and_how_to_revoke_it(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    result = stsmfa.run("clear", "dev")
    assert result.status == 0
    removed, honoured, revoke = result.err.splitlines()
    assert removed == f"stsmfa: [dev]: its session is removed from {home.credentials}"
    assert honoured.startswith(
        "stsmfa: [dev]: AWS still accepts it until 2099-01-01 00:00:00+00:00 ("
    )
    assert "Revoke active sessions" in revoke
    assert "role iamAdmin " in revoke
    assert "AWSRevokeOlderSessions" in revoke


def test_the_session_of_a_user_is_revoked_by_a_policy(home: Home, stsmfa: Program) -> None:
    home.write_credentials(section("dev", SESSION))
    result = stsmfa.run("clear", "dev")
    assert "aws:TokenIssueTime" in result.err
    assert "AWSRevokeOlderSessions" not in result.err
    home.assert_credentials("")


def test_an_expired_session_needs_no_word_more(home: Home, stsmfa: Program) -> None:
    home.write_credentials(section("dev", ROLE_SESSION | {"expiration": "2001-01-01 00:00:00"}))
    result = stsmfa.run("clear", "dev")
    assert len(result.err.splitlines()) == 1
    home.assert_credentials("")


def test_quiet_is_quiet(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV)
    result = stsmfa.run("clear", "dev", "-q")
    assert (result.status, result.out, result.err) == (0, "", "")
    home.assert_credentials("")


@pytest.mark.parametrize(
    ("content", "named"),
    [(DEV_KEYS, "dev"), (DEV_KEYS, "dev-long-term"), ("[dev]\nregion = eu-west-1\n", "dev")],
)
def test_nothing_to_clear_is_said_and_nothing_is_made(
    home: Home, stsmfa: Program, content: str, named: str
) -> None:
    home.write_credentials(content)
    result = stsmfa.run("clear", named)
    assert result.status == 0
    assert result.err == "stsmfa: clear: [dev] has no session\n"
    home.assert_untouched()
    assert [path.name for path in home.aws.iterdir()] == ["credentials"]


def test_a_profile_of_the_config_file_alone_is_there(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    home.write_config("[profile dev]\nregion = eu-west-1\n")
    assert stsmfa.run("clear", "dev").status == 0
    home.assert_untouched()


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (["a"], "; [a] has one"),
        (["a", "b"], "; [a] and [b] have one"),
        (["a", "b", "c", "d"], ""),
    ],
)
def test_a_few_sections_that_have_a_session_are_named(
    home: Home, stsmfa: Program, others: list[str], words: str
) -> None:
    home.write_credentials(DEV_KEYS + "".join(section(name, SESSION) for name in others))
    result = stsmfa.run("clear", "dev", env={"AWS_PROFILE": "a"})
    assert result.status == 0
    assert result.err.splitlines()[0] == f"stsmfa: clear: [dev] has no session{words}"
    home.assert_untouched()


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("", ""),
        (DEV, ""),
        (MAIN, "hint: the profiles are default and developmentiam\n"),
        (DEV_KEYS.replace("[dev", "[nosuchs"), "hint: did you mean nosuchs?\n"),
    ],
    ids=["empty", "session", "others", "near"],
)
def test_a_profile_that_is_not_there_is_an_error(
    home: Home, stsmfa: Program, content: str, hint: str
) -> None:
    home.write_credentials(content)
    result = stsmfa.run("clear", "nosuch")
    assert result.status == 1
    assert result.err == f"stsmfa: clear: no profile nosuch in either file\n{hint}"
    home.assert_untouched()
    assert [path.name for path in home.aws.iterdir()] == ["credentials"]


def test_a_missing_file_holds_nothing_to_clear(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("clear", "--all")
    assert result.status == 0
    assert "no session to clear" in result.err
    assert not home.credentials.exists()


def test_long_term_keys_are_not_removed(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[dev]\n{KEYS}")
    result = stsmfa.run("clear", "dev")
    assert result.status == 1
    assert result.err.startswith("stsmfa: clear: [dev]: holds long-term keys")
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [["dev"], ["--all"]])
def test_long_term_keys_stay_even_in_a_section_that_looks_like_ours(
    home: Home, stsmfa: Program, arguments: list[str]
) -> None:
    home.write_credentials(
        f"[dev]\nassumed_role = False\n{KEYS}expiration = 2099-01-01 00:00:00\n"
    )
    stsmfa.run("clear", *arguments)
    home.assert_untouched()


def test_another_tools_session_is_not_removed(home: Home, stsmfa: Program) -> None:
    home.write_credentials(OTHERS_TOOL)
    result = stsmfa.run("clear", "other")
    assert result.status == 1
    assert "did not write" in result.err
    home.assert_untouched()


def test_the_profile_comes_from_the_environment(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN + DEV)
    assert stsmfa.run("clear", env={"AWS_PROFILE": "dev"}).status == 0
    home.assert_credentials(MAIN)


@pytest.mark.parametrize("name", ["dev", "dev-mfa"])
def test_a_session_beside_the_profile_is_found(home: Home, stsmfa: Program, name: str) -> None:
    keys = f"[dev]\n{KEYS}"
    home.write_credentials(keys + section("dev-mfa", SESSION))
    assert stsmfa.run("clear", name).status == 0
    home.assert_credentials(keys)


def test_of_two_sessions_the_one_that_is_named_goes(home: Home, stsmfa: Program) -> None:
    beside = section("dev-mfa", SESSION)
    home.write_credentials(DEV + beside)
    assert stsmfa.run("clear", "dev-mfa").status == 0
    home.assert_credentials(DEV)
    home.write_credentials(DEV + beside)
    assert stsmfa.run("clear", "dev").status == 0
    home.assert_credentials(beside)


def test_a_section_can_be_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN + DEV + section("elsewhere", SESSION))
    assert stsmfa.run("clear", "dev", "--section", "elsewhere").status == 0
    home.assert_credentials(MAIN + DEV)


def test_all_clears_what_is_ours_and_nothing_else(home: Home, stsmfa: Program) -> None:
    shared = section(f"mfa-{LEE_KEY}", SESSION)
    broken = "[broken]\nno sign\n"
    home.write_credentials(f"{DEV}{LOGIN}\n{shared}{OTHERS_TOOL}{section('x', SESSION)}{broken}")
    result = stsmfa.run("clear", "--all")
    assert result.status == 0
    home.assert_credentials(f"{LOGIN}\n{OTHERS_TOOL}{broken}")
    for name in ("dev", f"mfa-{LEE_KEY}", "x"):
        assert f"stsmfa: [{name}]: its session is removed; AWS still accepts it" in result.err


def test_one_that_cannot_be_removed_keeps_no_other_from_it(home: Home, stsmfa: Program) -> None:
    stays = section("dev", SESSION) + "  # mine\n"
    home.write_credentials(stays + section("x", SESSION))
    result = stsmfa.run("clear", "--all")
    assert result.status == 6
    assert "stsmfa: [x]: its session is removed" in result.err
    line = stays.count("\n")
    assert f"line {line}: the indented comment would hang on another property" in result.err
    assert "hint: take away the blanks before it, and run it again" in result.err
    home.assert_credentials(stays)
    home.write_credentials(stays.replace("  # mine", "# mine"))
    assert stsmfa.run("clear", "--all").status == 0
    home.assert_credentials("[dev]\n# mine\n")


def test_of_many_sessions_each_has_one_line_and_how_to_revoke_them_is_said_once(
    home: Home, stsmfa: Program
) -> None:
    role = SESSION | {"assumed_role": "True", "assumed_role_arn": ADMIN}
    past = role | {"expiration": "2001-01-01 00:00:00"}
    home.write_credentials(
        section("a", role) + section("b", role) + section("c", SESSION) + section("d", past)
    )
    lines = stsmfa.run("clear", "--all").err.splitlines()
    for name, line in zip("abc", lines, strict=False):
        assert line.startswith(f"stsmfa: [{name}]: its session is removed; AWS still accepts it")
    assert lines[3] == "stsmfa: [d]: its session is removed"
    assert lines[4] == f"stsmfa: clear: 4 sessions are removed from {home.credentials}"
    assert [line.startswith("stsmfa: to revoke them: ") for line in lines[5:]] == [True, True]
    assert "of each role" in lines[5]
    assert "aws:TokenIssueTime" in lines[6]


SHARED = f"mfa-{LEE_KEY}"


def stays(section: str) -> str:
    return (
        f"stsmfa: [{section}]: the shared session stays: new sessions can be had from it without "
        f"a code; stsmfa clear {section} removes it"
    )


@pytest.mark.parametrize("arguments", [[SHARED], ["--section", SHARED], ["--profile", SHARED]])
def test_a_shared_session_is_cleared_by_its_sections_name(
    home: Home, stsmfa: Program, arguments: list[str]
) -> None:
    home.write_credentials(DEV_KEYS + section(SHARED, SESSION) + DEV)
    result = stsmfa.run("clear", *arguments)
    assert result.status == 0
    assert result.err.startswith(f"stsmfa: [{SHARED}]: its session is removed from ")
    assert "stays" not in result.err
    home.assert_credentials(DEV_KEYS + DEV)


def test_the_session_of_a_role_goes_and_the_shared_one_that_gives_it_is_named(
    home: Home, stsmfa: Program
) -> None:
    shared = section(SHARED, SESSION)
    home.write_credentials(DEV_KEYS + shared + DEV)
    result = stsmfa.run("clear", "dev")
    assert result.status == 0
    assert result.err.splitlines()[0].startswith("stsmfa: [dev]: its session is removed")
    assert result.err.splitlines()[-1] == stays(SHARED)
    assert result.err.count("stays") == 1
    home.assert_credentials(DEV_KEYS + shared)


def test_so_is_one_that_stands_in_a_section_without_a_role(home: Home, stsmfa: Program) -> None:
    login = f"[login-long-term]\n{KEYS}" + section("login", SESSION)
    home.write_credentials(login + DEV_KEYS + DEV)
    assert stsmfa.run("clear", "dev").err.splitlines()[-1] == stays("login")
    home.assert_credentials(login + DEV_KEYS)
    result = stsmfa.run("clear", "login")
    assert "stays" not in result.err
    home.assert_credentials(f"[login-long-term]\n{KEYS}" + DEV_KEYS)


def test_it_is_named_also_when_the_role_has_no_session(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV_KEYS + section(SHARED, SESSION))
    result = stsmfa.run("clear", "dev")
    assert result.status == 0
    assert "[dev] has no session" in result.err
    assert result.err.splitlines()[-1] == stays(SHARED)
    home.assert_untouched()


@pytest.mark.parametrize("expiration", ["2001-01-01 00:00:00", "soon"])
def test_one_that_gives_nothing_any_more_is_not_worth_a_word(
    home: Home, stsmfa: Program, expiration: str
) -> None:
    shared = section(SHARED, SESSION | {"expiration": expiration})
    home.write_credentials(DEV_KEYS + shared + DEV)
    assert "stays" not in stsmfa.run("clear", "dev").err
    home.assert_credentials(DEV_KEYS + shared)


@pytest.mark.parametrize("more", [["dev"], ["--section", "dev"]])
def test_all_is_not_one(home: Home, stsmfa: Program, more: list[str]) -> None:
    home.write_credentials(DEV)
    assert stsmfa.run("clear", "--all", *more).status == 2
    home.assert_untouched()


def test_all_is_an_option_of_clear_alone(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV)
    assert stsmfa.run("console", "--all").status == 2
    home.assert_untouched()


def test_a_section_that_stands_twice_is_refused(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV + MAIN + DEV)
    result = stsmfa.run("clear", "dev")
    assert result.status == 6
    assert "section [dev] stands on line 1 already" in result.err
    home.assert_untouched()


def test_it_does_not_wait_for_somebody_elses_question(home: Home, stsmfa: Program) -> None:
    """The session lock is held for minutes while a person is asked."""
    home.write_credentials(MAIN + DEV)
    with home.lock_file().open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert stsmfa.run("clear", "dev").status == 0
    home.assert_credentials(MAIN)


def test_aws_is_not_asked(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN + DEV)
    assert stsmfa.run("clear", "dev").status == 0
    assert not double.calls()
