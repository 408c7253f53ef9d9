"""One request and what became of it: what the double decides on, and what its log keeps."""

from dataclasses import dataclass, field
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
        form = self.request.body.decode("utf-8", "replace")
        if self.request.method == "GET":
            form = self.request.target.partition("?")[2]
        self.parameters = dict(parse_qsl(form, keep_blank_values=True))

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
        """Without the deep copies of dataclasses.asdict, the dearest part of a call."""
        request = vars(self.request) | {"body": self.request.body.decode("latin-1")}
        return vars(self) | {"request": request, "action": self.action, "host": self.host}


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
