"""A signed call with a view of the bytes: what botocore would hide or repair."""

import http.client
import ssl
from urllib.parse import urlencode

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble
from sts.world import Session


def connect(double: StsDouble) -> http.client.HTTPSConnection:
    context = ssl.create_default_context(cafile=str(double.ca))
    return http.client.HTTPSConnection("localhost", double.port, timeout=5, context=context)


def call(
    double: StsDouble, connection: http.client.HTTPSConnection, action: str, **parameters: str
) -> http.client.HTTPResponse:
    """By lee's long-term key."""
    return _call(double, connection, Credentials(LEE_KEY, LEE_SECRET), action, parameters)


def call_of(
    double: StsDouble,
    connection: http.client.HTTPSConnection,
    session: Session,
    action: str,
    **parameters: str,
) -> http.client.HTTPResponse:
    """By a session."""
    keys = Credentials(session.access_key_id, session.secret, session.token)
    return _call(double, connection, keys, action, parameters)


def _call(
    double: StsDouble,
    connection: http.client.HTTPSConnection,
    keys: Credentials,
    action: str,
    parameters: dict[str, str],
) -> http.client.HTTPResponse:
    body = urlencode({"Action": action, "Version": "2011-06-15"} | parameters)
    request = AWSRequest("POST", double.url + "/", data=body)
    SigV4Auth(keys, "sts", "us-east-1").add_auth(request)
    connection.request("POST", "/", body, dict(request.headers))
    return connection.getresponse()
