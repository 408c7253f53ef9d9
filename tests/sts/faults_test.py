"""Misbehaviour on request, as a client meets it, and the log that is kept all the while."""

import http.client
import json
import threading
from pathlib import Path

import pytest

from sts import lies
from sts.errors import THROTTLED
from sts.exchange import Reply
from sts.faults import Kind
from sts.raw_client import call, connect
from sts.sts_double import StsDouble


def _body(double: StsDouble) -> bytes:
    return call(double, connect(double), "GetSessionToken").read()


@pytest.mark.parametrize("kind", ["handshake", "connect", "drop-unread"])
def test_a_connection_can_end_before_the_call_is_carried_out(double: StsDouble, kind: Kind) -> None:
    double.misbehave(kind)
    with pytest.raises((OSError, http.client.HTTPException)):
        _body(double)
    assert not double.world.sessions
    _body(double)


def test_an_answer_can_be_lost_after_the_call_was_carried_out(double: StsDouble) -> None:
    double.misbehave("drop-unanswered")
    with pytest.raises((OSError, http.client.HTTPException)):
        _body(double)
    assert double.calls()[0].outcome == "OK drop-unanswered"
    assert double.world.sessions


def test_a_body_can_end_in_the_middle(double: StsDouble) -> None:
    double.misbehave("truncate")
    with pytest.raises(http.client.IncompleteRead):
        _body(double)


def test_a_body_can_be_too_large(double: StsDouble) -> None:
    double.misbehave("flood", 3_000_000)
    assert len(_incomplete(double)) > 2_000_000


def _incomplete(double: StsDouble) -> bytes:
    try:
        return _body(double)
    except http.client.IncompleteRead as part:
        return part.partial


def test_a_call_can_be_held_until_it_is_released(double: StsDouble) -> None:
    held = double.misbehave("hold")
    bodies: list[bytes] = []
    waiting = threading.Thread(target=lambda: bodies.append(_body(double)))
    waiting.start()
    double.log.wait_until(lambda calls: len(calls) == 1)
    assert double.calls()[0].outcome == "pending"
    assert not bodies
    held.release.set()
    waiting.join(5)
    assert b"SessionToken" in bodies[0]


def test_a_fault_can_be_for_one_action_and_for_every_call(double: StsDouble) -> None:
    double.misbehave("error", THROTTLED, calls=None, action="AssumeRole")
    assert b"SessionToken" in _body(double)
    for _ in range(2):
        response = call(double, connect(double), "AssumeRole")
        assert response.status == 400
        assert b"<Code>Throttling</Code>" in response.read()
    double.faults.clear()
    assert b"Throttling" not in call(double, connect(double), "AssumeRole").read()


@pytest.mark.parametrize("reply", [lies.HTML_503, lies.OTHER_ROOT, lies.redirect("https://a.b/")])
def test_any_reply_can_be_given_instead(double: StsDouble, reply: Reply) -> None:
    double.reply(reply)
    response = call(double, connect(double), "GetSessionToken")
    assert (response.status, response.read()) == (reply.status, reply.body)
    assert not double.world.sessions


@pytest.mark.parametrize("name", lies.LIES)
def test_every_lie_changes_the_reply(double: StsDouble, name: str) -> None:
    honest = Reply(200, _body(double))
    assert lies.falsified(name, honest) != honest
    double.misbehave("lie", name)
    assert "lie" not in double.calls()[-1].outcome
    _body(double)
    assert double.calls()[-1].outcome == "OK lie"


@pytest.mark.parametrize("date", [None, "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_the_date_can_be_anything(double: StsDouble, date: str | None) -> None:
    double.misbehave("date", date)
    assert call(double, connect(double), "GetSessionToken").getheader("Date") == date


def test_a_connection_carries_many_calls_and_the_log_says_which(double: StsDouble) -> None:
    connection = connect(double)
    for _ in range(2):
        call(double, connection, "GetCallerIdentity").read()
    call(double, connect(double), "GetCallerIdentity").read()
    first, second, third = double.calls("GetCallerIdentity")
    assert first.connection == second.connection != third.connection


def test_the_log_keeps_what_a_signature_can_be_checked_with(double: StsDouble) -> None:
    call(double, connect(double), "GetSessionToken", DurationSeconds="900").read()
    (line,) = Path(double.state / "calls.jsonl").read_text().splitlines()
    logged = json.loads(line)
    assert logged["action"] == "GetSessionToken"
    assert logged["outcome"] == "OK"
    assert logged["region"] == "us-east-1"
    assert logged["request"]["body"].endswith("DurationSeconds=900")
    names = [name.lower() for name, _ in logged["request"]["headers"]]
    assert {"authorization", "host", "x-amz-date"} <= set(names)
