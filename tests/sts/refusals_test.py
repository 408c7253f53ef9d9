"""The double says no where AWS does, in AWS's words."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from sts import default_world as people
from sts.botocore_client import client, client_of
from sts.sts_double import StsDouble


def _refusal(call: Any, **parameters: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as refused:
        call(**parameters)
    error = refused.value.response["Error"]
    return error["Code"], error["Message"]


def _with_code(double: StsDouble, **parameters: Any) -> dict[str, Any]:
    return {"SerialNumber": people.LEE_DEVICE, "TokenCode": double.code()} | parameters


def _role(arn: str, **parameters: Any) -> dict[str, Any]:
    return {"RoleArn": arn, "RoleSessionName": "lee"} | parameters


def test_a_code_is_good_once_across_calls(double: StsDouble) -> None:
    given = _with_code(double)
    client(double).get_session_token(**given)
    code, message = _refusal(client(double).assume_role, **_role(people.ADMIN, **given))
    assert code == "AccessDenied"
    assert message == "MultiFactorAuthentication failed with invalid MFA one time pass code."


def test_a_wrong_code_is_refused(double: StsDouble) -> None:
    given = _with_code(double, TokenCode=double.wrong_code())
    message = _refusal(client(double).get_session_token, **given)[1]
    assert "invalid MFA one time pass code" in message


@pytest.mark.parametrize("serial", [people.KIM_DEVICE, people.SAM_DEVICES[0], "GAHT00000000"])
def test_a_device_of_somebody_else_is_not_validated(double: StsDouble, serial: str) -> None:
    given = _with_code(double, SerialNumber=serial)
    message = _refusal(client(double).get_session_token, **given)[1]
    assert "unable to validate MFA code.  Please verify" in message


def test_a_wrong_secret_is_a_wrong_signature(double: StsDouble) -> None:
    sts = client(double, secret="wrong" * 8)
    code, message = _refusal(sts.get_caller_identity)
    assert code == "SignatureDoesNotMatch"
    assert message.startswith("The request signature we calculated does not match")


@pytest.mark.parametrize("key", ["AKIANOBODY2222222222", people.GONE_KEY])
def test_an_unknown_or_inactive_key_is_an_invalid_token(double: StsDouble, key: str) -> None:
    sts = client(double, key, people.secret_of(key))
    assert _refusal(sts.get_caller_identity)[0] == "InvalidClientTokenId"


def test_a_key_is_unknown_in_another_partition(double: StsDouble) -> None:
    sts = client(double, region="cn-north-1")
    assert _refusal(sts.get_caller_identity)[0] == "InvalidClientTokenId"


@pytest.mark.parametrize(
    ("skew", "words", "tolerance"),
    [(3600, "Signature expired: ", "- 15 min.)"), (-3600, "not yet current: ", "+ 15 min.)")],
)
def test_a_clock_off_by_an_hour_is_told_apart(
    double: StsDouble, skew: int, words: str, tolerance: str
) -> None:
    double.set_skew(skew)
    code, message = _refusal(client(double).get_caller_identity)
    assert code == "SignatureDoesNotMatch"
    assert words in message
    assert message.endswith(tolerance)


def test_a_clock_off_by_ten_minutes_is_taken(double: StsDouble) -> None:
    double.set_skew(600)
    client(double).get_caller_identity()


def test_an_expired_session_says_so(double: StsDouble) -> None:
    session = double.issue(-1)
    sts = client(double, session.access_key_id, session.secret, session.token)
    assert _refusal(sts.get_caller_identity)[0] == "ExpiredToken"


def test_a_session_gets_no_session(double: StsDouble) -> None:
    credentials = client(double).get_session_token()["Credentials"]
    message = _refusal(client_of(double, credentials).get_session_token)[1]
    assert message == "Cannot call GetSessionToken with session credentials"


def test_a_session_without_mfa_is_nothing_to_iam(double: StsDouble) -> None:
    credentials = client(double).get_session_token()["Credentials"]
    iam = client_of(double, credentials, "iam")
    assert _refusal(iam.list_mfa_devices)[0] == "InvalidClientTokenId"


def test_a_session_without_mfa_opens_no_role_that_asks_for_it(double: StsDouble) -> None:
    credentials = client(double).get_session_token()["Credentials"]
    sts = client_of(double, credentials)
    assert _refusal(sts.assume_role, **_role(people.ADMIN)) == (
        "AccessDenied",
        f"User: {people.LEE} is not authorized to perform: sts:AssumeRole "
        f"on resource: {people.ADMIN}",
    )


@pytest.mark.parametrize(
    "parameters",
    [
        _role(people.STRANGER),
        _role(people.PARTNER),
        _role(people.PARTNER, ExternalId="another"),
        _role(f"arn:aws:iam::{people.ACCOUNT}:role/missing"),
    ],
)
def test_trust_is_checked(double: StsDouble, parameters: dict[str, Any]) -> None:
    given = _with_code(double, **parameters)
    assert "is not authorized to perform" in _refusal(client(double).assume_role, **given)[1]


def test_a_role_may_ask_for_a_recent_code(double: StsDouble) -> None:
    session = double.issue(3600, with_code=True)
    double.age(session, 301)
    sts = client(double, session.access_key_id, session.secret, session.token)
    sts.assume_role(**_role(people.ADMIN))
    assert _refusal(sts.assume_role, **_role(people.RECENT))[0] == "AccessDenied"


def test_durations_have_their_limits(double: StsDouble) -> None:
    sts = client(double)
    over_role = _with_code(double, **_role(people.ADMIN, DurationSeconds=3601))
    assert "MaxSessionDuration" in _refusal(sts.assume_role, **over_role)[1]
    session = sts.get_session_token(**_with_code(double))["Credentials"]
    chained = _role(people.LONG, DurationSeconds=3601)
    message = _refusal(client_of(double, session).assume_role, **chained)[1]
    assert "1 hour session limit for roles assumed by role chaining" in message
    too_long = _role(people.LONG, DurationSeconds=86400)
    assert _refusal(sts.assume_role, **too_long) == (
        "ValidationError",
        "1 validation error detected: Value '86400' at 'durationSeconds' failed to satisfy "
        "constraint: Member must have value less than or equal to 43200",
    )


def test_validation_names_all_faults_and_repeats_the_code(double: StsDouble) -> None:
    faulty = _role(people.ADMIN, RoleSessionName="a b", SerialNumber=people.LEE_DEVICE)
    message = _refusal(client(double).assume_role, **faulty, TokenCode="1234567")[1]
    assert message.startswith("2 validation errors detected: Value 'a b' at 'roleSessionName'")
    assert "Value '1234567' at 'tokenCode'" in message


def test_a_region_can_be_switched_off(double: StsDouble) -> None:
    double.world.disabled_regions.add("me-south-1")
    sts = client(double, region="me-south-1")
    assert _refusal(sts.get_caller_identity)[0] == "RegionDisabledException"


def test_a_user_may_be_denied_iam(double: StsDouble) -> None:
    iam = client(double, people.SAM_KEY, people.secret_of(people.SAM_KEY), service="iam")
    assert _refusal(iam.list_mfa_devices)[1].endswith("iam:ListMFADevices on resource: user sam")


def test_whoever_is_denied_learns_nothing_of_others_either(double: StsDouble) -> None:
    iam = client(double, people.SAM_KEY, people.secret_of(people.SAM_KEY), service="iam")
    message = _refusal(iam.list_mfa_devices, UserName="nobody")[1]
    assert message.endswith("iam:ListMFADevices on resource: user nobody")


def test_a_role_is_no_user(double: StsDouble) -> None:
    role = client(double).assume_role(RoleArn=people.READER, RoleSessionName="lee")
    iam = client_of(double, role["Credentials"], "iam")
    for call in (iam.list_mfa_devices, iam.get_user):
        assert _refusal(call) == (
            "ValidationError", "Must specify userName when calling with non-User credentials",
        )  # fmt: skip
    assert _refusal(iam.get_user, UserName="nobody")[0] == "NoSuchEntity"
