"""Where the two files are: paths in variables, expanded as botocore expands them."""

import os
import pwd
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import LOGIN, MAIN
from cli.support.home import Home, profile, session_section
from cli.support.program import Program
from sts.sts_double import StsDouble

CODE = Callable[[], str]

BOTOCORE = """\
import botocore.session
profile = botocore.session.Session(profile="dev").get_scoped_config()
print(profile["aws_access_key_id"], profile["region"])
"""

SPELLINGS = [
    "$HOME/x y/FILE",
    "${HOME}/x y/FILE",
    "~/x y/FILE",
    "$TILDE/x y/FILE",
    "$HOME$EMPTY/x y/FILE",
    "${HOME}${EMPTY}/x y/FILE",
]
"""Of one and the same path."""


def _place(home: Home) -> Path:
    folder = home.path / "x y"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_variables_and_homes_stand_for_what_botocore_takes_them_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, spelling: str
) -> None:
    folder = _place(home)
    (folder / "credentials").write_text(LOGIN.replace("default", "dev"))
    (folder / "config").write_text(profile("dev", region="eu-west-3"))
    stsmfa.environment |= {
        "TILDE": "~",
        "EMPTY": "",
        "AWS_SHARED_CREDENTIALS_FILE": spelling.replace("FILE", "credentials"),
        "AWS_CONFIG_FILE": spelling.replace("FILE", "config"),
    }
    assert stsmfa.answer(code(), "--profile", "dev").status == 0
    made = LOGIN.replace("default", "dev") + session_section("dev", double.session())
    assert (folder / "credentials").read_text() == made
    assert list(home.aws.iterdir()) == []
    read = subprocess.run(
        ["/usr/bin/python3", "-c", BOTOCORE],
        env=stsmfa.environment,
        cwd=home.path,
        capture_output=True,
        text=True,
    )
    if "No module named" in read.stderr:
        pytest.skip("no botocore here")
    assert read.stdout == f"{double.session().access_key_id} eu-west-3\n", read.stderr


def test_another_users_home_is_found(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("doctor", env={"AWS_CONFIG_FILE": "~root/none/config"})
    assert pwd.getpwnam("root").pw_dir + "/none/config" in result.out


@pytest.mark.parametrize("path", ["$NOPE/creds", "${NOPE}creds", "~nobody-of-this-name/creds"])
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--setup",),
        ("setup", "dev"),
        ("status",),
        ("doctor",),
        ("clear", "dev"),
        ("exec", "dev", "--", "true"),
        ("export",),
        ("--all",),
        ("--renew",),
        ("console",),
    ],
    ids=" ".join,
)
def test_a_path_that_stands_for_nothing_is_named_and_nothing_is_made(
    home: Home, stsmfa: Program, path: str, arguments: tuple[str, ...]
) -> None:
    terminal = stsmfa.spawn(
        *arguments,
        env={"AWS_SHARED_CREDENTIALS_FILE": path},
        wrapper=("env", "-C", str(home.path)),
    )
    assert terminal.finish() == 6
    assert f"stsmfa: find: {path}: there is none, and none is made: " in terminal.screen
    assert "in AWS_SHARED_CREDENTIALS_FILE stands for nothing" in terminal.screen
    assert list(home.path.iterdir()) == [home.aws]


def test_the_option_is_treated_alike(home: Home, stsmfa: Program) -> None:
    path = "--credentials-file=$NOPE/creds"
    result = stsmfa.run("--setup", path, stdin="y\n", wrapper=("env", "-C", str(home.path)))
    assert result.status == 6
    assert "$NOPE in --credentials-file" in result.err
    assert list(home.path.iterdir()) == [home.aws]


def test_a_file_of_that_very_name_is_used_where_it_is(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """As botocore uses it, to which an unset variable stands for itself."""
    path = home.path / "$NOPE" / "creds"
    path.parent.mkdir()
    path.write_text(MAIN)
    result = stsmfa.answer(
        code(),
        env={"AWS_SHARED_CREDENTIALS_FILE": "$NOPE/creds"},
        wrapper=("env", "-C", str(home.path)),
    )
    assert result.status == 0, result.err
    assert path.read_text() == MAIN + session_section("default", double.session())


def test_a_config_file_that_stands_for_nothing_is_none(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.answer(code(), env={"AWS_CONFIG_FILE": "$NOPE/config"}).status == 0
    assert not os.path.exists("$NOPE")
