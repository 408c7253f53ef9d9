"""A server that means no good: what it does on a connection, the test says; what came, it keeps."""

import contextlib
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType

from sts.listener import Listener

LONGEST = 60
"""Seconds after which a conversation is given up: long after stsmfa has to be."""


class Peer:
    """One connection, as the server sees it. Whatever fails on it ends the conversation."""

    def __init__(self, connection: socket.socket, received: bytearray) -> None:
        self.connection = connection
        self.says_its_end = True
        """By TLS, when the conversation is over; else the connection is cut."""
        self._received = received
        self._until = time.monotonic() + LONGEST

    def take(self) -> None:
        """The request, whole."""
        request = b""
        while b"\r\n\r\n" not in request:
            request += self._take_some()
        head, _, body = request.partition(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
        while len(body) < size:
            body += self._take_some()

    def give(self, data: bytes) -> None:
        self.connection.sendall(data)

    def give_for_ever(self, piece: bytes, pause: float = 0.0) -> None:
        """Until the other side has gone or says something: as fast as it takes them, or a piece
        each `pause` seconds."""
        if pause == 0.0:
            piece *= max(1, 2**16 // len(piece))
        while time.monotonic() < self._until:
            self.give(piece)
            if pause and select.select([self.connection], [], [], pause)[0]:
                return

    def drain(self) -> None:
        """Takes and says nothing until the other side has gone."""
        with contextlib.suppress(ConnectionError):
            while True:
                self._take_some()

    def _take_some(self) -> bytes:
        data = self.connection.recv(2**16)
        self._received += data
        if not data:
            raise ConnectionResetError("the other side has gone")
        return data


Talk = Callable[[Peer], None]


class HostileServer(Listener):
    """Listens on a port of loopback. Without `tls` the conversation begins where TLS would.

    `received` is all that came, of every connection, deciphered; `lasted` how long each of them
    stood, in seconds, once it has ended.
    """

    def __init__(self, talk: Talk, tls: ssl.SSLContext | None) -> None:
        super().__init__(self._take)
        self._talk, self._tls = talk, tls
        self._threads: list[threading.Thread] = []
        self.url = f"https://localhost:{self.port}"
        self.received = bytearray()
        self.lasted: list[float] = []

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        for thread in self._threads:
            thread.join(LONGEST)

    def _take(self, client: socket.socket) -> None:
        thread = threading.Thread(target=self._serve, args=(client,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, client: socket.socket) -> None:
        began = time.monotonic()
        client.settimeout(LONGEST)
        with contextlib.suppress(OSError, ValueError), self._secured(client) as connection:
            peer = Peer(connection, self.received)
            self._talk(peer)
            if peer.says_its_end and isinstance(connection, ssl.SSLSocket):
                connection.unwrap()
        client.close()
        self.lasted.append(time.monotonic() - began)

    @contextlib.contextmanager
    def _secured(self, client: socket.socket) -> Iterator[socket.socket]:
        if self._tls is None:
            with client:
                yield client
            return
        with self._tls.wrap_socket(client, server_side=True) as secured:
            yield secured
