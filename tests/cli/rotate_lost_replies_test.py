"""A rotation of which one call is lost, on its way or on the way back: each call in turn."""

import pytest

from cli.support.home import Home
from cli.support.program import Program
from cli.support.rotations import (
    assert_nothing_is_lost,
    begin_anew,
    leave_one_key,
    rotate,
    rotate_to_the_end,
)
from sts.default_world import LEE_KEY
from sts.faults import Kind
from sts.sts_double import StsDouble

CALLS = (
    ["GetCallerIdentity", "GetSessionToken", "ListAccessKeys", "CreateAccessKey"]
    + ["GetCallerIdentity"] * 6
    + ["GetAccessKeyLastUsed", "UpdateAccessKey", "DeleteAccessKey"]
)

ENDS_THE_RUN = {"GetSessionToken", "CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"}
"""What must not be sent twice."""


@pytest.fixture(autouse=True)
def one_key(double: StsDouble) -> None:
    leave_one_key(double)


def test_the_calls_of_a_rotation(home: Home, double: StsDouble, stsmfa: Program) -> None:
    begin_anew(home, double)
    assert rotate(double, stsmfa).status == 0
    assert [call.action for call in double.calls()] == CALLS


@pytest.mark.parametrize("kind", ["drop-unanswered", "drop-unread"])
@pytest.mark.parametrize("number", range(len(CALLS)))
def test_a_lost_call_loses_no_key(
    home: Home, double: StsDouble, stsmfa: Program, number: int, kind: Kind
) -> None:
    begin_anew(home, double)
    double.misbehave(kind, after=number)
    result = rotate(double, stsmfa)
    assert result.status == (5 if CALLS[number] in ENDS_THE_RUN else 0), result.err
    assert_nothing_is_lost(home, double)
    lost = [call.action for call in double.calls()].count("CreateAccessKey")
    assert lost <= 1
    if result.status == 0:
        assert LEE_KEY not in double.world.keys
    rotate_to_the_end(home, double, stsmfa)
