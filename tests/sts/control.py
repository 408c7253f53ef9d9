"""Orders from other processes: `POST /double/...` with a JSON object.

advance {"device": SERIAL}: the device shows its next code. skew {"seconds": N}: AWS's clock.

fault {"kind": ..., "value": ..., "calls": N or null, "action": ..., "every": N, "after": N}: calls
go wrong, as faults.py says; an error or a lie is given by its name. clear {}: no more faults.

roles {"count": N}: default_world.add_team_roles; a JSON list of their ARNs.
revoke {"session": ID, "expired": false}, age {"session": ID, "seconds": N}, deactivate {"key": ID,
"active": false}: what StsDouble does to sessions, by their access keys, and to long-term keys.

calls {}: the log as a JSON list. connections {}: all there were, as connections.py has them; those
that orders came on have `orders`. load {}: {"most_at_once": N} of the calls.
"""

import json
from dataclasses import asdict
from typing import Any, Protocol

from sts.call_log import CallLog
from sts.connections import Connections
from sts.exchange import Reply
from sts.faults import Fault, Faults
from sts.lies import ERRORS
from sts.world import Session, World


class Controlled(Protocol):
    faults: Faults
    log: CallLog
    connections: Connections
    world: World

    def advance(self, device: str) -> None: ...

    def set_skew(self, seconds: float) -> None: ...

    def add_roles(self, count: int) -> list[str]: ...

    def revoke(self, session: Session, expired: bool = False) -> None: ...

    def age(self, session: Session, seconds: float) -> None: ...

    def deactivate(self, key: str, active: bool = False) -> None: ...


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
        case "roles":
            return double.add_roles(given["count"])
        case "revoke":
            double.revoke(double.world.sessions[given["session"]], given.get("expired", False))
        case "age":
            double.age(double.world.sessions[given["session"]], float(given["seconds"]))
        case "deactivate":
            double.deactivate(**given)
        case "connections":
            return [asdict(connection) for connection in double.connections.all()]
        case "load":
            return {"most_at_once": double.log.most_at_once}
        case "calls":
            return [call.as_json() for call in double.log.all()]
        case _:
            raise LookupError(order)
    return {}
