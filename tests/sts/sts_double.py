"""The double as one object: start it, look at it, make it misbehave, stop it."""

import json
import os
import ssl
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import TracebackType

from sts.call_log import CallLog
from sts.certificates import Certificates, make_certificates
from sts.connections import Connections
from sts.default_world import LEE, LEE_DEVICE, LEE_KEY, add_team_roles, default_world
from sts.errors import AwsError
from sts.exchange import Exchange, Reply
from sts.faults import Fault, Faults, Kind
from sts.server import Server
from sts.service import Service
from sts.totp import STEP
from sts.world import Session, World

DEVICES_FILE = "devices.json"


class StsDouble:
    """AWS on loopback.

    `state` is a folder for its certificates, its log `calls.jsonl` and the devices' seeds, which
    the authenticator shows codes from. Certificates made before can be given, since openssl(1)
    takes longer than all the rest.
    """

    def __init__(
        self, state: Path, world: World | None = None, certificates: Certificates | None = None
    ) -> None:
        self.state = state
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.certificates = certificates or make_certificates(state)
        self.world = world or default_world()
        self.clock: Callable[[], float] = time.time
        self.skew = 0.0
        self.faults = Faults()
        self.log = CallLog(state / "calls.jsonl")
        self.connections = Connections()
        self.service = Service(self.world)
        self._write_devices()

    def start(self, port: int = 0) -> "StsDouble":
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(self.certificates.certificate, self.certificates.key)
        self._secured = Server(self, tls, port)
        self._plain = Server(self, None)
        self._secured.start()
        self._plain.start()
        return self

    def stop(self) -> None:
        """Ends every connection, so that nobody waits for an answer."""
        self.faults.clear()
        self._secured.stop()
        self._plain.stop()
        self.connections.cut()

    def __enter__(self) -> "StsDouble":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        return self._secured.port

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    @property
    def plain_url(self) -> str:
        return f"http://127.0.0.1:{self._plain.port}"

    @property
    def ca(self) -> Path:
        return self.certificates.authority

    def now(self) -> float:
        """AWS's clock: the real one unless a test has set it another time, or moved it."""
        return self.clock() + self.skew

    def set_skew(self, seconds: float) -> None:
        """Makes everybody else's clock look wrong."""
        self.skew = seconds
        self._write_devices()

    def advance(self, device: str = LEE_DEVICE) -> None:
        """The device, and what AWS expects of it, moves on to the next code."""
        self.world.devices[device].shift += 1
        self._write_devices()

    def code(self, device: str = LEE_DEVICE) -> str:
        """A code that has not been used yet, without waiting for one; nor has the device shown the
        same digits a moment ago, as it does once in a million steps."""
        its = self.world.devices[device]
        self.advance(device)
        while its.code(self.now()) in its.around(self.now(), 4, 0):
            self.advance(device)
        return its.code(self.now())

    def wrong_code(self, device: str = LEE_DEVICE) -> str:
        """Six digits that the device shows neither now nor in the steps around."""
        right = self.code(device)
        around = self.world.devices[device].around(self.now(), 4, 4) | {right}
        others = (f"{(int(right) + n) % 1_000_000:06d}" for n in count(111_111))
        return next(code for code in others if code not in around)

    def calls(self, action: str | None = None) -> list[Exchange]:
        return self.log.all(action)

    def session(self, number: int = -1) -> Session:
        """The credentials issued last, or the n-th."""
        return list(self.world.sessions.values())[number]

    def issue(self, left: float, role: str | None = None, *, with_code: bool = False) -> Session:
        """Without a call, good for so many seconds: lee's session of the role, or lee's own, which
        may have been made with a code just now."""
        if role is not None:
            its = self.world.roles[role]
            return self.world.issue(self.now() + left, None, role=its, name="lee")
        mfa_time = self.now() if with_code else None
        return self.world.issue(self.now() + left, self.world.users[LEE], mfa_time=mfa_time)

    def add_roles(self, count: int) -> list[str]:
        """default_world.add_team_roles."""
        return add_team_roles(self.world, count)

    def revoke(self, session: Session, expired: bool = False) -> None:
        """AWS does not know the session any more (InvalidClientTokenId), or says that it is over
        (ExpiredToken)."""
        if expired:
            self.world.change(session, expiration=self.now())
        else:
            self.world.change(session, active=False)

    def deactivate(self, key: str = LEE_KEY, active: bool = False) -> None:
        """A long-term key; its sessions live on, as AWS's do."""
        self.world.keys[key].active = active

    def age(self, session: Session, seconds: float) -> None:
        """The code for the session was given so many seconds ago; for aws:MultiFactorAuthAge."""
        if session.mfa_time is None:
            raise ValueError(f"{session.access_key_id} was made without a code")
        self.world.change(session, mfa_time=self.now() - seconds)

    def misbehave(
        self,
        kind: Kind,
        value: object = None,
        calls: int | None = 1,
        action: str | None = None,
        *,
        every: int = 1,
        after: int = 0,
    ) -> Fault:
        """The next calls go wrong; faults.py says how."""
        return self.faults.add(Fault(kind, value, calls, action, every, after))

    def refuse(self, error: AwsError, calls: int | None = 1) -> Fault:
        return self.misbehave("error", error, calls)

    def reply(self, reply: Reply, calls: int | None = 1) -> Fault:
        return self.misbehave("reply", reply, calls)

    def _write_devices(self) -> None:
        """By rename, so that an authenticator never reads half of it."""
        offset = self.skew
        devices = {
            serial: {"seed": device.seed, "offset": device.shift * STEP + offset}
            for serial, device in self.world.devices.items()
        }
        temporary = self.state / f"{DEVICES_FILE}.new"
        temporary.write_text(json.dumps(devices, indent=1))
        os.replace(temporary, self.state / DEVICES_FILE)
