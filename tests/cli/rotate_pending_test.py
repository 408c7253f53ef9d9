"""The section in which a rotation keeps its new pair: nobody's profile, and never lost."""

import json

import pytest

from cli.support.home import Home, section
from cli.support.program import Program
from cli.support.rotations import BEFORE, leave_one_key, pair, pending_section
from sts.default_world import LEE, LEE_KEY, LEE_SECOND_KEY, secret_of
from sts.exchange import Reply
from sts.sts_double import StsDouble
from sts.world import AccessKey

NAME = f"stsmfa-rotate-{LEE_KEY}"
REFUSAL = (
    f"stsmfa: [{NAME}]: is no profile: it holds the new keys of a rotation that is not over\n"
    "hint: stsmfa rotate dev ends it\n"
)


@pytest.fixture(autouse=True)
def pending(home: Home, double: StsDouble) -> str:
    key = AccessKey(LEE_SECOND_KEY, secret_of(LEE_SECOND_KEY), double.world.users[LEE])
    leave_one_key(double)
    return str(home.write_credentials(BEFORE + pending_section(key)))


@pytest.mark.parametrize(
    "command",
    [
        ["refresh", NAME], [NAME], ["--profile", NAME], ["exec", NAME, "--", "true"],
        ["export", NAME], ["status", NAME], ["console", NAME], ["clear", NAME], ["rotate", NAME],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_verb_takes_it_for_a_profile(
    home: Home, double: StsDouble, stsmfa: Program, command: list[str]
) -> None:
    result = stsmfa.run(*command)
    assert result.status == 1
    assert result.err.endswith(REFUSAL)
    assert not double.calls()
    home.assert_untouched()


def test_nor_where_long_term_sections_have_no_suffix(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("--long-term-suffix", "none", "--profile", NAME)
    assert result.status == 1
    assert result.err.endswith(REFUSAL.replace("dev", "dev-long-term"))
    home.assert_untouched()


def test_setup_takes_no_such_name(home: Home, stsmfa: Program) -> None:
    terminal = stsmfa.spawn("setup", NAME)
    assert terminal.finish() == 2
    assert "NAME: a section of that name is a rotation's" in terminal.screen
    home.assert_untouched()


def test_no_list_has_it(home: Home, double: StsDouble, stsmfa: Program) -> None:
    names = [row["profile"] for row in json.loads(stsmfa.run("status", "--json").out)]
    assert names == ["dev"]
    assert stsmfa.answer(double.code(), "--all").status == 0
    assert f"[{NAME}]" in home.credentials.read_text()
    assert NAME not in stsmfa.run("nonsense").err
    assert NAME not in stsmfa.run("__profiles").out


@pytest.mark.parametrize("verb", [["refresh"], ["--force"]])
def test_a_session_is_not_written_over_it(
    home: Home, double: StsDouble, stsmfa: Program, verb: list[str]
) -> None:
    result = stsmfa.answer(double.code(), *verb, "--profile", "dev", "--section", NAME)
    assert result.status == 1
    assert "holds long-term keys that stand nowhere else" in result.err
    assert "stsmfa setup stsmfa-rotate" not in result.err
    assert not double.calls()
    home.assert_untouched()


def test_doctor_says_what_it_is_and_what_to_type(home: Home, stsmfa: Program) -> None:
    result = stsmfa.run("doctor", "dev")
    assert result.status == 1
    assert (
        f"[{NAME}] holds the new keys of a rotation that is not over: they are to take the place "
        f"of {LEE_KEY}\n    stsmfa rotate dev ends it"
    ) in result.out


def test_doctor_does_not_send_one_to_rotate_what_is_gone(home: Home, stsmfa: Program) -> None:
    key = AccessKey(LEE_SECOND_KEY, secret_of(LEE_SECOND_KEY), None)  # type: ignore[arg-type]
    home.write_credentials(section("x-long-term", pair("AKIAX", "x")) + pending_section(key))
    result = stsmfa.run("doctor", "--all")
    assert f"{LEE_KEY}, which stands in no section any more" in result.out
    assert "stsmfa rotate" not in result.out


def test_a_header_that_a_comment_has_kept_is_no_rotation(home: Home, stsmfa: Program) -> None:
    home.write_credentials(BEFORE + f"[{NAME}]\n# theirs\n")
    assert "rotation" not in stsmfa.run("doctor", "--all").out


HOSTILE = [
    ("AKIAHOSTILEKEY222222", "x]\n[default]\naws_access_key_id=AKIAHOSTILEKEY333333"),
    ("ASIAHOSTILEKEY222222", "of/a+session/0123456789012345678901234"),
    ("of/a+secret/01234567890123456789012345678", "AKIAHOSTILEKEY222222"),
]


@pytest.mark.parametrize(("key", "secret"), HOSTILE)
def test_a_pair_that_is_none_is_not_written_nor_shown(
    home: Home, double: StsDouble, stsmfa: Program, key: str, secret: str
) -> None:
    home.write_credentials(BEFORE)
    body = (
        "<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><UserName>lee</UserName>"
        f"<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>{secret}</SecretAccessKey></AccessKey>"
        "</CreateAccessKeyResult></CreateAccessKeyResponse>"
    )
    reply = Reply(200, body.encode(), {"Content-Type": "text/xml"})
    double.misbehave("reply", reply, action="CreateAccessKey")
    result = stsmfa.run("rotate", "dev", "--token", double.code(), "-v")
    assert result.status == 5
    assert "hint: there may be a new key now, whose secret nobody knows" in result.err
    assert secret not in result.err and key not in result.err
    home.assert_untouched()
