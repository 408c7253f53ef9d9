"""The rewrite: what changes in the file, and all that does not."""

import os
import stat
from collections.abc import Callable

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, section, session_properties, session_section
from cli.support.mounts import mounted, needs_mounts
from cli.support.program import Program
from sts.default_world import ADMIN, KIM_KEY, LEE_DEVICE, LEE_KEY
from sts.sts_double import StsDouble

CODE = Callable[[], str]
WEB = {"role_arn": ADMIN, "source_profile": "default", "mfa_serial": LEE_DEVICE}
OLD = "assumed_role = True\naws_access_key_id = ASIAOLDOLDOLDOLDOLD2\n"


def _renew(stsmfa: Program, code: CODE) -> None:
    result = stsmfa.answer(code())
    assert result.status == 0, result.err


def test_comments_blank_lines_order_case_and_other_sections_stay(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = f"""\
; first

[Other]
Region=eu-west-1
s3 =
    max_concurrent_requests = 20
# in between
[default]
# of the user
region = us-east-1
AWS_Session_Token = old
output:json
expiration = 2001-01-01 00:00:00

[default-long-term]
{KEYS}
[last]
without = a line end"""
    home.write_credentials(before)
    _renew(stsmfa, code)
    new = session_properties(double.session())
    added = ("assumed_role", "aws_access_key_id", "aws_secret_access_key", "aws_security_token")
    expected = before.replace(
        "AWS_Session_Token = old", f"aws_session_token = {new['aws_session_token']}"
    ).replace(
        "expiration = 2001-01-01 00:00:00\n",
        f"expiration = {new['expiration']}\n" + "".join(f"{k} = {new[k]}\n" for k in added),
    )
    home.assert_credentials(expected)


def test_the_lines_of_our_section_are_replaced_where_they_stand(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    _renew(stsmfa, code)
    first = session_section("default", double.session())
    middle = first.replace("expiration", "region = eu-west-1\n# mine\nexpiration")
    home.write_credentials(middle + MAIN)
    assert stsmfa.answer(code(), "--force").status == 0
    second = session_section("default", double.session())
    expected = second.replace("expiration", "region = eu-west-1\n# mine\nexpiration")
    home.assert_credentials(expected + MAIN)


def test_crlf_stays_crlf(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    before = MAIN.replace("\n", "\r\n")
    home.write_credentials(before)
    _renew(stsmfa, code)
    home.assert_credentials(before + session_section("default", double.session(), "\r\n"))


def test_a_byte_order_mark_and_foreign_bytes_stay(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = b"\xef\xbb\xbf" + MAIN.encode() + b"# caf\xe9 \xff\n"
    home.write_credentials(before)
    _renew(stsmfa, code)
    home.assert_credentials(before + session_section("default", double.session()).encode())


def test_a_missing_last_line_end_is_added_before_a_new_section(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN.rstrip("\n"))
    _renew(stsmfa, code)
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_broken_line_in_somebody_elses_section_is_no_reason_to_refuse(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    broken = "[broken]\nno equals sign here\n[twice]\na = 1\n[twice]\na = 2\na = 3\n"
    home.write_credentials(broken + MAIN)
    result = stsmfa.answer(code())
    assert result.status == 0
    assert "2" in result.err
    home.assert_credentials(broken + MAIN + session_section("default", double.session()))


def test_very_long_names_and_values_are_kept_whole(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    name, value = "n" * 200, "v" * 8000
    before = f"[{name}-long-term]\n{KEYS}extra = {value}\n"
    home.write_credentials(before)
    assert stsmfa.answer(code(), "--profile", name).status == 0
    home.assert_credentials(before + session_section(name, double.session()))


@pytest.mark.parametrize(
    ("mode", "new"), [(0o600, 0o600), (0o400, 0o400), (0o644, 0o600), (0o660, 0o600)]
)
def test_the_mode_stays_without_group_and_others(
    home: Home, stsmfa: Program, code: CODE, mode: int, new: int
) -> None:
    home.write_credentials(MAIN, mode)
    _renew(stsmfa, code)
    assert stat.S_IMODE(home.credentials.stat().st_mode) == new


def test_a_narrowed_mode_is_said_once(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN, 0o644)
    first = stsmfa.answer(code())
    assert str(home.credentials) in first.err
    assert str(home.credentials) not in stsmfa.answer(code(), "--force").err


def test_a_symlink_stays_one(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> None:
    target = home.path / "dotfiles" / "aws-credentials"
    target.parent.mkdir()
    target.write_text(MAIN)
    target.chmod(0o600)
    home.credentials.symlink_to("../dotfiles/aws-credentials")
    _renew(stsmfa, code)
    assert os.readlink(home.credentials) == "../dotfiles/aws-credentials"
    home.assert_credentials(MAIN + session_section("default", double.session()))
    assert {path.name for path in target.parent.iterdir()} <= {
        "aws-credentials", "credentials.lock", "stsmfa.lock", "aws-credentials.lock"
    }  # fmt: skip


def test_a_hard_link_is_replaced_and_said(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    other = home.path / "other"
    other.hardlink_to(home.credentials)
    result = stsmfa.answer(code())
    assert result.status == 0
    assert "link" in result.err
    assert other.read_text() == MAIN
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_what_others_write_while_the_question_stands_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect_question()
    meanwhile = MAIN + "[new]\nregion = eu-west-1\n"
    home.write_credentials(meanwhile)
    terminal.answer(code())
    assert terminal.finish() == 0
    home.assert_credentials(meanwhile + session_section("default", double.session()))


PASTED = "aws_access_key_id = AKIAPASTEDPASTED2222\naws_secret_access_key = only/here\n"


@pytest.mark.parametrize(
    ("meanwhile", "status", "words"),
    [
        (f"{MAIN}[default]\n{PASTED}", 1, "holds long-term keys that stand nowhere else"),
        ("# half written\n", 6, "default-long-term"),
    ],
    ids=["keys are put in the section", "the long-term section goes, somebody is rewriting"],
)
def test_no_code_is_sent_when_the_file_has_become_another_while_the_question_stands(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    code: CODE,
    meanwhile: str,
    status: int,
    words: str,
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn()
    terminal.expect_question()
    home.write_credentials(meanwhile)
    terminal.answer(code())
    assert terminal.finish() == status
    assert words in terminal.screen
    assert "the code was not sent" in terminal.screen
    assert not double.calls()
    home.assert_untouched()


def test_temporary_files_of_a_run_that_was_killed_are_removed(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    (home.aws / ".credentials.stsmfa-abc234abcdefg").write_text(OLD)
    _renew(stsmfa, code)
    home.assert_no_leftovers()


@needs_mounts
def test_a_file_that_is_a_mount_point_is_refused_with_the_remedy(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    """Docker's -v file:file: it cannot be replaced, and there is no way in place."""
    home.write_credentials(MAIN)
    source = home.path / "outside"
    source.write_text(MAIN)
    result = stsmfa.run("--token", code(), wrapper=mounted(source, home.credentials))
    assert result.status == 6
    assert str(home.credentials) in result.err
    assert "mount" in result.err
    assert source.read_text() == MAIN
    home.assert_untouched()


@pytest.mark.parametrize("limit", [0, 1])
def test_a_limit_of_the_size_of_files_is_an_error_and_leaves_no_temp(
    home: Home, double: StsDouble, stsmfa: Program, limit: int
) -> None:
    home.write_credentials(MAIN + "# " + "x" * 4096 + "\n")
    script = f'ulimit -f {limit}; exec "$0" "$@"'
    result = stsmfa.run("--token", double.code(), wrapper=("bash", "-c", script))
    assert result.status == 6
    assert "File too large" in result.err
    home.assert_untouched()


@pytest.mark.parametrize("change", ["role", "key"])
def test_a_profile_that_is_changed_during_the_question_spends_no_code(
    home: Home, double: StsDouble, stsmfa: Program, change: str
) -> None:
    home.write_credentials(LOGIN)
    terminal = stsmfa.spawn()
    terminal.expect_question()
    after = LOGIN.rstrip("\n") + f"\nassume_role = {ADMIN}\n"
    if change == "key":
        after = LOGIN.replace(LEE_KEY, KIM_KEY)
    home.credentials.write_text(after)
    terminal.answer(double.code())
    assert terminal.finish() == 1
    assert "its keys or its role were changed meanwhile; the code was not sent" in terminal.screen
    assert not double.calls()
    assert home.credentials.read_text() == after


@pytest.mark.parametrize("verb", [("--profile", "web"), ("--all", "web")])
def test_a_role_that_is_changed_in_the_config_file_during_the_question_spends_no_code(
    home: Home, double: StsDouble, stsmfa: Program, verb: tuple[str, ...]
) -> None:
    home.write_credentials(LOGIN)
    home.write_config(section("profile web", WEB))
    terminal = stsmfa.spawn(*verb)
    terminal.expect_question()
    home.write_config(section("profile web", WEB | {"role_arn": f"{ADMIN}2"}))
    terminal.answer(double.code())
    assert terminal.finish() == 1
    assert "its keys or its role were changed meanwhile; the code was not sent" in terminal.screen
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("verb", [("--profile", "web"), ("--all", "web")])
def test_a_config_file_that_can_be_read_but_once_is_not_read_again(
    home: Home, double: StsDouble, stsmfa: Program, verb: tuple[str, ...]
) -> None:
    """As bash's <(...) is one."""
    home.write_credentials(LOGIN)
    script = f'exec "$0" "$@" --config-file <(printf "%s" "{section("profile web", WEB)}")'
    result = stsmfa.run(*verb, "--token", double.code(), wrapper=("bash", "-c", script))
    assert result.status == 0, result.err
    assert double.calls("AssumeRole")


@pytest.mark.parametrize("options", [(), ("--save-device",)])
def test_a_session_of_keys_that_were_replaced_during_the_call_is_not_written(
    home: Home, double: StsDouble, stsmfa: Program, options: tuple[str, ...]
) -> None:
    """It could be another account's, and would count as fresh for half a day."""
    home.write_credentials(LOGIN)
    held = double.misbehave("hold", action="GetSessionToken")
    process = stsmfa.start("--token", double.code(), *options)
    double.log.wait_until(lambda calls: len(calls) == 1)
    home.write_credentials(LOGIN.replace(LEE_KEY, KIM_KEY))
    held.release.set()
    result = stsmfa.finish(process)
    assert result.status == 6
    assert "has got another key meanwhile" in result.err
    home.assert_untouched()


@pytest.mark.parametrize("key", ["external_id", "role_session_name"])
def test_what_looks_like_a_secret_is_not_sent_without_a_word(
    home: Home, double: StsDouble, stsmfa: Program, key: str
) -> None:
    secret = "je7MtGbClwBF2Zp9Utk1h3yCo8nvbEXAMPLEKEYx"
    home.write_credentials(LOGIN.rstrip("\n") + f"\nassume_role = {ADMIN}\n{key} = {secret}\n")
    result = stsmfa.run("--token", double.code())
    assert f"{key}: looks like a secret access key, and is sent to AWS" in result.err
    assert secret not in result.out + result.err


def test_of_many_faults_elsewhere_the_first_are_named_and_the_others_counted(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    """A file that is something else has one in every line, and a terminal holds some dozens."""
    faulty = "[]\n" * 5_000
    home.write_credentials(faulty + MAIN)
    result = stsmfa.answer(code())
    assert result.status == 0
    said = [line for line in result.err.splitlines() if "fault" in line or ": line " in line]
    assert said[0] == (
        f"stsmfa: {home.credentials}: line 1: a header without a name: "
        "the AWS CLI refuses the whole file for it"
    )
    assert said[9].startswith(f"stsmfa: {home.credentials}: line 10: ")
    assert said[10:] == [
        f"stsmfa: {home.credentials}: and 4990 faults more: stsmfa doctor --all names them"
    ]
    assert home.credentials.read_text().startswith(faulty)
