"""`stsmfa setup`: the wizard on a real terminal, and the file it leaves.

What it asks and says in which case is in tests/unit/setup.
"""

import pytest

from cli.support.examples import KEYS, MAIN
from cli.support.home import Home, section
from cli.support.program import Program
from cli.support.terminal import CTRL_C, Terminal
from sts.default_world import (
    ADMIN,
    KIM_DEVICE,
    KIM_KEY,
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECOND_KEY,
    LEE_SECRET,
    LIN,
    LIN_DEVICE,
    LIN_KEY,
    secret_of,
)
from sts.sts_double import StsDouble

ID_QUESTION = "Access key id: "
SECRET_QUESTION = "Secret access key (not shown): "
ROLE_QUESTION = "Role to assume, a name, an ARN or ACCOUNT/ROLE [none]: "
WRITE_QUESTION = "Write it? [Y/n] "


@pytest.fixture(autouse=True)
def iam_is_the_double_too(stsmfa: Program, double: StsDouble) -> None:
    stsmfa.environment["AWS_ENDPOINT_URL_IAM"] = double.url


def answer(terminal: Terminal, question: str, text: str) -> None:
    terminal.expect(question)
    terminal.answer(text)


def give_keys(terminal: Terminal, key: str = LEE_KEY, secret: str = LEE_SECRET) -> None:
    answer(terminal, ID_QUESTION, key)
    answer(terminal, SECRET_QUESTION, secret)


