"""The log of calls: in memory for tests in this process, as JSON lines for everybody else."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

from sts.exchange import Exchange


class CallLog:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._calls: list[Exchange] = []
        self._under_way = 0
        self.most_at_once = 0
        """The largest number of calls that were under way at the same time: the head and body of
        each had come, and its reply had not left."""
        self._changed = threading.Condition()
        path.write_bytes(b"")

    def arrived(self, exchange: Exchange) -> None:
        with self._changed:
            self._calls.append(exchange)
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
            self._changed.notify_all()

    def finished(self, exchange: Exchange) -> None:
        """Called before the reply leaves: who has the reply finds its call in the log."""
        with self._changed:
            self._under_way -= 1
            with self.path.open("a", encoding="utf-8") as log:
                log.write(json.dumps(exchange.as_json()) + "\n")
            self._changed.notify_all()

    def all(self, action: str | None = None) -> list[Exchange]:
        with self._changed:
            return [call for call in self._calls if action in (None, call.action)]

    def wait_until(self, holds: Callable[[list[Exchange]], bool], timeout: float = 10) -> None:
        """Until a condition on the calls holds; AssertionError when it does not in time."""
        with self._changed:
            assert self._changed.wait_for(lambda: holds(self._calls), timeout), (
                f"not seen in {timeout} s; calls: {[(c.action, c.outcome) for c in self._calls]}"
            )
