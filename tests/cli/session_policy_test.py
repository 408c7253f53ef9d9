"""--policy and --policy-arn: a session with less power than its role, for one run."""

import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.support.examples import KEYS, LOGIN_QUESTION, QUESTION
from cli.support.home import Home, profile, section, session_properties, session_section
from cli.support.outputs import into, session_variables, variables_in
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET, LONG, READER, RECENT
from sts.session_policies import SessionPolicy
from sts.sts_double import StsDouble
from sts.world import Session

CODE = Callable[[], str]

OWN = f"mfa-{LEE_KEY}"
DEV = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n\n"
LOGIN = f"[login-long-term]\n{KEYS}\n"
APP = profile("app", role_arn=ADMIN, source_profile="login")

STATEMENT = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [STATEMENT]}, separators=(",", ":"))
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
OWN_POLICY = "arn:aws:iam::123456789012:policy/teams/audit"
LIMITED = SessionPolicy(POLICY)


@pytest.fixture
def shared(double: StsDouble) -> Session:
    """A shared session of lee's that was made with a code a moment ago."""
    return double.issue(43200, with_code=True)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def hand_on(stsmfa: Program, out: Path, *options: str, profile: str = "dev", **how: str) -> str:
    """What a run says that hands a limited session on to `env`, which has it in the end."""
    command = ("exec", profile, *options, "--", "env", "-0")
    result = stsmfa.run(*command, wrapper=into(out), env=how)
    assert result.status == 0, result.err
    assert session_variables(stsmfa.double.session()).items() <= variables_in(out).items()
    return result.err


def signed_by(double: StsDouble) -> list[tuple[str, str]]:
    """Each call with the key that signed it."""
    return [(call.action, call.access_key_id) for call in double.calls()]


# Where it comes from.


