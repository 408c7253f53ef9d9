"""Proxies that fail before the tunnel stands: whatever they do, the code stays unused."""

from sts.hostile_case import Case, http
from sts.hostile_http import CHUNKED, HTML, OK, PORTAL, TOO_MANY_HEADERS
from sts.hostile_server import Peer


def _answers(name: str, data: bytes, says: str, end: bytes = b"") -> Case:
    def talk(peer: Peer) -> None:
        peer.take()
        peer.give(data)
        if end:
            peer.give_for_ever(end)

    return Case(name, talk, says, codes=0)


NO = "HTTP/1.1 403 No"
TUNNEL = http("HTTP/1.1 200 Connection established")
CASES = [
    _answers("closes", b"", "Proxy CONNECT aborted"),
    _answers("says-no", http(NO, "Content-Length: 0"), "HTTP 403"),
    _answers("asks-who", http("HTTP/1.1 407 Who", "Proxy-Authenticate: Basic"), "HTTP 407"),
    _answers("asks-for-ntlm", http("HTTP/1.1 407 Who", "Proxy-Authenticate: NTLM"), "HTTP 407"),
    _answers("redirects", http("HTTP/1.1 302 There", "Location: http://localhost:1/"), "HTTP 302"),
    _answers("portal", http("HTTP/1.1 503 No", HTML, body=PORTAL), "HTTP 503"),
    _answers("noise", bytes(range(256)) * 99, "does not speak HTTP"),
    _answers("headers-for-ever", b"HTTP/1.1 200 OK\r\n", TOO_MANY_HEADERS, b"a: b\r\n"),
    _answers("header-without-end", b"HTTP/1.1 200 OK\r\na: ", "too large", b"b"),
    _answers("interim-for-ever", b"", "tunnel failed", http("HTTP/1.1 100 Go on")),
    _answers("body-for-ever", http(NO, "Content-Length: 999999999"), "HTTP 403", b" "),
    _answers("chunks-for-ever", http(NO, CHUNKED), "HTTP 403", b"1\r\n \r\n"),
    _answers("tunnel-to-nothing", TUNNEL, "TLS failed"),
    _answers("tunnel-to-noise", TUNNEL, "TLS failed", bytes(range(256))),
    _answers("tunnel-with-a-reply", TUNNEL + http(OK, body=PORTAL), "TLS failed"),
]
