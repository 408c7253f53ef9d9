"""Completion in bash, zsh and fish, as the shells themselves do it: what is offered is what the
tables of src/cli have."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cli.support.completion import Shell
from cli.support.home import Home
from docs.sources import COMPLETIONS, PROGRAM, export_formats, options, verbs

CREDENTIALS = """\
[default-long-term]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
[dev-long-term]
# [comment]
[ops:eu@acme-long-term]\r
[dev]
assumed_role = True
[deploy]
role_arn = arn:aws:iam::123456789012:role/deploy
[mfa-AKIAIOSFODNN7EXAMPLE]
assumed_role = False
[stsmfa-rotate-AKIAIOSFODNN7EXAMPLE]
aws_access_key_id = AKIALEEEXAMPLE222222
"""
CONFIG = """\
[default]
region = eu-central-1
[profile app-dev]
[sso-session acme]
[services local]
"""
PROFILES = {"default", "dev", "deploy", "ops:eu@acme", "app-dev"}


@pytest.fixture(
    params=[
        pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"no {name}"))
        for name in ("bash", "zsh", "fish")
    ]
)
def shell(request: pytest.FixtureRequest, tmp_path: Path, home: Home) -> Shell:
    home.write_credentials(CREDENTIALS)
    home.write_config(CONFIG)
    path = f"{PROGRAM.parent}:/usr/bin:/bin"
    environment = {"HOME": str(home.path), "PATH": path, "TERM": "dumb", "LC_ALL": "C"}
    return Shell(request.param, tmp_path, environment)


def expected(verb: str) -> set[str]:
    names = (option.names for option in options() if option.is_of(verb))
    return {f"-{name}" for some in names for name in some if name.startswith("-")}


def test_the_verbs_and_what_may_stand_in_their_place(shell: Shell) -> None:
    assert shell.offers("stsmfa ") == set(verbs()) | PROFILES
    assert shell.offers("stsmfa do") == {"doctor"}
    assert shell.offers("stsmfa de") == {"default", "dev", "deploy"}
    assert shell.offers("stsmfa --profile dev con") == {"console"}


@pytest.mark.parametrize("verb", ["", *verbs()])
def test_the_options_of_each_verb(shell: Shell, verb: str) -> None:
    offered = shell.offers(f"stsmfa {verb} --".replace("  ", " "))
    assert offered - {"--"} == expected(verb)


@pytest.mark.parametrize("which", [0, -1], ids=["first names", "last names"])
def test_what_follows_an_option_with_a_value_is_no_verb(shell: Shell, which: int) -> None:
    """And what follows a switch is one."""
    given = [(option, option.names[1:] if option.letter else option.names) for option in options()]
    common = [
        f"-{names[which]}" + " x" * bool(option.argument)
        for option, names in given
        if option.is_everywhere
    ]
    assert shell.offers(f"stsmfa {' '.join(common)} con") == {"console"}
    for verb in verbs():
        for option in options():
            if option.argument and option.is_own and option.is_of(verb):
                assert "dev" in shell.offers(f"stsmfa {verb} --{option.name} x d")


def test_a_verb_is_offered_what_it_takes_and_nothing_else(shell: Shell) -> None:
    assert "--force" not in shell.offers("stsmfa status --")
    assert shell.offers("stsmfa status dev --j") == {"--json"}
    assert shell.offers("stsmfa export dev --j") <= {"--j"}
    assert "--force" in shell.offers("stsmfa exec --f")


def test_descriptions_are_those_of_the_help() -> None:
    zsh, fish = ((COMPLETIONS / name).read_text() for name in ("_stsmfa", "stsmfa.fish"))
    for text in (*verbs().values(), *(option.help for option in options())):
        assert text in zsh.replace("\\:", ":"), text
        assert text in fish, text


@pytest.mark.parametrize("line", ["stsmfa -p ", "stsmfa --profile ", "stsmfa status ",
                                  "stsmfa exec ", "stsmfa refresh ", "stsmfa --region x doctor "])  # fmt: skip
def test_the_names_of_profiles(shell: Shell, line: str) -> None:
    assert shell.offers(line) == PROFILES


def test_a_name_is_completed_to_its_end(shell: Shell) -> None:
    """Bash breaks words at colons."""
    assert shell.offers("stsmfa clear ops:e") == {"ops:eu@acme"}


def test_the_files_of_the_environment_are_read(shell: Shell, home: Home) -> None:
    (home.path / "one").write_text("[first-long-term]\n")
    (home.path / "two").write_text("[profile second]\n")
    shell.set_variable("AWS_SHARED_CREDENTIALS_FILE", "~/one")
    shell.set_variable("AWS_CONFIG_FILE", str(home.path / "two"))
    assert shell.offers("stsmfa doctor ") == {"first", "second"}


@pytest.mark.parametrize("option", ["--credentials-file {}", "--credentials-file={}"])
def test_the_files_of_the_line_are_read(shell: Shell, home: Home, option: str) -> None:
    (home.path / "one").write_text("[first-long-term]\n")
    shell.set_variable("AWS_CONFIG_FILE", "/nowhere/config")
    for path in ("~/one", str(home.path / "one")):
        assert shell.offers(f"stsmfa {option.format(path)} doctor ") == {"first"}
        assert shell.offers(f"stsmfa exec {option.format(path)} -p ") == {"first"}


def test_a_name_that_would_move_the_cursor_is_left_out(shell: Shell, home: Home) -> None:
    home.write_credentials("[a\x1b[2Jb-long-term]\n[50% more-long-term]\n[c\u202ed]\n")
    home.write_config("")
    assert len(shell.offers("stsmfa status ")) == 1


def test_without_any_file_there_is_nothing_and_no_error(shell: Shell) -> None:
    shell.set_variable("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials")
    shell.set_variable("AWS_CONFIG_FILE", "/nowhere/config")
    assert shell.offers("stsmfa status ") == set()


def test_a_profile_in_the_place_of_a_verb_is_followed_by_nothing(shell: Shell) -> None:
    assert shell.offers("stsmfa dev d") <= {"d"}


@pytest.mark.parametrize("line", ["stsmfa --all ", "stsmfa --renew -q ", "stsmfa --all dev ",
                                  "stsmfa dev --all ", "stsmfa refresh --all ",
                                  "stsmfa refresh --renew dev app-dev "])  # fmt: skip
def test_with_all_or_renew_every_word_is_a_profile(shell: Shell, line: str) -> None:
    assert shell.offers(line) == PROFILES


def test_the_options_after_a_pattern_are_those_of_a_refresh(shell: Shell) -> None:
    """zsh leaves out what stands there already."""
    offered = shell.offers("stsmfa --all dev --")
    assert offered | {"--all"} == expected("refresh") | ({"--"} & offered)


def test_all_as_the_value_of_an_option_is_no_option(shell: Shell) -> None:
    assert shell.offers("stsmfa --section --all con") == {"console"}


def test_the_formats_of_export(shell: Shell) -> None:
    assert shell.offers("stsmfa export --format ") == export_formats()
    assert shell.offers("stsmfa export dev --format win") == {"windows-cmd"}


@pytest.mark.parametrize("line", ["stsmfa exec dev -- ", "stsmfa exec -- ", "stsmfa exec ",
                                  "stsmfa exec -p dev --region x -- "])  # fmt: skip
def test_after_exec_a_command_is_completed(shell: Shell, line: str) -> None:
    assert "mkfifo" in shell.offers(f"{line}mkfi")


@pytest.mark.parametrize("line", ["stsmfa exec dev -- ", "stsmfa exec "])
def test_the_words_of_the_command_are_its_own(shell: Shell, line: str) -> None:
    offered = shell.offers(f"{line}cat /etc/host")
    assert offered & {"/etc/hostname", "hostname"}


def test_between_the_profile_and_the_command_stand_two_dashes(shell: Shell) -> None:
    assert shell.offers("stsmfa exec dev ") == {"--"}


def test_fish_completes_an_option_that_its_value_is_joined_to(shell: Shell) -> None:
    if shell.name == "bash":
        assert shell.offers("stsmfa --profile=dep") == {"--profile=deploy"}
    else:
        assert shell.offers("stsmfa --profile=dep") & {"--profile=deploy", "deploy"}


@pytest.mark.parametrize(
    "check",
    [
        ("shellcheck", "stsmfa.bash"),
        ("bash", "-n", "stsmfa.bash"),
        ("zsh", "-n", "_stsmfa"),
        ("fish", "-n", "stsmfa.fish"),
    ],
    ids=" ".join,
)
def test_the_files_are_clean(check: tuple[str, ...]) -> None:
    if not shutil.which(check[0]):
        pytest.skip(f"no {check[0]}")
    run = subprocess.run(check, cwd=COMPLETIONS, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
