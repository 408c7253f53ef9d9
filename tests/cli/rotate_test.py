"""`stsmfa rotate` as a person and as a script see it, and the file that it leaves.

What it decides in which case is in tests/unit/rotate; what becomes of one
that is killed, in tests/fault/program.
"""

from collections.abc import Callable

import pytest

from cli.support.clock import FAST
from cli.support.home import Home, section, session_section
from cli.support.program import Program, Result
from cli.support.rotations import BEFORE, leave_one_key, pair, pending_section, rotated
from cli.support.terminal import CTRL_C, Terminal
from sts.default_world import (
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECOND_KEY,
    LEE_SECRET,
    PAT,
    PAT_KEY,
    secret_of,
)
from sts.exchange import Exchange
from sts.sts_double import StsDouble



@pytest.fixture(autouse=True)
def one_key(double: StsDouble) -> None:
    """Lee has one, and an account that wants MFA for it."""
    leave_one_key(double)


def is_being_made(calls: list[Exchange]) -> bool:
    return any(call.action == "CreateAccessKey" for call in calls)


def rotate(double: StsDouble, stsmfa: Program, *options: str) -> Result:
    return stsmfa.run("rotate", "dev", "--token", double.code(), *options, wrapper=FAST)


def start_on_terminal(double: StsDouble, stsmfa: Program) -> Terminal:
    """With a code, so that what becomes of the old key is the first question."""
    return stsmfa.spawn("rotate", "dev", "--token", double.code(), wrapper=FAST)


