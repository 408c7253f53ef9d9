"""A scratch home folder and its `.aws`, whose files are compared whole."""

import difflib
from collections.abc import Mapping
from configparser import RawConfigParser
from pathlib import Path

from sts.replies import timestamp
from sts.world import Session


def session_properties(session: Session) -> dict[str, str]:
    """What stands in a short-term section, in aws-mfa's order."""
    role = {"assumed_role_arn": session.role.arn} if session.role else {}
    return {
        "assumed_role": str(session.role is not None),
        **role,
        "aws_access_key_id": session.access_key_id,
        "aws_secret_access_key": session.secret,
        "aws_session_token": session.token,
        "aws_security_token": session.token,
        "expiration": timestamp(session.expiration).replace("T", " ").rstrip("Z"),
    }


def section(name: str, properties: Mapping[str, str], line_end: str = "\n") -> str:
    lines = [f"[{name}]", *(f"{key} = {value}" for key, value in properties.items())]
    return "".join(line + line_end for line in lines)


def profile(name: str, **properties: str) -> str:
    """A section of the config file."""
    return section(f"profile {name}", properties)


def session_section(name: str, session: Session, line_end: str = "\n") -> str:
    """The section as stsmfa appends it."""
    return section(name, session_properties(session), line_end)


class Home:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.aws = path / ".aws"
        self.credentials = self.aws / "credentials"
        self.config = self.aws / "config"
        self.aws.mkdir(mode=0o700, parents=True)
        self._written: bytes | None = None

    def write_credentials(self, content: str | bytes, mode: int = 0o600) -> str | bytes:
        """Gives the content back, for comparing the file with it later."""
        self._written = _write(self.credentials, content, mode)
        return content

    def write_config(self, content: str | bytes, mode: int = 0o600) -> None:
        _write(self.config, content, mode)

    def assert_credentials(self, expected: str | bytes) -> None:
        """The whole file, byte for byte."""
        found = self.credentials.read_bytes()
        if isinstance(expected, str):
            expected = expected.encode()
        assert found == expected, "the credentials file differs:\n" + _difference(expected, found)

    def assert_untouched(self) -> None:
        """The file is as the test wrote it, and nothing that should not be stands beside it."""
        assert self._written is not None
        self.assert_credentials(self._written)
        self.assert_no_leftovers()

    def assert_no_leftovers(self) -> None:
        """No temporary file, whatever happened."""
        assert not list(self.aws.glob(".credentials*"))

    def section(self, name: str) -> dict[str, str]:
        """A section as aws-mfa's own parser reads it."""
        parser = RawConfigParser()
        parser.read_string(self.credentials.read_text())
        return dict(parser[name])

    def sections(self) -> list[str]:
        parser = RawConfigParser()
        parser.read_string(self.credentials.read_text())
        return parser.sections()

    def lock_file(self) -> Path:
        return self.aws / "stsmfa.lock"


def _write(path: Path, content: str | bytes, mode: int) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)
    return data


def _difference(expected: bytes, found: bytes) -> str:
    """Line by line with the line ends in sight."""

    def lines(data: bytes) -> list[str]:
        return [repr(line)[1:] + "\n" for line in data.splitlines(keepends=True)]

    return "".join(difflib.unified_diff(lines(expected), lines(found), "expected", "found"))
