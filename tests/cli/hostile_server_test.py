"""A hostile server, by what it says: stsmfa ends soon, in little memory, with one error; the file
is as it was, the code was sent once at most, and nothing secret was sent or shown."""

import os
import re
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import MAIN
from cli.support.home import Home, section
from cli.support.hostile import Meeting, usual
from cli.support.program import Program
from sts import hostile_http, hostile_proxy, hostile_tls, hostile_values, hostile_xml
from sts.certificates import Certificates
from sts.default_world import ADMIN
from sts.hostile_case import Case, answers, xml
from sts.hostile_server import HostileServer, Peer

PROGRAM = Path(os.environ.get("STSMFA_PROGRAM", "build/dev/bin/stsmfa"))


@pytest.fixture(scope="session")
def tls(certificates: Certificates) -> ssl.SSLContext:
    return hostile_tls.presented(certificates.certificate, certificates.key)


@pytest.fixture(scope="session")
def strange(
    certificates: Certificates, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[ssl.SSLContext, str]]:
    return hostile_tls.strange(tmp_path_factory.mktemp("strange"), certificates)


def _meet(case: Case, tls: ssl.SSLContext | None, stsmfa: Program) -> None:
    with HostileServer(case.talk, tls) as server:
        meeting = Meeting(stsmfa, case, server)
        meeting.start()
        meeting.finish()


def test_what_all_these_lies_are_made_of_is_accepted(
    home: Home, stsmfa: Program, code: Callable[[], str], tls: ssl.SSLContext
) -> None:
    """So that each of them is refused for what was changed."""
    home.write_credentials(MAIN)
    text = hostile_xml.sound()
    with HostileServer(answers("sound", xml(text), "").talk, tls) as server:
        result = stsmfa.run("--token", code(), env={"AWS_ENDPOINT_URL_STS": server.url})
    assert result.status == 0, result.err
    (date, time) = re.findall(r"<Expiration>(.*)T(.*)Z<", text)[0]
    session = {
        "assumed_role": "True",
        "assumed_role_arn": ADMIN,
        "aws_access_key_id": hostile_xml.KEY,
        "aws_secret_access_key": hostile_xml.SECRET,
        "aws_session_token": hostile_xml.TOKEN,
        "aws_security_token": hostile_xml.TOKEN,
        "expiration": f"{date} {time}",
    }
    home.assert_credentials(MAIN + section("default", session))


@pytest.mark.parametrize("case", usual(hostile_http.CASES, PROGRAM))
def test_no_http_or_too_much_of_it(case: Case, stsmfa: Program, tls: ssl.SSLContext) -> None:
    _meet(case, tls, stsmfa)


@pytest.mark.parametrize("case", usual(hostile_xml.CASES, PROGRAM))
def test_no_document_of_sts(case: Case, stsmfa: Program, tls: ssl.SSLContext) -> None:
    _meet(case, tls, stsmfa)


@pytest.mark.parametrize("case", usual(hostile_values.CASES, PROGRAM))
def test_no_session(case: Case, stsmfa: Program, tls: ssl.SSLContext) -> None:
    _meet(case, tls, stsmfa)


@pytest.mark.parametrize("case", usual(hostile_tls.CASES, PROGRAM))
def test_no_handshake(case: Case, stsmfa: Program) -> None:
    _meet(case, None, stsmfa)


@pytest.mark.parametrize("name", hostile_tls.STRANGE)
def test_not_who_was_to_be_reached(
    name: str, stsmfa: Program, strange: dict[str, tuple[ssl.SSLContext, str]]
) -> None:
    tls, says = strange[name]
    _meet(Case(name, Peer.take, says, codes=0), tls, stsmfa)


@pytest.mark.parametrize("case", usual(hostile_proxy.CASES, PROGRAM))
def test_no_tunnel(case: Case, stsmfa: Program) -> None:
    """What a proxy is asked for has its password in it; what is shown has not."""
    with HostileServer(case.talk, None) as server:
        meeting = Meeting(stsmfa, case, server)
        proxy = server.url.replace("https://", "http://lee:S3cretOfTheProxy@")
        meeting.start({"AWS_ENDPOINT_URL_STS": None, "https_proxy": proxy})
        meeting.finish()
    assert "S3cretOfTheProxy" not in "".join(stsmfa.printed)
