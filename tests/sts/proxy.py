"""An HTTP proxy that tunnels every name to the double.

So a test can let stsmfa choose AWS's own endpoint for a region, and see which it chose, without a
network: the double's certificate bears those names.
"""

import base64
import contextlib
import re
import socket
import threading

from sts.listener import Listener


class ConnectProxy(Listener):
    def __init__(self, target_port: int, only_for: str | None = None) -> None:
        """`only_for`, as `name:password`: who else asks gets 407."""
        super().__init__(self._take)
        self._only_for = only_for
        self._target_port = target_port
        self.url = f"http://127.0.0.1:{self.port}"
        self.targets: list[str] = []
        """What was asked for, as `sts.eu-west-1.amazonaws.com:443`."""
        self.users: list[str] = []
        """Who asked, as `name:password`, where that was said."""

    def _take(self, client: socket.socket) -> None:
        threading.Thread(target=self._tunnel, args=(client,), daemon=True).start()

    def _tunnel(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            received = client.recv(4096)
            if not received:
                return
            head += received
        self.targets.append(head.split()[1].decode())
        self._note_user(head)
        if self._only_for is not None and self._only_for not in self.users:
            client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return
        server = socket.create_connection(("127.0.0.1", self._target_port))
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        threading.Thread(target=_pump, args=(server, client), daemon=True).start()
        _pump(client, server)

    def _note_user(self, head: bytes) -> None:
        given = re.search(rb"(?i)\r\nproxy-authorization: basic (\S+)", head)
        if given:
            self.users.append(base64.b64decode(given[1]).decode())


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
