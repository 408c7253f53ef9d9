"""Files that cannot be used: a clear error, status 6 or 1, and every byte as it was."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, MAIN
from cli.support.home import Home, section
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.program import Program, Result
from sts.default_world import LEE_KEY, LEE_SECRET, PAT_KEY, secret_of
from sts.sts_double import StsDouble

CODE = Callable[[], str]
IS_ROOT = os.geteuid() == 0


def _refused(result: Result, status: int, *named: str) -> None:
    assert result.status == status, result.err
    for word in named:
        assert word in result.err
    assert result.err.startswith(("stsmfa: ", "ERROR - "))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "default-long-term"),
        ("\n# nothing\n", "default-long-term"),
        ("[developmen-long-term]\n" + KEYS, "default-long-term"),
    ],
)
def test_no_long_term_section(home: Home, stsmfa: Program, content: str, named: str) -> None:
    home.write_credentials(content)
    result = stsmfa.run("--token", "123456")
    assert result.status == 1
    assert result.err.splitlines()[0] == (
        f"ERROR - Long term credentials session '[{named}]' is missing. You must add this section "
        "to your credentials file along with your long term 'aws_access_key_id' and "
        "'aws_secret_access_key'"
    )
    home.assert_untouched()


def test_the_closest_section_is_named(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("--profile", "developmentaim")
    _refused(result, 1, "[developmentaim-long-term]", "developmentiam")
    far = stsmfa.run("--profile", "x")
    _refused(far, 1, "[x-long-term]", "default", "developmentiam")


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        (f"aws_access_key_id = {LEE_KEY}\n", "aws_secret_access_key"),
        (f"aws_secret_access_key = {LEE_SECRET}\n", "aws_access_key_id"),
        ("", "aws_access_key_id"),
    ],
)
def test_half_a_key_pair(home: Home, stsmfa: Program, keys: str, missing: str) -> None:
    home.write_credentials(f"[default-long-term]\n{keys}")
    result = stsmfa.run()
    assert result.status == 1
    assert result.err.splitlines()[0] == (
        f"ERROR - No option '{missing}' in section: 'default-long-term'"
    )
    home.assert_untouched()


def test_no_device(home: Home, stsmfa: Program) -> None:
    keys = {"aws_access_key_id": PAT_KEY, "aws_secret_access_key": secret_of(PAT_KEY)}
    home.write_credentials(section("default-long-term", keys))
    result = stsmfa.run()
    assert result.status == 1
    assert result.err.splitlines()[-2:] == [
        'ERROR - You must provide --device or MFA_DEVICE or set "aws_mfa_device" in '
        '".aws/credentials"',
        "hint: IAM knows no MFA device of this user: add one in the IAM console; --no-mfa does "
        "without, where AWS does not ask for MFA",
    ]
    home.assert_untouched()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("no equals sign", "2"),
        ("= value", "2"),
    ],
)
def test_a_malformed_line_in_our_section_is_named_with_its_number(
    home: Home, double: StsDouble, stsmfa: Program, line: str, named: str
) -> None:
    home.write_credentials(f"[default-long-term]\n{line}\n{KEYS}")
    _refused(stsmfa.run("--token", double.code()), 6, str(home.credentials), named)
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("[default]\n[other]\n[default]\n", "default"),
        ("[default]\naws_session_token = a\naws_session_token = b\n", "aws_session_token"),
        ("[default]\naws_session_token = a\nAWS_SESSION_TOKEN = b\n", "aws_session_token"),
        ("[default]\nexpiration = a\n  continued\n", "expiration"),
        ("[default]\nregion = \0\n", "NUL"),
    ],
)
def test_a_fault_in_the_target_is_not_made_deeper(
    home: Home, double: StsDouble, stsmfa: Program, target: str, named: str
) -> None:
    home.write_credentials(MAIN + target)
    result = stsmfa.run("--token", double.code())
    _refused(result, 6, str(home.credentials))
    assert named.lower() in result.err.lower()
    home.assert_untouched()


def test_long_term_keys_in_the_target_are_never_overwritten(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    precious = "[default]\naws_access_key_id = AKIAPRECIOUS22222222\naws_secret_access_key = x9\n"
    home.write_credentials(MAIN + precious)
    _refused(stsmfa.run("--token", double.code()), 1, "[default]", "--section")
    assert not double.calls()
    home.assert_untouched()


def test_keys_that_stand_in_the_long_term_section_too_may_be_overwritten(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    copied = f"[default]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    home.write_credentials(MAIN + copied)
    assert stsmfa.run("--token", double.code()).status == 0
    assert home.section("default")["aws_access_key_id"] == double.session().access_key_id


def test_a_folder_in_the_files_place(home: Home, stsmfa: Program) -> None:
    home.credentials.mkdir()
    _refused(stsmfa.run(), 6, str(home.credentials), "directory")


def test_a_dangling_symlink(home: Home, stsmfa: Program) -> None:
    home.credentials.symlink_to("nowhere")
    result = stsmfa.run()
    assert result.status in (1, 6)
    assert str(home.credentials) in result.err
    assert not (home.aws / "nowhere").exists()


def test_a_pipe_in_the_files_place_is_not_waited_for(home: Home, stsmfa: Program) -> None:
    os.mkfifo(home.credentials)
    _refused(stsmfa.run(), 6, str(home.credentials))


@pytest.mark.skipif(IS_ROOT, reason="root reads and writes everything")
def test_an_unreadable_file(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN, 0o200)
    _refused(stsmfa.run(), 6, str(home.credentials), "Permission denied")


@pytest.mark.skipif(IS_ROOT, reason="root reads and writes everything")
def test_a_folder_that_cannot_be_written(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    home.aws.chmod(0o500)
    _refused(stsmfa.run("--token", double.code()), 6, str(home.aws), "Permission denied")
    home.assert_untouched()


@needs_root
@pytest.mark.parametrize(("mode", "folder"), [(0o200, 0o700), (0o600, 0o500)])
def test_the_same_as_an_ordinary_user(
    double: StsDouble, program_path: Path, mode: int, folder: int
) -> None:
    """Unreadable, or in a folder that cannot be written: both are known before a code is sent."""
    with home_of_nobody(program_path, MAIN, mode, folder) as home:
        program = Program(program_path, home, double)
        result = program.run("--token", double.code(), wrapper=AS_NOBODY)
        _refused(result, 6, str(home.aws), "Permission denied")
        assert not double.calls()
        home.assert_untouched()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_file_size_limit_leaves_the_old_bytes(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    """A disk that is full in the middle of the write."""
    home.write_credentials(MAIN)
    result = stsmfa.run(
        "--token", double.code(), wrapper=("sh", "-c", 'ulimit -f 0; trap "" XFSZ; exec "$0" "$@"')
    )
    assert result.status == 6
    assert str(home.aws) in result.err
    home.assert_untouched()
    assert stat.S_ISREG(home.credentials.stat().st_mode)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("aws_mfa_device = arn:aws:iam::123456789012:user/lee", "aws_mfa_device"),
        ("aws_mfa_device = arn:aws:iam::123456789012:u2f/user/lee/key-ABC", "aws_mfa_device"),
        ("aws_mfa_device = short", "aws_mfa_device"),
        ("assume_role = admin", "assume_role"),
        ("duration_seconds = soon", "duration_seconds"),
        ("duration_seconds = 899", "duration_seconds"),
        ("role_session_name = a b", "role_session_name"),
        ("external_id = a b", "external_id"),
        ("renew_before = soon", "renew_before"),
        ("region = x@evil.example", "region"),
        ("source_profile = nobody", "nobody"),
    ],
)
def test_a_bad_value_is_named_before_anybody_is_asked(
    home: Home, double: StsDouble, stsmfa: Program, line: str, named: str
) -> None:
    key = line.split(" = ")[0]
    kept = "".join(f"{k}\n" for k in MAIN.split("[dev")[0].splitlines() if not k.startswith(key))
    kept = kept.rstrip("\n") + f"\n{line}\n"
    home.write_credentials(kept)
    terminal = stsmfa.spawn()
    assert terminal.finish() == 1
    assert named in terminal.screen
    assert "default-long-term" in terminal.screen
    assert "Enter" not in terminal.screen
    assert not double.calls()
    home.assert_untouched()
