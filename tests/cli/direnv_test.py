"""`use stsmfa` in an .envrc: real direnv, in the shells that it is used in."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN_QUESTION
from cli.support.home import Home
from cli.support.program import Program
from cli.support.terminal import CTRL_D, Terminal
from sts.default_world import ADMIN, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

CODE = Callable[[], str]

LIBRARY = Path(__file__).resolve().parents[2] / "packaging/direnv/stsmfa.sh"

DEV = f"[dev-long-term]\n{KEYS}"
STALE = "the session of dev is missing or expired; run: stsmfa --profile dev"

pytestmark = pytest.mark.skipif(not shutil.which("direnv"), reason="direnv is not installed")


class Folder:
    """A folder with an .envrc that direnv may load, and what shells make of it."""

    def __init__(self, stsmfa: Program) -> None:
        self._stsmfa = stsmfa
        self._terminals: list[Terminal] = []
        self.home = stsmfa.home
        self.path = self.home.path / "project"
        self.path.mkdir()
        library = self.home.path / ".config/direnv/lib"
        library.mkdir(parents=True)
        (library / "stsmfa.sh").symlink_to(LIBRARY)
        stsmfa.environment["PATH"] = f"{stsmfa.path.parent}:{stsmfa.environment['PATH']}"

    def write(self, envrc: str) -> None:
        (self.path / ".envrc").write_text(envrc + "\n")
        run = subprocess.run(["direnv", "allow"], cwd=self.path, env=self._stsmfa.environment)
        assert run.returncode == 0

    def make_old(self) -> None:
        """direnv looks at whole seconds only."""
        os.utime(self.home.credentials, (1_000_000_000, 1_000_000_000))

    def load(self, **env: str | None) -> tuple[dict[str, str], str]:
        """Without a terminal: the variables inside, and what is said."""
        run = subprocess.run(
            ["direnv", "exec", str(self.path), "env", "-0"],
            env=self._stsmfa.environment_with(env), stdin=subprocess.DEVNULL, capture_output=True,
            text=True, start_new_session=True, timeout=20,
        )  # fmt: skip
        self._stsmfa.printed += [run.stdout, run.stderr]
        assert run.returncode == 0, run.stderr
        return dict(pair.split("=", 1) for pair in run.stdout.split("\0") if pair), run.stderr

    def shell(self, name: str = "bash") -> "Inside":
        options = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"]}[name]
        terminal = Terminal(
            [shutil.which(name) or "", *options, "-i"],
            self._stsmfa.environment_with({"DIRENV_WARN_TIMEOUT": "1h"}),
            self._stsmfa.printed,
        )
        self._terminals.append(terminal)
        return Inside(terminal, name, self.path)

    def close(self) -> None:
        for terminal in self._terminals:
            terminal.kill()


class Inside:
    """An interactive shell with direnv's hook, outside of the folder at first."""

    def __init__(self, terminal: Terminal, name: str, folder: Path) -> None:
        self.terminal = terminal
        self._folder = folder
        terminal.answer(f"PS1='ready''> '; cd; eval \"$(direnv hook {name})\"")
        terminal.expect("ready> ")

    def run(self, command: str) -> str:
        """What has appeared up to the next prompt."""
        self.terminal.answer(command)
        return self.terminal.expect("ready> ")

    def enter(self) -> str:
        return self.run(f"cd {self._folder}")

    def profile(self) -> str | None:
        found = re.search(r"(?m)^<(.*)>\r$", self.run('echo "<${AWS_PROFILE-none of them}>"'))
        assert found
        return None if found[1] == "none of them" else found[1]


@pytest.fixture
def folder(stsmfa: Program) -> Iterator[Folder]:
    folder = Folder(stsmfa)
    folder.write("use stsmfa dev")
    yield folder
    folder.close()


