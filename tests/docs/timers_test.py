"""The units of packaging/systemd and the line for cron: systemd takes the units, and stsmfa takes
what they say to it."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from configparser import RawConfigParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from docs.installation import install
from docs.sources import ROOT, statuses

Unit = dict[str, dict[str, str]]

FOLDER = ROOT / "packaging/systemd"
SERVICE, TIMER = FOLDER / "stsmfa.service.in", FOLDER / "stsmfa.timer"
CRONTAB = ROOT / "packaging/examples/crontab"
DAY = ROOT / "man/stsmfa-day.7"
UNITS = "lib/systemd/user"

MINUTES_OF_THE_TIMER = 10


def read(path: Path) -> Unit:
    """No value in these units is continued or repeated; where one was, this would fail."""
    parser = RawConfigParser(strict=True, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(path.read_text())
    return {name: dict(parser[name]) for name in parser.sections()}


def words_of_the_service() -> list[str]:
    program, *words = shlex.split(read(SERVICE)["Service"]["ExecStart"])
    assert program == "%Y/@bindir_from_units@/stsmfa"
    return words


def seconds(span: str) -> int:
    """A time as stsmfa and systemd both write it."""
    number, unit = re.fullmatch(r"(\d+)(s|m|min)", span).groups()  # type: ignore[union-attr]
    return int(number) * (1 if unit == "s" else 60)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The folder of the units of an installation, where the user's manager would find them."""
    return install(tmp_path / "prefix") / UNITS


def analyze(folder: Path, *words: str | Path) -> str:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze")
    # Of a name that is short enough for the sockets of others' units.
    with TemporaryDirectory() as home:
        environment = {"PATH": "/usr/bin:/bin", "HOME": home, "XDG_RUNTIME_DIR": home,
                       "LC_ALL": "C", "SYSTEMD_UNIT_PATH": f"{folder}:"}  # fmt: skip
        run = subprocess.run(
            ["systemd-analyze", "--user", *words],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=60,
        )  # fmt: skip
    assert run.returncode == 0, run.stdout
    return run.stdout


def verify(folder: Path) -> str:
    """What systemd says of the units of a folder; also whether the program of a service is there."""
    units = [folder / "stsmfa.service", folder / "stsmfa.timer"]
    return analyze(folder, "--man=no", "verify", *units)


def test_systemd_finds_nothing_wrong(installed: Path) -> None:
    assert "stsmfa." not in verify(installed)


def test_the_service_finds_the_program_below_destdir_and_after_a_move(tmp_path: Path) -> None:
    root = install(tmp_path / "destdir", destdir=True)
    moved = tmp_path / "opt/tools/stsmfa"
    moved.parent.mkdir(parents=True)
    root.rename(moved)
    assert "stsmfa." not in verify(moved / UNITS)


def test_the_service_finds_the_program_where_it_is_linked(
    installed: Path, tmp_path: Path
) -> None:
    """As `systemctl --user link` does it."""
    linked = tmp_path / "config/systemd/user"
    linked.mkdir(parents=True)
    for unit in installed.iterdir():
        (linked / unit.name).symlink_to(unit)
    assert "stsmfa." not in verify(linked)


def test_systemd_would_miss_the_program(installed: Path) -> None:
    """So that the tests above mean something."""
    (installed / "../../../bin/stsmfa").unlink()
    with pytest.raises(AssertionError, match="stsmfa is not executable"):
        verify(installed)


def test_systemd_would_find_what_is_wrong(installed: Path) -> None:
    """So that the test above means something."""
    service = installed / "stsmfa.service"
    service.write_text(service.read_text().replace("UMask=", "UMusk="))
    said = analyze(installed, "--man=no", "verify", service)
    assert "UMusk" in said


def test_the_program_takes_the_options_of_the_service(say: Callable[..., str]) -> None:
    words = words_of_the_service()
    assert "--renew" in words
    assert say(*words, "--help") == say("--help")


def test_a_status_that_is_no_failure_is_one_that_passes_by_itself() -> None:
    forgiven = {int(number) for number in read(SERVICE)["Service"]["SuccessExitStatus"].split()}
    assert {statuses()[number] for number in forgiven} == {"code_needed", "unreached"}


def test_no_session_ends_between_two_runs() -> None:
    timer = read(TIMER)["Timer"]
    assert timer["OnCalendar"] == f"*:0/{MINUTES_OF_THE_TIMER}"
    late = seconds(timer["AccuracySec"]) + seconds(timer["RandomizedDelaySec"])
    words = words_of_the_service()
    renewed_before = seconds(words[words.index("--renew-before") + 1])
    assert MINUTES_OF_THE_TIMER * 60 + late < renewed_before


def test_the_service_needs_no_user_namespace() -> None:
    """In one, the helper would seem to belong to nobody."""
    for name in read(SERVICE)["Service"]:
        assert not re.match("Private|Protect|.*Paths|.*Directory", name)


def test_cron_does_what_the_timer_does() -> None:
    lines = [line for line in CRONTAB.read_text().splitlines() if re.match(r"\S", line)]
    path, line = (line for line in lines if not line.startswith("#"))
    assert path == "PATH=/usr/local/bin:/usr/bin:/bin"
    *times, program, words = line.split(maxsplit=6)
    assert times == [f"*/{MINUTES_OF_THE_TIMER}", "*", "*", "*", "*"]
    assert [program, *words.split()] == ["stsmfa", *words_of_the_service()]
    assert f"{path}\n{line}\n" in DAY.read_text()


def test_what_is_switched_on_by_taking_the_sign_away_is_a_setting_of_cron() -> None:
    for line in re.findall(r"(?m)^#(\S.*)$", CRONTAB.read_text()):
        assert re.fullmatch(r"[A-Z_]+=[^$~ ]+", line)
