"""MFA devices: the codes of RFC 6238, each good once, as AWS takes them."""

import base64
import hmac
import struct
from dataclasses import dataclass, field

STEP = 30
"""Seconds for which a device shows one code."""

WINDOW = 1
"""How many steps a device's clock may be off before AWS refuses its codes."""


def code_at(seed: str, step: int) -> str:
    """The six digits that a device with this base32 seed shows in the given step since 1970."""
    digest = hmac.digest(base64.b32decode(seed), struct.pack(">Q", step), "sha1")
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


@dataclass
class Device:
    """A virtual device (its ARN is its serial), a hardware one, or a U2F key that shows no codes.

    `shift` moves the clock that the device and the double share for its codes, in steps: a test
    gets as many good codes as it wants without waiting 30 seconds for each.
    """

    serial: str
    seed: str
    shift: int = 0
    used: set[int] = field(default_factory=set)

    def step(self, now: float) -> int:
        return int(now) // STEP + self.shift

    def code(self, now: float) -> str:
        return code_at(self.seed, self.step(now))

    def around(self, now: float, before: int, after: int) -> set[str]:
        """The codes of so many steps before this one and after it, without its own."""
        here = self.step(now)
        steps = (*range(here - before, here), *range(here + 1, here + after + 1))
        return {code_at(self.seed, step) for step in steps}

    def take(self, code: str, now: float) -> bool:
        """Whether the code is right and new; it is used up from then on."""
        here = self.step(now)
        for step in range(here - WINDOW, here + WINDOW + 1):
            if step not in self.used and hmac.compare_digest(code_at(self.seed, step), code):
                self.used.add(step)
                return True
        return False
