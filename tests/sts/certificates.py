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
    authority_key: Path
    certificate: Path
    key: Path


CENTURY = 36500
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def make_certificates(folder: Path, names: tuple[str, ...] = LOOPBACK + AWS) -> Certificates:
    """Valid for a century, so that tests with a clock of their own trust them as well."""
    authority_key, authority = folder / "ca-key.pem", folder / "ca.pem"
    _openssl(
        "req", "-x509", *_KEY, "-days", CENTURY, "-subj", "/CN=STS double authority",
        "-addext", "keyUsage=critical,keyCertSign,cRLSign",
        "-keyout", authority_key, "-out", authority,
    )  # fmt: skip
    key, certificate = folder / "key.pem", folder / "cert.pem"
    made = Certificates(authority, authority_key, certificate, key)
    sign_certificate(made, made, names, CENTURY)
    return made


def sign_certificate(
    made: Certificates,
    by: Certificates,
    names: tuple[str, ...],
    days: int,
    wrapper: tuple[str, ...] = (),
) -> None:
    """A new key and certificate where `made` has its own, signed by the authority of `by`, at the
    time that the wrapper makes it."""
    request = made.certificate.with_name("request.pem")
    _openssl("req", "-new", *_KEY, "-subj", "/CN=STS double", "-keyout", made.key, "-out", request)
    extensions = made.certificate.with_name("extensions.cnf")
    extensions.write_text(
        f"basicConstraints=critical,CA:FALSE\n"
        f"keyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n"
        f"subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n"
        f"subjectAltName={','.join(names)}\n"
    )
    _openssl(
        "x509", "-req", "-in", request, "-days", days, "-CA", by.authority,
        "-CAkey", by.authority_key, "-CAcreateserial", "-extfile", extensions,
        "-out", made.certificate, wrapper=wrapper,
    )  # fmt: skip


def _openssl(*arguments: object, wrapper: tuple[str, ...] = ()) -> None:
    subprocess.run([*wrapper, "openssl", *map(str, arguments)], check=True, capture_output=True)
