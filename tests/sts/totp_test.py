"""Codes by RFC 6238 (its appendix B, cut to six digits) and how often each is good."""

import base64

import pytest

from sts.totp import Device, code_at

SEED = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1234567890, "005924"),
        (20000000000, "353130"),
    ],
)
def test_shows_the_codes_of_the_standard(seconds: int, code: str) -> None:
    assert code_at(SEED, seconds // 30) == code


def test_a_code_is_good_once() -> None:
    device = Device("GAHT12345678", SEED)
    assert device.take("287082", 59)
    assert not device.take("287082", 59)
    assert not device.take("287082", 61)


@pytest.mark.parametrize(("off", "taken"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_clock_may_be_off_by_one_step_only(off: int, taken: bool) -> None:
    device = Device("GAHT12345678", SEED)
    assert device.take("081804", 1111111109 + off) is taken


def test_a_shifted_device_shows_the_next_code_and_takes_it() -> None:
    device = Device("GAHT12345678", SEED)
    first = device.code(59)
    device.shift += 1
    second = device.code(59)
    assert second == code_at(SEED, 2) != first
    assert device.take(second, 59)


def test_the_codes_around_are_those_of_the_steps_before_and_after() -> None:
    device = Device("GAHT12345678", SEED)
    assert device.around(59, 1, 2) == {code_at(SEED, step) for step in (0, 2, 3)}
