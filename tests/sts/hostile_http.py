"""Replies that are no HTTP, or more of it than anybody can take."""

import gzip
import zlib

from sts.hostile_case import Case, answers, answers_for_ever, breaks_off, http, sized
from sts.hostile_xml import sound

PORTAL = b"<!doctype html><html><body>Welcome to the hotel</body></html>"
HTML = "Content-Type: text/html"
CHUNKED = "Transfer-Encoding: chunked"
OK = "HTTP/1.1 200 OK"
SOUND_BYTES = sound().encode()
NOT_STS = "not an answer of STS: HTTP "
TOO_LONG = "the reply is larger than 1 MiB"
TOO_MANY_HEADERS = "the reply has too many headers"
NO_HTTP = "what answered does not speak HTTP"
CUT = "the reply was cut short"
NOTHING = "the connection was closed without a reply"
NO_END = "the reply has a header without an end"
NO_CHUNK = "chunk"
NO_CODING = "ncoding"


GZIP_BOMB = gzip.compress(b" " * 2**26, 1)
ZLIB_BOMB = zlib.compress(b" " * 2**26, 1)
"""64 MiB of blanks in 300 KiB."""


ZSTD_BOMB = (
    b"\x28\xb5\x2f\xfd\x00" + bytes([17 << 3]) + (b"\x02\x00\x10\x20" * 2048) + b"\x03\x00\x10\x20"
)
"""A frame with a window of 128 MiB, and 2,049 blocks of 128 KiB: each one byte, to be repeated."""


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


FRAMES = [
    answers("http-0.9", SOUND_BYTES, NO_HTTP),
    answers("http-2-preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", NO_HTTP),
    answers("http-2-settings", b"\0\0\0\4\0\0\0\0\0" * 8, NO_HTTP),
    answers("http-9.9", http("HTTP/9.9 200 OK", body=SOUND_BYTES), NO_HTTP),
    answers("another-protocol", b"220 mail.example ESMTP\r\n", NO_HTTP),
    answers("ssh", b"SSH-2.0-OpenSSH_9.2\r\n", NO_HTTP),
    answers("noise", bytes(range(256)) * 64, NO_HTTP),
    answers("nul-bytes", bytes(4096), NO_HTTP),
    answers("nothing", b"", NOTHING),
    breaks_off("breaks-off-at-once", b"", NOTHING),
    breaks_off("breaks-off-in-the-headers", OK.encode() + b"\r\nDate: ", (CUT, NOT_STS)),
    breaks_off("breaks-off-in-the-body", http(OK, "Content-Length: 9999", body=SOUND_BYTES), CUT),
    answers("status-999", http("HTTP/1.1 999 No", "Content-Length: 0"), NOT_STS + "999, no body"),
    answers("status-000", http("HTTP/1.1 000 No", "Content-Length: 0"), NO_HTTP),
    answers("status-99", http("HTTP/1.1 99 No", "Content-Length: 0"), NO_HTTP),
    answers("status-1000", http("HTTP/1.1 1000 No", "Content-Length: 0"), (NO_HTTP, NOTHING)),
    answers("status-below-zero", http("HTTP/1.1 -20 OK", body=SOUND_BYTES), NO_HTTP),
    answers("status-in-words", http("HTTP/1.1 good", body=SOUND_BYTES), NO_HTTP),
    answers("status-204", http("HTTP/1.1 204 None", body=SOUND_BYTES), NOT_STS + "204"),
    answers("status-304", http("HTTP/1.1 304 Same", body=SOUND_BYTES), NOT_STS + "304"),
    answers("status-206", sized(SOUND_BYTES, status="206 Part"), NOT_STS + "206"),
    answers("status-101", http("HTTP/1.1 101 Switch", "Upgrade: h2c"), NOTHING),
    answers("interim-reply-alone", http("HTTP/1.1 100 Continue"), NOTHING),
    answers("header-without-colon", http(OK, "no colon", body=b"x"), NO_HTTP),
    answers("header-with-nul", http(OK, "Date: \0x", body=b"x"), NO_HTTP),
    answers("escape-in-content-type", http(OK, "Content-Type: \x1b[x", body=b"x"), r"200, \x1b[x"),
    answers("giant-content-type", http(OK, f"Content-Type: {'x' * 9999}", body=b"x"), "x" * 64),
    answers("content-length-too-large", http(OK, "Content-Length: 9999", body=SOUND_BYTES), CUT),
    answers("content-length-too-small", http(OK, "Content-Length: 99", body=SOUND_BYTES), NOT_STS),
    answers("content-length-negative", http(OK, "Content-Length: -1", body=SOUND_BYTES), NO_HTTP),
    answers("content-length-in-words", http(OK, "Content-Length: all", body=SOUND_BYTES), NO_HTTP),
    answers("content-length-too-long", http(OK, f"Content-Length: {'9' * 40}", body=b"x"), NOT_STS),
    answers(
        "two-content-lengths",
        http(OK, "Content-Length: 9", f"Content-Length: {2**40}", body=b"x" * 9),
        CUT,
    ),
    answers("two-replies", sized(PORTAL, HTML) + sized(SOUND_BYTES), NOT_STS + "200, text/html"),
    answers_for_ever("body-without-end", http(OK, HTML), b"<x>" + b" " * 1021, TOO_LONG),
    answers("body-of-blanks", sized(b" " * (2**20 + 1)), TOO_LONG),
]

