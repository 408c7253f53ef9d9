"""The world that the tests and the demo share: lee of the README's example, and everybody else."""

from sts.world import World

ACCOUNT = "123456789012"
OTHER_ACCOUNT = "999988887777"
CHINA_ACCOUNT = "210987654321"
GOV_ACCOUNT = "345678901234"

LEE = f"arn:aws:iam::{ACCOUNT}:user/lee"
LEE_KEY = "AKIAIOSFODNN7EXAMPLE"
LEE_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
LEE_SECOND_KEY = "AKIALEEEXAMPLE222222"
LEE_DEVICE = f"arn:aws:iam::{ACCOUNT}:mfa/lee"
ADMIN = f"arn:aws:iam::{ACCOUNT}:role/iamAdmin"

READER = f"arn:aws:iam::{ACCOUNT}:role/reader"
"""Asks for no MFA."""
LONG = f"arn:aws:iam::{ACCOUNT}:role/long"
"""Up to twelve hours."""
PARTNER = f"arn:aws:iam::{OTHER_ACCOUNT}:role/partner"
"""In another account, with ExternalId."""
PARTNER_ID = "acme:2024/7"
RECENT = f"arn:aws:iam::{ACCOUNT}:role/recent"
"""Asks for a code of the last five minutes."""
STRANGER = f"arn:aws:iam::{ACCOUNT}:role/stranger"
"""Trusts nobody of ours."""
MISSING = f"arn:aws:iam::{ACCOUNT}:role/missing"
"""Does not exist."""

KIM = f"arn:aws:iam::{ACCOUNT}:user/teams/kim"
KIM_KEY = "AKIAKIMEXAMPLE222222"
KIM_DEVICE = "GAHT12345678"

PAT = f"arn:aws:iam::{ACCOUNT}:user/pat"
"""Has no device."""
PAT_KEY = "AKIAPATEXAMPLE333333"

SAM = f"arn:aws:iam::{ACCOUNT}:user/sam"
"""Has a U2F key and two devices that show codes; may not ask IAM who has which."""
SAM_KEY = "AKIASAMEXAMPLE444444"
SAM_DEVICES = (
    f"arn:aws:iam::{ACCOUNT}:u2f/user/sam/key-ABCDEFGHIJKLMNOP",
    f"arn:aws:iam::{ACCOUNT}:mfa/sam-phone",
    f"arn:aws:iam::{ACCOUNT}:mfa/sam-tablet",
)

GONE = f"arn:aws:iam::{ACCOUNT}:user/gone"
"""The key is inactive."""
GONE_KEY = "AKIAGONEEXAMPLE55555"

ROOT = f"arn:aws:iam::{ACCOUNT}:root"
ROOT_KEY = "AKIAROOTEXAMPLE66666"
ROOT_DEVICE = f"arn:aws:iam::{ACCOUNT}:mfa/root-account-mfa-device"

LIN = f"arn:aws-cn:iam::{CHINA_ACCOUNT}:user/lin"
LIN_KEY = "AKIALINEXAMPLE777777"
LIN_DEVICE = f"arn:aws-cn:iam::{CHINA_ACCOUNT}:mfa/lin"
LIN_ROLE = f"arn:aws-cn:iam::{CHINA_ACCOUNT}:role/admin"

GUS = f"arn:aws-us-gov:iam::{GOV_ACCOUNT}:user/gus"
GUS_KEY = "AKIAGUSEXAMPLE222222"
GUS_DEVICE = f"arn:aws-us-gov:iam::{GOV_ACCOUNT}:mfa/gus"
GUS_ROLE = f"arn:aws-us-gov:iam::{GOV_ACCOUNT}:role/admin"


def secret_of(key_id: str) -> str:
    """The secret of every key but lee's first."""
    return f"secret/of+{key_id}/EXAMPLE".ljust(40, "x")[:40]


def default_world() -> World:
    world = World()
    lee = world.add_user(LEE, LEE_KEY, LEE_SECRET, LEE_DEVICE)
    world.add_key(lee, LEE_SECOND_KEY, secret_of(LEE_SECOND_KEY))
    for arn, key, devices in (
        (KIM, KIM_KEY, (KIM_DEVICE,)),
        (PAT, PAT_KEY, ()),
        (SAM, SAM_KEY, SAM_DEVICES),
        (GONE, GONE_KEY, ()),
        (ROOT, ROOT_KEY, (ROOT_DEVICE,)),
        (LIN, LIN_KEY, (LIN_DEVICE,)),
        (GUS, GUS_KEY, (GUS_DEVICE,)),
    ):
        world.add_user(arn, key, secret_of(key), *devices)
    world.users[SAM].denied = frozenset({"iam:ListMFADevices"})
    world.keys[GONE_KEY].active = False

    anyone = f"arn:aws:iam::{ACCOUNT}:*"
    sessions = f"arn:aws:sts::{ACCOUNT}:assumed-role/*"
    world.add_role(ADMIN, anyone, needs_mfa=True)
    world.add_role(READER, anyone, sessions, max_session_duration=43200)
    world.add_role(LONG, anyone, needs_mfa=True, max_session_duration=43200)
    world.add_role(RECENT, anyone, needs_mfa=True, mfa_max_age=300)
    world.add_role(PARTNER, anyone, needs_mfa=True, external_id=PARTNER_ID)
    world.add_role(STRANGER, f"arn:aws:iam::{OTHER_ACCOUNT}:*")
    world.add_role(LIN_ROLE, LIN, needs_mfa=True)
    world.add_role(GUS_ROLE, GUS, needs_mfa=True)
    return world


def team_role(number: int) -> str:
    return f"arn:aws:iam::{ACCOUNT}:role/team-{number:03d}"


def add_team_roles(world: World, count: int) -> list[str]:
    """The roles team-001 and on, for lee under MFA and for nobody else; their ARNs."""
    arns = [team_role(number) for number in range(1, count + 1)]
    for arn in arns:
        world.add_role(arn, LEE, needs_mfa=True)
    return arns
