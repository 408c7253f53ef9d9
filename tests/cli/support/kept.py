"""A role that is assumed from [login], and its session as it is kept."""

from cli.support.examples import KEYS
from cli.support.home import profile, section, session_properties
from sts.default_world import ADMIN
from sts.world import Session

LOGIN_KEYS = f"[login-long-term]\n{KEYS}"
APP = profile("app", role_arn=ADMIN, source_profile="login")
EXEC = ("exec", "app", "--", "true")
PROCESS = ("export", "--format", "process", "--profile", "app")


def kept_section(name: str, session: Session, source: str = "login", **more: str) -> str:
    """As stsmfa appends it."""
    properties = session_properties(session)
    role = {key: properties.pop(key) for key in ("assumed_role", "assumed_role_arn")}
    through = {key: more.pop(key) for key in ("assumed_through",) if key in more}
    return section(name, {**role, "assumed_from": source, **through, **properties, **more})
