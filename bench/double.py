"""The STS double as a process of its own, and signed calls to it: what is measured and what answers
share no interpreter."""

import json
import shutil
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import ROOT

from sts import sigv4
from sts.default_world import LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.replies import compact_timestamp
from sts.totp import STEP, code_at

PATIENCE = 10
"""Seconds in which the double has to be there."""


@dataclass(frozen=True)
class Keys:
    access_key_id: str = LEE_KEY
    secret: str = LEE_SECRET
    token: str = ""


class Double:
    def __init__(self, state: Path) -> None:
        self._state = state
        self.url = (state / "url").read_text().strip()
        self.ca = state / "ca.pem"
        self.tls = ssl.create_default_context(cafile=str(self.ca))

    def order(self, name: str, **given: Any) -> Any:
        """As tests/sts/control.py has them."""
        body = json.dumps(given).encode()
        with urllib.request.urlopen(f"{self.url}/double/{name}", body, context=self.tls) as reply:
            return json.load(reply)

    def next_code(self, device: str = LEE_DEVICE) -> str:
        """Without waiting for it."""
        self.order("advance", device=device)
        shown = json.loads((self._state / "devices.json").read_text())[device]
        return code_at(shown["seed"], int(time.time() + shown["offset"]) // STEP)

    def connections(self) -> list[int]:
        """The calls of each connection that calls came on."""
        return [one["calls"] for one in self.order("connections") if one["calls"]]

    @property
    def environment(self) -> dict[str, str]:
        return {"AWS_ENDPOINT_URL_STS": self.url, "AWS_CA_BUNDLE": str(self.ca)}


@contextmanager
def double_process(state: Path) -> Iterator[Double]:
    program = ROOT / "tests/sts/double"
    process = subprocess.Popen([str(program), "--state", str(state)], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        if not process.stdout.readline():
            sys.exit("the double does not start")
        yield Double(state)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def signed_headers(url: str, body: bytes, keys: Keys) -> dict[str, str]:
    """For a POST of the body to STS, now."""
    now = compact_timestamp(time.time())
    headers = {
        "Host": url.removeprefix("https://"),
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        "X-Amz-Date": now,
    }
    if keys.token:
        headers["X-Amz-Security-Token"] = keys.token
    signed = tuple(sorted(name.lower() for name in headers))
    request = sigv4.Request("POST", "/", tuple(headers.items()), body)
    scope = sigv4.Scope(now[:8], "us-east-1", "sts")
    to_sign = sigv4.string_to_sign(now, scope, sigv4.canonical_request(request, signed))
    headers["Authorization"] = (
        f"{sigv4.ALGORITHM} Credential={keys.access_key_id}/{scope}, "
        f"SignedHeaders={';'.join(signed)}, Signature={sigv4.signature(keys.secret, scope, to_sign)}"
    )
    return headers


def long_term(name: str, role: str, device: str = LEE_DEVICE, keys: Keys = Keys()) -> str:
    return (
        f"[{name}-long-term]\naws_access_key_id = {keys.access_key_id}\n"
        f"aws_secret_access_key = {keys.secret}\naws_mfa_device = {device}\nassume_role = {role}\n\n"
    )


def write_credentials(home: Path, sections: Sequence[str]) -> Path:
    file = home / ".aws/credentials"
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir(mode=0o700, parents=True)
    file.write_text("".join(sections))
    file.chmod(0o600)
    return file
