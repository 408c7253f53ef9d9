"""What botocore gets from the double when all is well."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from sts import default_world as people
from sts.botocore_client import client, client_of
from sts.sts_double import StsDouble


def _left(credentials: dict[str, datetime]) -> timedelta:
    return credentials["Expiration"] - datetime.now(UTC)


def test_a_session_needs_no_code_unless_a_role_asks_for_one(double: StsDouble) -> None:
    credentials = client(double).get_session_token()["Credentials"]
    assert timedelta(hours=11, minutes=59) < _left(credentials) <= timedelta(hours=12)
    identity = client_of(double, credentials).get_caller_identity()
    assert identity["Arn"] == people.LEE
    assert identity["Account"] == people.ACCOUNT


def test_a_token_is_as_long_as_aws_tokens_are(double: StsDouble) -> None:
    token = client(double).get_session_token()["Credentials"]["SessionToken"]
    assert 400 < len(token) < 600


def test_a_role_is_assumed_with_a_code(double: StsDouble) -> None:
    reply = client(double).assume_role(
        RoleArn=people.ADMIN,
        RoleSessionName="lee",
        SerialNumber=people.LEE_DEVICE,
        TokenCode=double.code(),
    )
    arn = f"arn:aws:sts::{people.ACCOUNT}:assumed-role/iamAdmin/lee"
    assert reply["AssumedRoleUser"]["Arn"] == arn
    assert _left(reply["Credentials"]) <= timedelta(hours=1)
    assert client_of(double, reply["Credentials"]).get_caller_identity()["Arn"] == arn


def test_a_session_made_with_a_code_opens_roles_without_another(double: StsDouble) -> None:
    session = client(double).get_session_token(
        SerialNumber=people.LEE_DEVICE, TokenCode=double.code()
    )["Credentials"]
    for role in (people.ADMIN, people.RECENT, people.READER):
        client_of(double, session).assume_role(RoleArn=role, RoleSessionName="lee")


def test_a_hardware_device_goes_by_its_serial(double: StsDouble) -> None:
    kim = client(double, people.KIM_KEY, people.secret_of(people.KIM_KEY))
    kim.get_session_token(SerialNumber=people.KIM_DEVICE, TokenCode=double.code(people.KIM_DEVICE))


def test_an_external_id_opens_the_partner_role(double: StsDouble) -> None:
    client(double).assume_role(
        RoleArn=people.PARTNER,
        RoleSessionName="lee",
        ExternalId=people.PARTNER_ID,
        SerialNumber=people.LEE_DEVICE,
        TokenCode=double.code(),
    )


@pytest.mark.parametrize(
    ("key", "device", "region"),
    [
        (people.LIN_KEY, people.LIN_DEVICE, "cn-north-1"),
        (people.GUS_KEY, people.GUS_DEVICE, "us-gov-west-1"),
    ],
)
def test_other_partitions_have_their_own_keys(
    double: StsDouble, key: str, device: str, region: str
) -> None:
    sts = client(double, key, people.secret_of(key), region=region)
    sts.get_session_token(SerialNumber=device, TokenCode=double.code(device))


def test_root_gets_an_hour_at_most_and_is_not_told(double: StsDouble) -> None:
    root = client(double, people.ROOT_KEY, people.secret_of(people.ROOT_KEY))
    credentials = root.get_session_token(DurationSeconds=43200)["Credentials"]
    assert _left(credentials) <= timedelta(hours=1)


def test_iam_lists_the_devices_of_a_user(double: StsDouble) -> None:
    session = client(double).get_session_token(
        SerialNumber=people.LEE_DEVICE, TokenCode=double.code()
    )["Credentials"]
    for iam in (client(double, service="iam"), client_of(double, session, "iam")):
        devices = iam.list_mfa_devices()["MFADevices"]
        assert [device["SerialNumber"] for device in devices] == [people.LEE_DEVICE]
    assert client(double, service="iam").get_user()["User"]["UserName"] == "lee"
    assert client(double, service="iam").get_user(UserName="kim")["User"]["Path"] == "/teams/"


def test_a_trust_policy_can_be_read_and_changed(double: StsDouble) -> None:
    iam = client(double, service="iam")
    policy = iam.get_role(RoleName="reader")["Role"]["AssumeRolePolicyDocument"]
    policy["Statement"][0]["Condition"] = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    iam.update_assume_role_policy(RoleName="reader", PolicyDocument=json.dumps(policy))
    assert double.world.roles[people.READER].needs_mfa


def test_iam_lists_security_keys_that_show_no_codes_as_well(double: StsDouble) -> None:
    double.world.users[people.SAM].denied = frozenset()
    sam = client(double, people.SAM_KEY, people.secret_of(people.SAM_KEY), service="iam")
    devices = sam.list_mfa_devices()["MFADevices"]
    assert tuple(device["SerialNumber"] for device in devices) == people.SAM_DEVICES


def test_a_role_asks_iam_about_users_by_their_names(double: StsDouble) -> None:
    role = client(double).assume_role(RoleArn=people.READER, RoleSessionName="lee")
    iam = client_of(double, role["Credentials"], "iam")
    devices = iam.list_mfa_devices(UserName="lee")["MFADevices"]
    assert [device["SerialNumber"] for device in devices] == [people.LEE_DEVICE]


def test_s3_says_by_a_bucket_who_one_is(double: StsDouble) -> None:
    role = client(double).assume_role(RoleArn=people.READER, RoleSessionName="lee")
    buckets = client_of(double, role["Credentials"], "s3").list_buckets()["Buckets"]
    assert [bucket["Name"] for bucket in buckets] == ["reader"]
