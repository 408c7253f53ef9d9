"""The sign-in endpoint, asked as AWS's own example asks it."""

import http.client
import json
from urllib.parse import urlencode

import pytest

from sts import default_world as people
from sts.botocore_client import client
from sts.raw_client import connect
from sts.sts_double import StsDouble

DESTINATION = "https://console.aws.amazon.com/s3/home?region=eu-west-1"


def _ask(double: StsDouble, method: str, **parameters: str) -> tuple[http.client.HTTPResponse, str]:
    connection, form = connect(double), urlencode(parameters)
    if method == "POST":
        connection.request("POST", "/federation", form)
    else:
        connection.request("GET", f"/federation?{form}")
    response = connection.getresponse()
    return response, response.read().decode()


def _role_keys(double: StsDouble) -> dict[str, str]:
    client(double).assume_role(RoleArn=people.READER, RoleSessionName="lee")
    return _keys(double)


def _keys(double: StsDouble) -> dict[str, str]:
    session = double.session()
    return {
        "sessionId": session.access_key_id,
        "sessionKey": session.secret,
        "sessionToken": session.token,
    }


def _token(double: StsDouble, method: str = "POST", **more: str) -> str:
    session = json.dumps(_role_keys(double))
    response, body = _ask(double, method, Action="getSigninToken", Session=session, **more)
    assert response.status == 200
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(body)["SigninToken"]


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_roles_keys_lead_to_a_page_in_its_name(double: StsDouble, method: str) -> None:
    token = _token(double, method, SessionDuration="43200")
    response, page = _ask(
        double, "GET", Action="login", Issuer="x", Destination=DESTINATION, SigninToken=token
    )
    assert response.status == 302
    assert response.headers["Location"] == DESTINATION
    assert f"arn:aws:sts::{people.ACCOUNT}:assumed-role/reader/lee" in page


def test_keys_of_a_user_or_a_session_without_a_role_are_refused(double: StsDouble) -> None:
    client(double).get_session_token()
    user = {"sessionId": people.LEE_KEY, "sessionKey": people.LEE_SECRET, "sessionToken": ""}
    for keys in (_keys(double), user):
        response, page = _ask(double, "POST", Action="getSigninToken", Session=json.dumps(keys))
        assert response.status == 400
        assert page.startswith("<html>")


@pytest.mark.parametrize("part", ["sessionId", "sessionKey", "sessionToken"])
def test_each_of_the_three_keys_has_to_be_right(double: StsDouble, part: str) -> None:
    session = json.dumps(_role_keys(double) | {part: "wrong"})
    assert _ask(double, "POST", Action="getSigninToken", Session=session)[0].status == 400


@pytest.mark.parametrize("session", ["", "junk", "[]", "{}", '"x"'])
def test_what_is_no_session_is_refused(double: StsDouble, session: str) -> None:
    assert _ask(double, "POST", Action="getSigninToken", Session=session)[0].status == 400


@pytest.mark.parametrize("duration", ["899", "43201", "x", "-900"])
def test_a_duration_has_its_limits(double: StsDouble, duration: str) -> None:
    session = json.dumps(_role_keys(double))
    response, _ = _ask(
        double, "POST", Action="getSigninToken", Session=session, SessionDuration=duration
    )
    assert response.status == 400


def test_an_expired_session_is_refused(double: StsDouble) -> None:
    session = json.dumps(_role_keys(double))
    double.set_skew(3601)
    assert _ask(double, "POST", Action="getSigninToken", Session=session)[0].status == 400


def test_a_token_is_good_for_a_quarter_of_an_hour(double: StsDouble) -> None:
    token = _token(double)
    login = {"Action": "login", "Destination": DESTINATION}
    assert _ask(double, "GET", **login, SigninToken=token + "x")[0].status == 400
    double.set_skew(901)
    assert _ask(double, "GET", **login, SigninToken=token)[0].status == 400


def test_the_log_has_the_calls_without_their_secrets(double: StsDouble) -> None:
    token = _token(double)
    _ask(double, "GET", Action="login", Destination=DESTINATION, SigninToken=token)
    given, login = double.calls("getSigninToken")[0], double.calls("login")[0]
    assert (given.request.method, given.outcome, login.outcome) == ("POST", "OK", "OK")
    assert given.access_key_id == double.session().access_key_id
    written = double.log.path.read_text()
    for secret in (double.session().secret, double.session().token, token):
        assert secret not in "".join(written.splitlines()[-2:])
