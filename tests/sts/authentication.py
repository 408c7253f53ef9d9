"""Who is calling: the signature, the clock and the credentials of a request, in AWS's order."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from sts import errors, sigv4
from sts.errors import Refused
from sts.exchange import Exchange
from sts.replies import compact_timestamp
from sts.world import AccessKey, Session, User, World

CLOCK_TOLERANCE = 15 * 60


@dataclass(frozen=True)
class Caller:
    """A user, either with the long-term key or with a session, or a role's session."""

    arn: str
    account: str
    user: User | None
    session: Session | None = None

    @property
    def chained(self) -> bool:
        """Whether a role assumed now counts as chained: AWS caps it at an hour."""
        return self.session is not None


def authenticate(world: World, exchange: Exchange, now: float) -> Caller:
    """Raises the AwsError that AWS would answer."""
    header = exchange.header("Authorization")
    if not header:
        raise Refused(errors.UNSIGNED)
    authorization = sigv4.parse_authorization(header)
    if authorization is None:
        raise Refused(errors.malformed_authorization(header))
    exchange.access_key_id = authorization.access_key_id
    exchange.region = authorization.scope.region
    exchange.service = authorization.scope.service
    signed_at = exchange.header("X-Amz-Date")
    if not signed_at:
        raise Refused(errors.no_date(header))
    _check_clock(signed_at, now)
    _check_scope(exchange, authorization.scope, signed_at)
    credentials = _credentials(world, exchange)
    if not sigv4.is_signed_by(credentials.secret, exchange.request, authorization, signed_at):
        raise Refused(errors.WRONG_SIGNATURE)
    if isinstance(credentials, AccessKey):
        _use(credentials, exchange, now)
    caller = _caller(credentials, exchange, now)
    exchange.caller = caller.arn
    if authorization.scope.region in world.disabled_regions:
        raise Refused(errors.region_disabled(caller.account))
    return caller


def _check_clock(signed_at: str, now: float) -> None:
    try:
        at = datetime.strptime(signed_at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        raise Refused(errors.malformed_date(signed_at)) from None
    here = compact_timestamp(now)
    if at < now - CLOCK_TOLERANCE:
        earliest = compact_timestamp(now - CLOCK_TOLERANCE)
        raise Refused(errors.expired_signature(signed_at, earliest, here))
    if at > now + CLOCK_TOLERANCE:
        latest = compact_timestamp(now + CLOCK_TOLERANCE)
        raise Refused(errors.future_signature(signed_at, latest, here))


GLOBAL_REGIONS = {
    "sts.amazonaws.com": "us-east-1",
    "iam.amazonaws.com": "us-east-1",
    "iam.us-gov.amazonaws.com": "us-gov-west-1",
    "iam.cn-north-1.amazonaws.com.cn": "cn-north-1",
}


def _check_scope(exchange: Exchange, scope: sigv4.Scope, signed_at: str) -> None:
    """A host of AWS's takes its own region's signatures only; loopback takes any region's."""
    if scope.date != signed_at[:8]:
        raise Refused(errors.wrong_scope("a valid date"))
    if scope.service not in ("sts", "iam", "s3"):
        raise Refused(errors.wrong_scope("correct service: 'sts'"))
    host = exchange.host.partition(":")[0]
    regional = re.fullmatch(r"sts(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws|api)\..*", host)
    region = GLOBAL_REGIONS.get(host) or (regional and regional[1])
    if region and region != scope.region:
        raise Refused(errors.wrong_scope(f"a valid region, not '{scope.region}'"))


def _credentials(world: World, exchange: Exchange) -> AccessKey | Session:
    key_id = exchange.access_key_id
    token = exchange.header("X-Amz-Security-Token")
    if session := world.sessions.get(key_id):
        if token != session.token or not session.active:
            raise Refused(errors.INVALID_CLIENT_TOKEN)
        return session
    key = world.keys.get(key_id)
    if key is None or not key.active or token is not None:
        raise Refused(errors.INVALID_CLIENT_TOKEN)
    if partition_of(exchange.region) != key.user.partition:
        raise Refused(errors.INVALID_CLIENT_TOKEN)
    return key


def _use(key: AccessKey, exchange: Exchange, now: float) -> None:
    """Not every server knows a new key."""
    key.signed += 1
    if key.signed in key.misses:
        raise Refused(errors.INVALID_CLIENT_TOKEN)
    key.last_use = (now, exchange.service, exchange.region)


def partition_of(region: str) -> str:
    for prefix in ("cn", "us-gov"):
        if region.startswith(prefix + "-"):
            return f"aws-{prefix}"
    return "aws"


def _caller(credentials: AccessKey | Session, exchange: Exchange, now: float) -> Caller:
    if isinstance(credentials, AccessKey):
        return Caller(credentials.user.arn, credentials.user.account, credentials.user)
    if credentials.expiration <= now:
        raise Refused(errors.EXPIRED_TOKEN)
    if exchange.service == "iam" and credentials.role is None and credentials.mfa_time is None:
        raise Refused(errors.INVALID_CLIENT_TOKEN)
    account = credentials.arn.split(":")[4]
    return Caller(credentials.arn, account, credentials.user, credentials)
