"""Misbehaviour on request, as a client meets it, and the log that is kept all the while."""

import http.client
import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sts import lies
from sts.default_world import READER
from sts.errors import THROTTLED, UNAVAILABLE
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


def test_a_fault_can_meet_every_third_call(double: StsDouble) -> None:
    double.misbehave("error", THROTTLED, calls=2, action="AssumeRole", every=3)
    connection = connect(double)
    statuses = []
    for _ in range(10):
        call(double, connection, "GetCallerIdentity").read()
        response = call(double, connection, "AssumeRole", RoleArn=READER, RoleSessionName="lee")
        response.read()
        statuses.append(response.status)
    assert statuses == [200, 200, 400, 200, 200, 400, 200, 200, 200, 200]


def test_a_fault_can_spare_the_first_calls(double: StsDouble) -> None:
    double.misbehave("error", THROTTLED, after=2)
    outcomes = [_body(double).count(b"Throttling") for _ in range(4)]
    assert outcomes == [0, 0, 1, 0]


def test_faults_count_the_calls_that_another_took(double: StsDouble) -> None:
    double.misbehave("error", THROTTLED, calls=2)
    double.misbehave("error", UNAVAILABLE, every=2, calls=None)
    for _ in range(5):
        _body(double)
    assert [call.outcome for call in double.calls()] == [
        "Throttling", "Throttling", "OK", "ServiceUnavailable", "OK",
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", [{"kind": "dance"}, {"every": 0}, {"after": -1}])
def test_a_fault_that_is_none_is_not_taken(double: StsDouble, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        double.misbehave(**({"kind": "delay"} | wrong))


def test_any_number_of_calls_are_delayed_at_once(double: StsDouble) -> None:
    double.misbehave("delay", 600, calls=32)
    replies: list[bytes] = []
    waiting = [threading.Thread(target=lambda: replies.append(_body(double))) for _ in range(32)]
    for thread in waiting:
        thread.start()
    double.log.wait_until(lambda calls: len(calls) == 32)
    assert b"SessionToken" in _body(double), "nobody waits for those who are delayed"
    assert not replies
    double.faults.clear()
    for thread in waiting:
        thread.join(5)
    assert len(replies) == 32
    assert all(b"SessionToken" in reply for reply in replies)


def test_a_delay_comes_on_top_of_other_faults(double: StsDouble) -> None:
    double.misbehave("delay", 0.05, calls=None)
    double.misbehave("error", THROTTLED, calls=None, every=2)
    begin = time.monotonic()
    assert [_body(double).count(b"Throttling") for _ in range(4)] == [0, 1, 0, 1]
    assert time.monotonic() - begin >= 4 * 0.05


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
