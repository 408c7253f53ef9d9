"""` #` and ` ;` end a value, but not a command: half a command is another command."""

from collections.abc import Callable

import pytest

from cli.setup_wizard_test import answer
from cli.support.examples import KEYS
from cli.support.home import Home, section
from cli.support.keeper import Keeper
from cli.support.program import Program
from sts.default_world import ADMIN, LEE, LEE_DEVICE
from sts.sts_double import StsDouble

CODE = Callable[[], str]

SIGNS = [" #", " ;"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("key", ["mfa_process", "generate_token", "MFA_PROCESS"])
def test_a_code_command_is_run_whole(
    home: Home, stsmfa: Program, code: CODE, key: str, sign: str
) -> None:
    """The half before the sign gives a wrong code."""
    command = f"printf '%s' ': {sign} 000000' >/dev/null; echo {code()}"
    home.write_credentials(f"[default-long-term]\n{KEYS}{key} = {command}\n")
    assert stsmfa.run().status == 0


@pytest.mark.parametrize("sign", SIGNS)
def test_a_keys_command_is_run_whole(
    home: Home, stsmfa: Program, code: CODE, keeper: Keeper, sign: str
) -> None:
    command = f"test 'a{sign} b' = 'a'\"{sign} b\" && {keeper.command}"
    home.write_credentials(
        f"[default-long-term]\ncredential_process = {command}\naws_mfa_device = {LEE_DEVICE}\n"
    )
    result = stsmfa.answer(code())
    assert result.status == 0, result.err
    assert keeper.runs == 1


@pytest.mark.parametrize("sign", SIGNS)
def test_so_are_those_of_the_other_file(
    home: Home, stsmfa: Program, code: CODE, keeper: Keeper, sign: str
) -> None:
    home.write_credentials("")
    home.write_config(
        f"[profile dev]\ncredential_process = : 'a{sign} b'; {keeper.command}\n"
        f"mfa_process = : 'a{sign} b'; echo {code()}\n"
        f"role_arn = {ADMIN}\nsource_profile = dev\n"
        f"mfa_serial = {LEE_DEVICE}\n"
    )
    result = stsmfa.run("--profile", "dev")
    assert result.status == 0, result.err
    assert keeper.runs == 1


@pytest.mark.parametrize("sign", SIGNS)
def test_other_values_still_end_there(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, sign: str
) -> None:
    home.write_credentials(f"[default-long-term]\n{KEYS}duration_seconds = 900{sign} short\n")
    assert stsmfa.answer(code()).status == 0
    assert double.calls()[-1].parameters["DurationSeconds"] == "900"


@pytest.mark.parametrize("sign", SIGNS)
def test_doctor_says_where_sdks_end_it(
    home: Home, stsmfa: Program, keeper: Keeper, sign: str
) -> None:
    home.write_credentials(
        f"[default-long-term]\ncredential_process = : 'a{sign} b'; {keeper.command}\n"
        f"aws_mfa_device = {LEE_DEVICE}\n"
    )
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert (
        f"[default-long-term] credential_process holds '{sign}': stsmfa and the AWS CLI run it"
        " whole, the SDKs but boto3 end it there" in result.out
    )


@pytest.mark.parametrize("sign", SIGNS)
def test_setup_writes_it_and_says_so(
    home: Home, stsmfa: Program, code: CODE, keeper: Keeper, sign: str
) -> None:
    command = f": 'a{sign} b'; {keeper.command}"
    terminal = stsmfa.spawn("setup", "dev", "--keys-from", command)
    terminal.expect(f"these are the keys of {LEE}")
    answer(terminal, "[none]: ", "")
    terminal.expect(f"stsmfa: setup: --keys-from holds '{sign}'")
    answer(terminal, "Write it? [Y/n] ", "")
    assert terminal.finish() == 0
    home.assert_credentials(
        section("dev-long-term", {"credential_process": command, "aws_mfa_device": LEE_DEVICE})
    )
    assert stsmfa.answer(code(), "--profile", "dev").status == 0
    assert keeper.runs == 2
