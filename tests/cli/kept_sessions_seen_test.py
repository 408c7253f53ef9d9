"""What the other verbs, and other programs, make of a role's session that is kept."""

import json
import subprocess
from collections.abc import Callable

import pytest

from cli.support.clock import Clock
from cli.support.examples import KEYS
from cli.support.home import Home, profile, session_section
from cli.support.kept import APP, LOGIN_KEYS, kept_section
from cli.support.program import Program
from sts.default_world import ADMIN, READER
from sts.sts_double import StsDouble

CODE = Callable[[], str]
DEV = f"[dev-long-term]\n{KEYS}"


class Scene:
    """dev, never made; [login]; app with a kept session. The clock stands still at noon."""

    def __init__(self, home: Home, double: StsDouble) -> None:
        self._home, self._double = home, double
        self.app = double.issue(2520, ADMIN)
        self.kept = kept_section("app-mfa", self.app)
        self.fill(36000)
        home.write_config(APP)

    def fill(self, login: float, kept: float = 2520, more: str = "") -> None:
        """Sessions with so many seconds left."""
        self.app = self._double.issue(kept, ADMIN)
        self.kept = kept_section("app-mfa", self.app)
        self.login = self._double.issue(login, with_code=True)
        self.before = DEV + LOGIN_KEYS + session_section("login", self.login) + more
        self._home.write_credentials(self.before + self.kept)


@pytest.fixture
def scene(home: Home, double: StsDouble, clock: Clock) -> Scene:
    return Scene(home, double)


def rows(stsmfa: Program, *arguments: str) -> dict[str, str]:
    """What follows the profile's name, with single blanks."""
    lines = stsmfa.run("status", *arguments).out.splitlines()
    return {line.split()[0]: " ".join(line.split()[1:]) for line in lines}


@pytest.mark.parametrize("arguments", [(), ("app",), ("app-mfa",)])
def test_a_row_tells_of_what_the_profile_has(
    stsmfa: Program, scene: Scene, arguments: tuple[str, ...]
) -> None:
    found = rows(stsmfa, *arguments)
    assert found["app"] == (
        "123456789012:role/iamAdmin ██████░░ 42m fresh, in [app-mfa], from [login]"
    )
    assert "app-mfa" not in found


@pytest.mark.parametrize(
    ("login", "kept", "row"),
    [
        (36000, 120, "█░░░░░░░ 2m ends soon, in [app-mfa], from [login]"),
        (-60, 2520, "██████░░ 42m fresh, in [app-mfa], from [login] (expired)"),
        (36000, -60, "███████░ 10h fresh, in [login]"),
        (-60, -60, "░░░░░░░░ expired, in [login]"),
    ],
)
def test_it_does_not_hide_that_either_of_the_two_ends(
    stsmfa: Program, scene: Scene, login: int, kept: int, row: str
) -> None:
    scene.fill(login, kept)
    assert rows(stsmfa)["app"] == f"123456789012:role/iamAdmin {row}"


def test_one_that_is_of_another_role_now_is_not_shown(
    home: Home, stsmfa: Program, scene: Scene
) -> None:
    home.write_config(profile("app", role_arn=READER, source_profile="login"))
    assert rows(stsmfa)["app"].endswith("10h fresh, in [login]")


def test_one_whose_profile_has_gone_is_a_row_of_its_own(
    home: Home, stsmfa: Program, scene: Scene
) -> None:
    home.write_config("")
    assert rows(stsmfa)["app-mfa"] == "123456789012:role/iamAdmin ██████░░ 42m fresh"


def test_in_json_it_stands_beside_the_session_that_a_refresh_is_about(
    stsmfa: Program, scene: Scene
) -> None:
    scene.fill(-60)
    found = {row["profile"]: row for row in json.loads(stsmfa.run("status", "--json").out)}
    assert set(found) == {"dev", "login", "app"}
    told = ("section", "state", "stale", "kept_section", "kept_expires_at", "kept_seconds_left")
    assert [found["app"][name] for name in told] == [
        "login", "expired", True, "app-mfa", "2060-06-10T12:42:00Z", 2520,
    ]  # fmt: skip
    assert [found["login"][name] for name in told[3:]] == [None, None, 0]


def test_the_forms_for_scripts_are_about_what_aws_tools_use(
    stsmfa: Program, scene: Scene
) -> None:
    """They assume the role from [login], whatever is kept."""
    for login, kept, line, check in ((36000, -60, "app 10h", 0), (-60, 2520, "app expired", 3)):
        scene.fill(login, kept)
        assert stsmfa.run("status", "--short", "app").out == f"{line}\n"
        assert stsmfa.run("status", "--name", "app").out == "app\n"
        assert stsmfa.run("status", "--check", "app").status == check
        assert ("login" in stsmfa.run("status", "--stale").out) == (check == 3)


def test_in_a_shell_of_exec_the_prompt_knows_it(stsmfa: Program, scene: Scene) -> None:
    environment = {"AWS_ACCESS_KEY_ID": scene.app.access_key_id, "AWS_VAULT": "app"}
    assert stsmfa.run("status", "--short", env=environment).out == "app 42m\n"


def test_clear_of_the_profile_takes_it_alone(home: Home, stsmfa: Program, scene: Scene) -> None:
    result = stsmfa.run("clear", "app")
    assert result.status == 0
    assert result.err.startswith(
        "stsmfa: [app-mfa]: its session, assumed from [login], is removed from"
    )
    home.assert_credentials(scene.before)


