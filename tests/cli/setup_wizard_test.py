"""`stsmfa setup`: the wizard on a real terminal, and the file it leaves."""

import stat

import pytest

from cli.support.clock import FAST
from cli.support.examples import KEYS, MAIN
from cli.support.home import Home, section
from cli.support.keeper import printed_keys
from cli.support.program import Program
from cli.support.terminal import CTRL_C, CTRL_D, Terminal
from sts.default_world import (
    ADMIN,
    KIM_DEVICE,
    KIM_KEY,
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    PAT_KEY,
    READER,
    SAM_DEVICES,
    SAM_KEY,
    secret_of,
)
from sts.sts_double import StsDouble
from sts.world import AccessKey

ID_QUESTION = "Access key id: "
SECRET_QUESTION = "Secret access key (not shown): "
ROLE_QUESTION = "Role to assume, an ARN or ACCOUNT/ROLE [none]: "
DEVICE_QUESTION = "MFA device, an ARN or a serial number [none]: "
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


def write_without_a_role(terminal: Terminal) -> None:
    answer(terminal, ROLE_QUESTION, "")
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0


def keys(key: str, secret: str) -> dict[str, str]:
    return {"aws_access_key_id": key, "aws_secret_access_key": secret}


def test_keys_device_and_role_are_written(home: Home, stsmfa: Program) -> None:
    home.write_credentials("# mine\n[other]\nregion = eu-west-1\n")
    terminal = stsmfa.spawn("setup")
    answer(terminal, "Profile name [default]: ", "dev")
    give_keys(terminal)
    terminal.expect(f"these are the keys of {LEE}")
    terminal.expect(f"MFA device: {LEE_DEVICE}")
    answer(terminal, ROLE_QUESTION, ADMIN)
    shown = terminal.expect(WRITE_QUESTION)
    assert "[dev-long-term]" in shown
    assert f"assume_role = {ADMIN}" in shown
    home.assert_untouched()
    terminal.answer("")
    terminal.expect("now run stsmfa --profile dev")
    assert terminal.finish() == 0
    written = {**keys(LEE_KEY, LEE_SECRET), "aws_mfa_device": LEE_DEVICE, "assume_role": ADMIN}
    home.assert_credentials(
        "# mine\n[other]\nregion = eu-west-1\n" + section("dev-long-term", written)
    )


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


def test_no_answers_are_the_defaults_and_a_missing_file_is_made(
    home: Home, stsmfa: Program
) -> None:
    terminal = stsmfa.spawn("setup")
    answer(terminal, "Profile name [default]: ", "")
    give_keys(terminal)
    write_without_a_role(terminal)
    written = {**keys(LEE_KEY, LEE_SECRET), "aws_mfa_device": LEE_DEVICE}
    home.assert_credentials(section("default-long-term", written))
    assert stat.S_IMODE(home.credentials.stat().st_mode) == 0o600


