"""No session is lost with the file, and none is kept where that would lose something else."""

import shutil
import signal
from pathlib import Path

import pytest

from cli.support.clock import FAST
from cli.support.examples import KEYS
from cli.support.home import Home, session_section
from cli.support.kept import (
    APP,
    EXEC,
    LOGIN_KEYS,
    PROCESS,
    held_lock,
    kept_section,
    start_held,
    wait_until,
)
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.program import Program
from cli.support.starters import wait_until_asleep
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

DEV = f"[dev-long-term]\n{KEYS}"


@pytest.fixture
def login(home: Home, double: StsDouble) -> str:
    content = DEV + LOGIN_KEYS + session_section("login", double.issue(36000, with_code=True))
    home.write_credentials(content)
    home.write_config(APP)
    return content


def test_killed_between_the_call_and_the_write_it_has_left_everything_as_it_was(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    with held_lock(home, "credentials.lock"):
        first = stsmfa.start(*EXEC)
        wait_until(lambda: len(double.calls()) == 1)
        wait_until_asleep(first)
        first.send_signal(signal.SIGKILL)
        stsmfa.finish(first)
    home.assert_untouched()
    assert stsmfa.run(*EXEC).status == 0
    assert len(double.calls()) == 2
    home.assert_credentials(login + kept_section("app-mfa", double.session()))


def test_a_session_that_cannot_be_written_is_used(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    with held_lock(home, "credentials.lock"):
        result = stsmfa.run("exec", "app", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID", wrapper=FAST)
    assert (result.status, result.out) == (0, f"{double.session().access_key_id}\n")
    assert "stsmfa: [app-mfa]: is not kept: lock: " in result.err
    home.assert_untouched()


@pytest.mark.parametrize("verb", [EXEC, PROCESS], ids=["exec", "process"])
def test_so_it_is_when_the_disk_is_full(
    home: Home, stsmfa: Program, login: str, verb: tuple[str, ...]
) -> None:
    """`export --format process` says nothing on success."""
    full = 'set -o pipefail; ulimit -f 0; trap "" XFSZ; "$0" "$@" | wc -c'
    result = stsmfa.run(*verb, wrapper=("bash", "-c", full))
    assert result.status == 0
    assert ("[app-mfa]: is not kept: " in result.err) == (verb == EXEC)
    home.assert_untouched()


def test_so_it_is_when_login_is_cleared_meanwhile(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    first, held = start_held(double, stsmfa, *EXEC)
    assert stsmfa.run("clear", "login").status == 0
    held.release.set()
    result = stsmfa.finish(first)
    assert result.status == 0
    assert "stsmfa: [app-mfa]: is not kept: " in result.err
    home.assert_credentials(DEV + LOGIN_KEYS)


def test_a_section_that_somebody_has_made_meanwhile_is_theirs(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    """`stsmfa dev --section app-mfa`, say."""
    first, held = start_held(double, stsmfa, *EXEC)
    theirs = login + session_section("app-mfa", double.issue(3000, ADMIN))
    home.write_credentials(theirs)
    held.release.set()
    result = stsmfa.finish(first)
    assert result.status == 0
    assert "stsmfa: [app-mfa]: is not kept: " in result.err
    assert stsmfa.run(*EXEC).status == 0
    assert "app-mfa" not in stsmfa.run(*EXEC).err
    home.assert_credentials(theirs)


@pytest.mark.parametrize("name", ["credentials.lock", "stsmfa.lock"])
def test_where_there_can_be_no_lock_it_is_made_for_each_alone(
    home: Home, double: StsDouble, stsmfa: Program, login: str, name: str
) -> None:
    (home.aws / name).mkdir()
    for _ in range(2):
        result = stsmfa.run(*EXEC)
        assert result.status == 0
        assert "app-mfa" not in result.err
    assert len(double.calls()) == 2
    said = stsmfa.run("exec", "-v", "app", "--", "true").err
    assert said.count("stsmfa: [app-mfa]: is not kept: ") == 1
    home.assert_untouched()


@needs_root
def test_so_it_is_in_a_folder_that_cannot_be_written(
    double: StsDouble, program_path: Path
) -> None:
    content = LOGIN_KEYS + session_section("login", double.issue(36000, with_code=True))
    with home_of_nobody(program_path, content, folder=0o500) as home:
        home.aws.chmod(0o700)
        home.write_config(APP, 0o644)
        home.aws.chmod(0o500)
        ca = shutil.copy(double.ca, home.path)
        result = Program(program_path, home, double).run(
            *EXEC, wrapper=AS_NOBODY, env={"AWS_CA_BUNDLE": ca}
        )
        assert (result.status, "app-mfa" in result.err) == (0, False)
        assert len(double.calls()) == 1
        home.assert_untouched()


def test_beside_a_header_that_looks_like_it_none_is_kept(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    home.write_credentials(f"{login}[ app-mfa ]\nregion = eu-west-1\n")
    result = stsmfa.run("exec", "-v", "app", "--", "true")
    assert result.status == 0
    assert "stsmfa: [app-mfa]: is not kept: " in result.err
    home.assert_untouched()


def test_long_term_keys_in_the_section_stay(
    home: Home, double: StsDouble, stsmfa: Program, login: str
) -> None:
    """`aws configure --profile app-mfa` over a kept session."""
    kept = kept_section("app-mfa", double.issue(3000, ADMIN))
    key, secret = "AKIAOTHEREXAMPLE2222", "other/secret/EXAMPLE".ljust(40, "x")
    session = double.session()
    kept = kept.replace(session.access_key_id, key).replace(session.secret, secret)
    home.write_credentials(login + kept)
    assert stsmfa.run(*EXEC).status == 0
    assert len(double.calls()) == 1
    home.assert_untouched()
