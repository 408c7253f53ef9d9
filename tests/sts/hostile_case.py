"""One thing that a hostile server does, and what stsmfa has to say of it."""

from dataclasses import dataclass

from sts.hostile_server import Peer, Talk

REFUSED, NOT_REACHED = 4, 5


@dataclass(frozen=True)
class Case:
    name: str
    talk: Talk
    says: str | tuple[str, ...]
    """A part of the one error; one of several, where releases of libcurl see it differently."""
    status: int = NOT_REACHED
    codes: int = 1
    """How many times the code comes: it stays unused where no request was sent."""

    def __str__(self) -> str:
        return self.name


def answers(name: str, data: bytes, says: str | tuple[str, ...], status: int = NOT_REACHED) -> Case:
    """The request is taken, and this given for it: then the connection ends."""

    def talk(peer: Peer) -> None:
        peer.take()
        peer.give(data)

    return Case(name, talk, says, status)


def breaks_off(name: str, data: bytes, says: str | tuple[str, ...]) -> Case:
    """The same, but the end is not said by TLS: the machine has gone down."""

    def talk(peer: Peer) -> None:
        peer.take()
        peer.give(data)
        peer.says_its_end = False

    return Case(name, talk, says)


def answers_for_ever(name: str, start: bytes, piece: bytes, says: str, pause: float = 0.0) -> Case:
    def talk(peer: Peer) -> None:
        peer.take()
        peer.give(start)
        peer.give_for_ever(piece, pause)

    return Case(name, talk, says)


def http(*lines: str, body: bytes = b"") -> bytes:
    """A reply by its status line and headers, as they are."""
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n" + body


def sized(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A sound frame for whatever body."""
    return http(f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", body=body)


def xml(text: str, *headers: str, status: str = "200 OK") -> bytes:
    return sized(text.encode(), "Content-Type: text/xml", *headers, status=status)
