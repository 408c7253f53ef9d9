"""What happens in the middle of `stsmfa --all`: signals, files that break, sessions that end."""

import signal
from collections.abc import Callable

from cli.support.batches import KIMS_KEYS, LOGIN, SECOND_KEYS, long_term
from cli.support.clock import faketime_library
from cli.support.home import Home, session_section
from cli.support.keeper import Keeper
from cli.support.program import Program
from sts.default_world import ADMIN, KIM_DEVICE, LEE_DEVICE, READER
from sts.errors import INVALID_CLIENT_TOKEN
from sts.replies import timestamp
from sts.sts_double import StsDouble

CODE = Callable[[], str]


def test_a_signal_is_what_it_dies_of_also_where_the_file_cannot_be_written_any_more(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("dev", ADMIN) + long_term("read", READER))
    held = double.misbehave("hold", None, 1, "AssumeRole")
    # A clock on which the second passes slowly after which is written what has been granted.
    slow = {"LD_PRELOAD": faketime_library(), "FAKETIME": "+0 x0.01"}
    process = stsmfa.start("--all", "-v", "--token", code(), env=slow)
    assert process.stderr
    for _ in ("login", "one role"):
        while "request id" not in process.stderr.readline():
            pass
    home.credentials.unlink()
    home.credentials.mkdir()
    process.send_signal(signal.SIGINT)
    result = stsmfa.finish(process)
    held.release.set()
    assert result.status == -signal.SIGINT
    assert result.err.count("stsmfa: dev: ") + result.err.count("stsmfa: read: ") == 1


def test_what_is_said_of_a_rewrite_stands_above_the_table(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("dev", ADMIN) + long_term("read", READER))
    held = double.misbehave("hold", None, None, "AssumeRole")
    terminal = stsmfa.spawn("--all", env={"TERM": "xterm"})
    terminal.expect_question()
    terminal.answer(code())
    double.log.wait_until(lambda calls: len(calls) == 3)
    home.credentials.chmod(0o644)
    held.release.set()
    assert terminal.finish() == 0
    erased = "\r\x1b[3A\x1b[J"
    assert terminal.screen.count(f"{erased}stsmfa: {home.credentials}: ") == 1


def test_a_session_that_serves_others_is_not_over_because_one_endpoint_does_not_know_it(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(LOGIN + long_term("dev", ADMIN) + long_term("read", READER))
    assert stsmfa.answer(code(), "--all", "login").status == 0
    login = session_section("login", double.session())
    double.misbehave("error", INVALID_CLIENT_TOKEN, 1, "AssumeRole")
    result = stsmfa.run("--all", "--token", code())
    assert result.status == 4
    assert [call.action for call in double.calls()] == ["GetSessionToken"] + ["AssumeRole"] * 2
    assert "hint: the session that signed this serves others: is it for this" in result.err
    (name,) = {"dev", "read"} & set(home.sections())
    home.assert_credentials(f"{before}{login}{session_section(name, double.session())}")


def test_nobody_is_asked_a_second_time_when_the_old_session_does_not_serve_either(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("read", READER))
    assert stsmfa.answer(code(), "--all", "login").status == 0
    soon = timestamp(double.now() + 200).replace("T", " ").rstrip("Z")
    login = home.section("login")
    home.write_credentials(home.credentials.read_text().replace(login["expiration"], soon))
    double.revoke(double.session())
    terminal = stsmfa.spawn("--all")
    terminal.expect(LEE_DEVICE)
    terminal.type("\x04")
    assert terminal.finish() == 3
    assert terminal.screen.count("Enter AWS MFA code") == 1
    assert [call.action for call in double.calls()] == ["GetSessionToken", "AssumeRole"]
    assert "login" not in home.sections()


def test_an_endpoint_that_is_not_reached_costs_no_key_of_another_one_its_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    before = home.write_credentials(
        LOGIN + long_term("dev", ADMIN, SECOND_KEYS) + long_term("kim", keys=KIMS_KEYS)
    )
    nowhere, here = "endpoint_url = https://localhost:1\n", f"endpoint_url = {double.url}\n"
    home.write_config(
        f"[profile login]\n{nowhere}[profile dev]\n{nowhere}[profile kim]\n{here}"
    )
    (home.path / "code").write_text(double.code(KIM_DEVICE))
    command = "cd ~ && echo asked >>asked && cat code"
    result = stsmfa.run("--all", "--mfa-process", command, env={"AWS_ENDPOINT_URL_STS": None})
    assert result.status == 5
    assert (home.path / "asked").read_text() == "asked\n" * 2
    home.assert_credentials(f"{before}{session_section('kim', double.session())}")


def test_the_lock_does_not_go_on_saying_that_somebody_is_asked_who_has_not_answered(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    home.write_credentials(LOGIN + long_term("dev", ADMIN) + long_term("kim", keys=KIMS_KEYS))
    assert stsmfa.answer(code(), "--all", "login").status == 0
    held = double.misbehave("hold", None, 1, "AssumeRole")
    terminal = stsmfa.spawn("--all")
    terminal.expect(KIM_DEVICE)
    terminal.type("\x04")
    double.log.wait_until(lambda calls: calls[-1].action == "AssumeRole")
    note = (home.aws / "stsmfa.lock").read_text()
    held.release.set()
    assert terminal.finish() == 3
    assert "state calling\n" in note


def test_temporary_keys_of_a_command_make_no_session_and_nobody_is_asked_for_a_code(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, keeper: Keeper
) -> None:
    home.write_credentials(LOGIN)
    stsmfa.answer(code(), "--profile", "login")
    keeper.give(double.session())
    before = home.write_credentials(
        long_term("login", keys=keeper.keys) + long_term("dev", ADMIN, keeper.keys)
    )
    result = stsmfa.run("--all", "--token", code())
    assert result.status == 1
    assert "gives temporary keys, of which no session can be made" in result.err
    assert [call.action for call in double.calls()] == ["GetSessionToken", "AssumeRole"]
    home.assert_credentials(f"{before}{session_section('dev', double.session())}")
