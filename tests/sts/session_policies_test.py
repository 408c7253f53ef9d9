"""What botocore gets from the double for a role with session policies."""

import json

import pytest
from botocore.exceptions import ClientError

from sts import default_world as people
from sts.botocore_client import client
from sts.session_policies import SessionPolicy
from sts.sts_double import StsDouble

POLICY = json.dumps({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
ANOTHERS = f"arn:aws:iam::{people.OTHER_ACCOUNT}:policy/audit"


def assume(double: StsDouble, *arns: str, **policy: str) -> str:
    """AWS's refusal: `Code: message`; empty for none."""
    listed = {"PolicyArns": [{"arn": arn} for arn in arns]} if arns else {}
    try:
        client(double).assume_role(
            RoleArn=people.READER, RoleSessionName="lee", **policy, **listed
        )
    except ClientError as error:
        return "{Code}: {Message}".format_map(error.response["Error"])
    return ""


def test_a_session_keeps_what_limits_it(double: StsDouble) -> None:
    assert assume(double, READ_ONLY, Policy=POLICY) == ""
    assert double.session().policy == SessionPolicy(POLICY, (READ_ONLY,))
    assert assume(double) == ""
    assert double.session().policy == SessionPolicy()


@pytest.mark.parametrize(
    "policy", ["{", "[]", "{}", '{"Statement":[]}', '{"Statement":[{"Effect":"Allow"}]}']
)
def test_what_is_no_policy_is_refused(double: StsDouble, policy: str) -> None:
    assert assume(double, Policy=policy) == "MalformedPolicyDocument: Syntax errors in policy."
    assert not double.world.sessions


def test_limits_are_those_of_the_service_model(double: StsDouble) -> None:
    too_long = POLICY + " " * (2049 - len(POLICY))
    refusal = assume(double, Policy=too_long)
    assert "'policy' failed to satisfy constraint: Member must have length less than" in refusal
    assert "at 'policyArns'" in assume(double, *[READ_ONLY] * 11)
    assert "Member must satisfy regular expression" in assume(double, Policy=POLICY + "\u2019")


def test_policies_are_packed_together(double: StsDouble) -> None:
    long = POLICY.replace("*", "x" * 900)
    refusal = assume(double, READ_ONLY, READ_ONLY + "x" * 200, Policy=long)
    assert refusal.startswith("PackedPolicyTooLarge: Packed policy consumes 1")
    assert refusal.endswith("% of allotted space, please use smaller policy.")


def test_policies_are_of_the_roles_account(double: StsDouble) -> None:
    assert assume(double, ANOTHERS) == f"ValidationError: ARN {ANOTHERS} is not valid."
