"""Values that stand in the wrong place, or look right and are not: found out before a code, and
never shown or sent."""

from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def keys(id: str, secret: str, device: str = LEE_DEVICE) -> str:
    return (
        f"[dev-long-term]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
        f"aws_mfa_device = {device}\n"
    )


EXCHANGED = [
    keys(LEE_SECRET, LEE_KEY),
    keys(LEE_SECRET.replace("/", "x"), LEE_KEY),
    keys(f"{LEE_KEY} {LEE_SECRET}", LEE_SECRET),
    keys(f"{LEE_KEY}:{LEE_SECRET}", LEE_SECRET),
    keys(LEE_SECRET, LEE_SECRET),
]


@pytest.mark.parametrize("file", EXCHANGED)
@pytest.mark.parametrize(
    "arguments",
    [
        ["-p", "dev", "-v"], ["--all"], ["status"], ["status", "--json"], ["doctor", "dev"],
        ["export", "-p", "dev"], ["clear", "dev"],
    ],
)  # fmt: skip
def test_a_secret_in_the_place_of_the_id_is_not_shown_or_sent(
    home: Home, double: StsDouble, stsmfa: Program, arguments: list[str], file: str
) -> None:
    home.write_credentials(file)
    result = stsmfa.run(*arguments, "--no-prompt" if arguments[0].startswith("-") else "-q")
    for secret in (LEE_SECRET, LEE_SECRET.replace("/", "x")):
        assert secret not in result.out + result.err
        for path in home.aws.glob("*.lock"):
            assert secret not in path.read_text()
        assert all(secret not in str(call) for call in double.calls())
    home.assert_untouched()


@pytest.mark.parametrize("file", EXCHANGED)
def test_it_is_said_before_a_code(
    home: Home, double: StsDouble, stsmfa: Program, file: str
) -> None:
    home.write_credentials(file)
    terminal = stsmfa.spawn("-p", "dev")
    assert terminal.finish() == 1
    assert "Enter AWS MFA code" not in terminal.screen
    assert "[dev-long-term] aws_" in terminal.screen
    assert "may have been exchanged" in terminal.screen
    assert not double.calls()


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        (f"{LEE_SECRET}\u200b", "holds the character \\u200b"),
        (f"\ufeff{LEE_SECRET}", "holds the character \\ufeff"),
        (f'"{LEE_SECRET}"', "has quotes around it"),
        (f"'{LEE_SECRET}'", "has quotes around it"),
        (LEE_KEY, "is an access key id"),
    ],
)
def test_a_bad_secret_comes_before_the_code_and_is_named(
    home: Home, double: StsDouble, stsmfa: Program, secret: str, said: str
) -> None:
    home.write_credentials(keys(LEE_KEY, secret))
    terminal = stsmfa.spawn("-p", "dev")
    assert terminal.finish() == 1
    assert f"[dev-long-term] aws_secret_access_key: {said}" in terminal.screen
    assert LEE_SECRET not in terminal.screen
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2003", "\x1f"])
def test_unicode_blanks_around_a_value_are_blanks(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, blank: str
) -> None:
    home.write_credentials(
        keys(f"{blank}{LEE_KEY}{blank}", f"{LEE_SECRET}{blank}", f"{blank}{LEE_DEVICE}")
    )
    assert stsmfa.answer(code(), "-p", "dev").status == 0
    assert home.section("dev")["aws_access_key_id"] == double.session().access_key_id


def test_digits_of_an_input_method_are_digits_of_a_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN)
    wide = "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in code())
    assert stsmfa.answer(f"\u200b{wide[:3]}\u3000{wide[3:]}").status == 0
    assert len(double.calls("GetSessionToken")) == 1


@pytest.mark.parametrize("duration", ["3600 ", "3600\r", "+3600", "\u00a03600"])
def test_a_duration_in_the_environment_is_what_python_reads(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, duration: str
) -> None:
    home.write_credentials(LOGIN)
    result = stsmfa.answer(code(), env={"MFA_STS_DURATION": duration})
    assert result.status == 0
    assert double.calls()[-1].parameters["DurationSeconds"] == "3600"


@pytest.mark.parametrize("header", ["[profile 'dev box']", '[profile "dev box"]'])
def test_a_quoted_profile_of_the_config_file(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, header: str
) -> None:
    home.write_credentials(f"[dev box-long-term]\n{KEYS}")
    home.write_config(f"{header}\nregion = eu-west-3\n")
    result = stsmfa.run("doctor", "dev box", "-v")
    assert "eu-west-3" in result.out


