"""Orders from other processes: `POST /double/...` with a JSON object.

advance {"device": SERIAL}: the device shows its next code. skew {"seconds": N}: AWS's clock.
fault {"kind": ..., "value": ..., "calls": N or null, "action": ...}: the next calls go wrong; an
error or a lie is given by its name. clear {}: no more faults. calls {}: the log as a JSON list.
"""

import json
from typing import Any, Protocol

from sts.call_log import CallLog
from sts.exchange import Reply
from sts.faults import Fault, Faults
from sts.lies import ERRORS


class Controlled(Protocol):
    faults: Faults
    log: CallLog

    def advance(self, device: str) -> None: ...

    def set_skew(self, seconds: float) -> None: ...


def answer(double: Controlled, path: str, body: bytes) -> Reply:
    try:
        result = _obey(double, path.removeprefix("/double/"), json.loads(body or b"{}"))
    except (LookupError, TypeError, ValueError) as problem:
        return Reply(400, f"{type(problem).__name__}: {problem}\n".encode())
    return Reply(200, json.dumps(result).encode(), {"Content-Type": "application/json"})


def _obey(double: Controlled, order: str, given: dict[str, Any]) -> object:
    match order:
        case "advance":
            double.advance(given["device"])
        case "skew":
            double.set_skew(float(given["seconds"]))
        case "fault":
            if given["kind"] == "error":
                given["value"] = ERRORS[given["value"]]
            double.faults.add(Fault(**given))
        case "clear":
            double.faults.clear()
        case "calls":
            return [call.as_json() for call in double.log.all()]
        case _:
            raise LookupError(order)
    return {}
