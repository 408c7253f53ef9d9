"""Several people's keys in one file: profiles with devices of their own."""

from dataclasses import dataclass

from cli.support.home import Home
from sts import default_world as people
from sts.sts_double import StsDouble


@dataclass(frozen=True)
class Member:
    name: str
    """Of the profile, too."""
    key: str
    device: str

    def section(self, *, role: str | None = None, code_command: str | None = None) -> str:
        lines = [f"[{self.name}-long-term]", f"aws_access_key_id = {self.key}",
                 f"aws_secret_access_key = {people.secret_of(self.key)}",
                 f"aws_mfa_device = {self.device}"]  # fmt: skip
        lines += [f"assume_role = {role}"] if role else []
        lines += [f"mfa_process = {code_command}"] if code_command else []
        return "".join(line + "\n" for line in lines)

    @property
    def question(self) -> str:
        return f"Enter AWS MFA code for device [{self.device}]"


def add_member(double: StsDouble, name: str) -> Member:
    key = f"AKIA{name.upper()}EXAMPLE".ljust(20, "2")[:20]
    device = f"arn:aws:iam::{people.ACCOUNT}:mfa/{name}"
    arn = f"arn:aws:iam::{people.ACCOUNT}:user/{name}"
    double.world.add_user(arn, key, people.secret_of(key), device)
    return Member(name, key, device)


class CodeCommand:
    """An mfa_process that notes who was asked and gives one code that the device will take; there
    is nothing to wait for, and no terminal in it."""

    def __init__(self, home: Home, double: StsDouble) -> None:
        self._home = home
        self._double = double
        self._asked = home.path / "asked"

    def of(self, device: str) -> str:
        code = self._home.path / f"code-of-{device.rpartition('/')[2]}"
        code.write_text(self._double.code(device) + "\n")
        return f'echo "$STSMFA_MFA_SERIAL" >>{self._asked}; cat {code}'

    def asked(self) -> list[str]:
        """The devices whose codes were asked for, in order of the alphabet."""
        return sorted(self._asked.read_text().split()) if self._asked.exists() else []
