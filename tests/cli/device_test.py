"""A device that nothing names is found through IAM."""

from collections.abc import Callable

import pytest

from cli.support.home import Home, section, session_section
from cli.support.program import Program
from sts.default_world import (
    KIM_DEVICE,
    KIM_KEY,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    SAM_DEVICES,
    SAM_KEY,
    secret_of,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def long_term(key: str, secret: str) -> str:
    return section(
        "default-long-term", {"aws_access_key_id": key, "aws_secret_access_key": secret}
    )


LEE = long_term(LEE_KEY, LEE_SECRET)
SAM = long_term(SAM_KEY, secret_of(SAM_KEY))


def allow_list(double: StsDouble) -> None:
    for user in double.world.users.values():
        user.denied = frozenset()


def test_the_only_one_is_taken(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LEE)
    result = stsmfa.answer(code())
    assert result.status == 0
    home.assert_credentials(LEE + session_section("default", double.session()))
    assert f"stsmfa: MFA device: {LEE_DEVICE} (found through IAM; --save-device" in result.err


def test_save_device_writes_it_into_the_section_of_the_keys(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LEE)
    assert stsmfa.answer(code(), "--save-device").status == 0
    with_device = LEE + f"aws_mfa_device = {LEE_DEVICE}\n"
    home.assert_credentials(with_device + session_section("default", double.session()))


def test_while_the_session_is_fresh_it_is_said_that_nothing_is_saved(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LEE)
    assert stsmfa.answer(code()).status == 0
    before = home.credentials.read_text()
    result = stsmfa.run("--save-device")
    assert result.status == 0
    assert "stsmfa: MFA device: is not looked for while the session is fresh" in result.err
    assert "looked for" not in stsmfa.run().err
    home.assert_credentials(before)


@pytest.mark.parametrize("fault", ["foo = a\rb\n", "[default-long-term]\nregion = eu-west-1\n"])
def test_where_it_cannot_be_saved_no_code_is_sent(
    home: Home, double: StsDouble, stsmfa: Program, fault: str
) -> None:
    home.write_credentials((LEE + fault).encode())
    result = stsmfa.run("--save-device", "--token", double.code())
    assert result.status == 6
    assert not double.calls()
    home.assert_untouched()


def test_where_the_keys_are_in_the_config_file_it_says_where_to_write_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials("")
    home.write_config(
        section("profile app", {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET})
    )
    result = stsmfa.answer(code(), "--save-device", "--profile", "app")
    assert result.status == 0
    home.assert_credentials(session_section("app-mfa", double.session()))
    assert "(found through IAM; to keep it, write mfa_serial into [profile app])" in result.err


def test_a_hardware_token_is_named_by_its_serial_number(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(long_term(KIM_KEY, secret_of(KIM_KEY)))
    assert stsmfa.answer(double.code(KIM_DEVICE)).status == 0
    assert double.calls()[-1].parameters["SerialNumber"] == KIM_DEVICE


def test_several_are_offered_by_number_and_fido_keys_are_left_out(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    allow_list(double)
    home.write_credentials(SAM)
    terminal = stsmfa.spawn()
    fido, phone, tablet = SAM_DEVICES
    terminal.expect(f"  1  {phone}")
    terminal.expect(f"  2  {tablet}")
    terminal.expect(f"  -  {fido} (a FIDO key: STS takes none)")
    terminal.expect("Which one [1]? ")
    terminal.answer("3")
    terminal.expect("Which one [1]? ")
    terminal.answer("2")
    terminal.expect_question()
    terminal.answer(double.code(tablet))
    assert terminal.finish() == 0
    assert double.calls()[-1].parameters["SerialNumber"] == tablet


def test_without_a_terminal_several_are_an_error_that_lists_them(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    allow_list(double)
    home.write_credentials(SAM)
    result = stsmfa.answer(double.code(SAM_DEVICES[1]))
    assert result.status == 1
    assert result.err.splitlines()[-2:] == [
        "stsmfa: MFA device: sam: there are several, and nobody can be asked: "
        f"{SAM_DEVICES[1]}, {SAM_DEVICES[2]}",
        "hint: choose one by --device, or by aws_mfa_device in the section",
    ]
    home.assert_untouched()


def test_where_nobody_may_be_asked_for_a_code_iam_is_not_asked_either(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(LEE)
    assert stsmfa.run("--no-prompt").status == 3
    assert double.calls() == []
    home.assert_untouched()


def test_who_may_not_list_gets_aws_mfas_words_and_awss(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(SAM)
    result = stsmfa.run()
    assert result.status == 1
    assert 'ERROR - You must provide --device or MFA_DEVICE or set "aws_mfa_device"' in result.err
    assert "hint: IAM was asked: An error occurred (AccessDenied)" in result.err
    assert [call.action for call in double.calls()] == [
        "ListMFADevices", "GetCallerIdentity", "ListMFADevices",
    ]  # fmt: skip


def test_a_wrong_key_is_said_as_aws_says_it(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(long_term(LEE_KEY, "x" * 40))
    result = stsmfa.run()
    assert result.status == 4
    assert "SignatureDoesNotMatch" in result.err
    home.assert_untouched()
