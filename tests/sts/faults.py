"""Misbehaviour on request: what networks, proxies and broken servers do to a call.

Every third AssumeRole is throttled, for ever: Fault("error", THROTTLED, calls=None,
action="AssumeRole", every=3). All connections are cut once, at the 101st call: Fault("cut",
after=100). Every answer comes 0.1 s late, whatever else befalls the call: Fault("delay", 0.1,
calls=None).
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Kind = Literal[
    "handshake",  # the connection is closed before TLS begins
    "connect",  # the connection is closed right after the TLS handshake
    "drop-unread",  # closed when the request's head has come
    "drop-unanswered",  # the call is carried out, then the connection is closed
    "hold",  # the call waits, before it is carried out, until the test releases it
    "delay",  # answered `value` seconds late; it comes on top of any other fault
    "cut",  # not carried out; every connection is closed, with the calls that are under way
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
    every: int = 1
    """It meets each n-th call that fits; 3: the 3rd, the 6th and so on, `calls` of them in all."""
    after: int = 0
    """How many calls that fit are spared first."""
    release: threading.Event = field(default_factory=threading.Event)
    _seen: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind) or self.every < 1 or self.after < 0:
            raise ValueError(f"no such fault: {self}")

    def meets(self, action: str | None) -> bool:
        return self.action is None or self.action == action

    def is_due(self) -> bool:
        """Whether it is the turn of this call, one that fits; asked once a call."""
        self._seen += 1
        return self._seen > self.after and (self._seen - self.after) % self.every == 0


class Faults:
    """The faults that wait for their calls; of those whose turn it is the first is taken.

    All count the calls that fit them from when they were added, those too that another took.
    """

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
        """Ends them all; calls that are held or delayed go on."""
        with self._lock:
            for fault in self._all:
                fault.release.set()
            self._waiting.clear()

    def take_for_connection(self) -> Fault | None:
        return self._take(lambda fault: fault.kind in CONNECTION_KINDS)

    def take_for_head(self) -> Fault | None:
        return self._take(lambda fault: fault.kind == "drop-unread")

    def take_for_call(self, action: str) -> Fault | None:
        others = CONNECTION_KINDS | {"drop-unread", "delay"}
        return self._take(lambda fault: fault.kind not in others and fault.meets(action))

    def take_delay(self, action: str) -> Fault | None:
        return self._take(lambda fault: fault.kind == "delay" and fault.meets(action))

    def _take(self, fits: Callable[[Fault], bool]) -> Fault | None:
        with self._lock:
            due = [fault for fault in self._waiting if fits(fault) and fault.is_due()]
            if not due:
                return None
            if due[0].calls is not None:
                due[0].calls -= 1
                if due[0].calls <= 0:
                    self._waiting.remove(due[0])
            return due[0]
