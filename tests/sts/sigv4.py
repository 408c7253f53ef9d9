"""AWS Signature Version 4, written from the specification for checking what stsmfa signed.

Independent on purpose: neither stsmfa's signer nor botocore's is looked at here, so that a mistake
would have to be made twice in the same way to go unseen.
"""

import functools
import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

ALGORITHM = "AWS4-HMAC-SHA256"
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Request:
    """An HTTP request as it arrived: the path with its query, headers in order and repeated."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Scope:
    """What a signature is valid for besides the request itself."""

    date: str
    region: str
    service: str

    def __str__(self) -> str:
        return f"{self.date}/{self.region}/{self.service}/aws4_request"


@dataclass(frozen=True)
class Authorization:
    """The parts of an Authorization header."""

    access_key_id: str
    scope: Scope
    signed_headers: tuple[str, ...]
    signature: str


def parse_authorization(value: str) -> Authorization | None:
    """None when the header is not one of this algorithm with all its parts."""
    match = re.fullmatch(
        rf"{ALGORITHM} +Credential=([^/, ]+)/(\d{{8}})/([^/, ]+)/([^/, ]+)/aws4_request, *"
        r"SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})",
        value.strip(),
    )
    if not match:
        return None
    key, date, region, service, signed, signature = match.groups()
    return Authorization(key, Scope(date, region, service), tuple(signed.split(";")), signature)


def _encode(raw: bytes | str, keep: str = "") -> str:
    return quote(raw, safe="-._~" + keep)


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            kept[-1:] = []
        elif part not in ("", "."):
            kept.append(part)
    end = "/" if kept and path.endswith(("/", "/.", "/..")) else ""
    return "/" + "/".join(kept) + end


def _canonical_query(query: str) -> str:
    pairs = []
    for item in filter(None, query.split("&")):
        name, _, value = item.partition("=")
        pairs.append((_encode(unquote_to_bytes(name)), _encode(unquote_to_bytes(value))))
    return "&".join(f"{name}={value}" for name, value in sorted(pairs))


def _canonical_headers(headers: Headers, signed: tuple[str, ...]) -> str:
    values: dict[str, list[str]] = {name: [] for name in signed}
    for name, value in headers:
        if name.lower() in values:
            values[name.lower()].append(re.sub(r"\s+", " ", value.strip()))
    return "".join(f"{name}:{','.join(values[name])}\n" for name in sorted(signed))


def canonical_request(request: Request, signed: tuple[str, ...], normalize: bool = True) -> str:
    path, _, query = request.target.partition("?")
    if normalize:
        path = _without_dots(path)
    return "\n".join(
        (
            request.method,
            _encode(path or "/", keep="/"),
            _canonical_query(query),
            _canonical_headers(request.headers, signed),
            ";".join(sorted(signed)),
            hashlib.sha256(request.body).hexdigest(),
        )
    )


def string_to_sign(timestamp: str, scope: Scope, canonical: str) -> str:
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return f"{ALGORITHM}\n{timestamp}\n{scope}\n{digest}"


@functools.lru_cache(maxsize=1024)
def signing_key(secret: str, scope: Scope) -> bytes:
    """Derived once for all the calls of a day; four HMACs each would be felt with hundreds."""
    key = ("AWS4" + secret).encode()
    for part in (scope.date, scope.region, scope.service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


def signature(secret: str, scope: Scope, to_sign: str) -> str:
    return hmac.digest(signing_key(secret, scope), to_sign.encode(), "sha256").hex()


def is_signed_by(
    secret: str, request: Request, authorization: Authorization, timestamp: str
) -> bool:
    """Whether the request bears the signature that this secret makes over it."""
    canonical = canonical_request(request, authorization.signed_headers)
    expected = signature(
        secret, authorization.scope, string_to_sign(timestamp, authorization.scope, canonical)
    )
    return hmac.compare_digest(expected, authorization.signature)
