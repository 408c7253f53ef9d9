"""HTTP/1.1 over TLS (or plain) on loopback: connections, bytes and the faults that befall them."""

import contextlib
import itertools
import socket
import ssl
import threading
import time
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Protocol

from sts import control, replies
from sts.exchange import Exchange, Reply
from sts.faults import Fault
from sts.lies import falsified
from sts.service import Service
from sts.sigv4 import Request


class Double(control.Controlled, Protocol):
    """What the server needs of the double that it serves."""

    service: Service

    def now(self) -> float: ...


class ConnectionEnds(Exception):
    """A fault closes the connection here."""


class _Connection(BaseHTTPRequestHandler):
    """One connection with all its requests, on a thread of its own.

    Nagle's algorithm is off and every reply is one write: otherwise each call would wait 40 ms
    for a delayed acknowledgement.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def __init__(self, client: socket.socket, address: object, server: "Server") -> None:
        self.double = server.double
        self.number = next(server.connections)
        self.requests = server.requests
        super().__init__(client, address, server)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """The log of calls has it all."""

    def do_POST(self) -> None:
        try:
            if self.double.faults.take_for_head():
                raise ConnectionEnds
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path.startswith("/double/"):
                self._send(control.answer(self.double, self.path, body))
            else:
                self._carry_out(Request(self.command, self.path, tuple(self.headers.items()), body))
        except (ConnectionEnds, OSError):
            self.close_connection = True

    do_GET = do_POST

    def _carry_out(self, request: Request) -> None:
        double = self.double
        exchange = Exchange(next(self.requests), double.now(), self.number, request)
        fault = double.faults.take_for_call(exchange.action)
        double.log.arrived(exchange)
        reply = self._answer(exchange, fault)
        if fault and fault.kind in ("drop-unanswered", "truncate", "flood", "lie"):
            exchange.outcome += f" {fault.kind}"
        double.log.finished(exchange)
        if fault and fault.kind in ("drop-unanswered", "truncate", "flood"):
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
            case Fault(kind="hold"):
                fault.release.wait(60)
            case Fault(kind="lie"):
                return falsified(fault.value, service.answer(exchange, now()))
            case Fault(kind="date"):
                reply = service.answer(exchange, now())
                headers = {k: v for k, v in reply.headers.items() if k != "Date"}
                dated = {} if fault.value is None else {"Date": fault.value}
                return replace(reply, headers=headers | dated)
        reply = service.answer(exchange, now())
        if fault and fault.kind == "delay":
            time.sleep(fault.value)
        return reply

    def _spoil(self, reply: Reply, fault: Fault) -> None:
        if fault.kind == "truncate":
            self.connection.sendall(self._bytes(reply)[: -len(reply.body) // 2])
        elif fault.kind == "flood":
            size = fault.value or 2**40
            self.connection.sendall(self._bytes(reply, length=size))
            for _ in range(size // 2**16 + 1):
                self.connection.sendall(b"<x>" + b" " * (2**16 - 3))
        raise ConnectionEnds

    def _send(self, reply: Reply) -> None:
        self.connection.sendall(self._bytes(reply))

    @staticmethod
    def _bytes(reply: Reply, length: int | None = None) -> bytes:
        headers = reply.headers | {"Content-Length": str(length or len(reply.body))}
        lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + reply.body


class Server:
    """Listens on a free port of 127.0.0.1 until it is stopped."""

    def __init__(self, double: Double, tls: ssl.SSLContext | None, port: int = 0) -> None:
        self.double = double
        self.connections = itertools.count(1)
        self.requests = itertools.count(1)
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", port), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()

    def start(self) -> None:
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        """Ends the listener and every connection, so that nobody waits for an answer."""
        for end in (self._listener, *list(self._open)):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, address = self._listener.accept()
                threading.Thread(target=self._serve, args=(client, address), daemon=True).start()

    def _serve(self, client: socket.socket, address: object) -> None:
        self._open.add(client)
        try:
            with client, contextlib.suppress(OSError):
                self._speak(client, address)
        finally:
            self._open.discard(client)

    def _speak(self, client: socket.socket, address: object) -> None:
        fault = self.double.faults.take_for_connection()
        if fault and fault.kind == "handshake":
            return
        client.settimeout(60)
        if self._tls is None:
            _Connection(client, address, self)
            return
        with self._tls.wrap_socket(client, server_side=True) as secured:
            if not fault:
                _Connection(secured, address, self)