def test_what_it_asks_for_is_written_and_gives_a_session(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials("# mine\n[other]\nregion = eu-west-1\n")
    terminal = stsmfa.spawn("setup")
    answer(terminal, "Profile name [default]: ", "dev")
    give_keys(terminal, secret="of/another+key")
    terminal.expect("(SignatureDoesNotMatch)")
    give_keys(terminal)
    terminal.expect(f"these are the keys of {LEE}")
    terminal.expect(f"MFA device: {LEE_DEVICE}")
    answer(terminal, ROLE_QUESTION, ADMIN.rpartition("/")[2])
    terminal.expect(WRITE_QUESTION)
    home.assert_untouched()
    terminal.answer("")
    terminal.expect("now run stsmfa dev")
    assert terminal.finish() == 0
    written = {
        "aws_access_key_id": LEE_KEY,
        "aws_secret_access_key": LEE_SECRET,
        "aws_mfa_device": LEE_DEVICE,
        "assume_role": ADMIN,
    }
    home.assert_credentials(
        "# mine\n[other]\nregion = eu-west-1\n" + section("dev-long-term", written)
    )
    assert stsmfa.answer(double.code(LEE_DEVICE), "--profile", "dev").status == 0
    assert home.section("dev")["assumed_role_arn"] == ADMIN


def test_the_secret_is_not_echoed_and_the_modes_come_back(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("setup", "dev")
    before = terminal.modes()
    answer(terminal, ID_QUESTION, LEE_KEY)
    terminal.expect(SECRET_QUESTION)
    assert terminal.modes() != before
    terminal.answer(LEE_SECRET)
    answer(terminal, ROLE_QUESTION, "")
    terminal.expect(WRITE_QUESTION)
    assert terminal.modes() == before
    terminal.answer("y")
    assert terminal.finish() == 0
    assert LEE_KEY in terminal.screen
    assert LEE_SECRET not in terminal.screen


def test_a_new_pair_and_device_replace_the_old_ones_wherever_they_stand(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    broken = "[broken]\nno sign\n"
    home.write_credentials(MAIN + broken)
    terminal = stsmfa.spawn("setup", "developmentiam")
    answer(terminal, f"New access key id, in place of {LEE_KEY}'s: ", KIM_KEY)
    answer(terminal, SECRET_QUESTION, secret_of(KIM_KEY))
    terminal.expect(f"MFA device: {LEE_DEVICE} is not one of these keys' user")
    terminal.expect(f"MFA device: {KIM_DEVICE}")
    answer(terminal, "Write it? [y/N] ", "y")
    terminal.expect(f"now deactivate the old key {LEE_KEY} in IAM")
    assert terminal.finish() == 0
    assert secret_of(KIM_KEY) not in terminal.screen
    home.assert_credentials(
        MAIN.replace(LEE_KEY, KIM_KEY)
        .replace(LEE_SECRET, secret_of(KIM_KEY))
        .replace(LEE_DEVICE, KIM_DEVICE)
        + broken
    )
    assert stsmfa.answer(double.code(KIM_DEVICE), "--section", "x").status == 0


EXCHANGED = f"aws_access_key_id = {LEE_SECRET}\naws_secret_access_key = {LEE_KEY}\n"


def test_a_pair_that_aws_has_not_confirmed_replaces_none(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    stsmfa.environment["AWS_ENDPOINT_URL_STS"] = "https://127.0.0.1:9"
    terminal = stsmfa.spawn("setup", "developmentiam")
    answer(terminal, f"New access key id, in place of {LEE_KEY}'s: ", LEE_KEY)
    answer(terminal, SECRET_QUESTION, "of/another+key")
    assert terminal.finish() == 5
    assert "AWS has not confirmed the new ones: nothing is written" in terminal.screen
    assert "now deactivate" not in terminal.screen
    home.assert_untouched()


def test_aws_is_asked_in_the_partition_of_the_device(home: Home, stsmfa: Program) -> None:
    device = f"aws_mfa_device = {LIN_DEVICE}\n"
    home.write_credentials(f"[lin-long-term]\n{device}")
    terminal = stsmfa.spawn("setup", "lin")
    give_keys(terminal, LIN_KEY, secret_of(LIN_KEY))
    terminal.expect(f"these are the keys of {LIN}")
    answer(terminal, ROLE_QUESTION, "")
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    home.assert_credentials(
        f"[lin-long-term]\n{device}aws_access_key_id = {LIN_KEY}\n"
        f"aws_secret_access_key = {secret_of(LIN_KEY)}\n"
    )


def test_an_exchanged_pair_is_replaced_and_not_shown(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[dev-long-term]\n{EXCHANGED}aws_mfa_device = {LEE_DEVICE}\n")
    terminal = stsmfa.spawn("setup", "dev")
    terminal.expect("ew access key id")
    terminal.answer(LEE_KEY)
    answer(terminal, SECRET_QUESTION, LEE_SECRET)
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    assert LEE_SECRET not in terminal.screen
    assert "old key" not in terminal.screen
    home.assert_credentials(f"[dev-long-term]\n{KEYS}")


def test_an_exchanged_pair_is_not_moved(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(f"[dev]\n{EXCHANGED}")
    terminal = stsmfa.spawn("setup", "dev")
    assert terminal.finish() == 1
    assert "[dev]: has the access key id and the secret key the other way round" in terminal.screen
    assert "exchange the two values in [dev], then run stsmfa setup dev again" in terminal.screen
    assert LEE_SECRET not in terminal.screen
    assert not double.calls()
    home.assert_untouched()


def test_a_command_may_keep_the_keys(home: Home, stsmfa: Program) -> None:
    script = home.path / "keys"
    script.write_text(
        f'#!/bin/sh\necho \'{{"Version": 1, "AccessKeyId": "{LEE_KEY}",'
        f' "SecretAccessKey": "{LEE_SECRET}"}}\'\n'
    )
    script.chmod(0o700)
    terminal = stsmfa.spawn("setup", "dev", "--keys-from", str(script))
    terminal.expect(f"these are the keys of {LEE}")
    answer(terminal, ROLE_QUESTION, "")
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    home.assert_credentials(
        section("dev-long-term", {"credential_process": str(script), "aws_mfa_device": LEE_DEVICE})
    )


def test_what_somebody_else_has_written_meanwhile_is_not_overwritten(
    home: Home, stsmfa: Program
) -> None:
    terminal = stsmfa.spawn("setup", "default")
    give_keys(terminal)
    answer(terminal, ROLE_QUESTION, "")
    terminal.expect(WRITE_QUESTION)
    home.write_credentials(MAIN)
    terminal.answer("y")
    assert terminal.finish() == 6
    assert "[default-long-term] has been changed meanwhile" in terminal.screen
    home.assert_untouched()


@pytest.mark.parametrize("before", [1, 3])
def test_ctrl_c_leaves_file_and_terminal_as_they_were(
    home: Home, stsmfa: Program, before: int
) -> None:
    """At the hidden question, and at the last one."""
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "dev")
    modes = terminal.modes()
    questions = [ID_QUESTION, SECRET_QUESTION, ROLE_QUESTION, WRITE_QUESTION]
    for question, text in zip(questions[:before], [LEE_KEY, LEE_SECRET, ""], strict=False):
        answer(terminal, question, text)
    terminal.expect(questions[before])
    terminal.type(CTRL_C)
    assert terminal.finish() == -2
    assert terminal.modes() == modes
    home.assert_untouched()


def test_ctrl_d_is_called_by_its_name(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "dev")
    terminal.expect(ID_QUESTION)
    terminal.type("\x04")
    assert terminal.finish() == 3
    assert "the input has ended before an answer: nothing is written" in terminal.screen
    assert "hint:" not in terminal.screen
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [["setup"], ["--setup"]])
@pytest.mark.parametrize("forbidden_by", ["--no-prompt", "STSMFA_NO_PROMPT", "DIRENV_IN_ENVRC"])
def test_what_forbids_the_questions_is_named(
    home: Home, stsmfa: Program, arguments: list[str], forbidden_by: str
) -> None:
    home.write_credentials(MAIN)
    if forbidden_by.startswith("--"):
        arguments = [*arguments, forbidden_by]
    else:
        stsmfa.environment[forbidden_by] = "1"
    terminal = stsmfa.spawn(*arguments)
    assert terminal.finish() == 3
    assert f"{forbidden_by} forbids every question" in terminal.screen
    assert f"hint: run it without {forbidden_by}" in terminal.screen
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [[], ["--no-prompt"]])
def test_without_a_terminal_it_asks_nobody(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str]
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("setup", *arguments, stdin=f"x\n{LEE_KEY}\n{LEE_SECRET}\n\n\n")
    assert result.status == 3
    assert result.out == ""
    assert not double.calls()
    home.assert_untouched()


def test_without_a_folder_it_makes_one(home: Home, stsmfa: Program) -> None:
    home.aws.rmdir()
    terminal = stsmfa.spawn("setup", "dev", wrapper=("sh", "-c", 'umask 0377; exec "$0" "$@"'))
    give_keys(terminal)
    answer(terminal, ROLE_QUESTION, "")
    terminal.expect(WRITE_QUESTION)
    assert not home.aws.exists()
    terminal.answer("")
    terminal.expect("now run stsmfa dev")
    assert terminal.finish() == 0
    assert home.aws.stat().st_mode & 0o777 == 0o700
    assert home.credentials.stat().st_mode & 0o777 == 0o600
    assert home.section("dev-long-term")["aws_access_key_id"] == LEE_KEY


def test_the_old_pair_in_the_config_file_is_told_before_it_is_deactivated(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(f"[dev-long-term]\n{KEYS}")
    home.write_config(f"[profile other]\naws_access_key_id = {LEE_KEY}\n")
    terminal = stsmfa.spawn("setup", "dev")
    terminal.expect("New access key id")
    terminal.answer(LEE_SECOND_KEY)
    terminal.expect("ecret access key")
    terminal.answer(secret_of(LEE_SECOND_KEY))
    answer(terminal, "Write it? ", "y")
    assert terminal.finish() == 0
    told = f"[profile other] of {home.config} still has {LEE_KEY}: write the new pair there before"
    assert told in terminal.screen
    assert terminal.screen.index(told) < terminal.screen.index("now deactivate the old key")


@pytest.mark.parametrize("command", [["setup"], ["--setup"]])
def test_a_secret_is_no_name(home: Home, stsmfa: Program, command: list[str]) -> None:
    before = home.write_credentials("[x]\n")
    terminal = stsmfa.spawn(*command)
    for _ in range(3 if command == ["setup"] else 1):
        terminal.expect("rofile name")
        terminal.answer("je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY")
    assert terminal.finish() == 1
    assert "this looks like the secret access key" in terminal.screen
    home.assert_credentials(before)


def test_of_what_stays_it_says_what_changes_it(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "developmentiam")
    answer(terminal, f"New access key id, in place of {LEE_KEY}'s: ", LEE_KEY)
    answer(terminal, SECRET_QUESTION, LEE_SECRET)
    terminal.expect(f"role: {ADMIN} stays; --assume-role ROLE changes it")
    terminal.expect("has all of this already: nothing changes")
    assert terminal.finish() == 0
    home.assert_untouched()