def test_clear_of_its_source_takes_both_and_no_other(
    home: Home, double: StsDouble, stsmfa: Program, scene: Scene
) -> None:
    other = kept_section("other-mfa", double.issue(2520, READER), "elsewhere")
    scene.fill(36000, more=other)
    result = stsmfa.run("clear", "login")
    assert result.status == 0
    assert "stsmfa: [login]: its session is removed; AWS still accepts it until" in result.err
    assert "stsmfa: [app-mfa]: its session, assumed from [login], is removed; AWS" in result.err
    assert "stsmfa: clear: 2 sessions are removed from" in result.err
    home.assert_credentials(DEV + LOGIN_KEYS + other)


def test_clear_of_a_source_without_a_session_takes_what_came_from_it(
    home: Home, stsmfa: Program, scene: Scene
) -> None:
    home.write_credentials(LOGIN_KEYS + scene.kept)
    assert stsmfa.run("clear", "login").status == 0
    home.assert_credentials(LOGIN_KEYS)
    assert "[login] has no session" in stsmfa.run("clear", "login").err


def test_clear_all_takes_it_and_leaves_what_the_user_wrote(
    home: Home, stsmfa: Program, scene: Scene
) -> None:
    home.write_credentials(DEV + scene.kept + "output = json\n" + LOGIN_KEYS)
    assert stsmfa.run("clear", "--all").status == 0
    home.assert_credentials(DEV + "[app-mfa]\noutput = json\n" + LOGIN_KEYS)


@pytest.mark.parametrize("arguments", [("--all",), ("--renew",), ("--all", "app")])
def test_batches_do_not_renew_it(
    home: Home, double: StsDouble, stsmfa: Program, scene: Scene, arguments: tuple[str, ...]
) -> None:
    scene.fill(36000, 60)
    home.write_credentials(scene.before.removeprefix(DEV) + scene.kept)
    assert stsmfa.run("--no-prompt", *arguments).status == 0
    assert double.calls() == []
    home.assert_untouched()


@pytest.mark.parametrize("arguments", [("--profile", "dev"), ("--all", "dev")])
def test_the_next_rewrite_removes_it_when_it_has_expired(
    home: Home, double: StsDouble, stsmfa: Program, scene: Scene, code: CODE,
    arguments: tuple[str, ...],
) -> None:  # fmt: skip
    scene.fill(36000, -1)
    assert stsmfa.answer(code(), *arguments).status == 0
    home.assert_credentials(scene.before + session_section("dev", double.session()))


@pytest.mark.parametrize("change", ["keys", "malformed", "twice"])
def test_but_no_rewrite_fails_for_it_or_takes_keys(
    home: Home, double: StsDouble, stsmfa: Program, scene: Scene, code: CODE, change: str
) -> None:
    scene.fill(36000, -1)
    kept = {
        "keys": scene.kept.replace(scene.app.access_key_id, "AKIAOTHEREXAMPLE2222"),
        "malformed": f"{scene.kept}no value\n",
        "twice": scene.kept * 2,
    }[change]
    before = home.write_credentials(scene.before + kept)
    assert stsmfa.answer(code(), "--profile", "dev").status == 0
    home.assert_credentials(f"{before}{session_section('dev', double.session())}")


def test_doctor_says_what_it_is_and_finds_nothing_wrong(
    home: Home, stsmfa: Program, scene: Scene
) -> None:
    result = stsmfa.run("doctor", "app")
    assert result.status == 0, result.out
    assert (
        "  kept session    [app-mfa] is fresh: 42m left, until 2060-06-10 12:42:00+00:00  "
        "(for exec, export and console)\n"
    ) in result.out
    assert stsmfa.run("doctor", "--all").status == 0
    home.write_credentials(scene.before + scene.kept.replace("from = login", "from = old"))
    assert "[app-mfa] was assumed from another session than [login]" in stsmfa.run(
        "doctor", "app"
    ).out
    home.write_config(f"{APP}[profile app-mfa]\nregion = eu-west-1\n")
    assert "none: [profile app-mfa] of the config file has that name" in stsmfa.run(
        "doctor", "app"
    ).out


def test_it_is_no_second_name_for_completions(stsmfa: Program, scene: Scene) -> None:
    assert stsmfa.run("__profiles").out.splitlines() == ["app", "dev", "login"]


def test_botocore_reads_it_by_its_name(home: Home, double: StsDouble, scene: Scene) -> None:
    pytest.importorskip("botocore")
    script = (
        "import botocore.session as b; c = b.Session(profile='app-mfa').get_credentials();"
        "print(c.access_key, c.secret_key, c.token)"
    )
    printed = subprocess.run(
        ["/usr/bin/python3", "-c", script], check=True, capture_output=True, text=True,
        env={"HOME": str(home.path), "PATH": "/usr/bin:/bin"},
    ).stdout  # fmt: skip
    assert printed.split() == [scene.app.access_key_id, scene.app.secret, scene.app.token]


@pytest.mark.parametrize(
    ("environment", "region"), [({}, "eu-west-3"), ({"AWS_REGION": "us-east-2"}, "us-east-2")]
)
def test_the_region_is_the_profiles_own_unless_the_environment_names_one(
    home: Home, double: StsDouble, stsmfa: Program, environment: dict[str, str], region: str
) -> None:
    session = session_section("login", double.issue(36000, with_code=True))
    home.write_credentials(LOGIN_KEYS + "region = eu-west-1\n" + session)
    home.write_config(f"{APP}region = eu-west-3\n")
    told = stsmfa.run("exec", "app", "--", "printenv", "AWS_REGION", env=environment)
    assert (told.status, told.out) == (0, f"{region}\n")
