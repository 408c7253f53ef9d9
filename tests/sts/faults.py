"""Misbehaviour on request: what networks, proxies and broken servers do to a call."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "handshake",  # the connection is closed before TLS begins
    "connect",  # the connection is closed right after the TLS handshake
    "drop-unread",  # closed when the request's head has come
    "drop-unanswered",  # the call is carried out, then the connection is closed
    "hold",  # the call waits, before it is carried out, until the test releases it
    "delay",  # carried out, then answered after `value` seconds
    "truncate",  # half of the reply's body, then the end
    "flood",  # a body of `value` bytes, or one that never ends
    "reply",  # `value`, a Reply, instead of carrying the call out
    "error",  # `value`, an AwsError, instead of carrying the call out
    "lie",  # carried out, then answered with the lie of this name
    "date",  # carried out; `value` as Date header, or none at all
]

CONNECTION_KINDS = frozenset({"handshake", "connect"})


@dataclass
class Fault:
    kind: Kind
    value: Any = None
    calls: int | None = 1
    """How many calls it meets; None for all from now on."""
    action: str | None = None
    """Only calls of this action."""
    release: threading.Event = field(default_factory=threading.Event)

    def meets(self, action: str | None) -> bool:
        return self.action is None or self.action == action


class Faults:
    """The faults that wait for their calls; the first that fits is taken."""

    def __init__(self) -> None:
        self._all: list[Fault] = []
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self._all.append(fault)
            self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Ends them all; calls that are held go on."""
        with self._lock:
            for fault in self._all:
                fault.release.set()
            self._waiting.clear()

    def take_for_connection(self) -> Fault | None:
        return self._take(lambda fault: fault.kind in CONNECTION_KINDS)

    def take_for_head(self) -> Fault | None:
        return self._take(lambda fault: fault.kind == "drop-unread")

    def take_for_call(self, action: str) -> Fault | None:
        early = CONNECTION_KINDS | {"drop-unread"}
        return self._take(lambda fault: fault.kind not in early and fault.meets(action))

    def _take(self, fits: Callable[[Fault], bool]) -> Fault | None:
        with self._lock:
            for fault in self._waiting:
                if fits(fault):
                    if fault.calls is not None:
                        fault.calls -= 1
                        if fault.calls <= 0:
                            self._waiting.remove(fault)
                    return fault
        return None
