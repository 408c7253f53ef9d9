"""The helper program: missing, foreign, old, or where others could have put it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, session_section
from cli.support.ordinary_user import AS_NOBODY, home_of_nobody, needs_root
from cli.support.program import Program, Result
from sts.sts_double import StsDouble

CODE = Callable[[], str]


@pytest.fixture
def copy(stsmfa: Program, tmp_path: Path) -> Path:
    """An installation of its own, to break; `stsmfa` runs it. Gives the helper's path."""
    root = tmp_path / "installation"
    helper = root / "libexec/stsmfa/stsmfa-sts"
    for folder in (root, root / "bin", helper.parent.parent, helper.parent):
        folder.mkdir(mode=0o755)
    shutil.copy(stsmfa.path, root / "bin/stsmfa")
    shutil.copy(stsmfa.path.parents[1] / "libexec/stsmfa/stsmfa-sts", helper)
    stsmfa.path = root / "bin/stsmfa"
    return helper


def _write_script(helper: Path, text: str) -> None:
    helper.write_text(f"#!/bin/sh\n{text}\n")
    helper.chmod(0o755)


def _refused(stsmfa: Program, home: Home, double: StsDouble, helper: Path) -> Result:
    """Before anybody is asked."""
    home.write_credentials(MAIN)
    result = stsmfa.answer(double.code())
    assert result.status == 1, result.err
    assert str(helper) in result.err or str(helper.parent) in result.err
    assert "Enter" not in result.out
    assert not double.calls()
    home.assert_untouched()
    return result


def test_a_copy_works_wherever_it_is(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


@needs_root
def test_an_installation_whose_root_is_not_mapped(
    double: StsDouble, program_path: Path, code: CODE
) -> None:
    """As in bubblewrap: all that root owns belongs to nobody there, the program that runs as well,
    and so nobody is no stranger to it."""
    user_namespace = (*AS_NOBODY, "unshare", "--user", "--map-user=1234", "--map-group=1234")
    if subprocess.run([*user_namespace, "true"], capture_output=True).returncode:
        pytest.skip("user namespaces are not permitted here")
    with home_of_nobody(program_path, MAIN) as home:
        program = Program(program_path, home, double)
        readable = shutil.copy(double.ca, home.path)
        bundle = {"AWS_CA_BUNDLE": str(readable)}
        result = program.run("--token", code(), wrapper=user_namespace, env=bundle)
        assert result.status == 0, result.err
        home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_missing_helper(copy: Path, home: Home, double: StsDouble, stsmfa: Program) -> None:
    copy.unlink()
    _refused(stsmfa, home, double, copy)


def test_a_helper_that_cannot_be_run(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program
) -> None:
    copy.chmod(0o644)
    _refused(stsmfa, home, double, copy)


@pytest.mark.parametrize(
    "script",
    [
        "echo 'stsmfa-sts 1 0.0.1'; exec cat",
        "echo 'stsmfa-sts 2 0.1.0'; exec cat",
        "echo hello; exec cat",
        "exit 0",
        "exit 3",
        "kill -9 $$",
        "yes | tr -d '\\n'",
        "echo 'libfoo.so: cannot open' >&2; exit 127",
    ],
)
def test_a_helper_that_is_another_program_or_version(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program, script: str
) -> None:
    _write_script(copy, script)
    _refused(stsmfa, home, double, copy)


@pytest.mark.parametrize("mode", [0o777, 0o775, 0o1777])
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_helper_that_others_may_have_put_there(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program, what: str, mode: int
) -> None:
    (copy if what == "file" else copy.parent).chmod(mode)
    _refused(stsmfa, home, double, copy)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_helper_of_another_user(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program, what: str
) -> None:
    os.chown(copy if what == "file" else copy.parent, 65534, 65534)
    _refused(stsmfa, home, double, copy)


def test_a_helper_that_dies_in_the_middle(
    copy: Path, home: Home, stsmfa: Program, code: CODE
) -> None:
    real = copy.with_name("real")
    copy.rename(real)
    _write_script(copy, f"exec {real} | head -n 1")
    home.write_credentials(MAIN)
    result = stsmfa.run("--token", code())
    assert result.status in (1, 5)
    home.assert_untouched()


def test_a_helper_that_answers_what_nobody_asked(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    real = copy.with_name("real")
    copy.rename(real)
    answer = "id 77\\noutcome not-sent\\nstatus 0\\n\\n"
    _write_script(copy, f"{real} </dev/null; head -n 1 >/dev/null; printf '{answer}'; exec cat")
    home.write_credentials(MAIN)
    result = stsmfa.run("--token", code())
    assert result.status == 5
    assert "does not keep the protocol: an answer to nothing" in result.err
    assert not double.calls()
    home.assert_untouched()


def test_the_path_is_not_searched_for_a_helper(
    copy: Path, home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "path"
    elsewhere.mkdir()
    copy.rename(elsewhere / "stsmfa-sts")
    home.write_credentials(MAIN)
    result = stsmfa.answer(double.code(), env={"PATH": str(elsewhere)})
    assert result.status == 1
    assert str(copy) in result.err


def test_stsmfa_through_a_symlink_finds_its_own_helper(
    copy: Path, home: Home, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    link = tmp_path / "stsmfa"
    link.symlink_to(stsmfa.path)
    stsmfa.path = link
    home.write_credentials(MAIN)
    assert stsmfa.answer(code()).status == 0
