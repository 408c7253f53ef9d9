"""status: what sessions there are and until when, as people, prompts and programs want it."""

import json
import os
from pathlib import Path

import pytest

from cli.support.clock import Clock
from cli.support.examples import KEYS
from cli.support.home import Home
from cli.support.outputs import into
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble

TERMINAL = {"TERM": "xterm-256color"}


def session(name: str, expiration: str, role: str = "") -> str:
    arn = f"assumed_role_arn = {role}\n" if role else ""
    return (
        f"[{name}]\nassumed_role = {bool(role)}\n{arn}"
        "aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = theirs\n"
        f"aws_session_token = T\naws_security_token = T\nexpiration = {expiration}\n"
    )


CREDENTIALS = (
    f"[login-long-term]\n{KEYS}\n"
    + session("login", "2060-06-10 23:42:00")
    + f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\nregion = eu-west-1\n\n"
    + session("dev", "2060-06-10 12:42:00", ADMIN)
    + f"[prod-long-term]\n{KEYS}assume_role = {ADMIN}\n\n"
    + session("prod", "2060-06-10 12:03:00", ADMIN)
    + f"[old-long-term]\n{KEYS}\n"
    + session("old", "2060-06-09 12:00:00")
    + f"[new-long-term]\n{KEYS}\n[bad-long-term]\naws_access_key_id = AKIAEXAMPLE\n\n"
    + session("prod-admin", "2060-06-10 12:30:00", ADMIN)
)

CONFIG = f"""\
[profile app]
role_arn = {ADMIN}
source_profile = login
region = us-west-2

[profile ops]
role_arn = {ADMIN}
source_profile = login
mfa_serial = arn:aws:iam::123456789012:mfa/lee
"""

TABLE = """\
login       123456789012:lee            ████████ 11h 42m  fresh, shared with dev, prod, ops
dev         123456789012:role/iamAdmin  ██████░░     42m  fresh
prod        123456789012:role/iamAdmin  █░░░░░░░      3m  ends soon, no code needed
old         123456789012:lee            ░░░░░░░░          expired
new         123456789012:lee            ░░░░░░░░          never made
bad         No option 'aws_secret_access_key' in section: 'bad-long-term'
app         123456789012:role/iamAdmin  ████████ 11h 42m  fresh, in [login]
ops         123456789012:role/iamAdmin  ░░░░░░░░          never made, in [ops-mfa], no code needed
prod-admin  123456789012:role/iamAdmin  ████░░░░     30m  fresh
"""


@pytest.fixture(autouse=True)
def files(home: Home, clock: Clock) -> None:
    home.write_credentials(CREDENTIALS)
    home.write_config(CONFIG)


def test_every_profile_is_a_line_of_a_table(
    home: Home, stsmfa: Program, double: StsDouble
) -> None:
    result = stsmfa.run("status")
    assert (result.status, result.out, result.err) == (0, TABLE, "")
    home.assert_untouched()
    assert sorted(os.listdir(home.aws)) == ["config", "credentials"], "and no lock was taken"
    assert not double.calls()


def test_bars_are_ascii_where_the_locale_is(stsmfa: Program) -> None:
    result = stsmfa.run("status", env={"LC_ALL": "C"})
    assert result.out == TABLE.replace("█", "#").replace("░", ".")


def test_a_word_names_one_profile(stsmfa: Program) -> None:
    expected = "dev  123456789012:role/iamAdmin  ██████░░ 42m  fresh\n"
    for words in (("dev",), ("-p", "dev"), ("dev-long-term",)):
        assert stsmfa.run("status", *words).out == expected


def test_of_one_profile_it_knows_whom_its_session_serves(stsmfa: Program) -> None:
    result = stsmfa.run("status", "login")
    assert result.out.endswith("  fresh, shared with dev, prod, ops\n")
    (row,) = json.loads(stsmfa.run("status", "prod", "--json").out)
    assert row["without_code"]


