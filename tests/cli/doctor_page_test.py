"""doctor: what it shows to whom, since its page is pasted into bug reports; and every profile."""

import re

import pytest

from cli.support.examples import KEYS, LOGIN, MAIN
from cli.support.home import Home
from cli.support.program import Program
from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY

COMMAND = "oathtool --totp --base32 JBSWY3DPEHPK3PXP"
DEV = f"[dev-long-term]\n{KEYS}assume_role = {ADMIN}\n"
DEFAULT = f"[default-long-term]\n{KEYS}"
BAD = f"[bad-long-term]\n{KEYS.replace(':mfa/', ':user/')}"


@pytest.mark.parametrize("key", ["mfa_process", "generate_token"])
def test_a_command_is_shown_by_its_first_word_its_section_and_its_key(
    home: Home, stsmfa: Program, key: str
) -> None:
    home.write_credentials(f"{DEV}{key} = {COMMAND}\n")
    result = stsmfa.run("doctor", "dev")
    assert re.search(rf"(?m)^  MFA code +oathtool …  \(\[dev-long-term\] {key}\)$", result.out)
    assert "JBSWY3DP" not in result.out + result.err
    assert f"{COMMAND}  ([dev-long-term] {key})" in stsmfa.run("doctor", "dev", "-v").out


@pytest.mark.parametrize("secret", ["JBSWY3DPEHPK3PXP", "hunter2", "hunter2 --more"])
def test_a_secret_in_the_place_of_a_command_is_not_shown(
    home: Home, stsmfa: Program, secret: str
) -> None:
    home.write_credentials(f"{DEV}mfa_process = {secret}\n")
    result = stsmfa.run("doctor", "dev")
    assert re.search(r"(?m)^  MFA code +…  \(\[dev-long-term\] mfa_process\)$", result.out)
    assert secret.split()[0] not in result.out + result.err


def test_a_command_of_the_command_line_is_shown_by_its_first_word(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(MAIN)
    result = stsmfa.run("doctor", "--mfa-process", "SEED=hunter2 oathtool --token hunter2")
    assert re.search(r"(?m)^  MFA code +…  \(--mfa-process\)$", result.out)
    assert "hunter2" not in result.out + result.err


@pytest.mark.parametrize(
    ("more", "count"), [(DEV, "1 profile"), (DEV + BAD, "2 profiles")], ids=["1", "2"]
)
def test_who_names_no_profile_learns_how_many_others_there_are(
    home: Home, stsmfa: Program, more: str, count: str
) -> None:
    home.write_credentials(DEFAULT + more)
    line = f"  others          {count}, not looked at  (stsmfa doctor --all does)\n"
    assert line in stsmfa.run("doctor").out
    assert "others" not in stsmfa.run("doctor", "default").out
    home.write_credentials(DEFAULT)
    assert "others" not in stsmfa.run("doctor").out


def test_a_command_that_gives_the_keys_is_shown_by_its_first_word(
    home: Home, stsmfa: Program
) -> None:
    home.write_credentials(
        f"[dev-long-term]\ncredential_process = false --token hunter2\n"
        f"aws_mfa_device = {LEE_DEVICE}\n"
    )
    result = stsmfa.run("doctor", "dev")
    assert re.search(
        r"(?m)^  keys +false …  \(\[dev-long-term\] credential_process\)$", result.out
    )
    assert "hunter2" not in result.out + result.err


def test_a_report_tells_nothing_of_who_somebody_is(home: Home, stsmfa: Program) -> None:
    home.write_credentials(f"{DEV}mfa_process = {COMMAND}\nrole_session_name = lee-laptop\n")
    result = stsmfa.run("doctor", "--report", "-v", "dev")
    assert result.status == 0
    for private in (LEE_KEY, str(home.path), "123456789012", "lee", "JBSWY3DP"):
        assert private in stsmfa.run("doctor", "-v", "dev").out
        assert private not in result.out
    assert "  credentials  ~/.aws/credentials\n" in result.out
    assert re.search(rf"(?m)^  keys +{LEE_KEY[:4]}\.\.\.  \(\[dev-long-term\]\)$", result.out)
    assert "arn:aws:iam::ACCOUNT1:mfa/USER  ([dev-long-term] aws_mfa_device)" in result.out
    assert "oathtool …" in result.out


def test_what_a_command_says_is_not_passed_on_in_a_report(home: Home, stsmfa: Program) -> None:
    home.write_credentials(
        "[dev-long-term]\ncredential_process = echo vault of lee: hunter2 >&2; false\n"
    )
    assert "vault of lee: hunter2" in stsmfa.run("doctor", "dev").err
    result = stsmfa.run("doctor", "dev", "--report")
    assert result.status == 1
    assert "credential_process: the command failed with status 1" in result.out
    assert result.err == ""


@pytest.mark.parametrize(("arguments", "credentials"), [
    (("doctor", "--all"), LOGIN + DEV + BAD),
    (("doctor",), DEV + BAD),
])  # fmt: skip
def test_every_profile_is_looked_at(
    home: Home, stsmfa: Program, arguments: tuple[str, ...], credentials: str
) -> None:
    home.write_credentials(credentials, 0o644)
    result = stsmfa.run(*arguments, env={"AWS_REGION": "nowhere/"})
    assert result.status == 1
    assert re.search(r"(?m)^  dev +one thing is wrong$", result.out)
    assert re.search(r"(?m)^  bad +2 things are wrong$", result.out)
    problems = re.findall(r"(?m)^  - (.+)$", result.out)
    assert len(problems) == len(set(problems)) == 3
    assert problems[0] == f"{home.credentials} can be read or written by others"
    assert any(one.startswith("AWS_REGION: nowhere/") for one in problems)
    assert any("[bad-long-term]" in one for one in problems)
    home.assert_untouched()


def test_nothing_is_wrong_with_any_profile(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN + DEV)
    result = stsmfa.run("doctor", "--all")
    assert result.status == 0, result.out
    assert re.findall(r"(?m)^  (\w+) +nothing is wrong$", result.out) == ["default", "dev"]
    assert result.out.endswith("\nNothing is wrong.\n")
    assert not stsmfa.double.calls()


@pytest.mark.parametrize("credentials", [None, "", "[theirs]\nregion = x\n"])
def test_that_there_is_no_profile_at_all_is_wrong(
    home: Home, stsmfa: Program, credentials: str | None
) -> None:
    if credentials is not None:
        home.write_credentials(credentials)
    result = stsmfa.run("doctor", "--all")
    assert result.status == 1
    assert "Profiles\n" not in result.out
    assert result.out.endswith(
        f"\nWrong:\n  - no profile with long-term keys in {home.credentials}\n"
        "    stsmfa setup makes one\n"
    )


@pytest.mark.parametrize("more", [("dev",), ("--profile", "dev"), ("--section", "dev")])
def test_all_and_one_cannot_both_be_meant(
    home: Home, stsmfa: Program, more: tuple[str, ...]
) -> None:
    home.write_credentials(DEV)
    assert stsmfa.run("doctor", "--all", *more).status == 2


def test_a_profile_that_is_named_is_the_one_that_is_missed(home: Home, stsmfa: Program) -> None:
    home.write_credentials(DEV)
    result = stsmfa.run("doctor", env={"AWS_PROFILE": "gone"})
    assert result.status == 1
    assert "gone" in result.out
    assert "Profiles" not in result.out
