"""Networks and servers that fail: status 5, a code that may be used is not sent again."""

import socket
from collections.abc import Callable
from contextlib import closing

import pytest

from cli.support.examples import MAIN, QUESTION
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.faults import Kind
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def test_a_refused_connection(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("-v", "--token", code(), env={"AWS_ENDPOINT_URL_STS": "https://localhost:1"})
    assert result.status == 5
    assert "localhost" in result.err
    assert "request id" not in result.err, "nobody has given one"
    home.assert_untouched()


def test_a_name_that_does_not_exist(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    url = {"AWS_ENDPOINT_URL_STS": "https://sts.no-such-name.invalid"}
    result = stsmfa.run("--token", code(), env=url)
    assert result.status == 5
    assert "sts.no-such-name.invalid" in result.err
    home.assert_untouched()


@pytest.mark.parametrize(
    "start", [["--profile", "default"], ["--all"], ["exec", "default", "--", "true"]]
)
def test_a_ca_bundle_that_cannot_be_read_is_named_before_the_question(
    home: Home, double: StsDouble, stsmfa: Program, start: list[str]
) -> None:
    home.write_credentials(MAIN)
    terminal = stsmfa.spawn(*start, env={"AWS_CA_BUNDLE": "/no/such/file.pem"})
    assert terminal.finish() == 1
    assert "AWS_CA_BUNDLE: /no/such/file.pem: No such file or directory" in terminal.screen
    assert "MFA code" not in terminal.screen
    assert not double.calls()
    home.assert_untouched()


@pytest.mark.parametrize("kind", ["handshake", "connect", "drop-unread", "drop-unanswered"])
def test_a_connection_that_is_cut(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, kind: Kind
) -> None:
    home.write_credentials(MAIN)
    double.misbehave(kind, calls=None)
    result = stsmfa.run("--token", code())
    assert result.status == 5
    assert "localhost" in result.err
    assert len(double.calls()) <= 1
    home.assert_untouched()


def test_after_a_cut_the_code_counts_as_used(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    given = code()
    double.misbehave("drop-unanswered")
    cut = stsmfa.run("--token", given)
    assert cut.status == 5
    assert "used" in cut.err
    again = stsmfa.run("--token", given)
    assert again.status != 0
    assert "this code was just used" in again.err
    assert len(double.calls()) == 1
    home.assert_untouched()


def test_a_code_that_never_left_is_still_good(home: Home, stsmfa: Program, code: CODE) -> None:
    home.write_credentials(MAIN)
    given = code()
    url = {"AWS_ENDPOINT_URL_STS": "https://localhost:1"}
    assert stsmfa.run("--token", given, env=url).status == 5
    assert stsmfa.run("--token", given).status == 0


def test_blanks_inside_the_values_are_taken_out(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """The example in AWS's own documentation has them."""
    home.write_credentials(MAIN)
    double.misbehave("lie", "space-in-values")
    assert stsmfa.run("--token", code()).status == 0
    home.assert_credentials(MAIN + session_section("default", double.session()))


def test_a_server_that_never_answers_is_given_up(home: Home, stsmfa: Program, code: CODE) -> None:
    """Nobody accepts: the connection stands, and TLS does not begin. It is given up after 5 s, in
    which Ctrl-C works."""
    home.write_credentials(MAIN)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = {"AWS_ENDPOINT_URL_STS": f"https://localhost:{silent.getsockname()[1]}"}
        terminal = stsmfa.spawn("--token", code(), env=url)
        terminal.expect("Assuming Role")
        terminal.type("\x03")
        assert terminal.finish() == -2
    home.assert_untouched()


def test_ctrl_c_while_aws_takes_its_time(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(MAIN)
    double.misbehave("hold")
    terminal = stsmfa.spawn()
    terminal.expect(QUESTION)
    terminal.answer(code())
    double.log.wait_until(lambda calls: len(calls) == 1)
    terminal.type("\x03")
    assert terminal.finish() == -2
    home.assert_untouched()
