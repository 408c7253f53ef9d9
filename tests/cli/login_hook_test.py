"""packaging/examples/login-hook.sh in the shells that source it, on a real terminal."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN_QUESTION
from cli.support.home import Home, section
from cli.support.program import Program
from cli.support.terminal import CTRL_C, Terminal
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

CODE = Callable[[], str]

HOOK = Path(__file__).resolve().parents[2] / "packaging/examples/login-hook.sh"

SHELLS = {"sh": ["dash", "-i"], "bash": ["bash", "--rcfile", "{file}", "-i"], "zsh": ["zsh", "-di"]}
"""Interactive, with one file of commands to begin with: what ENV names, an own one, ~/.zshrc."""

PROMPT = "ready> "

YESTERDAY = {
    "aws_access_key_id": "ASIAIOSFODNN7EXAMPLE",
    "aws_secret_access_key": "over",
    "aws_session_token": "over",
    "aws_security_token": "over",
    "expiration": "2020-02-02 20:20:20",
}
LOGIN = f"[login-long-term]\n{KEYS}\n" + section("login", {"assumed_role": "False"} | YESTERDAY)
PROFILES = LOGIN + "".join(
    f"\n[{name}-long-term]\n{KEYS}assume_role = {ADMIN}\n\n"
    + section(name, {"assumed_role": "True", "assumed_role_arn": ADMIN} | YESTERDAY)
    for name in ("prod-app", "stage")
)
"""On the morning after."""


def renewed(home: Home) -> set[str]:
    return {
        name
        for name in ("login", "prod-app", "stage")
        if home.section(name)["expiration"] != YESTERDAY["expiration"]
    }


class Login:
    """A shell of somebody who has the hook in the file that it begins with."""

    def __init__(self, stsmfa: Program, shell: str) -> None:
        self.shell = shell
        self._stsmfa = stsmfa
        self._file = stsmfa.home.path / ".zshrc"
        self._terminals: list[Terminal] = []
        stsmfa.environment["PATH"] = f"{stsmfa.path.parent}:{stsmfa.environment['PATH']}"
        stsmfa.environment |= {"TERM": "vt100", "ENV": str(self._file)}

    def begin(self, before: str = "", after: str = "", **env: str | None) -> Terminal:
        """A terminal with the shell that has begun to read its file, in which these lines stand
        before and after the hook."""
        self._file.write_text(
            f"PS1='{PROMPT}'\necho '<hook'\n{before}\n. '{HOOK}'\n{after}\necho hook'>'\n"
            "set +u; echo rest of the file\n"
        )
        command = [word.format(file=self._file) for word in SHELLS[self.shell]]
        path = shutil.which(command[0]) or ""
        terminal = Terminal(
            [path, *command[1:]], self._stsmfa.environment_with(env), self._stsmfa.printed
        )
        self._terminals.append(terminal)
        terminal.expect("<hook")
        return terminal

    def says(self, before: str = "", **env: str | None) -> str:
        """All that the hook says to somebody who is asked nothing."""
        return self.end(self.begin(before, **env))

    def end(self, terminal: Terminal) -> str:
        """The rest of what the hook says; the rest of the file is read after it."""
        said = terminal.expect("hook>").strip()
        terminal.expect("rest of the file")
        terminal.expect(PROMPT)
        return said

    def close(self) -> None:
        for terminal in self._terminals:
            terminal.kill()


@pytest.fixture(
    params=[
        pytest.param(
            name, marks=pytest.mark.skipif(not shutil.which(command[0]), reason=f"no {command[0]}")
        )
        for name, command in SHELLS.items()
    ]
)
def login(request: pytest.FixtureRequest, home: Home, stsmfa: Program) -> Iterator[Login]:
    home.write_credentials(PROFILES)
    login = Login(stsmfa, str(request.param))
    yield login
    login.close()


def test_what_is_stale_is_said_in_one_line(login: Login, home: Home, double: StsDouble) -> None:
    said = login.says()
    assert said.startswith("stale: ")
    assert len(said.splitlines()) == 1
    assert double.calls() == []
    home.assert_untouched()


NEVER_MADE = f"[other-long-term]\n{KEYS}\n"


def test_what_was_never_made_is_not_missed(login: Login, home: Home) -> None:
    home.write_credentials(NEVER_MADE)
    assert login.says() == ""
    assert login.says("set -eu") == ""


def test_but_is_said_with_what_is_missed(login: Login, home: Home) -> None:
    home.write_credentials(NEVER_MADE + LOGIN)
    said = login.says()
    assert said.startswith("stale: login (expired ")
    assert "other (never made)" in said


def test_it_is_made_if_all_are_to_be_fresh(login: Login, home: Home, code: CODE) -> None:
    home.write_credentials(NEVER_MADE)
    terminal = login.begin(STSMFA_LOGIN_REFRESH="1")
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    login.end(terminal)
    assert home.section("other")["assumed_role"] == "False"


@pytest.mark.parametrize("refresh", [None, "1"])
def test_nothing_is_said_when_all_is_fresh(
    login: Login, home: Home, stsmfa: Program, code: CODE, refresh: str | None
) -> None:
    home.write_credentials(LOGIN)
    assert stsmfa.answer(code(), "--profile", "login").status == 0
    assert login.says(STSMFA_LOGIN_REFRESH=refresh) == ""


def test_somebody_at_a_terminal_is_told_something(login: Login) -> None:
    """Each of the following tests is this one with one difference."""
    assert login.says() != ""


@pytest.mark.parametrize("refresh", [None, "1"])
@pytest.mark.parametrize(
    "variable",
    ["VSCODE_RESOLVING_ENVIRONMENT", "INTELLIJ_ENVIRONMENT_READER", "BASH_EXECUTION_STRING",
     "ZSH_EXECUTION_STRING"],
)  # fmt: skip
def test_an_editor_that_looks_for_variables_is_told_nothing(
    login: Login, variable: str, refresh: str | None
) -> None:
    assert login.says(f"{variable}=1", STSMFA_LOGIN_REFRESH=refresh) == ""


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_that_no_person_reads_is_told_nothing(login: Login, term: str | None) -> None:
    before = "unset TERM" if term is None else f"TERM={term}"
    assert login.says(before) == ""


@pytest.mark.parametrize("line", [f". '{HOOK}' </dev/null", f". '{HOOK}' | cat"])
def test_without_a_terminal_nothing_is_said(login: Login, line: str) -> None:
    terminal = login.begin()
    login.end(terminal)
    terminal.answer(f"echo '<''<'; {line}; echo '>''>'")
    terminal.expect("<<")
    assert terminal.expect(">>").strip() == ""


def test_a_shell_that_runs_one_command_is_told_nothing(login: Login, stsmfa: Program) -> None:
    """Also one that is interactive, as the `-l -i -c` of editors; dash does not tell that."""
    options = ["-c"] if login.shell == "sh" else ["-i", "-c"]
    path = shutil.which(SHELLS[login.shell][0]) or ""
    terminal = Terminal([path, *options, f". '{HOOK}'"], stsmfa.environment_with({"ENV": None}), [])
    assert terminal.finish() == 0
    assert terminal.screen == ""


def test_without_a_credentials_file_nothing_is_said(login: Login, home: Home) -> None:
    home.credentials.unlink()
    assert login.says() == ""
    home.write_credentials(PROFILES)
    assert login.says(AWS_SHARED_CREDENTIALS_FILE="~/elsewhere") == ""
    assert login.says(AWS_SHARED_CREDENTIALS_FILE=str(home.path / "elsewhere")) == ""


@pytest.mark.parametrize("place", ["~/elsewhere", "{home}/elsewhere"])
def test_the_credentials_file_of_the_environment(login: Login, home: Home, place: str) -> None:
    home.credentials.rename(home.path / "elsewhere")
    assert login.says(AWS_SHARED_CREDENTIALS_FILE=place.format(home=home.path)) != ""


def test_without_stsmfa_nothing_is_said(login: Login) -> None:
    assert login.says(PATH="/usr/bin:/bin") == ""


def test_a_shell_that_is_strict_goes_on(login: Login) -> None:
    assert login.says("set -eu") != ""
    assert login.says("set -eu\nunset HOME") == ""


def test_a_strict_shell_that_is_to_refresh_goes_on(login: Login) -> None:
    terminal = login.begin("set -eu", STSMFA_LOGIN_REFRESH="1")
    terminal.expect(LOGIN_QUESTION)
    terminal.type(CTRL_C)
    login.end(terminal)


STATE = {
    "sh": "set; set +o; trap",
    "bash": "set; set +o; shopt; trap",
    "zsh": "set; typeset -f; setopt; trap",
}
"""Prints variables, functions, options and traps."""

OF_THE_SHELL = {"_", "BASH_LINENO", "LINENO", "PIPESTATUS", "RANDOM", "SECONDS", "EPOCHREALTIME",
                "EPOCHSECONDS", "PPID", "TTYIDLE", "pipestatus", "'?'"}  # fmt: skip
"""What changes by itself, or with every command."""


@pytest.mark.parametrize("refresh", [False, True], ids=str)
def test_nothing_stays_behind_in_the_shell(login: Login, home: Home, refresh: bool) -> None:
    def note(name: str) -> str:
        return f"""{{ {STATE[login.shell]}; pwd; echo $#; }} >~/{name}"""

    terminal = login.begin(
        note("before"), note("after"), STSMFA_LOGIN_REFRESH="login" if refresh else None
    )
    if refresh:
        terminal.expect(LOGIN_QUESTION)
        terminal.type(CTRL_C)
    login.end(terminal)

    def lines(name: str) -> list[str]:
        text = (home.path / name).read_text().splitlines()
        return [line for line in text if line.partition("=")[0] not in OF_THE_SHELL]

    assert len(lines("before")) > 20
    assert lines("after") == lines("before")


def test_one_code_refreshes_all_if_that_is_wanted(
    login: Login, home: Home, double: StsDouble, code: CODE
) -> None:
    terminal = login.begin(STSMFA_LOGIN_REFRESH="1")
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    login.end(terminal)
    assert renewed(home) == {"login", "prod-app", "stage"}
    assert len([call for call in double.calls() if call.action == "GetSessionToken"]) == 1


def test_patterns_choose_what_is_refreshed(
    login: Login, home: Home, code: CODE, tmp_path: Path
) -> None:
    """Words as in a shell, of which no file's name is made."""
    (tmp_path / "prod-file").touch()
    terminal = login.begin(f"cd {tmp_path}", STSMFA_LOGIN_REFRESH="login  prod-*")
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    login.end(terminal)
    assert renewed(home) == {"login", "prod-app"}


def test_profiles_that_are_fresh_are_not_shown_because_others_are_stale(
    login: Login, home: Home, stsmfa: Program, code: CODE
) -> None:
    assert stsmfa.answer(code(), "--profile", "login").status == 0
    assert login.says() != ""
    assert login.says(STSMFA_LOGIN_REFRESH="login") == ""
    assert renewed(home) == {"login"}


def test_an_unfinished_section_keeps_nobody_from_the_code(
    login: Login, home: Home, code: CODE
) -> None:
    home.write_credentials("[unfinished-long-term]\naws_access_key_id =\n" + LOGIN)
    terminal = login.begin(STSMFA_LOGIN_REFRESH="1")
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    login.end(terminal)
    assert home.section("login")["assumed_role"] == "False"


def test_ctrl_c_at_the_question_and_the_login_goes_on(login: Login, home: Home) -> None:
    terminal = login.begin(STSMFA_LOGIN_REFRESH="1")
    terminal.expect(LOGIN_QUESTION)
    terminal.type(CTRL_C)
    login.end(terminal)
    home.assert_untouched()


def test_while_another_terminal_is_asked_the_login_does_not_wait(
    login: Login, stsmfa: Program
) -> None:
    other = stsmfa.spawn("--profile", "login")
    other.expect(LOGIN_QUESTION)
    said = login.says(STSMFA_LOGIN_REFRESH="1")
    assert "Enter AWS MFA code" not in said
    assert other.name in said
    other.type(CTRL_C)
    other.finish()


def test_the_line_of_the_hook_is_one_that_works(login: Login, stsmfa: Program) -> None:
    """As it is written in the file, with the place of this checkout."""
    lines = re.findall(r"(?m)^#     (.*)$", HOOK.read_text())
    text = "\n".join(lines).replace("/usr/local/share/stsmfa/examples/login-hook.sh", str(HOOK))
    assert login.says("f() { :; }\n" + text.replace("STSMFA_LOGIN_REFRESH=1\n", "")) != ""
    assert str(HOOK) in text


def test_the_hook_is_clean() -> None:
    if not shutil.which("shellcheck"):
        pytest.skip("no shellcheck")
    run = subprocess.run(["shellcheck", HOOK], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "")