def test_a_session_of_a_role_is_not_shared(home: Home, stsmfa: Program) -> None:
    """It was put into the section without a role by --assume-role."""
    home.write_credentials(
        f"[login-long-term]\n{KEYS}\n" + session("login", "2060-06-10 23:42:00", ADMIN)
        + f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
    )  # fmt: skip
    home.write_config("")
    result = stsmfa.run("status", env={"LC_ALL": "C"})
    assert result.lines == [
        "login  123456789012:lee            ######## 11h 42m  another role: "
        "123456789012:role/iamAdmin",
        "dev    123456789012:role/iamAdmin  ........          never made",
    ]
    rows = json.loads(stsmfa.run("status", "--json").out)
    assert [(row["shared"], row["serves"], row["without_code"]) for row in rows] == [
        (False, [], False)
    ] * 2


def test_no_session_is_shared_but_the_one_that_a_refresh_uses(
    home: Home, stsmfa: Program, double: StsDouble
) -> None:
    """The first section with the key is the shared session's, though its profile is broken."""
    (key_line, *_) = KEYS.splitlines()
    home.write_credentials(
        f"[login-long-term]\n{key_line}\n[second-long-term]\n{KEYS}\n"
        + session("second", "2126-11-21 23:42:00")
        + f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
    )
    home.write_config("")
    rows = json.loads(stsmfa.run("status", "--json").out)
    assert [(row["profile"], row["shared"], row["without_code"]) for row in rows] == [
        ("login", False, False), ("second", False, False), ("dev", False, False)
    ]  # fmt: skip
    assert stsmfa.run("--profile", "dev", "--no-prompt").status == 3
    assert double.calls() == []


def test_a_shared_session_of_its_own_says_what_it_is(home: Home, stsmfa: Program) -> None:
    names = ["dev", "prod", "stage", "qa", "old"]
    profiles = "".join(f"[{name}-long-term]\n{KEYS}assume_role = {ADMIN}\n" for name in names)
    home.write_credentials(
        session(f"mfa-{LEE_KEY}", "2060-06-10 23:42:00")
        + profiles
        + session("mfa-AKIAGONEGONEGONEGONE", "2060-06-10 18:00:00")
    )
    home.write_config("")
    result = stsmfa.run("status", env={"LC_ALL": "C"})
    assert result.lines[4:] == [
        "old                       123456789012:role/iamAdmin  ........          never made, "
        "no code needed",
        "mfa-AKIAIOSFODNN7EXAMPLE  123456789012:lee            ######## 11h 42m  fresh, "
        "shared session of dev, prod and 3 more",
        "mfa-AKIAGONEGONEGONEGONE                              ####....      6h  fresh, "
        "shared session of no known profile",
    ]
    rows = json.loads(stsmfa.run("status", "--json").out)
    assert [(row["shared"], row["serves"]) for row in rows[4:]] == [
        (False, []), (True, names), (True, [])
    ]  # fmt: skip


def test_a_profile_that_is_not_there_is_an_error_when_it_is_named(stsmfa: Program) -> None:
    result = stsmfa.run("status", "nobody")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("ERROR - Long term credentials session '[nobody-long-term]'")


def test_colours_are_for_terminals(stsmfa: Program) -> None:
    terminal = stsmfa.spawn("status", "dev", env=TERMINAL)
    assert terminal.finish() == 0
    assert terminal.screen == (
        "dev  123456789012:role/iamAdmin  \x1b[32m██████░░ 42m\x1b[0m  \x1b[32mfresh\x1b[0m\n"
    )
    assert "\x1b" not in stsmfa.run("status", "dev", env=TERMINAL).out


