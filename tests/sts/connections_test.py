"""What the double knows of its connections, and how it cuts them."""

import http.client
import socket
import ssl
import threading

import pytest

from sts.raw_client import call, connect
from sts.sts_double import StsDouble

LOST = (OSError, http.client.HTTPException)


def test_connections_are_numbered_and_calls_say_theirs(double: StsDouble) -> None:
    kept = connect(double)
    for _ in range(2):
        call(double, kept, "GetCallerIdentity").read()
    call(double, connect(double), "GetSessionToken").read()
    assert [(link.number, link.tls, link.calls) for link in double.connections.all()] == [
        (1, "full", 2),
        (2, "full", 1),
    ]
    assert [exchange.connection for exchange in double.calls()] == [1, 1, 2]


def test_a_resumed_handshake_is_told_from_a_full_one(double: StsDouble) -> None:
    context = ssl.create_default_context(cafile=str(double.ca))
    session = None
    for _ in range(2):
        plain = socket.create_connection(("127.0.0.1", double.port), timeout=5)
        with context.wrap_socket(plain, server_hostname="localhost", session=session) as secured:
            secured.sendall(b"POST /double/clear HTTP/1.0\r\n\r\n")
            assert secured.recv(16).startswith(b"HTTP/1.1 200")
            session = secured.session
    assert [(link.tls, link.orders) for link in double.connections.all()] == [
        ("full", 1),
        ("resumed", 1),
    ]


def test_connections_without_a_handshake_are_counted_too(double: StsDouble) -> None:
    socket.create_connection(("127.0.0.1", double.port), timeout=5).close()
    call(double, connect(double), "GetCallerIdentity").read()
    plain = http.client.HTTPConnection(double.plain_url.removeprefix("http://"), timeout=5)
    plain.request("POST", "/")
    plain.getresponse().read()
    assert [link.tls for link in double.connections.all()] == ["unfinished", "full", "none"]


def test_sixty_four_connect_at_once(double: StsDouble) -> None:
    start = threading.Barrier(64)
    statuses: list[int] = []

    def connect_and_call() -> None:
        connection = connect(double)
        start.wait(10)
        statuses.append(call(double, connection, "GetCallerIdentity").status)

    threads = [threading.Thread(target=connect_and_call) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert statuses == [200] * 64
    assert [link.calls for link in double.connections.all()] == [1] * 64


def test_the_log_says_how_many_calls_were_under_way_at_once(double: StsDouble) -> None:
    connection = connect(double)
    for _ in range(3):
        call(double, connection, "GetCallerIdentity").read()
    assert double.log.most_at_once == 1
    held = double.misbehave("hold", calls=5)
    threads = [
        threading.Thread(target=call, args=(double, connect(double), "GetCallerIdentity"))
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    double.log.wait_until(lambda calls: len(calls) == 8)
    held.release.set()
    for thread in threads:
        thread.join(5)
    call(double, connection, "GetCallerIdentity").read()
    assert double.log.most_at_once == 5


def test_all_connections_can_be_cut_at_one_call_and_new_ones_work(double: StsDouble) -> None:
    double.misbehave("cut", after=3)
    first, second, idle = (connect(double) for _ in range(3))
    for connection in (first, second, idle):
        call(double, connection, "GetSessionToken").read()
    for connection in (second, first, idle):
        with pytest.raises(LOST):
            call(double, connection, "GetSessionToken")
    assert [exchange.outcome for exchange in double.calls()] == ["OK"] * 3 + ["cut"]
    assert len(double.world.sessions) == 3
    assert all(link.cut for link in double.connections.all())
    call(double, connect(double), "GetSessionToken").read()
    assert not double.connections.all()[-1].cut


def test_a_cut_takes_the_replies_of_calls_that_are_under_way(double: StsDouble) -> None:
    double.misbehave("cut", action="GetCallerIdentity")
    held = double.misbehave("hold", action="GetSessionToken")
    lost: list[Exception] = []

    def get_session_token() -> None:
        try:
            call(double, connect(double), "GetSessionToken")
        except LOST as error:
            lost.append(error)

    waiting = threading.Thread(target=get_session_token)
    waiting.start()
    double.log.wait_until(lambda calls: len(calls) == 1)
    with pytest.raises(LOST):
        call(double, connect(double), "GetCallerIdentity")
    held.release.set()
    waiting.join(5)
    assert lost
    double.log.wait_until(lambda calls: calls[0].outcome == "OK cut")
    assert double.world.sessions, "AWS has carried it out all the same"


def test_a_double_that_stops_ends_its_connections(double: StsDouble) -> None:
    connection = connect(double)
    call(double, connection, "GetCallerIdentity").read()
    double.stop()
    assert connection.sock.recv(1) == b""
