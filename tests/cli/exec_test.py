"""exec: the session in the environment of a command that stsmfa becomes."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home, section, session_section
from cli.support.outputs import into, session_variables, variables_in
from cli.support.program import Program
from cli.support.terminal import CTRL_C, CTRL_D
from sts.default_world import ACCOUNT, ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]


@pytest.fixture
def fresh(home: Home, double: StsDouble) -> Session:
    """A file with a role's session in it that is good for an hour."""
    session = double.issue(3600, ADMIN)
    home.write_credentials(MAIN + session_section("default", session))
    return session


# What the command gets.


def test_the_command_has_the_session_and_nothing_that_contradicts_it(
    stsmfa: Program, fresh: Session, tmp_path: Path
) -> None:
    stale = {
        "AWS_PROFILE": "default", "AWS_DEFAULT_PROFILE": "other", "AWS_SECURITY_TOKEN": "stale",
        "AWS_SESSION_TOKEN": "stale", "ASSUMED_ROLE": "stale", "AWS_ACCOUNT_ID": "stale",
        "AWS_VAULT": "stale", "AWS_REGION": "eu-west-1",
    }  # fmt: skip
    result = stsmfa.run("exec", "--", "env", "-0", wrapper=into(tmp_path / "out"), env=stale)
    assert (result.status, result.err) == (0, "")
    found = variables_in(tmp_path / "out")
    inherited = {
        name: value for name, value in stsmfa.environment.items() if name not in stale
    }
    of_the_shell_in_between = {"_", "PWD", "OLDPWD", "SHLVL"}
    assert {name: found[name] for name in found if name not in of_the_shell_in_between} == {
        **inherited,
        **session_variables(fresh),
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCOUNT_ID": ACCOUNT,
        "ASSUMED_ROLE": "default",
        "AWS_VAULT": "default",
    }


