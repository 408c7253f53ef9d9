"""The double's access keys, through botocore."""

from typing import Any

import botocore.exceptions
import pytest

from sts import default_world as people
from sts.botocore_client import client, client_of
from sts.sts_double import StsDouble


@pytest.fixture
def iam(double: StsDouble) -> Any:
    """Lee's, with a session that a code made, and one key in all."""
    del double.world.keys[people.LEE_SECOND_KEY]
    session = client(double).get_session_token(
        SerialNumber=people.LEE_DEVICE, TokenCode=double.code()
    )["Credentials"]
    return client_of(double, session, "iam")


def refusal(call: Any, **arguments: str) -> tuple[str, str]:
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        call(**arguments)
    error = refused.value.response["Error"]
    return error["Code"], error["Message"]


def test_a_key_is_made_listed_switched_off_and_deleted(double: StsDouble, iam: Any) -> None:
    made = iam.create_access_key(UserName="lee")["AccessKey"]
    new = {"UserName": "lee", "AccessKeyId": made["AccessKeyId"]}
    assert client(double, made["AccessKeyId"], made["SecretAccessKey"]).get_caller_identity()
    iam.update_access_key(**new, Status="Inactive")
    listed = iam.list_access_keys(UserName="lee")["AccessKeyMetadata"]
    assert [(key["AccessKeyId"], key["Status"]) for key in listed] == [
        (people.LEE_KEY, "Active"),
        (made["AccessKeyId"], "Inactive"),
    ]
    assert listed[1]["CreateDate"] == made["CreateDate"] > listed[0]["CreateDate"]
    iam.delete_access_key(**new)
    assert len(iam.list_access_keys(UserName="lee")["AccessKeyMetadata"]) == 1
    gone = f"The Access Key with id {made['AccessKeyId']} cannot be found."
    assert refusal(iam.delete_access_key, **new) == ("NoSuchEntity", gone)


def test_a_user_has_two_keys_at_most(iam: Any) -> None:
    iam.create_access_key(UserName="lee")
    assert refusal(iam.create_access_key, UserName="lee") == (
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2",
    )


def test_a_key_tells_its_last_use(double: StsDouble, iam: Any) -> None:
    made = iam.create_access_key()["AccessKey"]
    key = made["AccessKeyId"]

    def use() -> Any:
        return iam.get_access_key_last_used(AccessKeyId=key)["AccessKeyLastUsed"]

    assert use() == {"ServiceName": "N/A", "Region": "N/A"}
    client(double, key, made["SecretAccessKey"], region="eu-west-1").get_caller_identity()
    assert (use()["ServiceName"], use()["Region"]) == ("sts", "eu-west-1")
    assert use()["LastUsedDate"].timestamp() == pytest.approx(double.now(), abs=60)


def test_without_mfa_a_policy_denies_it(double: StsDouble) -> None:
    double.world.users[people.LEE].needs_mfa = True
    code, message = refusal(client(double, service="iam").list_access_keys, UserName="lee")
    assert code == "AccessDenied"
    assert message == (
        f"User: {people.LEE} is not authorized to perform: iam:ListAccessKeys "
        "on resource: user lee with an explicit deny in an identity-based policy"
    )


def test_a_new_key_is_not_known_to_every_server_at_once(double: StsDouble, iam: Any) -> None:
    double.world.new_key_misses = {1, 3}
    made = iam.create_access_key()["AccessKey"]
    sts = client(double, made["AccessKeyId"], made["SecretAccessKey"])
    assert refusal(sts.get_caller_identity)[0] == "InvalidClientTokenId"
    assert sts.get_caller_identity()["Arn"] == people.LEE
    assert refusal(sts.get_caller_identity)[0] == "InvalidClientTokenId"
    assert sts.get_caller_identity()["Arn"] == people.LEE


def test_a_key_that_is_made_and_lost_is_there(double: StsDouble, iam: Any) -> None:
    double.misbehave("drop-unanswered", action="CreateAccessKey")
    with pytest.raises(botocore.exceptions.ConnectionClosedError):
        iam.create_access_key(UserName="lee")
    assert len(iam.list_access_keys(UserName="lee")["AccessKeyMetadata"]) == 2
