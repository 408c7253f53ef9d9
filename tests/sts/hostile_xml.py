"""Documents that are nearly what STS answers to AssumeRole: cut, doubled, nested, or of another
kind."""

import re
import time

from sts.hostile_case import NOT_REACHED, REFUSED, Case, answers, sized, xml
from sts.replies import timestamp

KEY = "ASIAHOSTILEEXAMPLE22"
SECRET = "hostile/secret+EXAMPLE/0123456789abcdefg"
TOKEN = "hostile//token+EXAMPLE=" * 20
EXPIRATION = "EXPIRATION"
"""What stands in SOUND for a time to come."""

SOUND = f"""\
<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/iamAdmin/lee</Arn>\
</AssumedRoleUser>
    <Credentials>
      <AccessKeyId>{KEY}</AccessKeyId>
      <SecretAccessKey>{SECRET}</SecretAccessKey>
      <SessionToken>{TOKEN}</SessionToken>
      <Expiration>{EXPIRATION}</Expiration>
    </Credentials>
  </AssumeRoleResult>
  <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
</AssumeRoleResponse>
"""
NO_SESSION = "not an answer of STS: HTTP 200"
NOT_STS = f"{NO_SESSION}, text/xml"
ELEMENTS = ("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration")


def dated(text: str) -> str:
    """Good for twelve hours: longer than any run of the tests lasts."""
    return text.replace(EXPIRATION, timestamp(time.time() + 12 * 3600))


def sound() -> str:
    """What there is nothing to say against."""
    return dated(SOUND)


def body(name: str, text: str, says: str = NOT_STS, status: int = NOT_REACHED) -> Case:
    return answers(name, xml(dated(text)), says, status)


def changed(name: str, old: str, new: str, says: str = NOT_STS) -> Case:
    """The sound one, but for this."""
    assert old in SOUND, name
    return body(name, SOUND.replace(old, new), says)


def each_element(name: str, replacement: str, says: str = NOT_STS) -> list[Case]:
    r"""The sound one, but for one element of the credentials: \1 is the element, \2 its name."""
    texts = {e: re.sub(f"(<({e})>[^<]*</{e}>)", replacement, SOUND) for e in ELEMENTS}
    return [body(f"{name}-{element}", text, says) for element, text in texts.items()]


def _credentials() -> str:
    return SOUND[SOUND.index("    <Credentials>") : SOUND.index("  </AssumeRoleResult>")]