@pytest.mark.parametrize("env", [TERMINAL | {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": None}])
def test_and_not_for_those_who_do_not_want_them(
    stsmfa: Program, env: dict[str, str | None]
) -> None:
    terminal = stsmfa.spawn("status", env=env)
    assert terminal.finish() == 0
    assert terminal.screen == TABLE


def test_a_narrow_terminal_gets_a_narrow_table(stsmfa: Program) -> None:
    terminal = stsmfa.spawn("status", columns=50)
    assert terminal.finish() == 0
    assert terminal.screen == """\
login       ████████ 11h 42m  fresh, shared with …
dev         ██████░░     42m  fresh
prod        █░░░░░░░      3m  ends soon, no code …
old         ░░░░░░░░          expired
new         ░░░░░░░░          never made
bad         No option 'aws_secret_access_key' in …
app         ████████ 11h 42m  fresh, in [login]
ops         ░░░░░░░░          never made, in [ops…
prod-admin  ████░░░░     30m  fresh
"""


@pytest.mark.parametrize("content", ["", "# nothing\n", "[theirs]\nregion = x\n"])
def test_nothing_to_show_says_what_to_do(home: Home, stsmfa: Program, content: str) -> None:
    home.write_credentials(content)
    home.write_config("")
    result = stsmfa.run("status")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        f"no profile with long-term keys in {home.credentials}; stsmfa setup makes one\n"
    )
    assert stsmfa.run("status", "--json").out == "[]\n"


def test_keys_without_a_device_are_told_of_where_nothing_else_is(
    home: Home, stsmfa: Program
) -> None:
    keys = f"aws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    home.write_credentials(f"[lee]\n{keys}[pat]\n{keys}")
    home.write_config("")
    assert stsmfa.run("status").out == (
        f"no profile with an MFA device in {home.credentials}; lee, pat have keys: stsmfa lee finds "
        "the device through IAM\n"
    )
    assert "hint: did you mean stsmfa pat?\n" in stsmfa.run("patt").err
    assert "hint: did you mean pat?\n" in stsmfa.run("--profile", "patt").err


def test_a_missing_file_is_nothing_to_show_and_is_not_made(home: Home, stsmfa: Program) -> None:
    home.credentials.unlink()
    home.config.unlink()
    assert stsmfa.run("status").out.startswith("no profile with long-term keys in ")
    assert not home.credentials.exists()


def test_a_broken_config_file_is_said_and_the_rest_is_shown(home: Home, stsmfa: Program) -> None:
    home.write_config("[profile app\n")
    result = stsmfa.run("status")
    without_config = TABLE.replace(", prod, ops", ", prod").splitlines()
    kept = [line for line in without_config if not line.startswith(("app", "ops"))]
    assert (result.status, result.lines) == (0, kept)
    assert result.err.startswith(f"stsmfa: config: {home.config}: line 1: ")


def test_names_cannot_play_with_the_terminal(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"[a\x1b[2J-long-term]\n{KEYS}")
    home.write_config("")
    result = stsmfa.run("status")
    assert result.out.startswith("a\\x1b[2J  section: the section name 'a\\x1b[2J' holds a control")


def test_json_tells_all_of_it(stsmfa: Program) -> None:
    result = stsmfa.run("status", "--json")
    assert (result.status, result.err) == (0, "")
    rows = {row["profile"]: row for row in json.loads(result.out)}
    assert list(rows) == [line.split()[0] for line in TABLE.splitlines()]
    assert rows["dev"] == {
        "profile": "dev",
        "section": "dev",
        "state": "fresh",
        "stale": False,
        "expires_at": "2060-06-10T12:42:00Z",
        "seconds_left": 2520,
        "role_arn": ADMIN,
        "account_id": "123456789012",
        "region": "eu-west-1",
        "source": "[dev-long-term]",
        "problem": None,
        "shared": False,
        "serves": [],
        "without_code": False,
        "kept_section": None,
        "kept_expires_at": None,
        "kept_seconds_left": 0,
    }
    assert rows["app"] == rows["dev"] | {
        "profile": "app",
        "section": "login",
        "expires_at": "2060-06-10T23:42:00Z",
        "seconds_left": 42120,
        "region": "us-west-2",
        "source": "[profile app]",
    }
    assert rows["bad"] == {
        "profile": "bad",
        "section": "bad",
        "state": "unusable",
        "stale": False,
        "expires_at": None,
        "seconds_left": 0,
        "role_arn": None,
        "account_id": None,
        "region": None,
        "source": "[bad-long-term]",
        "problem": "No option 'aws_secret_access_key' in section: 'bad-long-term'",
        "shared": False,
        "serves": [],
        "without_code": False,
        "kept_section": None,
        "kept_expires_at": None,
        "kept_seconds_left": 0,
    }
    assert rows["login"]["shared"]
    assert rows["login"]["serves"] == ["dev", "prod", "ops"]
    assert [name for name, row in rows.items() if row["without_code"]] == ["prod", "ops"]
    assert [row["state"] for row in rows.values()] == [
        *("fresh", "fresh", "expiring", "expired", "none", "unusable", "fresh", "none", "fresh")
    ]
    assert rows["prod-admin"]["source"] is None


def test_json_is_an_array_for_one_profile_too(stsmfa: Program) -> None:
    rows = json.loads(stsmfa.run("status", "old", "--json").out)
    assert [(row["profile"], row["state"], row["seconds_left"]) for row in rows] == [
        ("old", "expired", 0)
    ]


@pytest.mark.parametrize(
    ("profile", "line", "name", "check"),
    [
        ("login", "login 11h42m", "login", 0),
        ("dev", "dev 42m", "dev", 0),
        ("prod", "prod 3m", "prod", 3),
        ("old", "old expired", "old", 3),
        ("new", "new -", "new", 3),
        ("app", "app 11h42m", "app", 0),
        ("ops", "ops -", "ops-mfa", 3),
    ],
)
def test_one_profile_in_one_word(
    stsmfa: Program, profile: str, line: str, name: str, check: int
) -> None:
    """For prompts, for AWS_PROFILE and for `if`; the environment names the profile."""
    environment: dict[str, str | None] = {"AWS_PROFILE": profile}
    results = [
        stsmfa.run("status", form, env=environment)
        for form in ("--short", "--name", "--check")
    ]
    assert [result.out for result in results] == [f"{line}\n", f"{name}\n", ""]
    assert [result.status for result in results] == [0, 0, check]
    assert {result.err for result in results} == {""}


def test_check_can_ask_whether_it_may_still_be_used(stsmfa: Program) -> None:
    result = stsmfa.run("status", "prod", "--check", "--renew-before", "0")
    assert result.status == 0


def test_check_of_a_broken_profile_says_why(stsmfa: Program) -> None:
    result = stsmfa.run("status", "bad", "--check")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(
        "ERROR - No option 'aws_secret_access_key' in section: 'bad-long-term'\n"
    )


def test_stale_is_one_line_for_login_hooks(
    home: Home, stsmfa: Program, double: StsDouble
) -> None:
    result = stsmfa.run("status", "--stale")
    assert (result.status, result.err) == (3, "")
    assert result.out == (
        "stale: prod (ends in 3m), old (expired 24h ago) and 2 more; stsmfa --all '*' renews them\n"
    )
    home.assert_untouched()
    assert sorted(os.listdir(home.aws)) == ["config", "credentials"]
    assert not double.calls()


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        ("old", "stale: old (expired 24h ago); stsmfa --profile old renews it\n"),
        ("prod", "stale: prod (ends in 3m); stsmfa --profile prod renews it without a code\n"),
        ("dev", ""),
        ("new", "stale: new (never made); stsmfa --profile new makes it\n"),
        ("app", ""),
        ("ops", "stale: ops (never made); stsmfa --profile ops makes it without a code\n"),
    ],
)
def test_stale_can_be_about_one_profile(stsmfa: Program, profile: str, line: str) -> None:
    result = stsmfa.run("status", profile, "--stale")
    assert (result.status, result.out, result.err) == (3 if line else 0, line, "")