@pytest.fixture(
    params=[
        pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"no {name}"))
        for name in ("bash", "zsh")
    ]
)
def shell(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_entering_and_leaving(
    home: Home, stsmfa: Program, code: CODE, folder: Folder, shell: str
) -> None:
    home.write_credentials(DEV)
    assert stsmfa.answer(code(), "--profile", "dev").status == 0
    inside = folder.shell(shell)
    assert inside.profile() is None
    seen = inside.enter()
    assert "using stsmfa dev" in seen
    assert "missing or expired" not in seen
    assert inside.profile() == "dev"
    assert "unloading" in inside.run("cd ..")
    assert inside.profile() is None


def test_a_stale_session_is_said_and_nobody_is_asked(
    home: Home, double: StsDouble, folder: Folder, shell: str
) -> None:
    home.write_credentials(DEV)
    inside = folder.shell(shell)
    seen = inside.enter()
    assert STALE in seen
    assert "Enter AWS MFA code" not in seen
    assert inside.profile() == "dev"
    assert double.calls() == []
    home.assert_untouched()


def test_a_refresh_in_another_terminal_is_seen_at_the_next_prompt(
    home: Home, stsmfa: Program, code: CODE, folder: Folder, shell: str
) -> None:
    home.write_credentials(DEV)
    folder.make_old()
    inside = folder.shell(shell)
    assert STALE in inside.enter()
    assert "loading" not in inside.run("true")
    assert stsmfa.answer(code(), "--profile", "dev").status == 0
    seen = inside.run("true")
    assert "loading" in seen
    assert "missing or expired" not in seen
    assert "loading" not in inside.run("true")


def test_it_asks_if_it_is_told_to(
    home: Home, double: StsDouble, code: CODE, folder: Folder, shell: str
) -> None:
    home.write_credentials(DEV)
    folder.make_old()
    folder.write("use stsmfa --ask dev")
    inside = folder.shell(shell)
    inside.terminal.answer(f"cd {folder.path}")
    inside.terminal.expect(LOGIN_QUESTION)
    inside.terminal.answer(code())
    seen = inside.terminal.expect("ready> ")
    assert "Success!" in seen
    assert "missing or expired" not in seen
    assert inside.profile() == "dev"
    assert home.section("dev")["aws_access_key_id"] == double.session().access_key_id
    assert "loading" not in inside.run("true"), "its own refresh is no news"


def test_who_does_not_answer_gets_the_rest_all_the_same(
    home: Home, folder: Folder, shell: str
) -> None:
    home.write_credentials(DEV)
    folder.write("use stsmfa --ask dev\nexport AFTER=loaded")
    inside = folder.shell(shell)
    inside.terminal.answer(f"cd {folder.path}")
    inside.terminal.expect(LOGIN_QUESTION)
    inside.terminal.type(CTRL_D)
    assert STALE in inside.terminal.expect("ready> ")
    assert "<loaded>" in inside.run('echo "<$AFTER>"')
    home.assert_untouched()


@pytest.mark.parametrize("shell_name", ["fish", "json"])
def test_it_does_not_ask_where_a_question_would_hang(
    home: Home, double: StsDouble, stsmfa: Program, folder: Folder, shell_name: str
) -> None:
    home.write_credentials(DEV)
    folder.write("use stsmfa --ask dev")
    command = ["/bin/sh", "-c", f"cd {folder.path} && exec direnv export {shell_name}"]
    terminal = Terminal(command, stsmfa.environment, stsmfa.printed)
    assert terminal.finish() == 0
    assert "direnv can ask under bash and zsh only" in terminal.screen
    assert STALE in terminal.screen
    assert "Enter AWS MFA code" not in terminal.screen
    assert double.calls() == []


def test_it_does_not_ask_without_a_terminal(
    home: Home, double: StsDouble, folder: Folder
) -> None:
    home.write_credentials(DEV)
    folder.write("use stsmfa --ask dev")
    variables, said = folder.load()
    assert variables["AWS_PROFILE"] == "dev"
    assert STALE in said
    assert double.calls() == []


def test_the_profile_of_the_environment(home: Home, folder: Folder) -> None:
    home.write_credentials(DEV)
    folder.write("use stsmfa")
    variables, said = folder.load(AWS_DEFAULT_PROFILE="dev")
    assert variables["AWS_PROFILE"] == "dev"
    assert STALE in said


def test_what_would_beat_the_profile_is_gone_inside(home: Home, folder: Folder) -> None:
    home.write_credentials(DEV)
    rivals = {
        "AWS_ACCESS_KEY_ID": "AKIAOTHEREXAMPLE2222",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_SESSION_TOKEN": "x",
        "AWS_SECURITY_TOKEN": "x",
        "AWS_CREDENTIAL_EXPIRATION": "x",
        "AWS_DEFAULT_PROFILE": "other",
    }
    variables, _ = folder.load(**rivals)
    assert not rivals.keys() & variables.keys()


def test_another_files_profile(home: Home, stsmfa: Program, folder: Folder) -> None:
    (home.path / "other").write_text(DEV)
    variables, said = folder.load(AWS_SHARED_CREDENTIALS_FILE="~/other")
    assert STALE in said
    assert variables["AWS_PROFILE"] == "dev"


def test_a_session_that_stands_under_another_name(home: Home, folder: Folder) -> None:
    """SDKs let role_arn win over keys of the same name."""
    home.write_credentials(
        f"[base]\naws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    )
    home.write_config(f"[profile dev]\nrole_arn = {ADMIN}\nsource_profile = base\n")
    variables, said = folder.load()
    assert variables["AWS_PROFILE"] == "dev-mfa"
    assert STALE in said


def test_a_profile_whose_role_the_sdks_assume_keeps_its_name(home: Home, folder: Folder) -> None:
    """AWS_PROFILE=login would be another power than the folder asks for."""
    home.write_credentials(f"[login-long-term]\n{KEYS}")
    home.write_config(f"[profile dev]\nrole_arn = {ADMIN}\nsource_profile = login\n")
    variables, said = folder.load()
    assert variables["AWS_PROFILE"] == "dev"
    assert STALE in said


@pytest.mark.parametrize("form", ["--assume-role customer/iamAdmin", "--assume-role=customer/iamAdmin"])
def test_a_role_of_another_account_has_a_section_of_its_own(
    home: Home, double: StsDouble, stsmfa: Program, folder: Folder, form: str
) -> None:
    home.write_credentials(DEV)
    (home.aws / "accounts").write_text('{"customer": "123456789012"}')
    folder.write(f"use stsmfa dev {form}")
    inside, said = folder.load()
    assert "run: stsmfa --profile dev --assume-role customer/iamAdmin" in said
    assert inside["AWS_PROFILE"] == "customer-iamAdmin"
    words = ["--profile", "dev", "--assume-role", "customer/iamAdmin"]
    assert stsmfa.run(*words, "--token", double.code()).status == 0
    inside, said = folder.load()
    assert inside["AWS_PROFILE"] == "customer-iamAdmin"
    assert "missing or expired" not in said


def test_a_profile_that_is_not_there(home: Home, folder: Folder) -> None:
    home.write_credentials("[other-long-term]\n")
    folder.write("use stsmfa dev\nexport AFTER=loaded")
    variables, said = folder.load()
    assert "dev" in said.partition("using stsmfa dev")[2]
    assert variables["AFTER"] == "loaded"


@pytest.mark.parametrize("words", ["--asks dev", "dev other", "--ask dev other"])
def test_a_wrong_word_is_said(home: Home, folder: Folder, words: str) -> None:
    home.write_credentials(DEV)
    folder.write(f"use stsmfa {words}\nexport AFTER=loaded")
    variables, said = folder.load()
    assert "usage: use stsmfa [--ask] [PROFILE] [--assume-role ALIAS/ROLE]" in said
    assert variables["AFTER"] == "loaded"


def test_without_stsmfa_the_profile_is_set_and_the_lack_is_said(
    home: Home, stsmfa: Program, folder: Folder
) -> None:
    home.write_credentials(DEV)
    folder.write("use stsmfa dev\nexport AFTER=loaded")
    path = stsmfa.environment["PATH"].partition(":")[2]
    variables, said = folder.load(PATH=path)
    assert "stsmfa is not installed" in said
    assert variables["AWS_PROFILE"] == "dev"
    assert variables["AFTER"] == "loaded"


def test_a_strict_envrc_is_loaded_as_well(home: Home, folder: Folder) -> None:
    home.write_credentials(DEV)
    folder.write("strict_env\nuse stsmfa\nexport AFTER=loaded")
    variables, _ = folder.load(AWS_PROFILE="dev")
    assert variables["AFTER"] == "loaded"


def test_the_line_for_repositories_works_without_all_of_it(home: Home, folder: Folder) -> None:
    line = re.search(r"(?m)^#     (if has use_stsmfa;.*)$", LIBRARY.read_text())
    assert line
    home.write_credentials(DEV)
    folder.write("strict_env\n" + line[1])
    assert STALE in folder.load()[1]
    (home.path / ".config/direnv/lib/stsmfa.sh").unlink()
    variables, said = folder.load()
    assert variables["AWS_PROFILE"] == "dev"
    assert "rror" not in said


def test_the_library_is_clean() -> None:
    if not shutil.which("shellcheck"):
        pytest.skip("no shellcheck")
    run = subprocess.run(["shellcheck", LIBRARY], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "")