def test_a_session_without_a_role_leaves_no_name_of_an_earlier_one(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    session = double.issue(3600)
    home.write_credentials(LOGIN + session_section("default", session))
    result = stsmfa.run(
        "exec", "env", "-0", wrapper=into(tmp_path / "out"), env={"ASSUMED_ROLE": "stale"}
    )
    assert result.status == 0
    found = variables_in(tmp_path / "out")
    assert found.items() >= session_variables(session).items()
    assert "ASSUMED_ROLE" not in found
    assert not [name for name in found if "REGION" in name], "none is known"


def test_the_profile_stands_before_the_dashes(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    session = double.issue(3600)
    text = f"[dev-long-term]\n{KEYS}region = eu-north-1\n"
    home.write_credentials(MAIN + text + session_section("dev", session))
    result = stsmfa.run("exec", "dev", "--", "env", "-0", wrapper=into(tmp_path / "out"))
    assert (result.status, result.err) == (0, "")
    found = variables_in(tmp_path / "out")
    assert (found["AWS_VAULT"], found["AWS_REGION"]) == ("dev", "eu-north-1")
    assert found["AWS_SESSION_TOKEN"] == session.token


def test_as_awsdos_users_do(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, tmp_path: Path
) -> None:
    """No mfa_serial anywhere: the device is found through IAM."""
    pair = {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET}
    home.write_credentials(section("default", pair))
    home.write_config(section("profile myaws", {"role_arn": ADMIN, "source_profile": "default"}))
    terminal = stsmfa.spawn(
        "exec", "--", "env", "-0", wrapper=into(tmp_path / "out"), env={"AWS_PROFILE": "myaws"}
    )
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 0
    found = variables_in(tmp_path / "out")
    assert found.items() >= session_variables(double.session()).items()
    assert found["ASSUMED_ROLE"] == "myaws"
    assert LEE_DEVICE in terminal.screen
    assert "AWS_PROFILE" not in found


def test_arguments_are_the_commands_own(
    stsmfa: Program, fresh: Session, tmp_path: Path
) -> None:
    words = ["--profile", "x", "-q", "", " a\nb ", "--", "--help", "*"]
    stsmfa.run("exec", "--", "printf", "%s\\0", *words, wrapper=into(tmp_path / "out"))
    assert (tmp_path / "out").read_text() == "".join(f"{word}\0" for word in words)


# What the command is: this very process.


@pytest.mark.parametrize("status", [0, 1, 3, 42, 127, 255])
def test_the_status_is_the_commands(stsmfa: Program, fresh: Session, status: int) -> None:
    result = stsmfa.run("exec", "--", "sh", "-c", f"echo out; echo err >&2; exit {status}")
    assert (result.status, result.out, result.err) == (status, "out\n", "err\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGPIPE])
def test_a_command_that_dies_of_a_signal_is_seen_to(
    stsmfa: Program, fresh: Session, number: signal.Signals
) -> None:
    result = stsmfa.run("exec", "--", "sh", "-c", f"kill -{int(number)} $$")
    assert (result.status, result.out, result.err) == (-number, "", "")


def test_a_pipe_that_is_closed_ends_it_quietly(stsmfa: Program, fresh: Session) -> None:
    """Our own SIGPIPE is ignored; a command that inherited that would complain."""
    result = stsmfa.run("exec", "--", "sh", "-c", "{ yes; echo $? >&2; } | head -n 1")
    assert (result.out, result.err) == ("y\n", f"{128 + signal.SIGPIPE}\n")


def test_no_process_and_no_descriptor_is_left_of_a_renewal(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    look = "echo $$; cat /proc/$$/task/$$/children; echo; ls /proc/$$/fd"
    process = stsmfa.start("--token", code(), "exec", "--", "sh", "-c", look)
    result = stsmfa.finish(process)
    assert result.status == 0, result.err
    identity, children, *descriptors = result.out.splitlines()
    assert identity == str(process.pid)
    assert len(children.split()) == 1, "the one that looks"
    assert descriptors == ["0", "1", "2"]
    assert len(double.calls("AssumeRole")) == 1


def test_signals_ignored_at_the_start_stay_so(stsmfa: Program, fresh: Session) -> None:
    result = stsmfa.run(
        "exec", "--", "sh", "-c", "kill -HUP $$; echo alive", wrapper=("nohup",)
    )
    assert (result.status, result.out) == (0, "alive\n")


def test_nothing_of_standard_input_is_taken(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    text = "123456\nsecond line\nno end"
    home.write_credentials(MAIN)
    process = f"echo {code()}"
    result = stsmfa.run("exec", "--mfa-process", process, "--", "cat", stdin=text)
    assert (result.status, result.out) == (0, text)
    assert double.calls("AssumeRole")


def test_a_pipe_is_no_answer_to_the_question(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.answer(code(), "exec", "--", "echo", "ran")
    assert (result.status, result.out) == (3, "")
    assert not double.calls()
    home.assert_untouched()


# On a terminal.


def test_the_question_comes_before_the_command_which_has_the_terminal_then(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    script = 'test -t 0 && test -t 1 && read -r line && echo "got <$line>"'
    terminal = stsmfa.spawn("exec", "--", "sh", "-c", script)
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect("Success!")
    terminal.answer("for the command")
    terminal.expect("got <for the command>")
    assert terminal.finish() == 0


def test_ctrl_c_at_the_question_is_the_end(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("exec", "--", "echo", "ran")
    terminal.expect_question()
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    assert "ran" not in terminal.screen
    assert not double.calls("AssumeRole")
    home.assert_untouched()


def test_no_answer_is_no_command(home: Home, stsmfa: Program) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn("exec", "--", "echo", "ran")
    terminal.expect_question()
    terminal.type(CTRL_D)
    assert terminal.finish() == 3
    assert "ran" not in terminal.screen


def test_ctrl_c_goes_to_the_command(home: Home, stsmfa: Program, code: CODE) -> None:
    """Even after a question, for which we had handlers of our own."""
    home.write_credentials(MAIN)
    script = "trap 'echo caught; exit 7' INT; echo ready; while :; do read -r line; done"
    terminal = stsmfa.spawn("exec", "--", "sh", "-c", script)
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect("ready")
    terminal.type(CTRL_C)
    terminal.expect("caught")
    assert terminal.finish() == 7


# Which command.


def test_without_a_command_it_is_the_shell(
    stsmfa: Program, fresh: Session, tmp_path: Path
) -> None:
    shell = tmp_path / "my shell"
    shell.write_text('#!/bin/sh\necho "mine: $# $AWS_VAULT"\n')
    shell.chmod(0o700)
    for arguments in [(), ("--",), ("default", "--")]:
        result = stsmfa.run("exec", *arguments, env={"SHELL": str(shell)})
        assert (result.status, result.out) == (0, "mine: 0 default\n")


@pytest.mark.parametrize("shell", [None, ""])
def test_without_a_shell_it_is_bin_sh(
    stsmfa: Program, fresh: Session, shell: str | None
) -> None:
    result = stsmfa.run("exec", stdin="echo $0 $AWS_VAULT\n", env={"SHELL": shell})
    assert (result.status, result.out) == (0, "/bin/sh default\n")


def test_what_is_not_there_is_said_before_a_code_is_spent(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    for name, cause in [
        ("no-such-command", "command not found"),
        ("", "command not found"),
        ("./missing", "No such file or directory"),
        ("/dev/null/x", "Not a directory"),
    ]:
        result = stsmfa.run("exec", "--token", code(), "--", name)
        shown = f"{name}: " if name else ""
        assert (result.status, result.out) == (127, "")
        assert result.err == f"stsmfa: exec: {shown}{cause}\n"
    assert not double.calls()
    home.assert_untouched()


def test_what_cannot_be_run_is_126(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    home.write_credentials(MAIN)
    plain = tmp_path / "plain"
    plain.write_text("#!/bin/sh\n")
    for name, path in [(str(plain), None), (str(tmp_path), None), ("plain", str(tmp_path))]:
        env = {"PATH": path} if path else None
        result = stsmfa.run("exec", "--", name, env=env)
        cause = "Is a directory" if name == str(tmp_path) else "Permission denied"
        assert (result.status, result.err) == (126, f"stsmfa: exec: {name}: {cause}\n")
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("first_line", "named"),
    [
        ("#!/nowhere/interpreter\n", "/nowhere/interpreter"),
        ("#! /nowhere/interpreter -e\n", "/nowhere/interpreter"),
        ("#!/bin/sh\r\n", "/bin/sh\\x0d"),
        ("#!/nowhere/no-line-end", "/nowhere/no-line-end"),
    ],
)
def test_a_script_whose_interpreter_is_missing_costs_no_code(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path, first_line: str, named: str
) -> None:
    home.write_credentials(MAIN)
    script = tmp_path / "script"
    script.write_text(first_line, newline="")
    script.chmod(0o700)
    result = stsmfa.run("exec", "--token", double.code(), "--", str(script))
    assert result.status == 126
    assert result.err == (
        f"stsmfa: exec: {script}: the interpreter or loader that it names is missing: {named}\n"
    )
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize(
    ("interpreter", "cause"), [("/tmp", "Is a directory"), ("/etc/passwd", "Permission denied")]
)
def test_an_interpreter_that_cannot_be_run_costs_no_code(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path, interpreter: str, cause: str
) -> None:
    home.write_credentials(MAIN)
    script = tmp_path / "script"
    script.write_text(f"#!{interpreter}\n")
    script.chmod(0o700)
    result = stsmfa.run("exec", "--token", double.code(), "--", str(script))
    assert result.status == 126
    assert result.err == (
        f"stsmfa: exec: {script}: its interpreter cannot be run: {interpreter}: {cause}\n"
    )
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("beginning", [b"\x7fELF\x02\x01\x01\n", b"MZ\x90\0\n"])
def test_a_file_of_another_machine_is_not_the_shells(
    stsmfa: Program, fresh: Session, tmp_path: Path, beginning: bytes
) -> None:
    program = tmp_path / "program"
    program.write_bytes(beginning + b"echo $AWS_SECRET_ACCESS_KEY\n")
    program.chmod(0o700)
    result = stsmfa.run("exec", "--", str(program))
    assert (result.status, result.out) == (126, "")
    assert result.err == f"stsmfa: exec: {program}: cannot execute binary file\n"


def test_a_script_without_a_first_line_is_the_shells(
    stsmfa: Program, fresh: Session, tmp_path: Path
) -> None:
    script = tmp_path / "script"
    script.write_text('echo "$AWS_VAULT $1"\n')
    script.chmod(0o700)
    result = stsmfa.run("exec", "--", "script", "one", env={"PATH": f"{tmp_path}:/usr/bin:/bin"})
    assert (result.status, result.out) == (0, "default one\n")


# How long.


def test_a_session_shorter_than_wanted_gets_a_hint(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    session = double.issue(1800, ADMIN)
    home.write_credentials(MAIN + session_section("default", session))
    result = stsmfa.run("exec", "--duration", "1h", "--", "true")
    assert result.status == 0
    assert result.err.startswith("stsmfa: exec: the session has ")
    assert result.err.endswith(" left, less than the 1h of --duration; --force asks for a new one\n")
    assert stsmfa.run("exec", "--", "true").err == "", "nobody asked for more"
    assert stsmfa.run("exec", "--duration", "20m", "--", "true").err == ""


def test_a_new_session_of_the_wanted_length_gets_none(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("exec", "--token", code(), "--duration", "1h", "--", "true")
    assert result.status == 0
    assert "--duration" not in result.err


def test_our_words_are_not_on_the_commands_output(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("exec", "--token", code(), "--", "echo", "result")
    assert (result.status, result.out) == (0, "result\n")
    assert "INFO - Success!" in result.err


def test_a_command_can_be_killed_like_any_other(stsmfa: Program, fresh: Session) -> None:
    process = stsmfa.start("exec", "--", "sh", "-c", "echo ready; exec cat", stdin="")
    assert process.stdout and process.stdout.readline() == "ready\n"
    os.kill(process.pid, signal.SIGTERM)
    assert stsmfa.finish(process).status == -signal.SIGTERM


@pytest.mark.parametrize(("name", "shown"), [("dev", "dev"), ("my dev", "'my dev'")])
def test_a_profile_where_the_command_should_begin_is_told_its_place(
    home: Home, stsmfa: Program, name: str, shown: str
) -> None:
    home.write_credentials(f"[{name}-long-term]\n{KEYS}")
    result = stsmfa.run("exec", name, "more")
    assert result.status == 127
    assert result.err.splitlines() == [
        f"stsmfa: exec: {name}: command not found",
        f"hint: to name the profile: stsmfa exec [options] {shown} -- CMD",
    ]


def test_a_profile_that_is_called_as_a_path_is_told_its_place_too(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"[team/dev-long-term]\n{KEYS}")
    result = stsmfa.run("exec", "team/dev", "more")
    assert result.status == 127
    assert result.err.endswith(
        "hint: to name the profile: stsmfa exec [options] team/dev -- CMD\n"
    )
    assert "hint" not in stsmfa.run("exec", "team/dve", "more").err


@pytest.mark.parametrize("arguments", [("dve",), ("dve", "more")])
def test_a_mistyped_profile_where_the_command_should_begin_is_told_the_nearest(
    home: Home, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(f"[dev-long-term]\n{KEYS}[dev]\n")
    result = stsmfa.run("exec", *arguments)
    assert result.status == 127
    assert result.err.splitlines() == [
        "stsmfa: exec: dve: command not found",
        "hint: if a profile is meant: stsmfa exec dev -- CMD",
    ]
    assert "hint" not in stsmfa.run("exec", "terrafrom", "plan").err


@pytest.fixture
def dev(home: Home, double: StsDouble) -> str:
    """A file with a fresh session of dev in it, and its text."""
    text = f"[dev-long-term]\n{KEYS}" + session_section("dev", double.issue(3600, with_code=True))
    home.write_credentials(text)
    return text


SHOW_PROFILE = "echo $AWS_VAULT\n"


@pytest.mark.parametrize("arguments", [("dev",), ("--no-prompt", "dev"), ("dev-long-term",)])
def test_a_profile_alone_is_its_shell(
    stsmfa: Program, dev: str, arguments: tuple[str, ...]
) -> None:
    result = stsmfa.run("exec", *arguments, stdin=SHOW_PROFILE, env={"SHELL": "/bin/sh"})
    assert (result.status, result.out, result.err) == (0, "dev\n", "")


def test_a_profile_of_the_config_file_alone_is_its_shell(
    home: Home, stsmfa: Program, dev: str
) -> None:
    home.write_config(section("profile web", {"role_arn": ADMIN, "source_profile": "dev"}))
    result = stsmfa.run("exec", "web", stdin=SHOW_PROFILE, env={"SHELL": "/bin/sh"})
    assert (result.status, result.out) == (0, "web\n")


def test_a_profile_that_is_a_command_as_well_is_asked_about(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(f"[env-long-term]\n{KEYS}")
    result = stsmfa.run("exec", "env")
    assert result.status == 2
    assert result.err.splitlines() == [
        "stsmfa: env: is a profile and a command as well",
        "hint: stsmfa exec env -- is the profile's shell, stsmfa exec -- env runs the command",
    ]
    assert not double.calls()
    home.assert_untouched()


def test_without_a_default_such_a_word_is_told_how_the_profile_is_named(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(f"[dev-long-term]\n{KEYS}[env-long-term]\n{KEYS}")
    result = stsmfa.run("exec", "env", "-0")
    assert result.status == 1
    assert result.err.splitlines()[-1] == "hint: to name the profile: stsmfa exec [options] env -- CMD"
    assert "name one: stsmfa exec dev" in stsmfa.run("exec", "cat", "-n").err


@pytest.mark.parametrize("arguments", [("-p", "dev", "dev"), ("--", "dev"), ("nobody",)])
def test_what_can_only_be_a_command_is_one(
    stsmfa: Program, dev: str, arguments: tuple[str, ...]
) -> None:
    result = stsmfa.run("exec", *arguments)
    assert result.status == 127
    assert f"stsmfa: exec: {arguments[-1]}: command not found" in result.err


@pytest.mark.parametrize(
    "options", [["--no-prompt"], ["-q"], ["--renew-before", "1m", "-qv"], ["--renew-before=1m"]]
)
def test_options_may_stand_between_the_profile_and_the_dashes(
    stsmfa: Program, dev: str, options: list[str]
) -> None:
    result = stsmfa.run("exec", "dev", *options, "--", "sh", "-c", SHOW_PROFILE)
    assert (result.status, result.out) == (0, "dev\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--durtion", "1h"], "--durtion: unknown option: did you mean --duration?"),
        (["-x"], "-x: unknown option"),
        (["--duration"], "--duration: needs a value: TIME"),
        (["--force"], "dev: is a profile, and no -- stands between its options and a command"),
    ],
)
def test_what_is_wrong_with_options_behind_the_profile_is_said_of_them(
    stsmfa: Program, dev: str, options: list[str], said: str
) -> None:
    result = stsmfa.run("exec", "dev", *options)
    assert result.status == 2
    assert result.err.startswith(f"stsmfa: {said}")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_may_be_asked_for_behind_the_profile(
    stsmfa: Program, dev: str, option: str
) -> None:
    result = stsmfa.run("exec", "dev", option)
    assert (result.status, result.err) == (0, "")
    assert result.out == stsmfa.run("exec", "--help").out
    result = stsmfa.run("exec", "printf", option)
    assert result.out != stsmfa.run("exec", "--help").out  # a command's own


def test_keys_in_the_environment_are_no_matter_to_the_command(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    stale = {"AWS_ACCESS_KEY_ID": "AKIASTALE"}
    result = stsmfa.run("exec", "--token", code(), "--", "true", env=stale)
    assert result.status == 0
    assert "AWS_ACCESS_KEY_ID" not in result.err


# What is said of the session.

SHELL = re.compile(
    r"stsmfa: exec: default until \d\d:\d\d \((1h|59m)\)(, in a shell of prod)?; exit ends this shell"
)


def test_a_shell_says_what_it_is_and_until_when(stsmfa: Program, fresh: Session) -> None:
    terminal = stsmfa.spawn("exec", "default", env={"SHELL": "/bin/true"})
    assert terminal.finish() == 0
    said = SHELL.search(terminal.screen)
    assert said, terminal.screen
    assert not said[2]


def test_one_in_another_shell_says_so(stsmfa: Program, fresh: Session) -> None:
    outer = {"SHELL": "/bin/true", "AWS_VAULT": "prod", "AWS_ACCESS_KEY_ID": "ASIAX"}
    terminal = stsmfa.spawn("exec", "default", env=outer)
    assert terminal.finish() == 0
    said = SHELL.search(terminal.screen)
    assert said, terminal.screen
    assert said[2]


@pytest.mark.parametrize("arguments", [("-q", "default"), ("default", "--", "true")])
def test_a_quiet_one_and_a_command_say_nothing(
    stsmfa: Program, fresh: Session, arguments: tuple[str, ...]
) -> None:
    terminal = stsmfa.spawn("exec", *arguments, env={"SHELL": "/bin/true"})
    assert terminal.finish() == 0
    assert terminal.screen == ""


@pytest.mark.parametrize(
    ("more", "said"), [((), True), (("--renew-before", "1m"), False), (("-q",), False)]
)
def test_an_end_within_a_quarter_of_an_hour_is_said(
    home: Home, double: StsDouble, stsmfa: Program, more: tuple[str, ...], said: bool
) -> None:
    home.write_credentials(MAIN + session_section("default", double.issue(13 * 60, ADMIN)))
    result = stsmfa.run("exec", *more, "--", "true")
    assert result.status == 0
    assert ("with --renew-before 15m it is renewed first" in result.err) == said
