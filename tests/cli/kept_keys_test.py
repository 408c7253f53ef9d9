"""A long-term pair is never lost: what `aws configure` leaves in a section that held a session."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home, section
from cli.support.program import Program
from sts.default_world import (
    ADMIN,
    KIM_KEY,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECOND_KEY,
    LEE_SECRET,
    LIN_DEVICE,
    LIN_KEY,
    secret_of,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]

LONG_TERM = f"[dev-long-term]\n{KEYS}"


def pair(key: str) -> str:
    return f"aws_access_key_id = {key}\naws_secret_access_key = {secret_of(key)}\n"


def configured(name: str, key: str = LEE_SECOND_KEY) -> str:
    """A session's section after `aws configure --profile NAME`."""
    return (
        f"[{name}]\nassumed_role = False\n{pair(key)}"
        "aws_session_token = FwoGZXIvYXdzEXAMPLE\naws_security_token = FwoGZXIvYXdzEXAMPLE\n"
        "expiration = 2099-11-27 20:00:00\nregion = eu-west-1\n"
    )


def unmarked(name: str) -> str:
    return f"[{name}]\n{pair(LEE_SECOND_KEY)}aws_session_token = FwoGZXIvYXdzEXAMPLE\n"


def leftover(name: str) -> str:
    return (
        f"[{name}] holds long-term keys beside an old session token "
        f"(aws configure --profile {name} does that)"
    )


def hint(name: str) -> str:
    return f"stsmfa setup {name} moves them to [{name}-long-term]"


@pytest.fixture(autouse=True)
def iam_is_the_double_too(stsmfa: Program, double: StsDouble) -> None:
    stsmfa.environment["AWS_ENDPOINT_URL_IAM"] = double.url


@pytest.mark.parametrize("target", [configured("dev"), unmarked("dev")])
@pytest.mark.parametrize(
    "arguments",
    [
        ["-p", "dev"],
        ["-p", "dev-long-term", "--force"],
        ["-p", "dev", "--assume-role", ADMIN],
        ["exec", "dev", "--", "true"],
        ["export", "-p", "dev"],
    ],
)
def test_a_refresh_refuses_before_a_code(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str], target: str
) -> None:
    home.write_credentials(LONG_TERM + target)
    terminal = stsmfa.spawn(*arguments)
    assert terminal.finish() == 1
    assert f"stsmfa: {leftover('dev')}\n" in terminal.screen
    assert hint("dev") in terminal.screen
    assert "MFA code" not in terminal.screen
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [["--all"], ["--renew", "--quiet"], ["--all", "--force"]])
def test_many_at_once_pass_it_over(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, arguments: list[str]
) -> None:
    before = home.write_credentials(LONG_TERM + configured("dev"))
    result = stsmfa.run(*arguments, "--no-prompt")
    if "--renew" in arguments:
        assert result.status in (0, 1)
    else:
        assert result.status == 1
        assert leftover("dev") in result.err
    assert not double.calls()
    home.assert_credentials(before)


def test_a_pair_in_two_targets_is_no_copy_of_itself(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    text = "".join(
        f"[{name}-long-term]\n{KEYS}assume_role = {ADMIN}\n" for name in ("default", "developmentiam")
    )
    text += f"[default]\n{pair(LEE_SECOND_KEY)}[developmentiam]\n{pair(LEE_SECOND_KEY)}"
    home.write_credentials(text)
    result = stsmfa.run("--all", "--token", double.code())
    assert result.status == 1
    assert "[default]" in result.err
    assert "[developmentiam]" in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("comment", ["# old: {}\n", "note = {}\n"])
def test_a_comment_or_another_value_is_no_copy(
    home: Home, double: StsDouble, stsmfa: Program, comment: str
) -> None:
    copy = comment.format(secret_of(LEE_SECOND_KEY))
    home.write_credentials(LONG_TERM + copy + f"[dev]\n{pair(LEE_SECOND_KEY)}")
    result = stsmfa.run("-p", "dev", "--token", double.code())
    assert result.status == 1
    assert "[dev]" in result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [["dev"], ["--all"]])
def test_clear_takes_the_dead_session_and_leaves_the_pair(
    home: Home, stsmfa: Program, arguments: list[str]
) -> None:
    home.write_credentials(LONG_TERM + configured("dev"))
    result = stsmfa.run("clear", *arguments)
    assert result.status == 0
    assert "[dev]: what remained of an old session is removed; its long-term keys stay" in result.err
    home.assert_credentials(LONG_TERM + f"[dev]\n{pair(LEE_SECOND_KEY)}region = eu-west-1\n")


