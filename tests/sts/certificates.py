"""The double's own certificate authority and server certificate, made by openssl(1)."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("DNS:localhost", "IP:127.0.0.1")
REGIONS = (
    "us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-east-1", "me-south-1",
    "us-gov-west-1", "us-gov-east-1",
)  # fmt: skip
AWS = (
    *(f"DNS:{service}.amazonaws.com" for service in ("sts", "iam")),
    *(f"DNS:*.{region}.amazonaws.com" for region in REGIONS),
    *(f"DNS:*.{region}.api.aws" for region in REGIONS),
    "DNS:*.cn-north-1.amazonaws.com.cn",
    "DNS:*.cn-northwest-1.amazonaws.com.cn",
)
"""AWS's own names, for tests that reach the double through its proxy."""


@dataclass(frozen=True)
class Certificates:
    authority: Path
    certificate: Path
    key: Path


def make_certificates(folder: Path, names: tuple[str, ...] = LOOPBACK + AWS) -> Certificates:
    """Valid for a century, so that tests with a clock of their own trust them as well."""
    authority_key, authority = folder / "ca-key.pem", folder / "ca.pem"
    key, request, certificate = folder / "key.pem", folder / "request.pem", folder / "cert.pem"
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    _openssl(
        "req", "-x509", *curve, "-days", "36500", "-subj", "/CN=STS double authority",
        "-keyout", authority_key, "-out", authority,
    )  # fmt: skip
    _openssl("req", "-new", *curve, "-subj", "/CN=STS double", "-keyout", key, "-out", request)
    extensions = folder / "extensions.cnf"
    extensions.write_text(
        f"basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\n"
        f"subjectAltName={','.join(names)}\n"
    )
    _openssl(
        "x509", "-req", "-in", request, "-days", "36500", "-CA", authority, "-CAkey", authority_key,
        "-CAcreateserial", "-extfile", extensions, "-out", certificate,
    )  # fmt: skip
    return Certificates(authority, certificate, key)


def _openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
