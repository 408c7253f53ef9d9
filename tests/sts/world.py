"""Who exists in the double's AWS: users, keys, devices, roles and the sessions it has issued."""

import base64
import fnmatch
import hashlib
import secrets
from collections.abc import Container
from dataclasses import dataclass, field, replace

from sts.session_policies import SessionPolicy
from sts.totp import Device


@dataclass
class User:
    """An IAM user, or an account's root user."""

    arn: str
    devices: tuple[str, ...] = ()
    denied: frozenset[str] = frozenset()
    """Actions an explicit policy denies, as `iam:ListMFADevices`."""
    needs_mfa: bool = False
    """A policy denies the calls for access keys to who has given no code."""

    @property
    def name(self) -> str:
        return self.arn.rsplit("/", 1)[-1] if not self.is_root else "root"

    @property
    def account(self) -> str:
        return self.arn.split(":")[4]

    @property
    def partition(self) -> str:
        return self.arn.split(":")[1]

    @property
    def is_root(self) -> bool:
        return self.arn.endswith(":root")

    @property
    def id(self) -> str:
        return self.account if self.is_root else stable_id("AIDA", self.arn)


@dataclass
class AccessKey:
    id: str
    secret: str
    user: User
    active: bool = True
    created: float = 1_714_558_830
    last_use: tuple[float, str, str] | None = None
    """When, for which service and in which region; None: never."""
    misses: Container[int] = ()
    """Of the calls that it signs, by their number from 1, those that meet a server which does not
    know it (yet)."""
    signed: int = 0
    """Calls until now."""


@dataclass
class Role:
    """A role and the conditions of its trust policy."""

    arn: str
    trusted: tuple[str, ...]
    """ARNs of users and roles, with `*` as a wildcard."""
    needs_mfa: bool = False
    mfa_max_age: int | None = None
    """Seconds that aws:MultiFactorAuthAge has to be below; who gave no code has no age."""
    external_id: str | None = None
    max_session_duration: int = 3600

    @property
    def account(self) -> str:
        return self.arn.split(":")[4]

    @property
    def name(self) -> str:
        return self.arn.rsplit("/", 1)[-1]

    @property
    def id(self) -> str:
        return stable_id("AROA", self.arn)

    def trusts(self, principal: str) -> bool:
        return any(fnmatch.fnmatchcase(principal, pattern) for pattern in self.trusted)


@dataclass(frozen=True)
class Session:
    """Temporary credentials that were issued."""

    access_key_id: str
    secret: str
    token: str
    expiration: float
    user: User | None
    """Whose GetSessionToken it was; None for a role's session."""
    role: Role | None = None
    name: str = ""
    mfa_time: float | None = None
    """When a code was given for it; None also for a role's, which AWS tells nothing of MFA."""
    active: bool = True
    """Not so once it was revoked."""
    policy: SessionPolicy = SessionPolicy()
    """What it can do at most, whatever its role can."""

    @property
    def arn(self) -> str:
        if self.role is None:
            assert self.user
            return self.user.arn
        partition = self.role.arn.split(":")[1]
        account, role = self.role.account, self.role.name
        return f"arn:{partition}:sts::{account}:assumed-role/{role}/{self.name}"


@dataclass(frozen=True)
class SigninToken:
    """What the console takes from a browser instead of keys."""

    session: Session
    expiration: float


@dataclass
class World:
    users: dict[str, User] = field(default_factory=dict)
    keys: dict[str, AccessKey] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    signin_tokens: dict[str, SigninToken] = field(default_factory=dict)
    made_keys: list[AccessKey] = field(default_factory=list)
    """By CreateAccessKey, those too that are deleted."""
    new_key_misses: Container[int] = ()
    """AccessKey.misses of those that are made: the delay until all of AWS knows them."""
    disabled_regions: set[str] = field(default_factory=set)
    token_bytes: int = 330
    """Of randomness in a session token; it is a third longer in base64."""

    def add_user(self, arn: str, key_id: str, secret: str, *devices: str) -> User:
        """A user with one key and devices by their serials."""
        user = User(arn, devices)
        self.users[arn] = user
        self.add_key(user, key_id, secret)
        for serial in devices:
            seed = base64.b32encode(hashlib.sha1(serial.encode()).digest()).decode()
            self.devices[serial] = Device(serial, seed)
        return user

    def add_key(self, user: User, key_id: str, secret: str) -> None:
        self.keys[key_id] = AccessKey(key_id, secret, user)

    def keys_of(self, user: User) -> list[AccessKey]:
        return [key for key in self.keys.values() if key.user is user]

    def add_role(self, arn: str, *trusted: str, **conditions: object) -> Role:
        """Who is trusted, as in Role; nobody is when none is named."""
        role = Role(arn, trusted, **conditions)  # type: ignore[arg-type]
        self.roles[arn] = role
        return role

    def issue(self, expiration: float, user: User | None, **of_role: object) -> Session:
        session = Session(
            access_key_id="ASIA" + base64.b32encode(secrets.token_bytes(10)).decode(),
            secret=_random_base64(30),
            token="FwoGZXIvYXdzE" + _random_base64(self.token_bytes),
            expiration=expiration,
            user=user,
            **of_role,  # type: ignore[arg-type]
        )
        self.sessions[session.access_key_id] = session
        return session

    def change(self, session: Session, **changes: object) -> None:
        """What AWS knows of the session; whoever holds it keeps it as it was."""
        known = self.sessions[session.access_key_id]
        self.sessions[session.access_key_id] = replace(known, **changes)  # type: ignore[arg-type]


def _random_base64(size: int) -> str:
    return base64.b64encode(secrets.token_bytes(size)).decode()


def stable_id(prefix: str, of: str) -> str:
    """An identifier in AWS's form that is the same on every run."""
    return prefix + base64.b32encode(hashlib.sha256(of.encode()).digest()).decode()[:16]
