"""Keys that a command prints, as credential_process has them."""

import json
from pathlib import Path

from sts.default_world import LEE_DEVICE, LEE_KEY, LEE_SECRET
from sts.world import Session


def printed_keys(key: str = LEE_KEY, secret: str = LEE_SECRET, token: str | None = None) -> str:
    keys = {"Version": 1, "AccessKeyId": key, "SecretAccessKey": secret}
    return json.dumps(keys | ({} if token is None else {"SessionToken": token}))


class Keeper:
    """A command that prints lee's keys, or a session's, and notes that it ran."""

    def __init__(self, folder: Path) -> None:
        self._keys = folder / "keys.json"
        self._runs = folder / "runs"
        self._keys.write_text(printed_keys())
        self.command = f"echo ran >>{self._runs}; cat {self._keys}"
        self.keys = f"credential_process = {self.command}\naws_mfa_device = {LEE_DEVICE}\n"
        """In the place of the two in a section."""

    def give(self, session: Session) -> None:
        """From now on."""
        self._keys.write_text(
            printed_keys(session.access_key_id, session.secret, session.token)
        )

    @property
    def runs(self) -> int:
        return len(self._runs.read_text().splitlines()) if self._runs.exists() else 0
