"""What stsmfa is disturbed in: each verb that writes the credentials file, where it writes most."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import Enum, auto

from cli.support.batches import LOGIN, SHARED, team
from cli.support.examples import KEYS, MAIN
from cli.support.home import Home, section, session_section
from cli.support.program import Program, Result
from cli.support.rotations import (
    BEFORE,
    assert_nothing_is_lost,
    begin_anew,
    leave_one_key,
    pending_section,
    rotate,
    rotate_to_the_end,
    rotated,
)
from sts.default_world import (
    ADMIN,
    KIM_DEVICE,
    KIM_KEY,
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECRET,
    secret_of,
    team_role,
)
from sts.sts_double import StsDouble

Wrapper = Sequence[str]


class Written(Enum):
    """How much of what a run is to write stands in the file, which holds nothing else new."""

    NOTHING = auto()
    PART = auto()
    ALL = auto()


class Scenario(ABC):
    before: str
    """The file, before any run."""
    stride = 1
    """Of the calls that change the file every such one gets an error in the usual run."""

    def __init__(self, home: Home, double: StsDouble, stsmfa: Program) -> None:
        self.home = home
        self.double = double
        self.stsmfa = stsmfa
        stsmfa.environment["ASAN_OPTIONS"] += ":detect_leaks=0"

    def begin(self) -> None:
        """The folder with that file, and without any other, as lock files are."""
        for path in self.home.aws.iterdir():
            path.unlink()
        self.double.world.sessions.clear()
        self.home.write_credentials(self.before)

    @abstractmethod
    def run(self, wrapper: Wrapper = ()) -> Result: ...

    @abstractmethod
    def states(self) -> dict[Written, list[str]]:
        """What the file may hold now, whole."""

    @abstractmethod
    def run_again(self) -> None:
        """What a person does next; it succeeds, and ends with a rewrite."""

    def written(self) -> Written:
        text = self.home.credentials.read_text()
        for written, texts in self.states().items():
            if text in texts:
                return written
        raise AssertionError(f"the file is neither what it was nor what it is to be:\n{text}")


class Refresh(Scenario):
    before = MAIN

    def run(self, wrapper: Wrapper = ()) -> Result:
        return self.stsmfa.answer(self.double.code(), wrapper=wrapper)

    def states(self) -> dict[Written, list[str]]:
        made_here = self.double.world.sessions.values()
        new = [self.before + session_section("default", session) for session in made_here]
        return {Written.NOTHING: [self.before], Written.ALL: new}

    def run_again(self) -> None:
        result = self.stsmfa.answer(self.double.code(), "--force")
        assert result.status == 0, result.err
        self.home.assert_credentials(
            self.before + session_section("default", self.double.session())
        )


class SaveDevice(Refresh):
    """The device is found through IAM, and written beside the keys."""

    before = section(
        "default-long-term",
        {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET},
    )
    with_device = before + f"aws_mfa_device = {LEE_DEVICE}\n"

    def run(self, wrapper: Wrapper = ()) -> Result:
        return self.stsmfa.answer(self.double.code(), "--save-device", wrapper=wrapper)

    def states(self) -> dict[Written, list[str]]:
        made_here = self.double.world.sessions.values()
        new = [self.with_device + session_section("default", session) for session in made_here]
        return {Written.NOTHING: [self.before], Written.ALL: new}

    def run_again(self) -> None:
        result = self.stsmfa.answer(self.double.code(), "--save-device", "--force")
        assert result.status == 0, result.err
        self.home.assert_credentials(
            self.with_device + session_section("default", self.double.session())
        )


class All(Scenario):
    """One code, a shared session and two roles of it: written as they come."""

    def __init__(self, home: Home, double: StsDouble, stsmfa: Program) -> None:
        super().__init__(home, double, stsmfa)
        self.before = LOGIN + team(double, 2)
        self._wanted = {"login": LEE, "team-1": team_role(1), "team-2": team_role(2)}

    def run(self, wrapper: Wrapper = ()) -> Result:
        return self.stsmfa.answer(self.double.code(), "--all", wrapper=wrapper)

    def states(self) -> dict[Written, list[str]]:
        """Each of the sections is there or not; in which order is up to the replies."""
        found = [name for name in self.home.sections() if name in self._wanted or name == SHARED]
        written = Written.ALL if self._wanted.keys() <= set(found) else Written.PART
        sections = "".join(self._section_in_file(name) for name in found)
        return {Written.NOTHING: [self.before], written: [self.before + sections]}

    def _section_in_file(self, name: str) -> str:
        """Of the session that was made for this name; of several the one whose key stands there.
        Without [login], whose plan was spoiled, the shared session has a section of its own."""
        key = self.home.section(name)["aws_access_key_id"]
        session = self.double.world.sessions[key]
        identity = session.role.arn if session.role else session.arn
        assert identity == self._wanted.get(name, LEE)
        return session_section(name, session)

    def run_again(self) -> None:
        result = self.stsmfa.answer(self.double.code(), "--all", "--force")
        assert result.status == 0, result.err
        assert self.written() == Written.ALL


class Setup(Scenario):
    """Another pair and another device in place of those in two sections."""

    before = MAIN
    after = (
        MAIN.replace(LEE_KEY, KIM_KEY)
        .replace(LEE_SECRET, secret_of(KIM_KEY))
        .replace(LEE_DEVICE, KIM_DEVICE)
    )

    def run(self, wrapper: Wrapper = ()) -> Result:
        return self._give_pair(wrapper)

    def states(self) -> dict[Written, list[str]]:
        """Where AWS was not reached, the device stays, and that is said."""
        screen = "".join(self.stsmfa.printed)
        stays = f"MFA device: {LEE_DEVICE} stays" in screen or "keys are not checked" in screen
        after = self.after.replace(KIM_DEVICE, LEE_DEVICE) if stays else self.after
        return {Written.NOTHING: [self.before], Written.ALL: [after]}

    def run_again(self) -> None:
        """Whatever was written, this finds the device, too."""
        result = self._give_pair()
        assert result.status == 0, result.out
        self.home.assert_credentials(self.after)
        assert self.stsmfa.answer(self.double.code(KIM_DEVICE), "--section", "x").status == 0

    def _give_pair(self, wrapper: Wrapper = ()) -> Result:
        terminal = self.stsmfa.spawn("setup", "developmentiam", wrapper=wrapper)
        answers = {
            "ccess key id, in place of": KIM_KEY,
            "ecret access key (not shown)": secret_of(KIM_KEY),
            "The keys are not checked.": "y",
            "MFA device, an ARN or a serial number": KIM_DEVICE,
            "Write it? ": "y",
        }
        status = terminal.answer_each(answers)
        # What is typed to a program that has just failed is shown by the terminal, on its own line.
        lines = terminal.screen.splitlines(keepends=True)
        said = [line for line in lines if line.strip() not in {"", *answers.values()}]
        assert secret_of(KIM_KEY) not in "".join(said)
        return Result(status, "", "".join(said))


class ClearAll(Scenario):
    """The sessions of two sections leave the file."""

    after = f"# mine\n[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n[x]\nregion = eu-west-1\n"

    def begin(self) -> None:
        sessions = [self.double.issue(3600, ADMIN), self.double.issue(3600)]
        first, last = map(session_section, ("dev", "login"), sessions)
        self.before = self.after.replace("[x]", f"{first}[x]") + last
        super().begin()

    def run(self, wrapper: Wrapper = ()) -> Result:
        return self.stsmfa.run("clear", "--all", wrapper=wrapper)

    def states(self) -> dict[Written, list[str]]:
        return {Written.NOTHING: [self.before], Written.ALL: [self.after]}

    def run_again(self) -> None:
        assert self.stsmfa.run("clear", "--all").status == 0
        self.home.assert_credentials(self.after)
        assert self.stsmfa.run("dev", "--token", self.double.code()).status == 0


class Rotate(Scenario):
    before = BEFORE
    stride = 4

    def __init__(self, home: Home, double: StsDouble, stsmfa: Program) -> None:
        super().__init__(home, double, stsmfa)
        leave_one_key(double)

    def begin(self) -> None:
        super().begin()
        begin_anew(self.home, self.double)

    def run(self, wrapper: Wrapper = ()) -> Result:
        return rotate(self.double, self.stsmfa, wrapper)

    def states(self) -> dict[Written, list[str]]:
        assert_nothing_is_lost(self.home, self.double)
        keys = self.double.world.keys_of(self.double.world.users[LEE])
        new = [key for key in keys if key.id != LEE_KEY]
        pending = [self.before + pending_section(key) for key in new]
        done = [rotated(key) for key in new]
        if len(new) < len(keys):  # the old key is not deleted yet
            return {Written.NOTHING: [self.before], Written.PART: pending + done}
        return {Written.ALL: done}

    def run_again(self) -> None:
        rotate_to_the_end(self.home, self.double, self.stsmfa)
        # What a run leaves that is killed with the old bytes in its hand goes with the next rewrite
        assert self.stsmfa.run("dev", "--force", "--token", self.double.code()).status == 0


SCENARIOS: dict[str, type[Scenario]] = {
    "refresh": Refresh,
    "save-device": SaveDevice,
    "all": All,
    "setup": Setup,
    "clear-all": ClearAll,
    "rotate": Rotate,
}
