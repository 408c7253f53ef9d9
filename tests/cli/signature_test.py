"""What stsmfa sends, checked by botocore's signer: a third opinion besides the double's own."""

from collections.abc import Callable
from datetime import UTC, datetime
from unittest.mock import patch

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from cli.support.examples import MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble


def test_botocore_signs_the_same_request_alike(
    home: Home, double: StsDouble, stsmfa: Program, code: Callable[[], str]
) -> None:
    home.write_credentials(MAIN)
    assert stsmfa.run("--token", code()).status == 0
    (call,) = double.calls()
    headers = {name.lower(): value for name, value in call.request.headers}
    authorization = headers.pop("authorization")
    signed = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")
    request = AWSRequest(
        "POST",
        double.url + call.request.target,
        {name: headers[name] for name in signed},
        call.request.body,
    )
    then = datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    with patch("botocore.auth.datetime") as clock:
        clock.datetime.utcnow.return_value = then.replace(tzinfo=None)
        SigV4Auth(Credentials(LEE_KEY, LEE_SECRET), "sts", call.region).add_auth(request)
    assert request.headers["Authorization"] == authorization
