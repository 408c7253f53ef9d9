"""What a helper says that is no longer ours: messages of the protocol (src/sts/protocol.h), broken
or untrue."""

from dataclasses import dataclass

from sts.hostile_xml import KEY, SECRET, TOKEN

Step = tuple[str, ...] | tuple[str, int]
TAKE: Step = ("take",)

ANSWERED = "id {id}\noutcome answered\nstatus 200\n"
CREDENTIALS = {"AccessKeyId": KEY, "SecretAccessKey": SECRET, "SessionToken": TOKEN}


def field(part: str, value: str) -> str:
    return f"field AssumeRoleResult/Credentials/{part} {value}\n"


def session(head: str = ANSWERED, root: str = "AssumeRoleResponse", **changes: str) -> str:
    """A whole and sound reply, but for these changes."""
    parts = CREDENTIALS | {"Expiration": "{expiration}"} | changes
    fields = "".join(field(part, value) for part, value in parts.items())
    return f"{head}root {root}\n{fields}\n"


@dataclass(frozen=True)
class Lie:
    name: str
    steps: list[Step]
    """After the greeting."""
    says: str
    status: int = 5

    def __str__(self) -> str:
        return self.name


def _says(name: str, text: str, says: str, status: int = 5) -> Lie:
    return Lie(name, [TAKE, ("give", text)], says, status)


BROKEN = "does not keep the protocol: "
UNKNOWN, BAD = f"{BROKEN}an unknown name", f"{BROKEN}a bad number"
LONG, MANY = f"{BROKEN}a line is too long", f"{BROKEN}a message "
LOST = "id {id}\noutcome maybe-sent\nstatus 0\n"
UNSENT = "id {id}\noutcome not-sent\nstatus 0\n"
NO_ID = ANSWERED.replace("id {id}\n", "")

