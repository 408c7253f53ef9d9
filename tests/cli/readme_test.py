"""Every command of the README, run as it stands; and the section that it shows, read."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

README = (Path(__file__).resolve().parents[2] / "README.md").read_text()
ELSEWHERE = {
    "stsmfa setup dev": "wizard: setup_wizard_test.py",
    "use stsmfa dev": "direnv: direnv_test.py",
    "stsmfa dev": "test_the_first_profile",
}
"""What takes more than a shell to be run, and where it is."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", README)


def commands() -> list[str]:
    """Those that have stsmfa in them: of blocks, and between backquotes, but for those with a word
    in capitals to be replaced (the table of verbs, which project_files_test.py holds to them)."""
    lines = [line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()
             if line.startswith("$ ")]  # fmt: skip
    lines += [line for block in blocks("sh") for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"(?m)^\| `stsmfa .*?\|", "", README))
    found = [re.sub(r"^\*\S+( \S+){4} +|\s+#.*|^credential_process = ", "", line) for line in lines]
    wanted = [line for line in found if re.search(r"\bstsmfa [a-z-]", line)]
    return list(dict.fromkeys(line for line in wanted if not re.search(r"\b[A-Z]{3,}\b(?!=)", line)))


COMMANDS = [command for command in commands() if command not in ELSEWHERE]


@pytest.fixture
def section() -> str:
    (block,) = blocks("ini")
    return block


@pytest.fixture
def environment(stsmfa: Program, tmp_path: Path) -> dict[str, str]:
    """stsmfa on the PATH, and a make that tells what it was given."""
    make = tmp_path / "bin/make"
    make.parent.mkdir()
    make.write_text('#!/bin/sh\necho "made with $AWS_ACCESS_KEY_ID"\n')
    make.chmod(0o755)
    path = f"{make.parent}:{stsmfa.path.parent}:{stsmfa.environment['PATH']}"
    return stsmfa.environment | {"PATH": path, "AWS_DEFAULT_REGION": "us-east-1"}


def test_there_are_commands_and_each_that_is_left_out_stands_there() -> None:
    assert len(COMMANDS) >= 8
    assert [name for name in ELSEWHERE if f"{name}`" not in README and f"$ {name}\n" not in README] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_what_it_should_with_a_fresh_session(
    command: str, section: str, home: Home, stsmfa: Program, double: StsDouble,
    environment: dict[str, str],
) -> None:  # fmt: skip
    session = double.issue(3600, ADMIN)
    home.write_credentials(section + session_section("dev", session))
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True,
                          timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    stsmfa.printed.append(done.stderr)
    if "make" in command:
        assert done.stdout == f"made with {session.access_key_id}\n"
    assert double.calls() == []
    home.assert_untouched()


def test_the_first_profile(
    section: str, home: Home, stsmfa: Program, double: StsDouble, environment: dict[str, str]
) -> None:
    home.write_credentials(section)
    terminal = stsmfa.spawn("dev")
    terminal.expect("(renewing for 3600 seconds):")
    terminal.answer(double.code())
    assert terminal.finish() == 0
    (block,) = [block for block in blocks("console") if "$ stsmfa dev\n" in block]
    (command,) = [line for line in block.splitlines() if line.startswith("$ aws ")]
    if not shutil.which("aws", path=environment["PATH"]):
        pytest.skip("the AWS CLI is not installed")
    at_double = f"{command.removeprefix('$ ')} --endpoint-url {double.url}"
    done = subprocess.run(["sh", "-c", at_double], env=environment, capture_output=True, text=True,
                          timeout=60)  # fmt: skip
    assert done.stdout + done.stderr == block.splitlines()[-1] + "\n"
