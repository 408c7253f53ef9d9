"""UTF-16 and the like: no verb reads, edits or overwrites such a file."""

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, profile
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

ENCODINGS = {
    "utf-16": "UTF-16",
    "utf-16-le": "NUL",
    "utf-16-be": "NUL",
    "utf-32": "UTF-32",
    "utf-32-be": "NUL",
}
"""Python's names, and what the message names; the first ones come with a mark."""

WITH_A_NUL = {
    "in a comment": MAIN.encode() + b"# \0\n",
    "behind a BOM": b"\xef\xbb\xbf" + MAIN.encode() + b"[x]\nregion = \0\n",
    "big endian": b"\xfe\xff" + MAIN.encode("utf-16-be"),
    "UTF-32, big endian": b"\0\0\xfe\xff" + MAIN.encode("utf-32-be"),
    "a mark alone": b"\xff\xfe",
}

VERBS = [
    (),
    ("--force", "--profile", "developmentiam"),
    ("--all",),
    ("--renew",),
    ("status",),
    ("status", "--json"),
    ("status", "--check"),
    ("status", "--stale"),
    ("exec", "--", "true"),
    ("export",),
    ("export", "--format", "process"),
    ("console",),
    ("setup", "new"),
    ("clear", "default"),
    ("clear", "--all"),
    ("--setup",),
]


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_verb_refuses_it_by_name(
    home: Home, double: StsDouble, stsmfa: Program, encoding: str, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(MAIN.encode(encoding))
    terminal = stsmfa.spawn(*arguments)
    assert terminal.finish() == 6
    assert f"stsmfa: read: {home.credentials}: " in terminal.screen
    assert ENCODINGS[encoding] in terminal.screen
    assert "hint: save it as UTF-8" in terminal.screen
    assert "Enter" not in terminal.screen
    assert not double.calls()
    home.assert_untouched()
    assert list(home.aws.iterdir()) == [home.credentials]


@pytest.mark.parametrize("arguments", [(), ("--all",), ("--setup",), ("clear", "--all")])
@pytest.mark.parametrize("how", WITH_A_NUL)
def test_a_nul_anywhere_is_refused(
    home: Home, stsmfa: Program, how: str, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(WITH_A_NUL[how])
    result = stsmfa.run(*arguments, stdin=f"x\n{LEE_KEY}\n{LEE_SECRET}\n")
    assert result.status == 6
    assert f"stsmfa: read: {home.credentials}: " in result.err
    home.assert_untouched()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_doctor_says_it(home: Home, stsmfa: Program, encoding: str) -> None:
    home.write_credentials(MAIN.encode(encoding))
    result = stsmfa.run("doctor")
    assert result.status == 1
    assert f"  - read: {home.credentials}: " in result.out
    assert ENCODINGS[encoding] in result.out
    assert "    save it as UTF-8" in result.out
    home.assert_untouched()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_config_file_in_it_is_not_used_and_said(
    home: Home, double: StsDouble, stsmfa: Program, encoding: str
) -> None:
    home.write_credentials(MAIN)
    home.write_config(profile("developmentiam", region="eu-west-3").encode(encoding))
    for arguments in (("status",), ("--token", double.code())):
        result = stsmfa.run(*arguments)
        assert result.status == 0
        assert f"stsmfa: config: {home.config}: " in result.err
        assert ENCODINGS[encoding] in result.err
        assert "nothing of this file is used" in result.err
    doctor = stsmfa.run("doctor")
    assert doctor.status == 1
    assert f"  - {home.config}: " in doctor.out


def test_a_utf_8_mark_is_none_of_these(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(b"\xef\xbb\xbf" + MAIN.encode())
    assert stsmfa.run("--token", double.code()).status == 0
    assert home.credentials.read_bytes().startswith(b"\xef\xbb\xbf" + MAIN.encode())


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"\xef\xbb\xbf" + MAIN.encode(), "line 1: a byte order mark: "),
        (b"# caf\xe9\n" + MAIN.encode(), "line 1: not UTF-8 "),
        (MAIN.encode() + b"[d\xffv]\n", "line 13: not UTF-8 "),
    ],
)
def test_bytes_that_make_the_file_unreadable_for_python_are_named(
    home: Home, double: StsDouble, stsmfa: Program, file: bytes, words: str
) -> None:
    home.write_credentials(file)
    found = f"{home.credentials}: {words}"
    seen = stsmfa.run("doctor").out
    assert found in seen
    assert "save it as UTF-8, without a byte order mark" in seen
    result = stsmfa.run("--token", double.code())
    assert result.status == 0
    assert found in result.err