SHAPES = [
    _says("nothing", "\n", f"{BROKEN}no id"),
    _says("no-id", session(NO_ID), f"{BROKEN}no id"),
    _says("no-outcome", "id {id}\nstatus 200\n\n", f"{BROKEN}no outcome"),
    _says("no-status", "id {id}\noutcome answered\n\n", f"{BROKEN}no status"),
    _says("unknown-name", session("x y\n" + ANSWERED), UNKNOWN),
    _says("name-of-a-request", session("url https://localhost:1\n" + ANSWERED), UNKNOWN),
    _says("empty-name", session(" x\n" + ANSWERED), UNKNOWN),
    _says("second-greeting", "stsmfa-sts 1 0.1.0\n" + session(), f"{BROKEN}"),
    _says("two-ids", session("id {id}\n" + ANSWERED), f"{BROKEN}a repeated id"),
    _says("two-outcomes", session(ANSWERED + "outcome answered\n"), f"{BROKEN}a repeated outcome"),
    _says("two-roots", session(ANSWERED + "root x\n"), f"{BROKEN}a repeated root"),
    _says("id-of-another", session(NO_ID + "id 77\n"), f"{BROKEN}an answer to nothing"),
    _says("id-below-zero", session(NO_ID + "id -1\n"), BAD),
    _says("id-in-words", session(NO_ID + "id one\n"), BAD),
    _says("id-too-large", session(NO_ID + "id 99999999999999999999\n"), BAD),
    _says("id-of-nothing", session(NO_ID + "id \n"), BAD),
    _says("status-1000", session(ANSWERED.replace("200", "1000")), BAD),
    _says("status-below-zero", session(ANSWERED.replace("200", "-200")), BAD),
    _says("unknown-outcome", session(ANSWERED.replace("answered", "fine")), f"{BROKEN}an unknown"),
    _says("bad-date", session(ANSWERED + "date tomorrow\n"), f"{BROKEN}a bad date"),
    _says("field-without-value", session(ANSWERED + "field x\n"), f"{BROKEN}a malformed field"),
    _says("field-with-more", session(ANSWERED + "field x y z\n"), f"{BROKEN}too many words"),
    _says("blanks", ANSWERED + " " * 60_000 + "\n\n", f"{BROKEN}too many words"),
    _says("half-a-percent", session(ANSWERED + "message %\n"), f"{BROKEN}bad percent-encoding"),
    _says("percent-of-nothing", session(ANSWERED + "message %G0\n"), f"{BROKEN}bad percent"),
    _says("percent-in-small", session(ANSWERED + "message %0a\n"), f"{BROKEN}bad percent"),
    _says("raw-bytes", session(ANSWERED + "message \xff\x80\n"), f"{BROKEN}a byte that is not"),
    _says("raw-controls", session(ANSWERED + "message \x1b[2J\n"), f"{BROKEN}a byte that is not"),
    _says("carriage-returns", session().replace("\n", "\r\n"), BROKEN),
    _says("nul-bytes", "\0" * 70_000, LONG),
    _says("noise", bytes(range(256)).decode("latin-1") * 99, BROKEN),
    _says("http", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", BROKEN),
]

SIZES = [
    _says("long-line", f"{ANSWERED}message {'x' * 65_536}\n\n", LONG),
    _says("many-lines", ANSWERED + "field a b\n" * 1022 + "\n", f"{BROKEN}a message has too many"),
    _says("long-message", ANSWERED + f"field a {'x' * 60_000}\n" * 40, f"{MANY}is too long"),
    Lie("line-for-ever", [TAKE, ("give_for_ever", "x" * 999)], LONG),
    Lie("lines-for-ever", [TAKE, ("give_for_ever", "message x\n")], f"{BROKEN}a message has too"),
    Lie("messages-for-ever", [TAKE, ("give_for_ever", session(NO_ID + "id 9\n"))], "to nothing"),
    Lie("blank-lines-for-ever", [TAKE, ("give_for_ever", "\n")], f"{BROKEN}no id"),
    Lie("answers-for-ever", [TAKE, ("give_for_ever", LOST + "\n")], ""),
    Lie("complains-for-ever", [TAKE, ("complain", "\x1b[2J" * 9999), ("exit", 1)], r": \x1b[2J"),
]

ENDS = [
    *(
        Lie(f"exits-{status}", [TAKE, ("exit", status)], "ended without an answer")
        for status in (0, 1, 2, 3, 4, 5, 6, 77, 126, 127, 255)
    ),
    *(
        Lie(f"dies-of-{number}", [TAKE, ("die", number)], "ended without an answer")
        for number in (2, 6, 9, 11, 15, 31)
    ),
    Lie("ends-unasked", [("exit", 0)], "ended"),
    Lie("ends-in-a-reply", [TAKE, ("give", ANSWERED), ("exit", 0)], "ended without an answer"),
    Lie("hangs-up", [TAKE, ("close", 1)], "ended without an answer"),
    Lie("hangs-up-and-stays", [TAKE, ("close", 1), ("stay",)], "ended without an answer"),
    Lie("complains", [TAKE, ("complain", "libfoo: no\x1b"), ("exit", 1)], r": libfoo: no\x1b"),
    Lie("breaks-it-and-stays", [TAKE, ("give", "x\n\n"), ("stay",)], UNKNOWN),
]

FOREIGN = "not an answer of STS: HTTP "
UNTRUE = [
    _says("not-sent-with-a-session", session(ANSWERED.replace("answered", "not-sent")), "STS: "),
    _says("lost-with-a-session", session(ANSWERED.replace("answered", "maybe-sent")), "STS: "),
    _says("session-of-a-500", session(ANSWERED.replace("200", "500")), "HTTP 500"),
    _says("session-of-nothing", session(ANSWERED.replace("200", "0")), FOREIGN),
    _says("session-and-error", session(ANSWERED + "code AccessDenied\n"), "(AccessDenied)", 4),
    _says("another-action", session(root="GetSessionTokenResponse"), FOREIGN),
    _says("no-root", session().replace("root AssumeRoleResponse\n", ""), FOREIGN),
    _says("json", session(root="{}"), FOREIGN),
    *(_says(f"no-{part}", session(**{part: ""}), FOREIGN) for part in CREDENTIALS),
    _says("escapes", f"{ANSWERED}code A%1B[2J\nmessage %1B]0;x%07%0Ahint:\n\n", r"(A\x1b[2J)", 4),
    _says("code-in-the-message", LOST + "message a{code}b\n\n", "a******b"),
    _says("code-not-sent", UNSENT + "message a{code}b\n\n", "a******b"),
    _says("long-term-id", session(AccessKeyId="AKIAIOSFODNN7EXAMPLE"), "STS: AccessKeyId: "),
    *(
        _says(f"{kind}-in-{part}", session(**{part: value[:9] + text + value[9:]}), f"STS: {part}")
        for part, value in CREDENTIALS.items()
        for kind, text in {
            "section": "%0A[other]%0Aaws_access_key_id%20=%20x%0A",
            "nul": "%00",
            "escape": "%1B[2J",
            "return": "%0D",
            "blank": "%20",
            "comment": "%20#",
            "brackets": "[]",
            "accent": "%C3%A9",
        }.items()
    ),
    _says("expiration-injected", session(Expiration="2030-01-01T00:00:00Z%0A[x]"), "Expiration"),
    _says("expiration-9999", session(Expiration="9999-12-31T23:59:59Z"), "Expiration"),
]

LIES = [*SHAPES, *SIZES, *ENDS, *UNTRUE]

SLOW = [
    Lie("never-answers", [TAKE, ("stay",)], "does not answer"),
    Lie("stops", [TAKE, ("die", 19)], "does not answer"),
    Lie("answers-by-bytes", [TAKE, ("drip", session())], "does not answer"),
    Lie("never-ends", [TAKE, ("drip", "message " + "x" * 999)], "does not answer"),
]
"""40 seconds each: the helper has 20 for a call."""
