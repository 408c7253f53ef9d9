"""What the system trusts: a folder in which a CA is looked up by its hash, and a bundle of them all."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.batches import LOGIN, team
from cli.support.examples import MAIN
from cli.support.home import Home
from cli.support.mounts import mounted, needs_mounts
from cli.support.program import Program, Result
from sts.sts_double import StsDouble

CODE = Callable[[], str]
SYSTEM = Path("/etc/ssl/certs")
BUNDLE = "ca-certificates.crt"


pytestmark = [
    needs_mounts,
    pytest.mark.skipif(not (SYSTEM / BUNDLE).exists(), reason="the system's CAs are elsewhere"),
]


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """The system's, without the double's CA; what is in it is replaced file by file."""
    folder = tmp_path / "certs"
    folder.mkdir()
    other = _another_ca(tmp_path)
    (folder / "other.pem").write_text(other)
    (folder / BUNDLE).write_text(other)
    return folder


def _another_ca(folder: Path) -> str:
    """Of another name than the double's: two of one name are not told apart in a hashed folder."""
    key, certificate = folder / "other.key", folder / "other.crt"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=another CA", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate.read_text()


def _hash(system: Path) -> None:
    subprocess.run(["openssl", "rehash", system], check=True, capture_output=True)


def _add_to_bundle(system: Path, double: StsDouble) -> None:
    """By hand: `cat ca.pem >>ca-certificates.crt`."""
    with (system / BUNDLE).open("a") as bundle:
        bundle.write(double.ca.read_text())


def _refresh(stsmfa: Program, system: Path, *arguments: str) -> Result:
    wrapper = mounted(system, SYSTEM)
    return stsmfa.run(*arguments, wrapper=wrapper, env={"AWS_CA_BUNDLE": None})


def _connections(double: StsDouble) -> int:
    return len(double.connections.all())


@pytest.fixture
def usual(home: Home, double: StsDouble, stsmfa: Program, code: CODE) -> int:
    """The connections of a refresh that is told its CA bundle."""
    home.write_credentials(MAIN)
    assert stsmfa.run("--token", code()).status == 0
    return _connections(double)


def _made(double: StsDouble, stsmfa: Program, system: Path, code: str) -> int:
    """The connections of a refresh by what the system trusts, which goes well with one call."""
    calls, connections = len(double.calls()), _connections(double)
    result = _refresh(stsmfa, system, "--force", "--token", code)
    assert result.status == 0, result.err
    assert len(double.calls()) == calls + 1
    return _connections(double) - connections


def test_a_ca_of_the_hashed_folder_is_found(
    double: StsDouble, stsmfa: Program, code: CODE, system: Path, usual: int
) -> None:
    (system / "double.pem").write_text(double.ca.read_text())
    _hash(system)
    assert _made(double, stsmfa, system, code()) == usual


def test_a_ca_of_the_bundle_alone_is_found_before_anything_was_sent(
    double: StsDouble, stsmfa: Program, code: CODE, system: Path, usual: int
) -> None:
    _hash(system)
    _add_to_bundle(system, double)
    assert _made(double, stsmfa, system, code()) == usual + 1


def test_a_folder_alone_will_do(
    double: StsDouble, stsmfa: Program, code: CODE, system: Path, usual: int
) -> None:
    (system / "double.pem").write_text(double.ca.read_text())
    _hash(system)
    (system / BUNDLE).unlink()
    assert _made(double, stsmfa, system, code()) == usual


def test_a_folder_without_hashes_is_passed_over(
    double: StsDouble, stsmfa: Program, code: CODE, system: Path, usual: int
) -> None:
    _add_to_bundle(system, double)
    assert _made(double, stsmfa, system, code()) == usual


@pytest.mark.parametrize("has_bundle", [True, False])
def test_a_ca_that_stands_nowhere_is_not_trusted_and_gets_no_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, system: Path, has_bundle: bool
) -> None:
    home.write_credentials(MAIN)
    _hash(system)
    if not has_bundle:
        (system / BUNDLE).unlink()
    result = _refresh(stsmfa, system, "--token", code())
    assert result.status == 5
    assert "the certificate is not trusted: " in result.err
    assert not double.calls()
    home.assert_untouched()


def test_many_calls_find_a_ca_wherever_it_stands(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, system: Path
) -> None:
    """They share the bundle; the first ones, the folder."""
    home.write_credentials(LOGIN + team(double, 20))
    _hash(system)
    _add_to_bundle(system, double)
    result = _refresh(stsmfa, system, "--all", "--token", code())
    assert result.status == 0, result.err
    assert "21 renewed" in result.out