def test_nothing_stale_is_silent(home: Home, stsmfa: Program) -> None:
    home.write_config("[profile app\n")
    home.write_credentials(
        f"[dev-long-term]\n{KEYS}[bad-long-term]\n"
        + session("dev", "2060-06-10 12:42:00")
        + session("stray", "2060-06-09 12:42:00")
        + session(f"mfa-{LEE_KEY}", "2060-06-09 12:42:00")
        + "[bad]\naws_access_key_id = ASIA\naws_session_token = theirs\n"
    )
    result = stsmfa.run("status", "--stale")
    assert (result.status, result.out, result.err) == (0, "", "")
    home.credentials.unlink()
    result = stsmfa.run("status", "--stale")
    assert (result.status, result.out, result.err) == (0, "", "")


STATES = {
    "fresh": session("p", "2060-06-10 13:00:00", ADMIN),
    "expiring": session("p", "2060-06-10 12:04:00", ADMIN),
    "expired": session("p", "2060-06-10 09:00:00", ADMIN),
    "none": "",
    "incomplete": "[p]\naws_session_token = theirs\n",
    "role_changed": session("p", "2060-06-10 13:00:00"),
    "unusable": "",
}
"""A file with each of them."""

WORDS = {
    "fresh": "fresh",
    "expiring": "ends soon",
    "expired": "expired",
    "none": "never made",
    "incomplete": "incomplete",
    "role_changed": "another role: none",
    "unusable": "[p-long-term] assume_role: x: is not an ARN",
}


