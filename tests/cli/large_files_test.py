"""A file of more than a megabyte: fresh by the profile's own sections, and the same is said."""

from pathlib import Path

import pytest

from cli.support.clock import Clock
from cli.support.examples import KEYS, MAIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import ADMIN
from sts.sts_double import StsDouble

OTHERS = "".join(
    f"# of team {number}\n[team{number}-long-term]\naws_access_key_id = AKIA{number:016}\n"
    f"aws_secret_access_key = {'x' * 40}\n\n"
    for number in range(12_000)
)


def _fresh(double: StsDouble, name: str = "default") -> str:
    return session_section(name, double.issue(3600, ADMIN))


def _both(home: Home, stsmfa: Program, small: str, large: str, *arguments: str) -> tuple[str, ...]:
    """What a run says of the small file, which is what it says of the large one."""
    home.write_credentials(small)
    of_small = stsmfa.run(*arguments)
    home.write_credentials(large)
    of_large = stsmfa.run(*arguments)
    assert of_large == of_small
    home.assert_untouched()
    return of_small.out, of_small.err


@pytest.mark.parametrize(
    "arguments",
    [(), ("-p", "default-long-term"), ("--section", "default"), ("--assume-role", ADMIN)],
)
def test_a_fresh_session_is_found_wherever_it_stands(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock, arguments: tuple[str, ...]
) -> None:
    section = _fresh(double)
    for large in (MAIN + section + OTHERS, OTHERS + MAIN + section, section + OTHERS + MAIN):
        out, _ = _both(home, stsmfa, MAIN + section, large, *arguments)
        assert "still valid for" in out


def test_of_a_large_file_little_is_kept_in_memory(
    home: Home, double: StsDouble, stsmfa: Program, tmp_path: Path
) -> None:
    home.write_credentials(OTHERS + MAIN + _fresh(double))
    result, (trace,) = stsmfa.trace(tmp_path, "read", "-q")
    assert result.status == 0
    sizes = [int(line.rpartition("= ")[2]) for line in trace.splitlines() if '"' in line]
    assert sum(sizes) > len(OTHERS)
    assert max(sizes) <= 128 * 1024


@pytest.mark.parametrize(
    "extra", ["\ufeff", " [indented]\nk = 1\n", "[x]\nk = 1\n [y]\nk = 2\n", "[odd\nk = 1\n"]
)
def test_what_is_odd_elsewhere_changes_nothing(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock, extra: str
) -> None:
    section = _fresh(double)
    out, _ = _both(home, stsmfa, extra + MAIN + section, extra + OTHERS + MAIN + section)
    assert "still valid for" in out


def test_what_stands_twice_is_still_merged(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock
) -> None:
    section = _fresh(double)
    half = section.index("aws_session_token")
    small = MAIN + section[:half] + "[other]\n[default]\n" + section[half:]
    large = MAIN + section[:half] + OTHERS + "[default]\n" + section[half:]
    out, _ = _both(home, stsmfa, small, large)
    assert "still valid for" in out


def test_keys_of_a_source_elsewhere_in_the_file_are_found(
    home: Home, double: StsDouble, stsmfa: Program, clock: Clock
) -> None:
    own = f"[dev-long-term]\nsource_profile = login\nassume_role = {ADMIN}\n"
    login, section = f"[login-long-term]\n{KEYS}", _fresh(double, "dev")
    out, _ = _both(home, stsmfa, own + login + section, login + OTHERS + own + section, "-p", "dev")
    assert "still valid for" in out


@pytest.mark.parametrize("arguments", [("-p", "nobody"), ("-p", "default", "--no-prompt", "--force")])
def test_what_is_wrong_is_said_of_the_whole_file(
    home: Home, double: StsDouble, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    section = _fresh(double)
    home.write_credentials(OTHERS + MAIN + section)
    result = stsmfa.run(*arguments)
    assert result.status in (1, 3)
    assert result.out.count("Validating") <= 1
    home.assert_untouched()


def test_what_is_wrong_with_the_profile_is_wrong_in_a_large_file_too(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    wrong = MAIN.replace("[default-long-term]\n", "[default-long-term]\nrenew_before = soon\n")
    assert wrong != MAIN
    section = _fresh(double)
    _, err = _both(home, stsmfa, wrong + section, wrong + OTHERS + section)
    assert "renew_before" in err


def test_a_nul_in_the_last_piece_is_named_by_its_line(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    text = MAIN + _fresh(double) + OTHERS
    home.write_credentials(text.encode() + b"\0\n")
    result = stsmfa.run()
    assert result.status == 6
    assert f"line {text.count(chr(10)) + 1}: a NUL byte" in result.err
    assert result.out == ""
