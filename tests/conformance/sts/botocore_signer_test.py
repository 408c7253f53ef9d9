"""The signer against botocore's own, on calls made at random (from a fixed seed).

STSMFA_SIGN_DRIVER names the program that signs for us, tests/unit/sts/sign_driver.cpp.
"""

import datetime
import json
import os
import random
import string
import subprocess
from unittest import mock

import pytest

auth = pytest.importorskip("botocore.auth")
from botocore.awsrequest import AWSRequest  # noqa: E402
from botocore.credentials import Credentials  # noqa: E402

CASES = 200
HOSTS = [
    "https://sts.amazonaws.com", "https://sts.eu-west-1.amazonaws.com",
    "https://sts.cn-north-1.amazonaws.com.cn", "https://STS.Example.ORG", "https://h:443",
    "https://h:8443", "http://localhost", "http://localhost:80", "http://127.0.0.1:4566",
    "http://[::1]:8080", "https://[2001:db8::a]", "https://[2001:DB8::A]:443",
]
# botocore drops the slash after a last `..`, RFC 3986 (and libcurl) keep it: none ends so here.
PATHS = [
    "", "/", "/sts", "/sts/", "/a/b/c", "//a//b/", "/a/./b/../c", "/a%20b/c", "/-._~/", "/a+b=c",
    "/a:b@c", "/%E1%88%B4", "/%2F/x", "/*'()!",
]
TEXTS = [
    "", "lee", "a b", "a+b", "a%20b", "a&b=c", "~tilde-._", "jos\u00e9", "\u674e\u56db", "\U0001f511",
    "tab\tnew\nline", "quote\"'\\", "/path/to:role", "*()!", "e\u0301", "\x00\x7f",
    "arn:aws:iam::123456789012:mfa/lee", "012345",
]


def random_case(rng):
    word = lambda letters, size: "".join(rng.choice(letters) for _ in range(size))
    base64 = string.ascii_letters + string.digits + "+/="
    moment = datetime.datetime(2000, 1, 1) + datetime.timedelta(seconds=rng.randrange(10**9))
    names = rng.sample(["DurationSeconds", "RoleArn", "ExternalId", "Tags.member.1.Key", "X-y_z"],
                       rng.randrange(5))
    return {
        "service": rng.choice(["sts", "iam"]),
        "region": rng.choice(["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1"]),
        "url": rng.choice(HOSTS) + rng.choice(PATHS),
        "action": rng.choice(["GetSessionToken", "AssumeRole", "GetCallerIdentity"]),
        "parameters": [[name, rng.choice(TEXTS) + rng.choice(TEXTS)] for name in names],
        "access_key_id": "AKIA" + word(string.ascii_uppercase, 16),
        "secret_access_key": word(base64, 40),
        "session_token": rng.choice(["", word(base64, rng.randrange(1, 4096))]),
        "time": moment.strftime("%Y%m%dT%H%M%SZ"),
    }


def sign_with_driver(cases):
    driver = subprocess.run(
        [os.environ["STSMFA_SIGN_DRIVER"]], input="".join(json.dumps(c) + "\n" for c in cases),
        capture_output=True, text=True, check=True, timeout=60)
    return [json.loads(line) for line in driver.stdout.splitlines()]


def sign_with_botocore(case, body):
    request = AWSRequest(
        "POST", case["url"] if "/" in case["url"].split("://")[1] else case["url"] + "/",
        headers={"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, data=body)
    keys = Credentials(case["access_key_id"], case["secret_access_key"],
                       case["session_token"] or None)
    with mock.patch("botocore.auth.datetime") as clock:
        clock.datetime.utcnow.return_value = datetime.datetime.strptime(
            case["time"], "%Y%m%dT%H%M%SZ")
        auth.SigV4Auth(keys, case["service"], case["region"]).add_auth(request)
    return request


def form_of(case):
    """The body by Python's own idea of percent-encoding."""
    from urllib.parse import quote
    version = "2011-06-15" if case["service"] == "sts" else "2010-05-08"
    pairs = [["Action", case["action"]], ["Version", version]] + case["parameters"]
    return "&".join(quote(name, safe="-._~") + "=" + quote(value, safe="-._~")
                    for name, value in pairs)


@pytest.fixture(scope="module")
def signed():
    rng = random.Random(20150830)
    cases = [random_case(rng) for _ in range(CASES)]
    return list(zip(cases, sign_with_driver(cases), strict=True))


def test_all_cases_are_signed_as_botocore_signs_them(signed):
    assert len(signed) == CASES
    for case, ours in signed:
        headers = dict(ours["headers"])
        theirs = sign_with_botocore(case, ours["body"])
        for name in ("X-Amz-Date", "X-Amz-Security-Token", "Authorization"):
            assert headers.get(name) == theirs.headers.get(name), (name, case)


def test_all_bodies_are_forms_of_what_was_called(signed):
    for case, ours in signed:
        assert ours["body"] == form_of(case), case
        assert ours["method"] == "POST"
        assert ours["url"] == case["url"]