ENDLESS = [
    answers_for_ever("status-line-without-end", b"HTTP/1.1 ", b"2", NO_END),
    answers_for_ever("interim-replies-for-ever", b"", http("HTTP/1.1 100 Go on"), TOO_MANY_HEADERS),
    answers_for_ever("early-hints-for-ever", b"", http("HTTP/1.1 103 "), TOO_MANY_HEADERS),
    answers_for_ever("headers-for-ever", b"HTTP/1.1 200 OK\r\n", b"a: b\r\n", TOO_MANY_HEADERS),
    answers_for_ever("header-without-end", b"HTTP/1.1 200 OK\r\na: ", b"b", NO_END),
    answers_for_ever("folded-for-ever", http(OK)[:-2] + b"a: b\r\n", b" c\r\n", TOO_MANY_HEADERS),
    answers_for_ever("nameless-headers", b"HTTP/1.1 200 OK\r\n", b":\r\n", TOO_MANY_HEADERS),
    answers_for_ever("chunks-for-ever", http(OK, CHUNKED), chunk(b" " * 1000), TOO_LONG),
    answers_for_ever(
        "trailers-for-ever", http(OK, CHUNKED, body=b"0\r\n"), b"a: b\r\n", TOO_MANY_HEADERS
    ),
    answers_for_ever("trailer-without-end", http(OK, CHUNKED, body=b"0\r\na: "), b"b", NO_END),
    answers("chunk-without-end", http(OK, CHUNKED, body=b"ff\r\nx"), CUT),
    answers("chunk-in-words", http(OK, CHUNKED, body=b"many\r\nx"), NO_CHUNK),
    answers("chunk-too-large", http(OK, CHUNKED, body=b"f" * 40 + b"\r\nx"), NO_CHUNK),
    answers("chunk-below-zero", http(OK, CHUNKED, body=b"-5\r\nx"), NO_CHUNK),
]


def _coded(name: str, body: bytes, *says: str) -> list[Case]:
    return [
        answers(f"transfer-coded-{name}", http(OK, f"Transfer-Encoding: {name}", body=body), says),
        answers(f"coded-{name}", sized(body, f"Content-Encoding: {name}"), NOT_STS + "200"),
    ]


CODED = [
    *_coded("gzip", GZIP_BOMB, TOO_LONG, NO_CODING),
    *_coded("deflate", ZLIB_BOMB, TOO_LONG, NO_CODING),
    *_coded("zstd", ZSTD_BOMB, TOO_LONG, NO_CODING),
    *_coded("br", b"\x5b" + bytes(64), NO_CODING),
    *_coded("gzip, gzip, gzip, gzip, gzip, gzip", GZIP_BOMB, NO_CODING),
    *_coded("rot13", PORTAL, NO_CODING),
]
"""Bodies that grow when they are unpacked: nobody asked for that."""


TARGETS = (
    "/elsewhere", "https://localhost:1/", "http://localhost:1/", "file:///etc/passwd", "//x", "",
    "\x1b[2J",
)  # fmt: skip
REDIRECTS = [
    answers(
        f"redirect-{status}-{number}",
        sized(b"", f"Location: {target}", status=f"{status} There"),
        NOT_STS + f"{status}, no body",
    )
    for number, target in enumerate(TARGETS)
    for status in ((301, 302, 303, 307, 308) if number == 0 else (307,))
]

REFUSALS = [
    *(
        answers(f"asks-for-{kind}", sized(b"", header, status=f"{status} No"), NOT_STS)
        for status, kind, header in (
            (401, "basic", "WWW-Authenticate: Basic realm=x"),
            (401, "ntlm", "WWW-Authenticate: NTLM"),
            (401, "negotiate", "WWW-Authenticate: Negotiate"),
            (407, "a-proxy-user", "Proxy-Authenticate: Basic realm=x"),
            (417, "no-expectation", "Connection: close"),
            (421, "another-connection", "Connection: close"),
            (425, "patience", "Retry-After: 0"),
            (429, "a-century", "Retry-After: 3155760000"),
        )
    ),
    *(
        answers(f"broken-{status}", sized(PORTAL, HTML, status=f"{status} No"), f"HTTP {status}")
        for status in (408, 500, 501, 502, 503, 504, 511, 599)
    ),
    answers("portal", sized(PORTAL, HTML), NOT_STS + "200, text/html"),
    answers("portal-that-says-no", sized(PORTAL, HTML, status="403 No"), NOT_STS + "403"),
    answers("plain-words", sized(b"no", "Content-Type: text/plain"), NOT_STS + "200, text/plain"),
    answers("cookies", sized(PORTAL, HTML, *["Set-Cookie: a=b"] * 500), NOT_STS + "200"),
    answers("strict-transport", sized(PORTAL, "Alt-Svc: h3=\":1\""), NOT_STS + "200"),
]

CASES = [*FRAMES, *ENDLESS, *CODED, *REDIRECTS, *REFUSALS]
