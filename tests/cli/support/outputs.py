"""What a run hands on, kept in files: it is full of secrets, which no test's program may print."""

from pathlib import Path

from cli.support.home import session_properties
from sts.world import Session


def into(path: Path) -> tuple[str, ...]:
    """A wrapper whose program writes its standard output to the file; same process."""
    return ("/bin/sh", "-c", 'out=$1; shift; exec "$@" >"$out"', "sh", str(path))


def variables_in(path: Path) -> dict[str, str]:
    """What `env -0` wrote."""
    entries = path.read_text().rstrip("\0").split("\0")
    return dict(entry.split("=", 1) for entry in entries)


def session_variables(session: Session) -> dict[str, str]:
    """The variables that every session has."""
    stored = session_properties(session)
    return {
        "AWS_ACCESS_KEY_ID": session.access_key_id,
        "AWS_SECRET_ACCESS_KEY": session.secret,
        "AWS_SESSION_TOKEN": session.token,
        "AWS_CREDENTIAL_EXPIRATION": stored["expiration"].replace(" ", "T") + "Z",
    }
