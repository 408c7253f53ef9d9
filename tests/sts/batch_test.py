"""What a batch of roles meets: one session for all of them, and the sessions that do not do."""

import threading

import pytest

from sts import default_world as people
from sts.botocore_client import client
from sts.raw_client import call, call_of, connect
from sts.sts_double import StsDouble
from sts.world import Session


def _session(double: StsDouble, key: str = people.LEE_KEY) -> Session:
    """By a code of lee's device."""
    secret = people.LEE_SECRET if key == people.LEE_KEY else people.secret_of(key)
    client(double, key, secret).get_session_token(
        SerialNumber=people.LEE_DEVICE, TokenCode=double.code()
    )
    return double.session()


def _assume(double: StsDouble, session: Session, role: str, **more: str) -> tuple[int, str]:
    response = call_of(
        double, connect(double), session, "AssumeRole", RoleArn=role, RoleSessionName="lee", **more
    )
    return response.status, response.read().decode()


def test_one_code_opens_two_hundred_roles_over_four_connections(double: StsDouble) -> None:
    roles = double.add_roles(200)
    session = _session(double)

    def assume(share: list[str]) -> None:
        connection = connect(double)
        for role in share:
            call_of(double, connection, session, "AssumeRole",
                    RoleArn=role, RoleSessionName="lee").read()  # fmt: skip

    threads = [threading.Thread(target=assume, args=(roles[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    calls = double.calls("AssumeRole")
    assert sorted(exchange.parameters["RoleArn"] for exchange in calls) == sorted(roles)
    assert {exchange.outcome for exchange in calls} == {"OK"}
    (with_code,) = double.calls("GetSessionToken")
    links = {link.number: link for link in double.connections.all()}
    assert links[with_code.connection].calls == 1
    assert sum(links[number].calls for number in {call.connection for call in calls}) == 200
    assert len({exchange.connection for exchange in calls}) == 4


def test_a_team_role_is_lees_alone_and_wants_a_code(double: StsDouble) -> None:
    (role,) = double.add_roles(1)
    assert role == people.team_role(1)
    call(double, connect(double), "GetSessionToken").read()
    without_code = double.session()
    assert without_code.mfa_time is None
    assert _assume(double, without_code, role)[0] == 403
    kim = double.world.issue(
        double.now() + 900, double.world.users[people.KIM], mfa_time=double.now()
    )
    assert _assume(double, kim, role)[0] == 403
    assert _assume(double, _session(double), role)[0] == 200


@pytest.mark.parametrize("role", [people.STRANGER, people.MISSING])
def test_a_role_that_is_not_there_and_one_that_does_not_trust_look_alike(
    double: StsDouble, role: str
) -> None:
    status, body = _assume(double, _session(double), role)
    assert status == 403
    assert f"User: {people.LEE} is not authorized to perform: sts:AssumeRole" in body
    assert f"on resource: {role}</Message>" in body


def test_a_role_nobody_is_named_for_trusts_nobody(double: StsDouble) -> None:
    lonely = f"arn:aws:iam::{people.ACCOUNT}:role/lonely"
    double.world.add_role(lonely)
    assert _assume(double, _session(double), lonely)[0] == 403


def test_a_session_grows_too_old_for_a_role(double: StsDouble) -> None:
    session = _session(double)
    double.age(session, 290)
    assert _assume(double, session, people.RECENT)[0] == 200
    double.age(session, 300)
    status, body = _assume(double, session, people.RECENT)
    assert status == 403
    assert f"not authorized to perform: sts:AssumeRole on resource: {people.RECENT}" in body
    assert _assume(double, session, people.ADMIN)[0] == 200


def test_an_age_is_asked_for_where_mfa_is_not(double: StsDouble) -> None:
    """NumericLessThan does not hold for a key that is not there."""
    double.world.roles[people.READER].mfa_max_age = 300
    call(double, connect(double), "GetSessionToken").read()
    assert _assume(double, double.session(), people.READER)[0] == 403
    assert _assume(double, _session(double), people.READER)[0] == 200


def test_a_session_without_a_code_has_no_age(double: StsDouble) -> None:
    call(double, connect(double), "GetSessionToken").read()
    with pytest.raises(ValueError, match="without a code"):
        double.age(double.session(), 10)


def test_two_keys_share_a_device_and_its_codes(double: StsDouble) -> None:
    first, second = _session(double), _session(double, people.LEE_SECOND_KEY)
    assert first.user is second.user
    keys = [exchange.access_key_id for exchange in double.calls("GetSessionToken")]
    assert keys == [people.LEE_KEY, people.LEE_SECOND_KEY]
    used = double.calls("GetSessionToken")[-1].parameters["TokenCode"]
    response = call(
        double, connect(double), "GetSessionToken",
        SerialNumber=people.LEE_DEVICE, TokenCode=used,
    )  # fmt: skip
    assert b"invalid MFA one time pass code" in response.read()


@pytest.mark.parametrize(
    ("expired", "code", "words"),
    [
        (False, "InvalidClientTokenId", "security token included in the request is invalid."),
        (True, "ExpiredToken", "security token included in the request is expired"),
    ],
)
def test_a_session_can_be_revoked(double: StsDouble, expired: bool, code: str, words: str) -> None:
    session, other = _session(double), _session(double)
    double.revoke(session, expired)
    status, body = _assume(double, session, people.ADMIN)
    assert status == 403
    assert f"<Code>{code}</Code>" in body
    assert words in body
    assert _assume(double, other, people.ADMIN)[0] == 200


def test_a_key_can_be_deactivated_and_its_sessions_live_on(double: StsDouble) -> None:
    session = _session(double)
    double.deactivate(people.LEE_KEY)
    refusal = call(double, connect(double), "GetCallerIdentity").read()
    assert b"<Code>InvalidClientTokenId</Code>" in refusal
    assert _assume(double, session, people.ADMIN)[0] == 200
    double.deactivate(people.LEE_KEY, active=True)
    assert call(double, connect(double), "GetCallerIdentity").status == 200


def test_a_session_made_with_a_code_is_a_session_to_the_chain_limit(double: StsDouble) -> None:
    session = _session(double)
    assert _assume(double, session, people.LONG, DurationSeconds="3600")[0] == 200
    status, body = _assume(double, session, people.LONG, DurationSeconds="3601")
    assert status == 400
    assert "1 hour session limit for roles assumed by role chaining" in body
    given = {"SerialNumber": people.LEE_DEVICE, "TokenCode": double.code()}
    direct = call(
        double, connect(double), "AssumeRole", RoleArn=people.LONG, RoleSessionName="lee",
        DurationSeconds="43200", **given,
    )  # fmt: skip
    assert direct.status == 200
