"""Servers that keep stsmfa waiting: only time ends these."""

from sts.hostile_case import Case, answers_for_ever, http
from sts.hostile_http import CHUNKED, OK
from sts.hostile_server import Peer

SECOND = 1.0


def _silent(peer: Peer) -> None:
    peer.drain()


def _silent_handshake(peer: Peer) -> None:
    """A message that is announced as longer, a byte a second."""
    peer.connection.recv(2**16)
    peer.give(b"\x16\x03\x03\x40\x00")
    peer.give_for_ever(b"\x02", SECOND)


CONNECTING = [
    Case("silent-in-the-handshake", _silent, "timed out while connecting", codes=0),
    Case("handshake-by-bytes", _silent_handshake, "timed out while connecting", codes=0),
]
"""They begin where TLS would. 5 seconds."""

_OVER = "timed out after 20 s"
_NO_END = http(OK, CHUNKED)
ANSWERING = [
    Case("silent-after-the-request", _silent, _OVER),
    answers_for_ever("status-line-by-bytes", b"HTTP/1.1 200 ", b"O", _OVER, SECOND),
    answers_for_ever("header-by-bytes", b"HTTP/1.1 200 OK\r\na: ", b"b", _OVER, SECOND),
    answers_for_ever("headers-by-lines", b"HTTP/1.1 200 OK\r\n", b"a: b\r\n", _OVER, SECOND),
    answers_for_ever("interim-replies-slowly", b"", http("HTTP/1.1 100 Go on"), _OVER, SECOND),
    answers_for_ever("body-by-bytes", http(OK, "Content-Length: 9999"), b"<", _OVER, SECOND),
    answers_for_ever("body-without-length", http(OK), b"<", _OVER, SECOND),
    answers_for_ever("chunks-slowly", _NO_END, b"1\r\n<\r\n", _OVER, SECOND),
    answers_for_ever("chunk-size-by-zeros", _NO_END, b"1;", _OVER, SECOND),
    answers_for_ever("chunk-extension-without-end", _NO_END + b"1;", b"x" * 999, _OVER, 0.01),
    answers_for_ever("trailers-slowly", _NO_END + b"0\r\n", b"a: b\r\n", _OVER, SECOND),
]
"""20 seconds."""