CUT = [
    body("empty-document", "", "not an answer of STS: HTTP 200, no body"),
    body("one-bracket", "<"),
    body("blanks", " \n" * 1000),
    body("cut-in-half", SOUND[: len(SOUND) // 2]),
    body("cut-before-the-end", SOUND.rstrip()[:-1]),
    body("cut-in-the-token", SOUND[: SOUND.index("token+")]),
    body("comment-without-end", "<!--" + SOUND),
    body("cdata-without-end", SOUND.replace(KEY, "<![CDATA[" + KEY)),
    body("doctype-without-end", "<!DOCTYPE a [" + SOUND),
]

MORE = [
    body("two-roots", SOUND + SOUND),
    body("text-behind-the-root", SOUND + "no"),
    body("a-letter-behind-the-root", SOUND + "x"),
    body("a-letter-right-behind-the-root", SOUND.rstrip() + "x"),
    body("text-before-the-root", "x" + SOUND),
    body("json-behind-the-root", SOUND + '{"Error":1}'),
    body("two-credentials", SOUND.replace(_credentials(), _credentials() * 2)),
    *each_element("two-of", r"\1\1"),
]

LESS = [
    *each_element("no", "", NO_SESSION),
    *each_element("empty", r"<\2></\2>", NO_SESSION),
    *each_element("blank", r"<\2> \n </\2>", NO_SESSION),
    *each_element("closed", r"<\2/>", NO_SESSION),
    body("another-root", SOUND.replace("AssumeRoleResponse", "ListAllMyBucketsResult")),
    body("another-action", SOUND.replace("AssumeRole", "GetSessionToken"), NO_SESSION),
    changed("another-result", "AssumeRoleResult", "GetSessionTokenResult", NO_SESSION),
    changed("credentials-elsewhere", "Credentials>", "Credential>", NO_SESSION),
    changed("element-in-a-key", KEY, f"<b>{KEY}</b>", NO_SESSION),
    changed("names-in-small-letters", "AccessKeyId", "accesskeyid", NO_SESSION),
    changed("value-in-an-attribute", f">{KEY}<", f' value="{KEY}"><', NO_SESSION),
]

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_OUTER = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_PARAMETER = '<!DOCTYPE a [<!ENTITY % e SYSTEM "http://localhost:1/"> %e;]>'
ENTITIES = [
    body("doctype", "<!DOCTYPE a>" + SOUND),
    body("billion-laughs", f"<!DOCTYPE a [{_LAUGHS}]>" + SOUND.replace(KEY, "&l9;")),
    body("outer-entity", _OUTER + SOUND.replace(KEY, "&e;")),
    body("parameter-entity", _PARAMETER + SOUND),
]

_FIELDS = "".join(f"<f{n}>x</f{n}>" for n in range(300))
_ATTRIBUTES = " ".join(f"a{n}=''" for n in range(90_000))
LARGE = [
    body("deep", SOUND.replace(KEY, "<a>" * 100_000 + "</a>" * 100_000)),
    body("deep-without-end", "<a>" * 300_000),
    body("wide", SOUND.replace(KEY, "<a/>" * 200_000)),
    body("many-fields", SOUND.replace("<AssumedRoleUser>", _FIELDS + "<AssumedRoleUser>")),
    body("giant-name", f"<{'n' * 900_000}/>"),
    body("giant-attribute", f'<AssumeRoleResponse x="{"y" * 900_000}"/>', NO_SESSION),
    body("many-attributes", f"<AssumeRoleResponse {_ATTRIBUTES}/>", NO_SESSION),
    body("json-deep", "{" + '"a":[' * 200_000),
    body("json-without-end", '{"a":"' + "b" * 900_000),
]

ENCODED = [
    *(
        answers(f"in-{code}", sized(sound().encode(code), "Content-Type: text/xml"), NOT_STS)
        for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
    ),
    changed("nul-in-the-document", "<AssumeRoleResult", "\0<AssumeRoleResult"),
    changed("nul-in-the-token", "token", "tok\0en"),
    body("nul-behind-the-document", SOUND + "\0"),
    body("nul-and-more-behind-the-document", SOUND + "\0<x>"),
    answers("only-nul", sized(bytes(5000), "Content-Type: text/xml"), NOT_STS),
]


def _error(name: str, code: str, message: str, says: str, status: int = REFUSED) -> Case:
    words = f"<Code>{code}</Code><Message>{message}</Message>"
    text = f"<ErrorResponse><Error>{words}</Error></ErrorResponse>"
    return answers(name, xml(text, status="403 No"), says, status)


_NO = "<Error><Code>No</Code><Message>no</Message></Error>"
_WITH_AN_ERROR = ("<AssumeRoleResult>", f"{_NO}<AssumeRoleResult>")
ERRORS = [
    _error("error-with-escapes", "Access&#27;[2JDenied", "&#x202e;", r"(Access\x1b[2JDenied)"),
    _error("error-with-lines", "AccessDenied", "no&#10;stsmfa: well&#10;", r"no\x0astsmfa: well"),
    _error("error-without-message", "AccessDenied", "", "(AccessDenied)"),
    _error("error-giant-code", "C" * 500_000, "nope", "HTTP 403, text/xml", 5),
    _error("error-giant-message", "AccessDenied", "é" * 250_000, "HTTP 403, text/xml", 5),
    _error("error-with-nul", "AccessDenied", "n\0o", "HTTP 403, text/xml", 5),
    body("error-with-200", f"<ErrorResponse>{_NO}</ErrorResponse>", "(No)", REFUSED),
    body("error-without-code", "<ErrorResponse><Error/></ErrorResponse>", "<ErrorResponse>"),
    answers("error-and-session", xml(sound().replace(*_WITH_AN_ERROR)), "(No)", REFUSED),
    answers(
        "error-with-a-giant-request-id",
        xml("<ErrorResponse/>", f"x-amzn-RequestId: \x1b[2J{'r' * 5000}", status="403 No"),
        "HTTP 403",
    ),
    body("json-error", '{"Error":{"Code":"AccessDenied"}}'),
    body("json-session", f'{{"AccessKeyId":"{KEY}","SecretAccessKey":"{SECRET}"}}'),
]

CASES = [*CUT, *MORE, *LESS, *ENTITIES, *LARGE, *ENCODED, *ERRORS]