def test_a_profile_with_letters_beyond_ascii(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(f"[base-long-term]\n{KEYS}")
    home.write_config(
        "[profile r\u00f4le]\nrole_arn = arn:aws:iam::123456789012:role/iamAdmin\n"
        f"source_profile = base\nmfa_serial = {LEE_DEVICE}\n"
    )
    assert stsmfa.answer(code(), "-p", "r\u00f4le").status == 0
    assert "assumed_role_arn" in home.section("r\u00f4le-mfa")


SHIFTED = [
    f"region = {LEE_SECRET}\n",
    f"endpoint_url = {LEE_SECRET}\n",
    f"assume_role = {LEE_SECRET}\n",
    f"assume_role = {ADMIN}\nrole_session_name = {LEE_SECRET}\n",
    f"assume_role = {ADMIN}\nexternal_id = {LEE_SECRET.replace('/', '+')}\n",
    f"source_profile = {LEE_SECRET}\n",
    f"mfa_session = {LEE_SECRET}\n",
]
"""The answers of `aws configure` shifted by one, and the like."""


@pytest.mark.parametrize("device", [LEE_DEVICE, LEE_SECRET, LEE_SECRET.replace("/", "x")])
@pytest.mark.parametrize("line", SHIFTED)
def test_a_secret_under_a_neighbouring_key_is_not_shown(
    home: Home, double: StsDouble, stsmfa: Program, line: str, device: str
) -> None:
    home.write_credentials(keys(LEE_KEY, LEE_SECRET, device) + line)
    for arguments in (["-p", "dev"], ["--all"], ["status"], ["status", "--json"], ["doctor", "dev"]):
        result = stsmfa.run(*arguments, "--no-prompt")
        for secret in (LEE_SECRET, LEE_SECRET.replace("/", "+"), LEE_SECRET.replace("/", "x")):
            assert secret not in result.out + result.err
        assert f"{LEE_SECRET.partition('/')[0]} is" not in result.err


@pytest.mark.parametrize("secret", [LEE_SECRET, LEE_SECRET.replace("/", "x")])
@pytest.mark.parametrize("how", [("-p", "dev"), ("--all",)])
def test_a_secret_is_not_sent_as_a_device(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, secret: str, how: tuple[str, ...]
) -> None:
    home.write_credentials(keys(LEE_KEY, LEE_SECRET, secret))
    result = stsmfa.run(*how, "--token", code())
    assert result.status == 1
    assert "40 characters, not shown" in result.out + result.err
    assert not double.calls()
    assert not home.lock_file().exists() or secret not in home.lock_file().read_text()
    home.assert_untouched()


ALPHANUMERIC = LEE_SECRET.replace("/", "x")
EVERY_VIEW = [
    ("-p", "dev"), ("--all",), ("status",), ("status", "--json"), ("export", "-p", "dev"),
    ("doctor", "dev"), ("doctor", "dev", "--report"), ("doctor", "--all"), ("clear", "dev"),
]  # fmt: skip


def assert_kept_secret(home: Home, double: StsDouble, stsmfa: Program) -> None:
    """In what is printed, kept and sent, whatever looks at the file, with a code at hand."""
    for arguments in EVERY_VIEW:
        if arguments[0] in ("-p", "--all"):
            arguments += ("--token", double.code(LEE_DEVICE))
        stsmfa.run(*arguments)
    seen = "".join(stsmfa.printed) + "".join(str(call) for call in double.calls())
    seen += "".join(lock.read_text() for lock in home.aws.glob("*.lock"))
    for secret in (LEE_SECRET, ALPHANUMERIC, ALPHANUMERIC[::-1]):
        assert secret not in seen
    home.assert_untouched()


@pytest.mark.parametrize(
    "value",
    [
        f'"{LEE_SECRET}"', f"'{LEE_SECRET}'", f"{LEE_SECRET},", f"{LEE_SECRET};", f"{LEE_SECRET}=",
        f"{LEE_SECRET}\\", f"aws_secret_access_key = {LEE_SECRET}", f"{ALPHANUMERIC},",
        f"{ALPHANUMERIC}x",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "key", ["aws_mfa_device", "mfa_serial", "source_profile", "assume_role", "role_arn"]
)
def test_a_secret_with_something_around_it_is_not_shown_or_sent(
    home: Home, double: StsDouble, stsmfa: Program, key: str, value: str
) -> None:
    section = keys(LEE_KEY, LEE_SECRET).replace("aws_mfa_device", "region = eu-west-3\n#")
    home.write_credentials(section + f"{key} = {value}\n")
    assert_kept_secret(home, double, stsmfa)
    assert key == "source_profile" or not double.calls("GetSessionToken")
    assert not double.calls("AssumeRole")


def test_a_region_that_is_a_secret_in_quotes_is_not_shown(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(keys(LEE_KEY, LEE_SECRET) + f'region = "{LEE_SECRET}"\n')
    assert_kept_secret(home, double, stsmfa)


@pytest.mark.parametrize("mfa_session", ["", "mfa_session = true\n"])
def test_a_secret_in_the_place_of_the_id_gives_no_section_its_name(
    home: Home, double: StsDouble, stsmfa: Program, mfa_session: str
) -> None:
    """The endpoint is not AWS's, so that ids of other forms are sent to it."""
    home.write_credentials(
        keys(ALPHANUMERIC, ALPHANUMERIC[::-1]) + f"assume_role = {ADMIN}\n{mfa_session}"
    )
    assert_kept_secret(home, double, stsmfa)
    refused = stsmfa.run("-p", "dev", "--no-prompt")
    assert refused.status == 1
    assert "[dev-long-term] aws_access_key_id: looks like a secret access key" in refused.err
    assert "may have been exchanged" in refused.err
    assert not [call for call in double.calls() if call.action != "GetCallerIdentity"]


def test_a_stored_role_that_is_a_secret_is_not_shown(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    ours = "assumed_role = True\nexpiration = 2001-02-03 04:05:06\n"
    home.write_credentials(
        keys(LEE_KEY, LEE_SECRET)
        + f"[dev]\n{ours}assumed_role_arn = {LEE_SECRET}\n"
        + f"[stray]\n{ours}assumed_role_arn = {LEE_SECRET}\nregion = {LEE_SECRET}\n"
    )
    for arguments in (
        ["-p", "dev", "--no-prompt"], ["-p", "dev", "--no-prompt", "--assume-role", LEE_SECRET],
        ["status"], ["status", "--json"], ["doctor", "dev"], ["clear", "dev"],
    ):  # fmt: skip
        stsmfa.run(*arguments)
    assert LEE_SECRET not in "".join(stsmfa.printed)
