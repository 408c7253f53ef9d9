"""Sessions whose values would be more than values in the file or on the terminal, or that last too
long."""

from sts.hostile_case import Case
from sts.hostile_xml import EXPIRATION, KEY, NOT_STS, SECRET, TOKEN, changed

VALUES = {"AccessKeyId": KEY, "SecretAccessKey": SECRET, "SessionToken": TOKEN}

NO_CHARACTERS = {
    "nul": "&#0;",
    "nul-in-hex": "&#x0;",
    "beyond-unicode": "&#x110000;",
    "far-beyond-unicode": "&#99999999999999999999;",
    "unnumbered": "&#;",
    "without-end": "&#65",
}
INJECTED = {
    "unknown-entity": "&evil;",
    "section": "&#10;[other]&#10;aws_access_key_id = x&#10;",
    "section-in-plain-lines": "\n[other]\naws_access_key_id = x\n",
    "section-in-cdata": "<![CDATA[\n[other]\nx = y\n]]>",
    "carriage-return": "&#13;[x]&#13;",
    "escape": "&#27;[2J",
    "delete": "&#127;",
    "c1-control": "&#x9b;2J",
    "surrogate": "&#xD800;",
    "brackets": "[]",
    "quotes": "&quot;",
    "comment": " #",
    "semicolon": ";",
    "backslash": "\\n",
    "command": "$(id)",
    "right-to-left": "&#x202e;",
    "no-break-space": "&#xa0;",
    "line-separator": "&#x2028;",
    "byte-order-mark": "&#xfeff;",
    "accent": "é",
}


def _with(element: str, kind: str, text: str, says: str) -> Case:
    value = VALUES[element]
    half = len(value) // 2
    return changed(f"{kind}-in-{element}", value, value[:half] + text + value[half:], says)


INJECTIONS = [
    *(_with(e, kind, text, NOT_STS) for e in VALUES for kind, text in NO_CHARACTERS.items()),
    *(_with(e, kind, text, f"STS: {e}: ") for e in VALUES for kind, text in INJECTED.items()),
]

KEYS = {
    "long-term": "AKIAIOSFODNN7EXAMPLE",
    "of-four-letters": "ASIA",
    "giant": "ASIA" + "A" * 200,
    "that-is-a-secret": SECRET,
}
SECRETS = {"short": "short", "that-is-a-key-id": KEY}
EXPIRATIONS = {
    "past": "2001-02-03T04:05:06Z",
    "epoch": "1970-01-01T00:00:00Z",
    "year-9999": "9999-12-31T23:59:59Z",
    "year-10000": "10000-01-01T00:00:00Z",
    "year-0": "0000-01-01T00:00:00Z",
    "below-zero": "-2026-01-01T00:00:00Z",
    "in-seconds": "4102444800",
    "in-words": "tomorrow",
    "february-30": "2030-02-30T00:00:00Z",
    "hour-25": "2030-01-01T25:00:00Z",
    "leap-second": "2030-06-30T23:59:60Z",
    "no-zone": "2001-01-01T00:00:00+99:99",
    "far-zone": "9999-12-31T23:59:59-23:59",
    "twice": "2030-01-01T00:00:00Z2030-01-01T00:00:00Z",
    "day": "2030-01-01",
    "giant": "2030-01-01T00:00:00." + "0" * 9000 + "Z",
    "of-http": "Tue, 01 Jan 2030 00:00:00 GMT",
    "with-a-line": "2030-01-01T00:00:00Z&#10;[x]",
}

PARTS = [
    *(changed(f"id-{kind}", KEY, value, "STS: AccessKeyId: ") for kind, value in KEYS.items()),
    *(
        changed(f"secret-{kind}", SECRET, value, "STS: SecretAccessKey: ")
        for kind, value in SECRETS.items()
    ),
    *(
        changed(f"expiration-{kind}", EXPIRATION, value, "STS: Expiration: ")
        for kind, value in EXPIRATIONS.items()
    ),
    changed("token-short", TOKEN, "x", "STS: SessionToken: "),
    changed("token-giant", TOKEN, "x" * 40_000),
    changed("token-of-a-mebibyte", TOKEN, "x" * (2**20 - 2**12)),
    changed("secret-giant", SECRET, "x" * 40_000),
]

CASES = [*INJECTIONS, *PARTS]
