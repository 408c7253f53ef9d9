"""What is made: its owner's alone whatever the umask, and theirs in whose folder root makes it."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.ordinary_user import AS_NOBODY, NOBODY, home_of_nobody, needs_root
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]
SECTION = f"[x-long-term]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
SETUP_ANSWERS = f"y\nx\n{LEE_KEY}\n{LEE_SECRET}\n"
MASKS = ["0777", "0377", "0277", "0000"]


def _umask(mask: str) -> tuple[str, ...]:
    return ("sh", "-c", f'umask {mask}; exec "$0" "$@"')


def _rights(path: Path) -> str:
    status = path.stat()
    return f"{stat.S_IMODE(status.st_mode):o} {status.st_uid}:{status.st_gid}"


@pytest.fixture
def of_nobody(program_path: Path, double: StsDouble) -> Iterator[Program]:
    """The program in the home of an ordinary user."""
    with home_of_nobody(program_path, MAIN) as home:
        yield Program(program_path, home, double)


def _remove_aws(home: Home) -> None:
    home.credentials.unlink()
    home.aws.rmdir()


@pytest.mark.parametrize("mask", MASKS)
def test_setup_makes_what_its_owner_alone_can_use(home: Home, stsmfa: Program, mask: str) -> None:
    home.aws.rmdir()
    result = stsmfa.run("--setup", stdin=SETUP_ANSWERS, wrapper=_umask(mask))
    assert result.status == 0, result.err
    home.assert_credentials(SECTION)
    mine = f"{os.geteuid()}:{home.path.stat().st_gid}"
    assert _rights(home.aws) == f"700 {mine}"
    assert {_rights(path) for path in home.aws.iterdir()} == {f"600 {mine}"}


@needs_root
@pytest.mark.parametrize("mask", MASKS)
def test_an_ordinary_user_too(of_nobody: Program, mask: str) -> None:
    """To whom a file without rights is of no use, as it is to root."""
    home = of_nobody.home
    _remove_aws(home)
    result = of_nobody.run(
        "--setup", stdin=SETUP_ANSWERS, wrapper=(*AS_NOBODY, *_umask(mask))
    )
    assert result.status == 0, result.err
    home.assert_credentials(SECTION)
    assert _rights(home.aws) == f"700 {NOBODY}:{NOBODY}"


@needs_root
def test_what_root_makes_in_the_home_of_another_is_theirs(of_nobody: Program) -> None:
    home = of_nobody.home
    _remove_aws(home)
    result = of_nobody.run("--setup", stdin=SETUP_ANSWERS, wrapper=_umask("0077"))
    assert result.status == 0, result.err
    assert _rights(home.aws) == f"700 {NOBODY}:{NOBODY}"
    assert {_rights(path) for path in home.aws.iterdir()} == {f"600 {NOBODY}:{NOBODY}"}
    code = of_nobody.run("--profile", "x", "--no-prompt", wrapper=AS_NOBODY)
    assert code.status != 6, code.err


@needs_root
def test_so_are_all_folders_on_the_way(of_nobody: Program) -> None:
    home = of_nobody.home
    path = home.path / "a" / "b" / "credentials"
    result = of_nobody.run("--setup", "--credentials-file", str(path), stdin=SETUP_ANSWERS)
    assert result.status == 0, result.err
    assert path.read_text() == SECTION
    for made in (path, path.parent, path.parent.parent):
        assert _rights(made) == f"{'600' if made == path else '700'} {NOBODY}:{NOBODY}"


@needs_root
def test_a_refresh_by_root_leaves_nothing_of_roots(of_nobody: Program, code: CODE) -> None:
    home = of_nobody.home
    assert of_nobody.answer(code(), wrapper=_umask("0377")).status == 0
    home.assert_credentials(MAIN + session_section("default", of_nobody.double.session()))
    assert {_rights(path) for path in home.aws.iterdir()} == {f"600 {NOBODY}:{NOBODY}"}
    again = of_nobody.run(
        "--force", "--no-prompt", wrapper=AS_NOBODY, env={"AWS_CA_BUNDLE": None}
    )
    assert again.status == 3, again.err


@needs_root
def test_a_file_of_roots_in_the_home_of_another_stays_roots(
    of_nobody: Program, code: CODE
) -> None:
    """It was theirs to give, and is not ours."""
    home = of_nobody.home
    os.chown(home.credentials, 0, 0)
    assert of_nobody.answer(code()).status == 0
    assert _rights(home.credentials) == "600 0:0"


@needs_root
def test_a_link_where_the_folder_belongs_is_no_way_to_files_of_roots(of_nobody: Program) -> None:
    home = of_nobody.home
    secret = home.path.parent / "roots"
    secret.mkdir(mode=0o700)
    _remove_aws(home)
    home.aws.symlink_to(secret)
    result = of_nobody.run("--setup", stdin=SETUP_ANSWERS)
    assert result.status == 0, result.err
    assert _rights(secret) == "700 0:0"
    assert {_rights(path) for path in secret.iterdir()} == {"600 0:0"}