@pytest.mark.parametrize("state", STATES)
def test_stale_is_one_thing_in_every_form(home: Home, stsmfa: Program, state: str) -> None:
    role = "x" if state == "unusable" else ADMIN
    home.write_credentials(f"[p-long-term]\n{KEYS}assume_role = {role}\n" + STATES[state])
    home.write_config("")
    stale = state not in ("fresh", "unusable")
    table = stsmfa.run("status", env={"LC_ALL": "C"})
    assert table.out.rstrip("\n").split("  ", 1)[1].endswith(WORDS[state])
    (row,) = json.loads(stsmfa.run("status", "--json").out)
    assert (row["state"], row["stale"]) == (state, stale)
    line = stsmfa.run("status", "--stale")
    assert (line.status, line.out.startswith("stale: p (")) == (3 if stale else 0, stale)
    check = stsmfa.run("status", "p", "--check")
    assert check.status == (1 if state == "unusable" else 3 if stale else 0)
    assert check.out == ""
    assert ("assume_role" in check.err) == (state == "unusable")


def test_a_session_of_no_profile_is_not_stale(home: Home, stsmfa: Program) -> None:
    """There is no refresh that is about it."""
    home.write_credentials(session("stray", "2060-06-09 12:00:00", ADMIN))
    home.write_config("")
    (row,) = json.loads(stsmfa.run("status", "--json").out)
    assert (row["state"], row["stale"]) == ("expired", False)
    assert stsmfa.run("status", "--stale").status == 0
    assert stsmfa.run("status", "stray", "--check").status == 1


def test_stale_roles_of_a_valid_shared_session_need_no_code(home: Home, stsmfa: Program) -> None:
    home.write_config("")
    home.write_credentials(
        f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
        f"[prod-long-term]\n{KEYS}assume_role = {ADMIN}\n"
        + session("dev", "2060-06-10 09:00:00", ADMIN)
        + session("prod", "2060-06-10 09:00:00", f"{ADMIN}s").replace("09:00", "13:00")
        + session(f"mfa-{LEE_KEY}", "2060-06-10 20:00:00")
    )
    result = stsmfa.run("status", "--stale")
    assert (result.status, result.out) == (
        3,
        "stale: dev (expired 3h ago), prod (another role); "
        "stsmfa --renew renews them without a code\n",
    )


@pytest.mark.parametrize("other", ["--check", "--json", "--short", "--name"])
def test_stale_is_a_form_of_its_own(stsmfa: Program, other: str) -> None:
    result = stsmfa.run("status", "--stale", other)
    assert (result.status, result.out) == (2, "")
    assert "cannot be given together with" in result.err


