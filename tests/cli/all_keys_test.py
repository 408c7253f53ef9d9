"""`stsmfa --all` with several access keys: a code each, in order, and never one code twice."""

import re
from collections.abc import Callable
from pathlib import Path

from cli.support.batches import (
    KIMS_KEYS,
    LOGIN,
    SECOND_KEYS,
    SHARED,
    actions,
    assert_all_made,
    assert_made,
    long_term,
    made,
    team,
    team_sessions,
)
from cli.support.clock import Clock
from cli.support.home import Home
from cli.support.keeper import Keeper
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import (
    ADMIN,
    KIM,
    KIM_DEVICE,
    KIM_KEY,
    LEE,
    LEE_DEVICE,
    LEE_KEY,
    LEE_SECOND_KEY,
    LEE_SECRET,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def test_two_keys_with_a_device_each_are_two_questions_in_order(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + long_term("kim", keys=KIMS_KEYS) + team(double, 1))
    result = stsmfa.run("--all", stdin=f"{code()}\n{double.code(KIM_DEVICE)}\n")
    assert result.status == 0, result.err
    assert re.findall(r"for device \[(.*)\]", result.out) == [LEE_DEVICE, KIM_DEVICE]
    calls = double.calls()
    assert [call.access_key_id for call in calls[:2]] == [LEE_KEY, KIM_KEY]
    assert [call.action for call in calls] == ["GetSessionToken"] * 2 + ["AssumeRole"]
    assert "the next code" not in result.err
    expected = made(double, {"login": LEE, "kim": KIM}) | team_sessions(double, 1)
    assert_made(home, before, expected)


def test_two_keys_of_one_device_take_two_codes_and_the_second_is_announced(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock
) -> None:
    clock.set(10)
    before = home.write_credentials(LOGIN + long_term("second", keys=SECOND_KEYS))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    terminal.answer(code())
    terminal.expect("[second]: one code for second")
    terminal.expect(
        f"stsmfa: MFA code: the next code of {LEE_DEVICE} is needed; it shows in 20 seconds\r"
    )
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 0
    keys = [call.access_key_id for call in double.calls("GetSessionToken")]
    assert keys == [LEE_KEY, LEE_SECOND_KEY]
    first, second = double.session(0), double.session(1)
    assert_made(home, before, {"login": first, "second": second})


def test_the_same_code_twice_is_refused_here(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("second", keys=SECOND_KEYS))
    given = code()
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    terminal.answer(given)
    terminal.expect_question()
    terminal.answer(given)
    terminal.expect("This code was just used; the next one comes in ")
    terminal.expect_question()
    terminal.answer(code())
    assert terminal.finish() == 0
    assert actions(double) == ["GetSessionToken"] * 2


def test_a_command_is_run_for_the_second_key_in_the_next_window(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, clock: Clock, tmp_path: Path
) -> None:
    """It is in the last second of the first window, and stays there: what passes is told by the
    time that the machine is up."""
    clock.set(29)
    (tmp_path / "codes").write_text(f"{code()}\n{code()}\n")
    process = (
        f"cut -d' ' -f1 /proc/uptime >>{tmp_path}/up; "
        f"head -1 {tmp_path}/codes; sed -i 1d {tmp_path}/codes"
    )
    home.write_credentials(
        long_term("login", mfa_process=process)
        + long_term("second", keys=SECOND_KEYS, mfa_process=process)
    )
    result = stsmfa.run("--all")
    assert result.status == 0, result.err
    assert f"the next code of {LEE_DEVICE} is needed: waiting 1 second\n" in result.err
    first, second = (float(up) for up in (tmp_path / "up").read_text().split())
    assert second - first >= 1
    assert actions(double) == ["GetSessionToken"] * 2


def test_a_command_for_the_keys_is_run_once_for_twenty_profiles(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    before = home.write_credentials(team(double, 20, keys=keeper.keys))
    assert stsmfa.answer(code(), "--all").status == 0
    assert keeper.runs == 1
    assert_made(home, before, made(double, {SHARED: LEE}) | team_sessions(double, 20))
    assert stsmfa.run("--all").status == 0
    assert keeper.runs == 1


def test_a_command_for_the_keys_that_fails_stops_its_profiles_and_no_other(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    locked = f"credential_process = exit 3\naws_mfa_device = {LEE_DEVICE}\n"
    before = home.write_credentials(
        team(double, 2, keys=locked) + long_term("kim", keys=KIMS_KEYS)
    )
    result = stsmfa.run("--all", stdin=double.code(KIM_DEVICE))
    assert result.status == 1
    assert (
        "stsmfa: team-1, team-2: [team-1-long-term] credential_process: "
        "the command failed with status 3\n" in result.err
    )
    assert result.lines[-1] == "INFO - 3 profiles: 1 renewed, 2 failed"
    assert_made(home, before, made(double, {"kim": KIM}))


def test_temporary_keys_of_a_command_assume_the_roles_without_a_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    home.write_credentials(LOGIN)
    stsmfa.answer(code())
    stsmfa.answer(code(), "--all")
    session = double.session()
    before = home.write_credentials(team(double, 3, keys=keeper.keys))
    keeper.give(session)
    result = stsmfa.run("--all")
    assert result.status == 0, result.err
    keys = {call.access_key_id for call in double.calls("AssumeRole")}
    assert keys == {session.access_key_id}
    assert_made(home, before, team_sessions(double, 3))


def test_a_device_that_no_profile_names_is_looked_for_once(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    keys = f"aws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    before = home.write_credentials(long_term("login", keys=keys) + team(double, 2, keys=keys))
    result = stsmfa.run("--all", "--token", code())
    assert result.status == 0, result.err
    assert actions(double).count("ListMFADevices") == 1
    assert result.err.count("found through IAM") == 1
    assert_all_made(home, double, before, 2)


def test_the_first_device_that_is_named_serves_all(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    keys = f"aws_access_key_id = {LEE_KEY}\naws_secret_access_key = {LEE_SECRET}\n"
    before = home.write_credentials(
        long_term("plain", ADMIN, keys=keys) + long_term("login", mfa_serial=LEE_DEVICE)
    )
    assert stsmfa.answer(code(), "--all").status == 0
    assert actions(double) == ["GetSessionToken", "AssumeRole"]
    assert_made(home, before, made(double, {"login": LEE, "plain": ADMIN}))


def test_how_many_codes_it_takes_of_which_devices_and_for_what_is_said_first(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    home.write_credentials(
        LOGIN + long_term("second", keys=SECOND_KEYS) + long_term("dev", ADMIN)
    )
    terminal = stsmfa.spawn("--all")
    before = terminal.expect("Enter AWS MFA code")
    assert (
        "INFO - This takes 2 codes: one of mfa/lee for login, dev, one of mfa/lee for second\n"
        in before.replace("\r\n", "\n")
    )
    terminal.type(CTRL_C)
    terminal.finish()
    assert not double.calls()