def test_what_it_wrote_gives_a_session(home: Home, double: StsDouble, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("setup", "dev", "--assume-role", READER, "--device", LEE_DEVICE)
    give_keys(terminal)
    answer(terminal, WRITE_QUESTION, "yes")
    assert terminal.finish() == 0
    assert stsmfa.answer(double.code(LEE_DEVICE), "--profile", "dev").status == 0
    assert home.section("dev")["assumed_role_arn"] == READER
    assert not double.calls("ListMFADevices")


def test_a_no_writes_nothing(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "dev")
    give_keys(terminal)
    answer(terminal, ROLE_QUESTION, "")
    answer(terminal, WRITE_QUESTION, "n")
    assert terminal.finish() == 1
    home.assert_untouched()


def test_a_wrong_pair_is_asked_for_again(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("setup", "dev")
    give_keys(terminal, secret="of/another+key")
    terminal.expect("(SignatureDoesNotMatch)")
    give_keys(terminal)
    write_without_a_role(terminal)
    assert home.section("dev-long-term")["aws_secret_access_key"] == LEE_SECRET


def test_three_wrong_pairs_are_the_end(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "dev")
    for _ in range(3):
        give_keys(terminal, key="AKIANOSUCHKEYEXAMPLE")
    terminal.expect("(InvalidClientTokenId)")
    assert terminal.finish() == 4
    assert terminal.screen.count(ID_QUESTION) == 3
    home.assert_untouched()


def test_what_cannot_be_a_key_is_asked_for_again_without_a_call(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "dev")
    for _ in range(3):
        answer(terminal, ID_QUESTION, "no key")
    assert terminal.finish() == 1
    assert "must be" in terminal.screen
    assert not double.calls()
    home.assert_untouched()


def test_a_name_that_cannot_be_one_is_asked_for_again(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup")
    answer(terminal, "Profile name [default]: ", "a]b")
    terminal.expect("holds a bracket")
    terminal.expect("Profile name [default]: ")
    terminal.type(CTRL_D)
    assert terminal.finish() == 3
    home.assert_untouched()


@pytest.mark.parametrize("online", [True, False])
def test_without_the_network_one_may_go_on(home: Home, stsmfa: Program, online: bool) -> None:
    """`online` is whether the person wants to have the keys checked."""
    home.write_credentials(MAIN)
    nowhere = {"AWS_ENDPOINT_URL_STS": "https://127.0.0.1:1"}
    terminal = stsmfa.spawn("setup", "dev", env=nowhere, wrapper=FAST)
    give_keys(terminal)
    answer(terminal, "Go on all the same? [y/N] ", "" if online else "y")
    if online:
        assert terminal.finish() == 5
        home.assert_untouched()
        return
    answer(terminal, DEVICE_QUESTION, "nonsense!")
    answer(terminal, DEVICE_QUESTION, LEE_DEVICE)
    write_without_a_role(terminal)
    written = {**keys(LEE_KEY, LEE_SECRET), "aws_mfa_device": LEE_DEVICE}
    home.assert_credentials(MAIN + section("dev-long-term", written))


def test_of_several_devices_one_is_chosen(home: Home, double: StsDouble, stsmfa: Program) -> None:
    for user in double.world.users.values():
        user.denied = frozenset()
    terminal = stsmfa.spawn("setup", "dev")
    give_keys(terminal, SAM_KEY, secret_of(SAM_KEY))
    answer(terminal, "Which one [1]? ", "2")
    write_without_a_role(terminal)
    assert home.section("dev-long-term")["aws_mfa_device"] == SAM_DEVICES[2]


@pytest.mark.parametrize("key", [PAT_KEY, SAM_KEY])
def test_a_device_that_iam_does_not_name_is_asked_for(
    home: Home, stsmfa: Program, key: str
) -> None:
    """Pat has none, and Sam may not ask IAM."""
    terminal = stsmfa.spawn("setup", "dev")
    give_keys(terminal, key, secret_of(key))
    answer(terminal, DEVICE_QUESTION, "")
    write_without_a_role(terminal)
    home.assert_credentials(section("dev-long-term", keys(key, secret_of(key))))


def test_a_role_that_is_none_is_asked_for_again(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("setup", "dev")
    give_keys(terminal)
    answer(terminal, ROLE_QUESTION, LEE)
    terminal.expect("is the ARN of a user, not of a role")
    answer(terminal, ROLE_QUESTION, "prod/reader")
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    assert home.section("dev-long-term")["assume_role"] == "prod/reader"


def test_long_term_keys_are_moved_without_being_asked_for(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[dev]\n# mine\nregion = eu-west-1\n{KEYS}\n[x]\nk = v\n")
    terminal = stsmfa.spawn("setup", "dev")
    answer(terminal, "[dev] holds long-term keys. Move them to [dev-long-term]? [Y/n] ", "")
    write_without_a_role(terminal)
    home.assert_credentials(
        f"[dev]\n# mine\nregion = eu-west-1\n\n[x]\nk = v\n[dev-long-term]\n{KEYS}"
    )
    assert LEE_SECRET not in terminal.screen


def test_a_section_that_had_the_keys_alone_goes(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"{section('dev', keys(LEE_KEY, LEE_SECRET))}[x]\nk = v\n")
    terminal = stsmfa.spawn("setup", "dev-long-term")
    answer(terminal, "Move them to [dev-long-term]? [Y/n] ", "y")
    write_without_a_role(terminal)
    home.assert_credentials(f"[x]\nk = v\n[dev-long-term]\n{KEYS}")


def test_keys_that_are_to_stay_stay(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[dev]\n{KEYS}")
    terminal = stsmfa.spawn("setup", "dev")
    answer(terminal, "Move them to [dev-long-term]? [Y/n] ", "n")
    assert terminal.finish() == 1
    assert "nothing is written" in terminal.screen
    home.assert_untouched()


def test_a_new_pair_replaces_the_old_one_wherever_it_stands(home: Home, stsmfa: Program) -> None:
    others = f"[kim]\naws_access_key_id = {KIM_KEY}\naws_secret_access_key = {secret_of(KIM_KEY)}\n"
    broken = "[broken]\nno sign\n"
    home.write_credentials(f"{MAIN}{others}{broken}")
    terminal = stsmfa.spawn("setup", "developmentiam")
    answer(terminal, "New access key id: ", PAT_KEY)
    answer(terminal, SECRET_QUESTION, secret_of(PAT_KEY))
    terminal.expect(f"MFA device: {LEE_DEVICE} is not one of these keys' user")
    answer(terminal, DEVICE_QUESTION, "")
    shown = terminal.expect(WRITE_QUESTION)
    assert "[default-long-term]" in shown
    assert "[developmentiam-long-term]" in shown
    assert "[kim]" not in shown
    terminal.answer("")
    terminal.expect(f"now deactivate the old key {LEE_KEY} in IAM")
    assert terminal.finish() == 0
    assert secret_of(PAT_KEY) not in terminal.screen
    home.assert_credentials(
        MAIN.replace(LEE_KEY, PAT_KEY).replace(LEE_SECRET, secret_of(PAT_KEY)) + others + broken
    )


def test_with_another_users_keys_the_device_is_replaced_as_well(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "default")
    answer(terminal, "New access key id: ", KIM_KEY)
    answer(terminal, SECRET_QUESTION, secret_of(KIM_KEY))
    terminal.expect(f"MFA device: {LEE_DEVICE} is not one of these keys' user")
    terminal.expect(f"MFA device: {KIM_DEVICE}")
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    home.assert_credentials(
        MAIN.replace(LEE_KEY, KIM_KEY)
        .replace(LEE_SECRET, secret_of(KIM_KEY))
        .replace(LEE_DEVICE, KIM_DEVICE)
    )
    assert stsmfa.answer(double.code(KIM_DEVICE), "--section", "x").status == 0


def test_the_same_users_new_keys_keep_the_device(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    new = "AKIALEENEWKEY2222222"
    double.world.keys[new] = AccessKey(new, secret_of(new), double.world.keys[LEE_KEY].user)
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "default")
    answer(terminal, "New access key id: ", new)
    answer(terminal, SECRET_QUESTION, secret_of(new))
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    home.assert_credentials(MAIN.replace(LEE_KEY, new).replace(LEE_SECRET, secret_of(new)))


def test_a_command_may_keep_the_keys(home: Home, stsmfa: Program) -> None:
    command = keys_command(home)
    home.write_credentials("")
    terminal = stsmfa.spawn("setup", "dev", "--keys-from", command)
    terminal.expect(f"these are the keys of {LEE}")
    write_without_a_role(terminal)
    home.assert_credentials(
        section("dev-long-term", {"credential_process": command, "aws_mfa_device": LEE_DEVICE})
    )


def test_a_command_takes_the_place_of_the_pair_that_it_prints(home: Home, stsmfa: Program) -> None:
    command = keys_command(home)
    home.write_credentials(f"[dev]\nregion = eu-west-1\n{KEYS}")
    terminal = stsmfa.spawn("setup", "dev", "--keys-from", command)
    write_without_a_role(terminal)
    written = {"credential_process": command, "aws_mfa_device": LEE_DEVICE}
    home.assert_credentials(
        f"[dev]\nregion = eu-west-1\naws_mfa_device = {LEE_DEVICE}\n"
        + section("dev-long-term", written)
    )


def test_a_command_replaces_keys_in_clear(home: Home, stsmfa: Program) -> None:
    command = keys_command(home)
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "default", "--keys-from", command)
    answer(terminal, WRITE_QUESTION, "")
    assert terminal.finish() == 0
    for name in ("default-long-term", "developmentiam-long-term"):
        assert home.section(name) == {
            "credential_process": command,
            "aws_mfa_device": LEE_DEVICE,
            "assume_role": ADMIN,
        }


def keys_command(home: Home) -> str:
    script = home.path / "keys"
    script.write_text(f"#!/bin/sh\necho '{printed_keys()}'\n")
    script.chmod(0o700)
    return str(script)


@pytest.mark.parametrize("command", ["false", "echo nonsense"])
def test_a_command_that_does_not_work_is_not_written(
    home: Home, stsmfa: Program, command: str
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", "dev", "--keys-from", command)
    assert terminal.finish() == 1
    home.assert_untouched()


@pytest.mark.parametrize(
    "arguments",
    [
        ["a]b"],
        ["dev", "--keys-from", "pass show key # mine"],
        ["dev", "--device", "x"],
        ["dev", "--assume-role", LEE],
        ["dev", "--long-term-suffix", "none"],
    ],
)
def test_options_that_cannot_be_written_are_refused_before_anything_is_asked(
    home: Home, stsmfa: Program, arguments: list[str]
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("setup", *arguments)
    assert terminal.finish() == 2
    assert ID_QUESTION not in terminal.screen
    home.assert_untouched()


@pytest.mark.parametrize("before", range(4))
def test_ctrl_c_leaves_file_and_terminal_as_they_were(
    home: Home, stsmfa: Program, before: int
) -> None:
    """At each of the questions."""
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


def test_a_section_that_could_not_be_edited_is_told_before_the_questions(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"[dev-long-term]\n{KEYS}[dev-long-term]\n{KEYS}")
    terminal = stsmfa.spawn("setup", "dev")
    assert terminal.finish() == 6
    assert "stands on line 1 already" in terminal.screen
    home.assert_untouched()
