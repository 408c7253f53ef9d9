"""The connections that the double has accepted: what tests count, and what can be cut at once."""

import contextlib
import socket
import threading
from dataclasses import dataclass
from typing import Literal


@dataclass
class Connection:
    number: int
    """From 1, on whichever of the double's two ports; a call's log line has it as `connection`."""
    tls: Literal["none", "unfinished", "full", "resumed"] = "unfinished"
    """How its handshake went; `none` on the plain port."""
    calls: int = 0
    """How many calls came on it, those of which only the head was read not counted."""
    orders: int = 0
    """How many orders (control.py) came on it."""
    cut: bool = False


class Connections:
    """All of them, in the order in which they were accepted."""

    def __init__(self) -> None:
        self._all: list[Connection] = []
        self._open: dict[int, socket.socket] = {}
        self._lock = threading.Lock()

    def all(self) -> list[Connection]:
        with self._lock:
            return list(self._all)

    def opened(self, client: socket.socket) -> Connection:
        with self._lock:
            connection = Connection(len(self._all) + 1)
            self._all.append(connection)
            self._open[connection.number] = client
        return connection

    def goes_on_as(self, connection: Connection, client: socket.socket) -> None:
        """TLS takes the descriptor over: only the socket that has it now can be ended."""
        with self._lock:
            self._open[connection.number] = client
            if connection.cut:
                _end(client)

    def closed(self, connection: Connection) -> None:
        with self._lock:
            self._open.pop(connection.number, None)

    def cut(self) -> None:
        """Ends every connection that is open, wherever it is; those to come are none the worse.

        As if a cable were pulled: nothing says goodbye for TLS, and replies that are under way are
        lost. All are marked before the first is ended: a client that has noticed one can be sure
        of the others.
        """
        with self._lock:
            for number in self._open:
                self._all[number - 1].cut = True
            for client in self._open.values():
                _end(client)


def _end(client: socket.socket) -> None:
    """Not SSLSocket's own shutdown, after which a reply would go out in the clear."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(client, socket.SHUT_RDWR)
