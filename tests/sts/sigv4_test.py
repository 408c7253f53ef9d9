"""The double's signer against the published test suite of SigV4."""

import hashlib
import json
from pathlib import Path

import pytest

from conformance.vectors import find_vectors
from sts import sigv4

CASES = sorted(path for suite in find_vectors("sigv4") for path in suite.glob("*/context.json"))


def _parse(text: bytes) -> sigv4.Request:
    head, _, body = text.partition(b"\n\n")
    first, *lines = head.decode().split("\n")
    method, target = first.removesuffix(" HTTP/1.1").split(" ", 1)
    headers: list[tuple[str, str]] = []
    for line in filter(None, lines):
        if line[0].isspace():
            name, value = headers.pop()
            headers.append((name, f"{value}\n{line}"))
        else:
            name, _, value = line.partition(":")
            headers.append((name, value))
    return sigv4.Request(method, target, tuple(headers), body)


@pytest.mark.skipif(not CASES, reason="the conformance vectors are not here")
@pytest.mark.parametrize("case", [path.parent for path in CASES], ids=lambda path: path.name)
def test_signs_as_the_suite_says(case: Path) -> None:
    context = json.loads((case / "context.json").read_text())
    credentials = context["credentials"]
    timestamp = context["timestamp"].replace("-", "").replace(":", "")
    request = _parse((case / "request.txt").read_bytes())
    added = [("X-Amz-Date", timestamp)]
    if "token" in credentials and not context.get("omit_session_token"):
        added.append(("X-Amz-Security-Token", credentials["token"]))
    if context["sign_body"]:
        added.append(("x-amz-content-sha256", hashlib.sha256(request.body).hexdigest()))
    request = sigv4.Request(
        request.method, request.target, request.headers + tuple(added), request.body
    )
    signed = tuple(sorted({name.lower() for name, _ in request.headers}))
    scope = sigv4.Scope(timestamp[:8], context["region"], context["service"])

    canonical = sigv4.canonical_request(request, signed, context["normalize"])
    to_sign = sigv4.string_to_sign(timestamp, scope, canonical)

    assert canonical == (case / "header-canonical-request.txt").read_text()
    assert to_sign == (case / "header-string-to-sign.txt").read_text()
    signature = sigv4.signature(credentials["secret_access_key"], scope, to_sign)
    assert signature == (case / "header-signature.txt").read_text()


def test_an_authorization_header_is_read_with_its_parts() -> None:
    parsed = sigv4.parse_authorization(
        "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/sts/aws4_request, "
        f"SignedHeaders=content-type;host;x-amz-date, Signature={'0a' * 32}"
    )
    assert parsed is not None
    assert str(parsed.scope) == "20150830/us-east-1/sts/aws4_request"
    assert parsed.signed_headers == ("content-type", "host", "x-amz-date")


@pytest.mark.parametrize("header", ["", "Basic x", "AWS4-HMAC-SHA256 Credential=AKID"])
def test_any_other_header_is_none(header: str) -> None:
    assert sigv4.parse_authorization(header) is None