def test_the_new_pair_stands_wherever_the_old_one_did(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    result = rotate(double, stsmfa)
    assert result.status == 0, result.err
    assert result.out == ""
    new = double.world.made_keys[0]
    home.assert_credentials(rotated(new))
    assert f"made {new.id}" in result.err
    assert f"{new.id} is in [dev-long-term] and [plain] in place of {LEE_KEY}" in result.err
    assert result.lines == []
    assert result.err.endswith(
        f"stsmfa: rotate: {LEE_KEY} is still active: stsmfa rotate dev --deactivate switches it "
        "off, --delete deletes it\n"
    )
    assert double.world.keys[LEE_KEY].active
    assert stsmfa.answer(double.code(), "--profile", "dev").status == 0


def test_the_calls_that_change_something_go_out_once_with_the_session(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    assert rotate(double, stsmfa, "--delete").status == 0
    session = double.session().access_key_id
    for action in ("CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"):
        (call,) = double.calls(action)
        assert call.access_key_id == session
        assert call.parameters["UserName"] == "lee"
    assert [key.id for key in double.world.keys_of(double.world.users[LEE])] == [
        double.world.made_keys[0].id
    ]


def test_the_valid_shared_session_saves_the_code(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    shared = double.issue(3600, with_code=True)
    own = f"mfa-{LEE_KEY}"
    home.write_credentials(BEFORE + session_section(own, shared))
    result = stsmfa.run("rotate", "dev", "--no-prompt", wrapper=FAST)
    assert result.status == 0, result.err
    new = double.world.made_keys[0]
    home.assert_credentials(rotated(new) + session_section(f"mfa-{new.id}", shared))
    assert not double.calls("GetSessionToken")


@pytest.mark.parametrize("with_code", [False, True])
def test_a_shared_session_that_iam_does_not_take_costs_a_code(
    home: Home, double: StsDouble, stsmfa: Program, with_code: bool
) -> None:
    shared = double.issue(3600, with_code=with_code)
    if with_code:
        double.revoke(shared)
    home.write_credentials(BEFORE + session_section(f"mfa-{LEE_KEY}", shared))
    terminal = stsmfa.spawn("rotate", "dev", wrapper=FAST)
    terminal.expect("shared session: IAM does not take it: a code is needed")
    terminal.expect_question()
    terminal.answer(double.code())
    terminal.expect(f"Deactivate {LEE_KEY}? [y/N] ")
    terminal.answer("")
    assert terminal.finish() == 0


def test_a_person_is_asked_about_the_old_key_with_its_last_use(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    terminal = stsmfa.spawn("rotate", "dev", wrapper=FAST)
    terminal.expect("stsmfa: profile dev")
    terminal.expect_question()
    terminal.answer(double.code())
    terminal.expect(f"{LEE_KEY} was last used on ")
    terminal.expect(" for sts in us-east-1; another machine, a CI or a container may still have it")
    terminal.expect(f"Deactivate {LEE_KEY}? [y/N] ")
    terminal.answer("y")
    terminal.expect("for good, which nobody can undo? [y/N] ")
    assert not double.world.keys[LEE_KEY].active
    terminal.answer("")
    terminal.expect(f"{LEE_KEY} is inactive: stsmfa rotate dev --delete deletes it")
    assert terminal.finish() == 0
    assert terminal.screen.count("Enter AWS MFA code") == 1


def test_what_is_left_of_a_rotation_is_ended_later(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    assert rotate(double, stsmfa).status == 0
    result = rotate(double, stsmfa, "--delete")
    assert result.status == 0, result.err
    assert LEE_KEY not in double.world.keys
    assert len(double.calls("CreateAccessKey")) == 1
    home.assert_credentials(rotated(double.world.made_keys[0]))


def test_a_new_key_is_waited_for(home: Home, double: StsDouble, stsmfa: Program) -> None:
    double.world.new_key_misses = {1, 2, 4, 9}
    home.write_credentials(BEFORE)
    assert rotate(double, stsmfa).status == 0
    calls = [c for c in double.calls("GetCallerIdentity") if c.access_key_id != LEE_KEY]
    assert [call.outcome for call in calls[-6:]] == ["OK"] * 6
    assert len(calls) == 9 + 6
    home.assert_credentials(rotated(double.world.made_keys[0]))


def test_a_key_that_is_never_known_stays_beside_the_old_one_and_is_given_up(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    double.world.new_key_misses = range(1, 1000)
    home.write_credentials(BEFORE)
    result = rotate(double, stsmfa)
    new = double.world.made_keys[0]
    assert result.status == 5
    assert "both pairs stay: AWS: An error occurred (InvalidClientTokenId)" in result.err
    hint = f"hint: stsmfa rotate dev goes on; stsmfa rotate dev --discard {new.id} gives it up"
    assert hint in result.err
    home.assert_credentials(BEFORE + pending_section(new))
    result = rotate(double, stsmfa, "--discard", new.id)
    assert result.status == 0, result.err
    home.assert_credentials(BEFORE)
    assert new.id not in double.world.keys


def test_a_killed_run_is_gone_on_with(home: Home, double: StsDouble, stsmfa: Program) -> None:
    double.world.new_key_misses = range(1, 1000)
    home.write_credentials(BEFORE)
    assert rotate(double, stsmfa).status == 5
    new = double.world.made_keys[0]
    new.misses = ()
    assert rotate(double, stsmfa).status == 0
    assert len(double.calls("CreateAccessKey")) == 1
    home.assert_credentials(rotated(new))


def leave_exchanged(home: Home, foreign: str) -> None:
    """As a run that was killed behind its exchange, before it put back what another had written."""
    own = home.credentials.stat()
    state = f"{own.st_ino}-{own.st_size}-{own.st_mtime_ns}"
    swap = home.aws / f".credentials.stsmfa-swap-{state}-0-0-0"
    swap.write_text(foreign)
    swap.chmod(0o600)


@pytest.mark.linux  # nothing is exchanged elsewhere
def test_what_a_killed_run_left_beside_the_file_is_put_right_before_a_key_is_deleted(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    lee = double.world.users[LEE]
    double.world.add_key(lee, LEE_SECOND_KEY, secret_of(LEE_SECOND_KEY))
    new = double.world.keys[LEE_SECOND_KEY]
    home.write_credentials(rotated(new))
    foreign = "[foreign]\nk = v\n"
    leave_exchanged(home, BEFORE + foreign + pending_section(new))
    result = rotate(double, stsmfa, "--delete")
    assert result.status == 0, result.err
    assert "goes on with " + new.id in result.err
    home.assert_credentials(rotated(new) + foreign)
    assert [key.id for key in double.world.keys_of(lee)] == [new.id]
    assert not double.calls("CreateAccessKey")


def test_ctrl_c_while_it_waits_leaves_both_pairs(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    terminal = stsmfa.spawn("rotate", "dev", "--token", double.code())
    terminal.expect("waiting until AWS knows AKIA")
    terminal.type(CTRL_C)
    assert terminal.finish() == -2
    home.assert_credentials(BEFORE + pending_section(double.world.made_keys[0]))


def test_ctrl_c_waits_until_the_new_pair_is_kept(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    held = double.misbehave("hold", action="CreateAccessKey")
    terminal = stsmfa.spawn("rotate", "dev", "--token", double.code())
    double.log.wait_until(is_being_made)
    terminal.type(CTRL_C)
    home.assert_credentials(BEFORE)
    held.release.set()
    assert terminal.finish() == -2
    home.assert_credentials(BEFORE + pending_section(double.world.made_keys[0]))


def test_ctrl_c_at_the_question_about_the_old_key_leaves_it(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    terminal = start_on_terminal(double, stsmfa)
    terminal.expect("Deactivate ")
    terminal.type(CTRL_C)
    assert terminal.finish() == -2
    home.assert_credentials(rotated(double.world.made_keys[0]))
    assert double.world.keys[LEE_KEY].active


@pytest.mark.parametrize(
    ("meanwhile", "status", "words"),
    [
        (
            lambda home: home.write_config(section("profile x", pair(LEE_KEY, LEE_SECRET))),
            1,
            "and is let alone",
        ),
        (
            lambda home: home.credentials.unlink(),
            6,
            "is not in it any more: no other key is touched",
        ),
    ],
    ids=["the config file has the key", "the new pair has gone"],
)
def test_no_key_goes_for_what_is_different_by_the_answer(
    home: Home,
    double: StsDouble,
    stsmfa: Program,
    meanwhile: Callable[[Home], object],
    status: int,
    words: str,
) -> None:
    home.write_credentials(BEFORE)
    terminal = start_on_terminal(double, stsmfa)
    terminal.expect("Deactivate ")
    meanwhile(home)
    terminal.answer("y")
    terminal.expect(words)
    assert terminal.finish() == status
    assert double.world.keys[LEE_KEY].active


def test_two_keys_are_named_with_what_to_type(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    double.world.add_key(double.world.users[LEE], LEE_SECOND_KEY, secret_of(LEE_SECOND_KEY))
    home.write_credentials(BEFORE)
    result = rotate(double, stsmfa)
    assert result.status == 1
    assert (
        f"{LEE_SECOND_KEY}: is a second key of the user, made on 2024-05-01, active; "
        "it has never been used. IAM allows two keys, so no new one can be made\n"
        f"hint: stsmfa rotate dev --delete deletes it, if it was replaced by {LEE_KEY}\n"
    ) in result.err
    home.assert_untouched()


def test_an_account_that_denies_it_changes_nothing(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    double.world.users[LEE].denied = frozenset({"iam:CreateAccessKey"})
    home.write_credentials(BEFORE)
    result = rotate(double, stsmfa)
    assert result.status == 4
    assert "when calling the CreateAccessKey operation" in result.err
    home.assert_untouched()


@pytest.mark.parametrize("denied", ["iam:UpdateAccessKey", "iam:DeleteAccessKey"])
def test_an_old_key_that_may_not_go_is_for_later(
    home: Home, double: StsDouble, stsmfa: Program, denied: str
) -> None:
    double.world.users[LEE].denied = frozenset({denied})
    home.write_credentials(BEFORE)
    result = rotate(double, stsmfa, "--delete")
    assert result.status == 4
    assert "hint: the keys in the file are good; for the old one, later: stsmfa rotate dev" in (
        result.err
    )
    home.assert_credentials(rotated(double.world.made_keys[0]))


def test_without_a_device_the_keys_sign_themselves(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(section("dev-long-term", pair(PAT_KEY, secret_of(PAT_KEY))))
    result = stsmfa.run("rotate", "dev", "--no-mfa", "--delete", wrapper=FAST)
    assert result.status == 0, result.err
    new = double.world.made_keys[0]
    home.assert_credentials(section("dev-long-term", pair(new.id, new.secret)))
    assert not double.calls("GetSessionToken")
    assert [key.id for key in double.world.keys_of(double.world.users[PAT])] == [new.id]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (f"aws_mfa_device = {LEE_DEVICE}\ncredential_process = keys\n", "come from a command"),
        (f"aws_access_key_id = {secret_of(PAT_KEY)}\naws_secret_access_key = {PAT_KEY}\n", ""),
        ("region = eu-west-1\n", "aws_access_key_id"),
    ],
    ids=["a command's", "exchanged", "none"],
)
def test_keys_that_cannot_be_rotated_are_refused_before_anything(
    home: Home, double: StsDouble, stsmfa: Program, lines: str, why: str
) -> None:
    home.write_credentials(f"[dev-long-term]\n{lines}")
    result = rotate(double, stsmfa)
    assert result.status == 1, result.err
    assert why in result.err
    assert secret_of(PAT_KEY) not in result.err
    assert not double.calls()
    home.assert_untouched()


def test_a_pair_that_the_config_file_has_too_is_refused(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    home.write_config(f"[profile x]\naws_access_key_id = {LEE_KEY}\n")
    result = rotate(double, stsmfa)
    assert result.status == 1
    assert f"{LEE_KEY}: stands in [profile x] of {home.config} as well" in result.err
    assert not double.calls()
    home.assert_untouched()


def test_without_a_code_nothing_begins(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(BEFORE)
    result = stsmfa.run("rotate", "dev", "--no-prompt")
    assert result.status == 3
    assert "hint: run in a terminal: stsmfa rotate dev\n" in result.err
    assert not double.calls("CreateAccessKey")
    home.assert_untouched()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--discard", "x/y"), "--discard: "),
        (("--discard", LEE_KEY, "--delete"), "--discard: deletes a new key"),
        (("--assume-role", "x"), "--assume-role"),
    ],
)
def test_bad_options_are_usage(
    home: Home, double: StsDouble, stsmfa: Program, options: tuple[str, ...], why: str
) -> None:
    home.write_credentials(BEFORE)
    result = stsmfa.run("rotate", "dev", *options)
    assert result.status == 2
    assert why in result.err
    assert not double.calls()


@pytest.mark.parametrize("option", ["--delete", "--deactivate"])
def test_the_key_of_another_section_stays(
    home: Home, double: StsDouble, stsmfa: Program, option: str
) -> None:
    """Both are lee's, and nobody has used the other since the file's was made."""
    lee = double.world.users[LEE]
    double.world.add_key(lee, LEE_SECOND_KEY, secret_of(LEE_SECOND_KEY))
    other = double.world.keys[LEE_SECOND_KEY]
    home.write_credentials(BEFORE + section("ci-long-term", pair(other.id, other.secret)))
    result = rotate(double, stsmfa, option)
    assert result.status == 1
    assert f"stsmfa: {other.id}: stands in [ci-long-term], and is let alone\n" in result.err
    assert "hint: with the pair of [dev-long-term] in that place too, this key may go" in result.err
    assert other.active and other.id in double.world.keys
    home.assert_untouched()


def test_what_the_file_cannot_take_costs_no_code(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE + "[dev-long-term]\nregion = eu-west-1\n")
    result = rotate(double, stsmfa)
    assert result.status != 0
    assert not double.calls("GetSessionToken")
    home.assert_untouched()


def test_nobody_waits_for_what_becomes_of_the_old_key(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    terminal = start_on_terminal(double, stsmfa)
    terminal.expect(f"Deactivate {LEE_KEY}? [y/N] ")
    result = stsmfa.run("dev", "--token", double.code(), "--lock-timeout", "0")
    assert result.status == 0, result.err
    terminal.answer("n")
    assert terminal.finish() == 0


def test_what_was_typed_before_a_question_does_not_answer_it(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    held = double.misbehave("hold", action="GetAccessKeyLastUsed")
    terminal = start_on_terminal(double, stsmfa)
    terminal.expect("in place of")
    terminal.answer("y")
    terminal.answer("y")
    held.release.set()
    terminal.expect(f"Deactivate {LEE_KEY}? [y/N] ")
    terminal.answer("")
    assert terminal.finish() == 0
    assert double.world.keys[LEE_KEY].active


def test_a_second_rotate_that_waited_leaves_the_new_keys_alone(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(BEFORE)
    held = double.misbehave("hold", action="CreateAccessKey")
    first = stsmfa.start("rotate", "dev", "--token", double.code(), wrapper=FAST)
    double.log.wait_until(is_being_made)
    second = stsmfa.start("rotate", "dev", "--no-prompt", "--lock-timeout", "1h", wrapper=FAST)
    held.release.set()
    assert stsmfa.finish(first).status == 0
    result = stsmfa.finish(second)
    assert result.status == 0
    new = double.world.made_keys[0].id
    assert f"another stsmfa has rotated the keys: [dev-long-term] has {new}" in result.err
    assert len(double.world.made_keys) == 1

