"""One request and what became of it: what the double decides on, and what its log keeps."""

from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from sts.sigv4 import Request


@dataclass
class Exchange:
    """A request as it arrived, and step by step what the double found out and answered.

    It is kept whole, the body and every header included: a test can have botocore's signer
    check it again, and look for secrets where they do not belong.
    """

    number: int
    time: float
    connection: int
    request: Request
    access_key_id: str = ""
    region: str = ""
    service: str = ""
    caller: str = ""
    outcome: str = "pending"
    """The error's code, `OK`, or the fault that the reply was lost to."""
    parameters: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        body = self.request.body.decode("utf-8", "replace")
        self.parameters = dict(parse_qsl(body, keep_blank_values=True))

    @property
    def action(self) -> str:
        """Of S3's calls, which have no such parameter, the double knows one."""
        return self.parameters.get("Action", "ListBuckets" if self.service == "s3" else "")

    def header(self, name: str) -> str | None:
        """The first header of this name."""
        for key, value in self.request.headers:
            if key.lower() == name.lower():
                return value
        return None

    @property
    def host(self) -> str:
        return self.header("Host") or ""

    def as_json(self) -> dict[str, Any]:
        known = asdict(self)
        known["request"]["body"] = self.request.body.decode("latin-1")
        return known | {"action": self.action, "host": self.host}


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
