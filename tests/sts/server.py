"""HTTP/1.1 over TLS (or plain) on loopback: connections, bytes and the faults that befall them."""

import contextlib
import itertools
import socket
import ssl
import threading
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Protocol

from sts import control, replies
from sts.connections import Connection
from sts.exchange import Exchange, Reply
from sts.faults import Fault
from sts.lies import falsified
from sts.listener import Listener
from sts.service import Service
from sts.sigv4 import Request


class Double(control.Controlled, Protocol):
    """What the server needs of the double that it serves."""

    service: Service

    def now(self) -> float: ...


class ConnectionEnds(Exception):
    """A fault closes the connection here."""


NO_REPLY = Reply(500, b"")
"""Of a call that is not carried out, nor answered."""


class _Conversation(BaseHTTPRequestHandler):
    """All the requests of one connection, on a thread of its own.

    Every reply is one write, and Nagle's algorithm is off (_take): otherwise each call would wait
    40 ms for a delayed acknowledgement. No lock is held while a call is delayed or held, so any
    number of them can be under way.
    """

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, client: socket.socket, server: "Server", link: Connection) -> None:
        self.double = server.double
        self.requests = server.requests
        self.link = link
        super().__init__(client, None, server)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """The log of calls has it all."""

    def do_POST(self) -> None:
        try:
            if self.double.faults.take_for_head():
                raise ConnectionEnds
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.link.cut:  # a socket that was shut down still yields what arrives later
                raise ConnectionEnds
            if self.path.startswith("/double/"):
                self.link.orders += 1
                self._send(control.answer(self.double, self.path, body))
            else:
                self._carry_out(Request(self.command, self.path, tuple(self.headers.items()), body))
        except (ConnectionEnds, OSError):
            self.close_connection = True

    do_GET = do_POST

    def _carry_out(self, request: Request) -> None:
        double = self.double
        exchange = Exchange(next(self.requests), double.now(), self.link.number, request)
        fault = double.faults.take_for_call(exchange.action)
        delay = double.faults.take_delay(exchange.action)
        self.link.calls += 1
        double.log.arrived(exchange)
        reply = self._answer(exchange, fault)
        if delay:
            delay.release.wait(delay.value)
        if fault and fault.kind in ("drop-unanswered", "truncate", "flood", "lie"):
            exchange.outcome += f" {fault.kind}"
        if lost := self.link.cut:
            exchange.outcome += " cut"
        double.log.finished(exchange)
        if lost:
            raise ConnectionEnds
        if fault and fault.kind in ("drop-unanswered", "truncate", "flood", "cut"):
            self._spoil(reply, fault)
        self._send(reply)

    def _answer(self, exchange: Exchange, fault: Fault | None) -> Reply:
        service, now = self.double.service, self.double.now
        match fault:
            case Fault(kind="reply"):
                exchange.outcome = f"reply {fault.value.status}"
                return fault.value
            case Fault(kind="error"):
                exchange.outcome = fault.value.code
                return replies.refusal("sts", fault.value, now())
            case Fault(kind="cut"):
                exchange.outcome = "cut"
                return NO_REPLY
            case Fault(kind="hold"):
                fault.release.wait(60)
            case Fault(kind="lie"):
                return falsified(fault.value, service.answer(exchange, now()))
            case Fault(kind="date"):
                reply = service.answer(exchange, now())
                headers = {k: v for k, v in reply.headers.items() if k != "Date"}
                dated = {} if fault.value is None else {"Date": fault.value}
                return replace(reply, headers=headers | dated)
        return service.answer(exchange, now())

    def _spoil(self, reply: Reply, fault: Fault) -> None:
        if fault.kind == "truncate":
            self.connection.sendall(self._bytes(reply)[: -len(reply.body) // 2])
        elif fault.kind == "flood":
            size = fault.value or 2**40
            self.connection.sendall(self._bytes(reply, length=size))
            for _ in range(size // 2**16 + 1):
                self.connection.sendall(b"<x>" + b" " * (2**16 - 3))
        elif fault.kind == "cut":
            self.double.connections.cut()
        raise ConnectionEnds

    def _send(self, reply: Reply) -> None:
        self.connection.sendall(self._bytes(reply))

    @staticmethod
    def _bytes(reply: Reply, length: int | None = None) -> bytes:
        headers = reply.headers | {"Content-Length": str(length or len(reply.body))}
        lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + reply.body


class Server(Listener):
    """Listens on a free port of 127.0.0.1 until it is stopped."""

    def __init__(self, double: Double, tls: ssl.SSLContext | None, port: int = 0) -> None:
        super().__init__(self._take, port)
        self.double = double
        self.requests = itertools.count(1)
        self._tls = tls

    def _take(self, client: socket.socket) -> None:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link = self.double.connections.opened(client)
        threading.Thread(target=self._serve, args=(client, link), daemon=True).start()

    def _serve(self, client: socket.socket, link: Connection) -> None:
        try:
            with client, contextlib.suppress(OSError):
                self._speak(client, link)
        finally:
            self.double.connections.closed(link)

    def _speak(self, client: socket.socket, link: Connection) -> None:
        fault = self.double.faults.take_for_connection()
        if fault and fault.kind == "handshake":
            return
        client.settimeout(60)
        if self._tls is None:
            link.tls = "none"
            _Conversation(client, self, link)
            return
        secured = self._tls.wrap_socket(client, server_side=True, do_handshake_on_connect=False)
        self.double.connections.goes_on_as(link, secured)
        with secured:
            secured.do_handshake()
            link.tls = "resumed" if secured.session_reused else "full"
            if not fault:
                _Conversation(secured, self, link)