def test_two_forms_at_once_are_refused(stsmfa: Program) -> None:
    result = stsmfa.run("status", "--check", "--json")
    assert (result.status, result.out) == (2, "")
    assert result.err == "stsmfa: --check: cannot be given together with --json\n"


@pytest.mark.parametrize("form", ["--short", "--name", "--check"])
def test_one_profile_costs_two_reads(stsmfa: Program, tmp_path: Path, form: str) -> None:
    """No child, no lock, no network, and no file but the two."""
    calls = "execve,fork,vfork,clone,clone3,socket,openat,open,creat,flock,unlink,rename"
    result, (trace,) = stsmfa.trace(tmp_path, calls, "status", "login", form)
    assert result.err == ""
    assert trace.count("execve(") == 1
    for word in ("fork(", "clone", "socket(", "O_WRONLY", "O_RDWR", "O_CREAT", "flock(", "libcurl"):
        assert word not in trace
    assert trace.count("/.aws/") == 2


def test_keys_without_a_device_are_a_profile_once_they_have_a_session(
    home: Home, stsmfa: Program
) -> None:
    pair = "".join(line + "\n" for line in KEYS.splitlines() if "mfa_device" not in line)
    home.write_credentials(
        f"[plain]\n{pair}\n[mine]\n{pair}\n" + session("mine-mfa", "2060-06-10 23:00:00")
    )
    home.write_config("")
    result = stsmfa.run("status", env={"LC_ALL": "C"})
    assert result.out == "mine  ######## 11h  fresh, in [mine-mfa]\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [(), ("--json",), ("--short",), ("--name",)])
def test_what_could_not_be_written_is_no_success(
    home: Home, stsmfa: Program, arguments: tuple[str, ...]
) -> None:
    home.write_credentials(CREDENTIALS)
    full = into(Path("/dev/full"))
    result = stsmfa.run("status", "-p", "dev", *arguments, wrapper=full)
    assert result.status == 1
    assert result.err == "stsmfa: write: standard output: No space left on device\n"


def short(stsmfa: Program, **environment: str | None) -> str:
    result = stsmfa.run("status", "--short", env=environment)
    assert (result.status, result.err) == (0, "")
    return result.out


def test_in_a_shell_of_exec_the_prompt_names_the_profile_whose_keys_are_in_use(
    home: Home, stsmfa: Program
) -> None:
    key = "ASIAOFTHESHELL000000"
    before, header, rest = CREDENTIALS.partition("[dev]\n")
    home.write_credentials(before + header + rest.replace("ASIAEXAMPLE", key, 1))
    assert short(stsmfa, AWS_ACCESS_KEY_ID=key) == "dev 42m\n"
    assert short(stsmfa, AWS_ACCESS_KEY_ID=key, AWS_VAULT="prod") == "dev 42m\n"
    assert short(stsmfa, AWS_ACCESS_KEY_ID=key, AWS_PROFILE="prod") == "dev 42m\n"


@pytest.mark.parametrize(
    ("vault", "line"),
    [
        ("prod", "prod?"),
        ("app", "app?"),
        ("nobody", "env ?"),
        ("$(id)", "env ?"),
        (None, "env ?"),
    ],
)
def test_a_key_that_no_session_of_the_file_has(
    stsmfa: Program, vault: str | None, line: str
) -> None:
    assert short(stsmfa, AWS_ACCESS_KEY_ID="ASIANOTOFTHEFILE0000", AWS_VAULT=vault) == f"{line}\n"


def test_nothing_that_a_shell_expands_reaches_the_prompt(home: Home, stsmfa: Program) -> None:
    name = "a$(id)`b`%1\\!c"
    home.write_credentials(f"[{name}-long-term]\n{KEYS}")
    assert short(stsmfa, AWS_PROFILE=name) == "a__id__b__1__c -\n"