def test_clear_of_a_section_without_our_marks(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LONG_TERM + unmarked("dev"))
    assert stsmfa.run("clear", "--all").status == 0
    home.assert_untouched()
    assert stsmfa.run("clear", "dev").status == 0
    home.assert_credentials(LONG_TERM + f"[dev]\n{pair(LEE_SECOND_KEY)}")


def test_status_and_doctor_say_so(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LONG_TERM + configured("dev"))
    sentence = f"{leftover('dev')}. {hint('dev')}"
    assert sentence in stsmfa.run("status").out
    assert sentence in stsmfa.run("status", "--json").out
    assert stsmfa.run("status", "dev", "--check").status != 0
    doctor = stsmfa.run("doctor", "dev")
    assert leftover("dev") in doctor.out
    assert hint("dev") in doctor.out
    assert secret_of(LEE_SECOND_KEY) not in doctor.out


def test_setup_moves_the_new_pair_and_retires_the_old_one(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    other = section(
        "other-long-term", {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET}
    )
    home.write_credentials(LONG_TERM + configured("dev") + other)
    terminal = stsmfa.spawn("setup", "dev")
    terminal.expect("Move them to [dev-long-term], in place of " + LEE_KEY + "'s? [Y/n] ")
    terminal.answer("")
    terminal.expect("Write it? [Y/n] ")
    terminal.answer("")
    terminal.expect(f"now deactivate the old key {LEE_KEY}")
    assert terminal.finish() == 0
    moved = f"{pair(LEE_SECOND_KEY)}aws_mfa_device = {LEE_DEVICE}\n"
    home.assert_credentials(
        f"[dev-long-term]\n{moved}[dev]\nregion = eu-west-1\n[other-long-term]\n"
        + pair(LEE_SECOND_KEY)
    )
    assert stsmfa.answer(code(), "-p", "dev").status == 0


def test_setup_replaces_a_key_that_aws_refuses(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    gone = LONG_TERM.replace(LEE_KEY, "AKIAGONEGONEGONEGONE")
    home.write_credentials(gone + configured("dev"))
    terminal = stsmfa.spawn("setup", "dev")
    terminal.answer("y")
    terminal.expect("Write it? [Y/n] ")
    terminal.answer("y")
    assert terminal.finish() == 0
    assert home.section("dev-long-term")["aws_access_key_id"] == LEE_SECOND_KEY
    assert "AKIAGONE" not in home.credentials.read_text()


def test_setup_refuses_to_give_one_users_section_to_another(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LONG_TERM + configured("dev", KIM_KEY))
    terminal = stsmfa.spawn("setup", "dev")
    terminal.answer("y")
    assert terminal.finish() == 1
    assert "rename the former to [kim-long-term], then run stsmfa kim\n" in terminal.screen
    home.assert_untouched()


def test_setup_does_not_overwrite_a_pair_of_another_partition(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    lin = f"[dev-long-term]\n{pair(LIN_KEY)}aws_mfa_device = {LIN_DEVICE}\n"
    home.write_credentials(f"[dev]\n{pair(LEE_SECOND_KEY)}{lin}")
    terminal = stsmfa.spawn("setup", "dev")
    terminal.expect(f"in place of {LIN_KEY}'s? [Y/n] ")
    terminal.answer("")
    assert terminal.finish() == 4  # AWS was asked in the partition of the device
    assert "the keys that are there stay" in terminal.screen
    home.assert_untouched()


def test_setup_asks_before_it_overwrites_a_pair_that_aws_does_not_know_here(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    lin = f"[dev-long-term]\n{pair(LIN_KEY)}"
    home.write_credentials(f"[dev]\n{pair(LEE_SECOND_KEY)}{lin}")
    terminal = stsmfa.spawn("setup", "dev")
    terminal.answer("")
    terminal.expect(f"it is not known whose {LIN_KEY} is: AWS does not know it where it was asked")
    terminal.expect("Write it? [y/N] ")
    terminal.answer("")
    assert terminal.finish() == 1
    home.assert_untouched()


def test_setup_moves_a_pair_into_a_section_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(configured("dev"))
    terminal = stsmfa.spawn("setup", "dev")
    terminal.expect("[dev] holds long-term keys. Move them to [dev-long-term]? [Y/n] ")
    terminal.answer("")
    terminal.expect("Role to assume")
    terminal.answer("")
    terminal.expect("Write it? [Y/n] ")
    terminal.answer("")
    assert terminal.finish() == 0
    home.assert_credentials(
        f"[dev]\nregion = eu-west-1\n[dev-long-term]\n{pair(LEE_SECOND_KEY)}"
        f"aws_mfa_device = {LEE_DEVICE}\n"
    )


def test_a_token_in_a_long_term_section_is_ignored_and_that_is_said(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    text = f"[lt-long-term]\n{KEYS}aws_session_token = FwoGZXIvYXdzEXAMPLE\n"
    home.write_credentials(text)
    terminal = stsmfa.spawn("-p", "lt")
    terminal.expect("[lt-long-term]: the session token beside its long-term keys is ignored")
    terminal.expect("Enter AWS MFA code")
    terminal.answer(code())
    assert terminal.finish() == 0
    assert home.credentials.read_text().startswith(text)
    result = stsmfa.run("--all", "--force", "--token", code())
    assert "[lt-long-term]: the session token beside its long-term keys is ignored" in result.err


SECOND_SECRET = secret_of(LEE_SECOND_KEY)
COMMAND_LINES = (["-p", "dev"], ["-p", "dev", "--force"], ["--all"], ["--all", "--force"])


def old_session(name: str, key: str, secret: str) -> str:
    """A session that has expired, or what somebody has made of one."""
    return (
        f"[{name}]\nassumed_role = False\naws_access_key_id = {key}\n"
        f"aws_secret_access_key = {secret}\naws_session_token = t\naws_security_token = t\n"
        "expiration = 2020-01-01 00:00:00\n"
    )


def remains(text: str) -> str:
    """What clear leaves where long-term keys stand beside the session."""
    ours = ("assumed_role", "aws_session_token", "aws_security_token", "expiration")
    return "".join(line for line in text.splitlines(True) if not line.startswith(ours))


@pytest.mark.parametrize("arguments", [*COMMAND_LINES, ["clear", "dev"], ["clear", "--all"]])
def test_a_session_whose_secret_has_letters_of_an_id_in_it_is_a_session(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str]
) -> None:
    session = old_session("dev", "ASIAXXXXXXXXXXXXXXX2", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYaKiAMPLEKE")
    home.write_credentials(LONG_TERM + session)
    if arguments[0] == "clear":
        assert stsmfa.run(*arguments).status == 0
        home.assert_credentials(LONG_TERM)
    else:
        assert stsmfa.run(*arguments, "--token", double.code()).status == 0
        assert home.section("dev")["aws_access_key_id"] != "ASIAXXXXXXXXXXXXXXX2"


IN_DEFAULT = [
    f"[DEFAULT]\naws_secret_access_key = {SECOND_SECRET}\n"
    f"[dev]\naws_access_key_id = {LEE_SECOND_KEY}\n",
    f"[DEFAULT]\naws_access_key_id = {LEE_SECOND_KEY}\n"
    f"[dev]\naws_secret_access_key = {SECOND_SECRET}\n",
    f"[DEFAULT]\naws_secret_access_key = {SECOND_SECRET}\n"
    f"[dev]\naws_access_key_id = {LEE_SECOND_KEY}\nassumed_role = False\naws_session_token = t\n"
    "expiration = 2020-01-01 00:00:00\n",
]


@pytest.mark.parametrize("arguments", COMMAND_LINES)
@pytest.mark.parametrize("keys", IN_DEFAULT)
def test_a_pair_may_stand_in_the_defaults_by_half(
    home: Home, double: StsDouble, stsmfa: Program, keys: str, arguments: list[str]
) -> None:
    home.write_credentials(keys + LONG_TERM)
    result = stsmfa.run(*arguments, "--token", double.code())
    assert result.status == 1
    assert "[dev]" in result.err
    assert "stsmfa setup dev" not in result.err  # which moves a whole pair
    assert not double.calls()
    home.assert_untouched()


def test_clear_leaves_the_half_of_a_pair(home: Home, stsmfa: Program) -> None:
    home.write_credentials(IN_DEFAULT[2] + LONG_TERM)
    assert stsmfa.run("clear", "dev").status == 0
    home.assert_credentials(IN_DEFAULT[0] + LONG_TERM)


MISTYPED = [
    (f"#{LEE_SECOND_KEY}", SECOND_SECRET),
    (f";{LEE_SECOND_KEY}", SECOND_SECRET),
    (f" ;x{LEE_SECOND_KEY}", SECOND_SECRET),
    (f"{LEE_SECOND_KEY},{SECOND_SECRET}", ""),
    (LEE_SECOND_KEY, f"#{SECOND_SECRET}"),
]


@pytest.mark.parametrize("arguments", COMMAND_LINES)
@pytest.mark.parametrize(("key", "secret"), MISTYPED)
def test_a_mistyped_pair_is_somebodys_all_the_same(
    home: Home, double: StsDouble, stsmfa: Program, key: str, secret: str, arguments: list[str]
) -> None:
    home.write_credentials(LONG_TERM + old_session("dev", key, secret))
    result = stsmfa.run(*arguments, "--token", double.code())
    assert result.status == 1
    assert leftover("dev") in result.err
    assert SECOND_SECRET not in result.out + result.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [["dev"], ["--all"]])
@pytest.mark.parametrize(("key", "secret"), MISTYPED)
def test_clear_leaves_a_mistyped_pair(
    home: Home, stsmfa: Program, key: str, secret: str, arguments: list[str]
) -> None:
    text = LONG_TERM + old_session("dev", key, secret)
    home.write_credentials(text)
    assert stsmfa.run("clear", *arguments).status == 0
    home.assert_credentials(remains(text))


def test_a_secret_alone_gets_a_hint_that_helps(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    text = (
        f"{LONG_TERM}[dev]\nassumed_role = False\naws_secret_access_key = {SECOND_SECRET}\n"
        "expiration = 2020-01-01 00:00:00\n"
    )
    home.write_credentials(text)
    result = stsmfa.run("-p", "dev", "--token", double.code())
    assert result.status == 1
    assert "holds an aws_secret_access_key without its aws_access_key_id" in result.err
    assert "add its aws_access_key_id to [dev], or delete the line" in result.err
    assert "--section" not in result.err
    cleared = stsmfa.run("clear", "dev")
    assert cleared.status == 1
    assert "[dev]: holds long-term keys, which are not removed" in cleared.err
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("arguments", COMMAND_LINES)
def test_an_abandoned_section_with_keys_is_left_alone(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str]
) -> None:
    exchanged = "je7MtGbClwBF2Zp9Utkh3yCo8nvbEXAMPLEKEY"
    abandoned = old_session("mfa-AKIABAAAAAAAAAAAAAA5", exchanged, LEE_SECOND_KEY)
    home.write_credentials(abandoned + LONG_TERM)
    assert stsmfa.run(*arguments, "--token", double.code()).status == 0
    assert home.credentials.read_text().startswith(abandoned + LONG_TERM + "[dev]\n")


@pytest.mark.parametrize("arguments", [["doctor"], ["doctor", "dev"], ["doctor", "--all"]])
@pytest.mark.parametrize("long_term", [LONG_TERM, ""])
def test_the_doctor_tells_once_what_stands_beside_an_old_token(
    home: Home, stsmfa: Program, long_term: str, arguments: list[str]
) -> None:
    home.write_credentials(long_term + configured("dev"))
    result = stsmfa.run(*arguments)
    assert result.status == 1
    assert result.out.count(f"  - {leftover('dev')}\n    {hint('dev')}\n") == 1
    assert "lacks keys" not in result.out
    assert "another role" not in result.out
    home.assert_untouched()


def test_the_doctor_says_what_stands_in_the_place_of_the_session(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(LONG_TERM + configured("dev"))
    told = "  [dev]           holds long-term keys beside an old session token\n"
    assert told in stsmfa.run("doctor", "dev").out


def test_status_says_how_keys_without_a_long_term_section_are_moved(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(configured("dev"))
    result = stsmfa.run("status")
    assert result.out == f"dev  {leftover('dev')}. {hint('dev')}\n"
    assert f'"problem": "{leftover("dev")}. {hint("dev")}"' in stsmfa.run("status", "--json").out


def test_a_token_in_a_long_term_section_is_no_fault_of_the_file(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(configured("dev-long-term"))
    assert leftover("dev-long-term") not in stsmfa.run("doctor").out


@pytest.mark.parametrize("arguments", [*COMMAND_LINES, ["clear", "dev"], ["clear", "--all"]])
@pytest.mark.parametrize(
    "key", ["", "aws_access_key_id =\n", f"#aws_access_key_id = {LEE_SECOND_KEY}\n"]
)
def test_a_secret_without_an_id_is_kept_beside_a_token_too(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str], key: str
) -> None:
    text = LONG_TERM + old_session("dev", "x", SECOND_SECRET).replace("aws_access_key_id = x\n", key)
    home.write_credentials(text)
    if arguments[0] == "clear":
        assert stsmfa.run(*arguments).status == 0
        home.assert_credentials(remains(text))
    else:
        assert stsmfa.run(*arguments, "--token", double.code()).status == 1
        assert not double.calls()
        home.assert_untouched()
