"""Servers that fail before a request can be sent: whatever they do, the code stays unused."""

import ssl
import warnings
from pathlib import Path

from sts.certificates import (
    CENTURY,
    LOOPBACK,
    Certificates,
    make_certificates,
    sign_certificate,
)
from sts.hostile_case import Case, http
from sts.hostile_server import Peer

HELLO = b"\x16\x03\x03\x00\x2c\x02\x00\x00\x28\x03\x03" + bytes(32) + b"\x00\x13\x01\x00\x00\x00"
ALERT = b"\x15\x03\x03\x00\x02\x02\x28"
WARNING = b"\x15\x03\x03\x00\x02\x01\x5a"
CHANGE = b"\x14\x03\x03\x00\x01\x01"
TLS = "TLS failed"
TWO_DAYS_AGO = ("faketime", "-f", "-2d")
NOT_TRUSTED = "the certificate is not trusted: "


def _raw(name: str, says: str, *pieces: bytes, end: bytes = b"") -> Case:
    """In the place of a handshake: the pieces, and `end` again and again."""

    def talk(peer: Peer) -> None:
        peer.connection.recv(2**16)
        for piece in pieces:
            peer.give(piece)
        if end:
            peer.give_for_ever(end)

    return Case(name, talk, says, codes=0)


def _at_once(peer: Peer) -> None:
    """The connection ends before a word was said on it."""


CASES = [
    Case("closes-at-once", _at_once, TLS, codes=0),
    _raw("closes-after-the-hello", TLS),
    _raw("closes-in-the-hello", TLS, HELLO[:20]),
    _raw("half-a-record", TLS, b"\x16\x03\x03\x40\x00" + bytes(100)),
    _raw("alert", TLS, ALERT),
    _raw("warnings-for-ever", TLS, end=WARNING),
    _raw("changes-for-ever", TLS, end=CHANGE),
    _raw("empty-records-for-ever", TLS, end=b"\x16\x03\x03\x00\x00"),
    _raw("giant-record", TLS, b"\x16\x03\x03\xff\xff" + bytes(2**16)),
    _raw("giant-message", TLS, end=b"\x16\x03\x03\x40\x00\x02\xff\xff\xff" + bytes(2**14 - 4)),
    _raw("noise", TLS, end=bytes(range(256))),
    _raw("hello-of-nothing", TLS, HELLO, ALERT),
    _raw("ssl-2", TLS, b"\x80\x2e\x01\x00\x02" + bytes(64)),
    _raw("plain-http", TLS, http("HTTP/1.1 200 OK", "Content-Length: 0")),
    _raw("plain-redirect", TLS, http("HTTP/1.1 301 There", "Location: http://localhost:1/")),
]


STRANGE = (
    "another-name", "a-longer-name", "star", "expired", "self-signed", "of-another-authority",
    "tls-1.1",
)  # fmt: skip


def presented(certificate: Path, key: Path) -> ssl.SSLContext:
    """Of a server that shows this certificate, and there is nothing else to say against it."""
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain(certificate, key)
    return secured


def signed(
    folder: Path,
    by: Certificates,
    names: tuple[str, ...],
    days: int = CENTURY,
    wrapper: tuple[str, ...] = (),
) -> ssl.SSLContext:
    """A certificate of the authority that is trusted, for these names and days."""
    made = Certificates(by.authority, by.authority_key, folder / "cert.pem", folder / "key.pem")
    sign_certificate(made, by, names, days, wrapper)
    return presented(made.certificate, made.key)


def strange(folder: Path, by: Certificates) -> dict[str, tuple[ssl.SSLContext, str]]:
    """Servers by what is wrong with them, with what has to be said of it. One's authority is
    trusted where it is `by`."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    other = make_certificates(elsewhere)
    old = presented(by.certificate, by.key)
    old.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(action="ignore"):  # they are deprecated: so they are here
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    return {
        "another-name": (signed(folder, by, ("DNS:sts.example",)), NOT_TRUSTED),
        "a-longer-name": (signed(folder, by, ("DNS:localhost.example",)), NOT_TRUSTED),
        "star": (signed(folder, by, ("DNS:*",)), NOT_TRUSTED),
        "expired": (signed(folder, by, LOOPBACK, 1, TWO_DAYS_AGO), NOT_TRUSTED),
        "self-signed": (presented(other.authority, other.authority_key), NOT_TRUSTED),
        "of-another-authority": (presented(other.certificate, other.key), NOT_TRUSTED),
        "tls-1.1": (old, TLS),
    }