def test_it_is_assumed_from_the_shared_session_without_a_code(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, out: Path
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    said = hand_on(stsmfa, out, "--policy", POLICY)
    assert said.endswith("stsmfa: session: limited by --policy\n")
    assert double.session().policy == LIMITED
    assert signed_by(double) == [("AssumeRole", shared.access_key_id)]
    home.assert_untouched()


def test_the_session_in_the_section_is_neither_used_nor_replaced(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, out: Path
) -> None:
    role = double.issue(3600, ADMIN)
    home.write_credentials(DEV + session_section("dev", role) + session_section(OWN, shared))
    for _ in range(2):
        hand_on(stsmfa, out, "--policy", POLICY)
        assert double.session() != role
    assert len(double.calls("AssumeRole")) == 2, "each run has its own"
    home.assert_untouched()


def test_without_a_shared_session_one_code_is_asked_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    home.write_credentials(DEV)
    command = ("exec", "--policy", POLICY, "dev", "--", "env", "-0")
    terminal = stsmfa.spawn(*command, wrapper=into(out))
    terminal.expect(QUESTION)
    given = code()
    terminal.answer(given)
    terminal.expect("stsmfa: session: limited by --policy")
    assert terminal.finish() == 0
    assert terminal.screen.count("Enter AWS MFA code") == 1
    (call,) = double.calls()
    assert (call.action, call.access_key_id) == ("AssumeRole", LEE_KEY)
    assert call.parameters["TokenCode"] == given
    assert (call.parameters["RoleArn"], double.session().policy) == (ADMIN, LIMITED)
    assert session_variables(double.session()).items() <= variables_in(out).items()
    home.assert_untouched()


def test_ctrl_c_at_the_question_makes_nothing(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(DEV)
    terminal = stsmfa.spawn("exec", "--policy", POLICY, "dev", "--", "true")
    terminal.expect(QUESTION)
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT
    assert not double.calls()
    home.assert_untouched()


def test_a_code_is_sent_once_and_never_again(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    """The rules for codes are those of every other session."""
    home.write_credentials(DEV)
    given = code()
    command = ("exec", "--policy", POLICY, "--token", given, "dev", "--", "true")
    assert stsmfa.run(*command).status == 0
    again = stsmfa.run(*command)
    assert again.status == 4
    assert "this code was just used" in again.err
    assert len(double.calls()) == 1
    home.assert_untouched()


def test_a_command_gives_the_code_as_well(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    home.write_credentials(DEV.rstrip() + f"\nmfa_process = echo {code()}\n")
    hand_on(stsmfa, out, "--policy", POLICY)
    assert double.session().policy == LIMITED
    home.assert_untouched()


def test_a_shared_session_is_made_and_stored_where_that_is_wanted(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    home.write_credentials(DEV)
    hand_on(stsmfa, out, "--policy", POLICY, "--mfa-session", "--token", code())
    made = double.session(0)
    assert (made.role, made.policy) == (None, SessionPolicy())
    assert double.session(1).policy == LIMITED
    home.assert_credentials(DEV + session_section(OWN, made))


def test_a_revoked_shared_session_is_forgotten_and_a_code_asked_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, out: Path
) -> None:
    home.write_credentials(DEV.rstrip() + f"\nmfa_process = echo {code()}\n"
                           + session_section(OWN, shared))  # fmt: skip
    double.revoke(shared)
    assert "; the session is forgotten" in hand_on(stsmfa, out, "--policy", POLICY)
    assert OWN not in home.sections()
    assert double.session().policy == LIMITED


def test_a_role_that_wants_a_recent_code_gets_one(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, out: Path
) -> None:
    recent = f"[dev-long-term]\n{KEYS}assume_role = {RECENT}\nmfa_process = echo {code()}\n"
    home.write_credentials(recent + session_section(OWN, shared))
    double.age(shared, 600)
    assert "; trying with a code" in hand_on(stsmfa, out, "--policy", POLICY)
    assert double.session().policy == LIMITED
    home.assert_untouched()


def test_a_long_role_is_an_hour_from_the_shared_session_unless_more_is_asked_for(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, shared: Session, out: Path
) -> None:
    long = f"[dev-long-term]\n{KEYS}assume_role = {LONG}\nduration_seconds = 2h\n"
    home.write_credentials(long + session_section(OWN, shared))
    assert "stsmfa: duration: 1h: " in hand_on(stsmfa, out, "--policy", POLICY)
    hand_on(stsmfa, out, "--policy", POLICY, "--duration", "2h", "--token", code())
    durations = [call.parameters["DurationSeconds"] for call in double.calls()]
    assert durations == ["3600", "7200"]
    home.assert_untouched()


def test_the_keys_may_come_from_the_config_file(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    keys = {"aws_access_key_id": LEE_KEY, "aws_secret_access_key": LEE_SECRET}
    home.write_config(
        profile("base", **keys)
        + profile("dev", role_arn=ADMIN, source_profile="base", mfa_serial=LEE_DEVICE)
    )
    hand_on(stsmfa, out, "--policy", POLICY, "--token", code())
    assert double.session().policy == LIMITED
    assert home.credentials.read_text() == ""


def test_a_role_profile_goes_through_its_fresh_login(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    """[login] is made and stored as ever; what is limited is the role."""
    home.write_credentials(LOGIN)
    home.write_config(APP)
    options = ("--policy", POLICY, "--policy-arn", READ_ONLY)
    said = hand_on(stsmfa, out, *options, "--token", code(), profile="app")
    assert said.endswith(f"stsmfa: session: limited by --policy, --policy-arn {READ_ONLY}\n")
    login, role = double.session(0), double.session(1)
    assert (login.policy, role.policy) == (SessionPolicy(), SessionPolicy(POLICY, (READ_ONLY,)))
    home.assert_credentials(LOGIN + session_section("login", login))
    hand_on(stsmfa, out, "--policy", POLICY, profile="app")
    home.assert_credentials(LOGIN + session_section("login", login))


def test_of_a_chain_the_last_role_is_limited(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    role = "arn:aws:iam::123456789012:role/inner"
    double.world.add_role(role, "arn:aws:sts::123456789012:assumed-role/iamAdmin/*")
    home.write_credentials(LOGIN)
    home.write_config(
        profile("outer", role_arn=ADMIN, source_profile="keys", mfa_serial=LEE_DEVICE)
        + profile("dev", role_arn=role, source_profile="outer")
        + section("profile keys", {"aws_access_key_id": LEE_KEY,
                                   "aws_secret_access_key": LEE_SECRET})
    )  # fmt: skip
    hand_on(stsmfa, out, "--policy", POLICY, "--token", code())
    assert [call.parameters.get("Policy") for call in double.calls()] == [None, POLICY]
    home.assert_untouched()


@pytest.mark.parametrize("how", ["option", "variable"])
def test_a_role_from_outside_can_be_limited(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, out: Path, how: str
) -> None:
    home.write_credentials(LOGIN + session_section("login", shared))
    role = ("--assume-role", READER) if how == "option" else ()
    variable = {"MFA_ASSUME_ROLE": READER} if how == "variable" else {}
    hand_on(stsmfa, out, *role, "--policy", POLICY, profile="login", **variable)
    (call,) = double.calls()
    assert (call.parameters["RoleArn"], call.access_key_id) == (READER, shared.access_key_id)
    home.assert_untouched()


# Who waits for whom.


def test_it_waits_for_no_question_where_none_is_needed(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, out: Path
) -> None:
    other = f"[long-long-term]\n{KEYS}assume_role = {LONG}\nduration_seconds = 2h\n"
    home.write_credentials(DEV + other + session_section(OWN, shared))
    terminal = stsmfa.spawn("-p", "long")
    terminal.expect_question()
    hand_on(stsmfa, out, "--policy", POLICY)
    assert double.session().policy == LIMITED
    terminal.type(CTRL_C)
    assert terminal.finish() == -signal.SIGINT


def test_who_waited_does_not_fail_with_a_policy_of_somebody_elses(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    no_effect = '{"Statement":[{"Action":"*","Resource":"*"}]}'
    limited = stsmfa.spawn("exec", "--policy", no_effect, "dev", "--", "true")
    limited.expect_question()
    waiter = stsmfa.spawn("-p", "dev")
    waiter.expect("stsmfa: waiting: ")
    limited.answer(code())
    limited.expect("MalformedPolicyDocument")
    assert limited.finish() == 4
    waiter.expect_question()
    waiter.answer(code())
    assert waiter.finish() == 0
    home.assert_credentials(DEV + session_section("dev", double.session()))


def test_where_nobody_may_be_asked_the_status_is_3_and_what_helps_is_told(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, out: Path
) -> None:
    home.write_credentials(DEV)
    result = stsmfa.run("exec", "--no-prompt", "--policy", POLICY, "dev", "--", "true")
    assert result.status == 3
    assert result.err.endswith("hint: run in a terminal: stsmfa dev --mfa-session\n")
    assert not double.calls()
    home.assert_untouched()
    assert stsmfa.answer(code(), "dev", "--mfa-session").status == 0
    hand_on(stsmfa, out, "--no-prompt", "--policy", POLICY)


# The other verbs.


def test_export_prints_it_and_says_so_but_not_to_an_sdk(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session, out: Path
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    notice = f"stsmfa: session: limited by --policy-arn {OWN_POLICY}\n"
    for form, said in (("env", notice), ("process", "")):
        options = ("--format", form, "--policy-arn", OWN_POLICY)
        result = stsmfa.run("export", *options, "dev", wrapper=into(out))
        assert (result.status, bool(result.err)) == (0, bool(said))
        assert result.err.endswith(said)
        assert double.session().token in out.read_text()
        assert double.session().policy == SessionPolicy("", (OWN_POLICY,))
    home.assert_untouched()


def test_the_console_opens_with_it(
    home: Home, double: StsDouble, stsmfa: Program, shared: Session
) -> None:
    home.write_credentials(DEV + session_section(OWN, shared))
    sign_in = {"AWS_ENDPOINT_URL_SIGNIN": double.url}
    result = stsmfa.run("console", "--policy", POLICY, "dev", env=sign_in)
    assert result.status == 0, result.err
    (token,) = double.world.signin_tokens.values()
    assert token.session.policy == LIMITED
    home.assert_untouched()


def test_a_shell_with_it_shows_a_session_of_no_section(
    home: Home, stsmfa: Program, shared: Session
) -> None:
    role = stsmfa.double.issue(3600, ADMIN)
    home.write_credentials(DEV + session_section("dev", role) + session_section(OWN, shared))
    inside = ("exec", "-q", "--policy", POLICY, "dev", "--", str(stsmfa.path), "status", "--short")
    assert stsmfa.run(*inside).out == "dev?\n"
    assert session_properties(role) == home.section("dev")


def test_the_question_for_a_shared_session_is_for_its_own_duration(
    home: Home, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(DEV)
    terminal = stsmfa.spawn("exec", "--mfa-session", "--policy", POLICY, "dev", "--", "true")
    terminal.expect(LOGIN_QUESTION)
    terminal.answer(code())
    assert terminal.finish() == 0
