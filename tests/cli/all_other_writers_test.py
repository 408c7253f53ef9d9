"""`stsmfa --all` while other programs write the credentials file: nothing of theirs is lost."""

import fcntl
import subprocess
from collections.abc import Callable

import pytest

from cli.support.batches import (
    KIMS_KEYS,
    LOGIN,
    SHARED,
    assert_made,
    made,
    sessions,
    team,
    team_sessions,
)
from cli.support.clock import FAST
from cli.support.home import Home, session_section
from cli.support.program import Program, Result
from sts.default_world import (
    KIM_KEY,
    LEE,
    LEE_KEY,
    LEE_SECOND_KEY,
    LEE_SECRET,
    team_role,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]


class Batch:
    """`--all` that waits for the answers of its AssumeRole calls; [login] is written."""

    def __init__(self, home: Home, double: StsDouble, stsmfa: Program, count: int = 3) -> None:
        self.before = str(home.write_credentials(LOGIN + team(double, count)))
        self._stsmfa = stsmfa
        self._held = double.misbehave("hold", calls=None, action="AssumeRole")
        self._double = double

    def start(self, *arguments: str, **how: tuple[str, ...]) -> subprocess.Popen[str]:
        process = self._stsmfa.start("--all", "--token", self._double.code(), *arguments, **how)
        self._double.log.wait_until(lambda calls: len(calls) == 4)
        return process

    def finish(self, process: subprocess.Popen[str]) -> Result:
        self._held.release.set()
        return self._stsmfa.finish(process)


@pytest.fixture
def batch(home: Home, double: StsDouble, stsmfa: Program) -> Batch:
    return Batch(home, double, stsmfa)


def test_the_codes_session_is_written_before_the_roles_are_had(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start()
    assert_made(home, batch.before, {"login": double.session(0)})
    assert batch.finish(process).status == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "# theirs\r\n" + text + "[web]\nregion = eu-west-1\n",
        lambda text: text.replace(LEE_SECRET, "rotated"),
    ],
    ids=["a comment and a section", "other keys"],
)
def test_what_they_write_meanwhile_stays_and_does_not_stop_the_write(
    home: Home, double: StsDouble, batch: Batch, change: Callable[[str], str]
) -> None:
    process = batch.start()
    theirs = home.write_credentials(change(home.credentials.read_text()))
    assert batch.finish(process).status == 0
    assert_made(home, theirs, team_sessions(double, 3))


def test_a_profile_that_was_renamed_meanwhile_is_left_alone(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start()
    theirs = home.credentials.read_text().replace("[team-2-long-term]", "[moved-long-term]")
    home.write_credentials(theirs)
    result = batch.finish(process)
    assert result.status == 6
    assert (
        f"stsmfa: team-2: edit: {home.credentials}: section [team-2-long-term] is not there "
        "any more\n" in result.err
    )
    assert result.lines[-1] == "INFO - 4 profiles: 3 renewed, 1 failed"
    assert_made(home, theirs, {k: v for k, v in team_sessions(double, 3).items() if k != "team-2"})


def test_long_term_keys_that_were_put_into_a_target_are_not_overwritten(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start()
    theirs = home.credentials.read_text() + (
        f"[team-3]\naws_access_key_id = {LEE_SECOND_KEY}\naws_secret_access_key = precious\n"
    )
    home.write_credentials(theirs)
    result = batch.finish(process)
    assert result.status == 1
    assert "stsmfa: team-3: [team-3]: " in result.err
    assert "holds long-term keys that stand nowhere else" in result.err
    known = sessions(double)
    after = "".join(
        session_section(f"team-{number}", known[team_role(number)])
        for number in sorted(
            (1, 2), key=lambda number: home.credentials.read_text().index(f"[team-{number}]")
        )
    )
    home.assert_credentials(theirs + after)


def test_long_term_keys_that_went_away_take_their_sessions_with_them(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start()
    theirs = home.write_credentials("[other]\nregion = eu-west-1\n")
    result = batch.finish(process)
    assert result.status == 6
    assert result.lines[-1] == "INFO - 4 profiles: 1 renewed, 3 failed"
    home.assert_credentials(theirs)


def test_a_file_that_has_gone_is_made_again_by_nobody(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start()
    home.credentials.unlink()
    result = batch.finish(process)
    assert result.status == 6
    assert not home.credentials.exists()


def test_a_file_that_cannot_be_locked_any_more_fails_what_was_not_written(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start(wrapper=FAST)
    with (home.aws / "credentials.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = batch.finish(process)
    assert result.status == 6
    assert result.lines[-1] == "INFO - 4 profiles: 1 renewed, 3 failed"
    assert_made(home, batch.before, made(double, {"login": LEE}))


def test_a_session_that_cost_a_code_and_cannot_be_kept_is_told_by_the_status(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before = home.write_credentials(team(double, 2))
    held = double.misbehave("hold", action="GetSessionToken")
    process = stsmfa.start("--all", "--token", double.code())
    double.log.wait_until(lambda calls: len(calls) == 1)
    keys = "aws_access_key_id = AKIAELSEWHERE0EXAMPLE\naws_secret_access_key = OnlyHere\n"
    theirs = f"[{SHARED}]\n{keys}"
    home.write_credentials(f"{before}{theirs}")
    held.release.set()
    result = stsmfa.finish(process)
    assert result.status == 1
    assert f"stsmfa: [{SHARED}]: " in result.err
    assert "holds long-term keys that stand nowhere else" in result.err
    assert_made(home, f"{before}{theirs}", team_sessions(double, 2))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(LEE_KEY, KIM_KEY),
        lambda text: text.replace(team_role(2), team_role(1)),
        lambda text: text.replace("[team-2-long-term]", "[renamed-long-term]"),
        lambda text: text + "[team-2]\n" + KIMS_KEYS,
    ],
    ids=["other keys", "another role", "the section is renamed", "keys in a session's section"],
)
def test_no_code_is_sent_for_what_was_changed_while_the_question_stood(
    home: Home, double: StsDouble, stsmfa: Program, change: Callable[[str], str]
) -> None:
    before = str(home.write_credentials(LOGIN + team(double, 2)))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    after = home.write_credentials(change(before))
    terminal.answer(double.code())
    assert terminal.finish() == 1
    assert "the code was not sent" in terminal.screen
    assert not double.calls()
    assert after != before
    home.assert_untouched()


def test_a_comment_that_comes_while_the_question_stands_is_no_change(
    home: Home, double: StsDouble, stsmfa: Program
) -> None:
    before = str(home.write_credentials(LOGIN + team(double, 2)))
    terminal = stsmfa.spawn("--all")
    terminal.expect_question()
    after = home.write_credentials("# theirs\n" + before)
    terminal.answer(double.code())
    assert terminal.finish() == 0
    assert_made(home, str(after), made(double, {"login": LEE}) | team_sessions(double, 2))


def test_a_session_of_keys_that_were_replaced_during_the_call_is_not_written(
    home: Home, double: StsDouble, batch: Batch
) -> None:
    process = batch.start()
    after = home.write_credentials(home.credentials.read_text().replace(LEE_KEY, KIM_KEY))
    result = batch.finish(process)
    assert result.status == 6
    assert "section [team-1-long-term] has got another key meanwhile" in result.err
    assert home.credentials.read_text() == str(after)
