"""The sign-in endpoint of the console: a role's keys for a token, a token for a signed-in page.

It has no signatures and answers in JSON or, when it refuses, in HTML, as AWS's does.
"""

import json
import secrets
from dataclasses import replace
from email.utils import formatdate
from http import HTTPStatus

from sts.exchange import Exchange, Reply
from sts.world import Session, SigninToken, World

PATH = "/federation"
TOKEN_LIFE = 15 * 60


def is_federation(exchange: Exchange) -> bool:
    return exchange.request.target.partition("?")[0] == PATH


def answer(world: World, exchange: Exchange, now: float) -> Reply:
    """The reply. The exchange goes to the log afterwards: no key and no token stays in it."""
    given = exchange.parameters
    exchange.service = "signin"
    exchange.request = replace(exchange.request, target=PATH, body=b"")
    exchange.parameters = {
        name: "(left out)" if name in ("Session", "SigninToken") else value
        for name, value in given.items()
    }
    match given.get("Action"):
        case "getSigninToken":
            reply = _give_token(world, exchange, given, now)
        case "login":
            reply = _log_in(world, exchange, given, now)
        case _:
            reply = _refusal("Invalid Action parameter")
    exchange.outcome = "OK" if reply.status < 400 else HTTPStatus(reply.status).phrase
    reply.headers["Date"] = formatdate(now, usegmt=True)
    return reply


def _give_token(world: World, exchange: Exchange, given: dict[str, str], now: float) -> Reply:
    session = _session_of(world, given.get("Session", ""))
    if session is None or session.role is None or session.expiration <= now:
        return _refusal("Invalid Session parameter")
    exchange.access_key_id, exchange.caller = session.access_key_id, session.arn
    duration = given.get("SessionDuration", "3600")
    if not duration.isdigit() or not 900 <= int(duration) <= 43200:
        return _refusal("Invalid SessionDuration parameter")
    token = secrets.token_urlsafe(300)
    world.signin_tokens[token] = SigninToken(session, now + TOKEN_LIFE)
    body = json.dumps({"SigninToken": token}).encode()
    return Reply(200, body, {"Content-Type": "application/json"})


def _session_of(world: World, text: str) -> Session | None:
    """The session that these keys are of, all three of them right."""
    try:
        keys = json.loads(text)
        session = world.sessions.get(keys["sessionId"])
    except (KeyError, TypeError, ValueError):
        return None
    if session is None or not session.active:
        return None
    right = (keys.get("sessionKey"), keys.get("sessionToken"))
    return session if right == (session.secret, session.token) else None


def _log_in(world: World, exchange: Exchange, given: dict[str, str], now: float) -> Reply:
    """To the destination, in the name of the role; the page says whose."""
    token = world.signin_tokens.get(given.get("SigninToken", ""))
    if token is None or token.expiration <= now or not given.get("Destination"):
        return _refusal("Invalid SigninToken parameter")
    exchange.access_key_id, exchange.caller = token.session.access_key_id, token.session.arn
    page = f"<html><body>Signed in as {token.session.arn}</body></html>\n"
    headers = {"Content-Type": "text/html", "Location": given["Destination"]}
    return Reply(302, page.encode(), headers)


def _refusal(why: str) -> Reply:
    return Reply(400, f"<html><body>{why}</body></html>\n".encode(), {"Content-Type": "text/html"})
