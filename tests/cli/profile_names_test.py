"""The call by which completions learn the names of profiles: `stsmfa __profiles WORD...`."""

from pathlib import Path

import pytest

from cli.support.home import Home
from cli.support.program import Program

CREDENTIALS = """\
[prod-long-term]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
[prod]
no property at all
["dev box"]
[-long-term]
[mfa-AKIAIOSFODNN7EXAMPLE]
[mfa-AKIA_team]
"""
CONFIG = """\
a broken line
[default]
[profile "dev box"]
[profile  app]
[profile]
[sso-session acme]
"""


def test_each_is_a_line_whatever_else_the_files_hold(home: Home, stsmfa: Program) -> None:
    home.write_credentials(CREDENTIALS)
    home.write_config(CONFIG)
    result = stsmfa.run("__profiles")
    assert (result.status, result.err) == (0, "")
    assert result.lines == ["app", "default", "dev box", "mfa-AKIA_team", "prod"]
    home.assert_untouched()


@pytest.mark.parametrize(
    "words",
    [
        ("--credentials-file", "{one}", "--config-file", "{two}"),
        ("exec", "--credentials-file={one}", "-p", "x", "--config-file={two}"),
        ("--force", "--x=", "--credentials-file", "y", "--credentials-file", "{one}",
         "--config-file", "{two}", "--credentials-file"),
    ],
)  # fmt: skip
def test_the_files_of_the_line_win_over_those_of_the_environment(
    home: Home, stsmfa: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    home.write_credentials(CREDENTIALS)
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("[first-long-term]\n")
    two.write_text("[profile second]\n")
    env = {"AWS_SHARED_CREDENTIALS_FILE": "/nowhere", "AWS_CONFIG_FILE": "/nowhere"}
    named = [word.format(one=one, two=two) for word in words]
    assert stsmfa.run("__profiles", *named, env=env).lines == ["first", "second"]
    env = {"AWS_SHARED_CREDENTIALS_FILE": str(one), "AWS_CONFIG_FILE": str(two)}
    assert stsmfa.run("__profiles", env=env).lines == ["first", "second"]


def test_a_name_that_a_terminal_would_act_upon_is_left_out(home: Home, stsmfa: Program) -> None:
    home.credentials.write_bytes(b"[a\x1b[2J]\n[b\xff]\n[c\xe2\x80\xaed]\n[plain]\n")
    assert stsmfa.run("__profiles").lines == ["plain"]


@pytest.mark.parametrize("path", ["/nowhere", "/", "/dev/null"])
def test_a_file_that_cannot_be_read_is_no_error(home: Home, stsmfa: Program, path: str) -> None:
    home.write_config("[profile app]\n")
    result = stsmfa.run("__profiles", "--credentials-file", path)
    assert (result.status, result.out, result.err) == (0, "app\n", "")


def test_it_reads_two_files_and_does_nothing_else(
    home: Home, stsmfa: Program, tmp_path: Path
) -> None:
    home.write_credentials(CREDENTIALS)
    calls = "open,openat,creat,flock,socket,execve,fork,vfork,clone,clone3"
    result, (trace,) = stsmfa.trace(tmp_path, calls, "__profiles")
    assert result.status == 0
    assert trace.count("execve(") == 1
    for word in ("O_WRONLY", "O_RDWR", "O_CREAT", "flock", "socket(", "fork(", "clone"):
        assert word not in trace


def test_no_help_names_it(stsmfa: Program) -> None:
    assert "__profiles" not in stsmfa.run("--help").out
