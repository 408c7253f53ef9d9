"""From an exchange to its reply: the double's AWS without any network. Of S3 it has the one call
that shows who one is, ListBuckets, for clients that speak with nothing else."""

import threading

from sts import access_key_actions, errors, federation, iam_actions, replies, sts_actions
from sts.authentication import authenticate
from sts.errors import Refused
from sts.exchange import Exchange, Reply
from sts.world import World

_ACTIONS = {
    ("sts", "2011-06-15"): sts_actions.ACTIONS,
    ("iam", "2010-05-08"): iam_actions.ACTIONS | access_key_actions.ACTIONS,
}


class Service:
    """Answers calls one after the other, so that a code is taken once however many send it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._lock = threading.Lock()

    def answer(self, exchange: Exchange, now: float) -> Reply:
        with self._lock:
            if federation.is_federation(exchange):
                return federation.answer(self.world, exchange, now)
            try:
                reply = self._answer(exchange, now)
                exchange.outcome = "OK"
            except Refused as refused:
                reply = replies.refusal(exchange.service, refused.error, now)
                exchange.outcome = refused.error.code
        return reply

    def _answer(self, exchange: Exchange, now: float) -> Reply:
        caller = authenticate(self.world, exchange, now)
        if exchange.service == "s3":
            return replies.buckets(caller.arn, now)
        version = exchange.parameters.get("Version", "")
        action = _ACTIONS.get((exchange.service, version), {}).get(exchange.action)
        if action is None:
            raise Refused(errors.unknown_action(exchange.action, version))
        result = action(self.world, caller, exchange.parameters, now)
        return replies.success(exchange.service, exchange.action, result, now)
