"""Roles as coinbase's assume-role has them: ACCOUNT/ROLE and ALIAS/ROLE."""

import json
from collections.abc import Callable

import pytest

from cli.support.examples import LOGIN
from cli.support.home import Home, session_section
from cli.support.program import Program
from sts.default_world import (
    ACCOUNT,
    ADMIN,
    CHINA_ACCOUNT,
    LIN_DEVICE,
    LIN_KEY,
    LIN_ROLE,
    OTHER_ACCOUNT,
    PARTNER,
    secret_of,
)
from sts.sts_double import StsDouble

CODE = Callable[[], str]
ACCOUNTS = f'{{"main": "{ACCOUNT}", "partner": "{OTHER_ACCOUNT}", "bad": "12"}}'


def write_accounts(home: Home, text: str = ACCOUNTS) -> None:
    (home.aws / "accounts").write_text(text)


@pytest.mark.parametrize(
    ("role", "section"), [("main/iamAdmin", "main-iamAdmin"), (f"{ACCOUNT}/iamAdmin",
                                                              f"{ACCOUNT}-iamAdmin")],
)  # fmt: skip
def test_its_session_has_a_section_by_its_name(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE, role: str, section: str
) -> None:
    write_accounts(home)
    home.write_credentials(LOGIN)
    assert stsmfa.answer(code(), "--assume-role", role).status == 0
    assert double.calls()[0].parameters["RoleArn"] == ADMIN
    home.assert_credentials(LOGIN + session_section(section, double.session()))
    result = stsmfa.run("--assume-role", role)
    assert "still valid" in result.out


def test_section_says_otherwise(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    write_accounts(home)
    home.write_credentials(LOGIN)
    assert stsmfa.answer(code(), "--section", "x", env={"MFA_ASSUME_ROLE": "main/iamAdmin"}).status == 0
    home.assert_credentials(LOGIN + session_section("x", double.session()))


def test_in_a_long_term_section_it_is_that_sections_role(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    write_accounts(home)
    before = f"{LOGIN}assume_role = main/iamAdmin\n"
    home.write_credentials(before)
    assert stsmfa.answer(code()).status == 0
    home.assert_credentials(before + session_section("default", double.session()))


def test_external_id_account_is_the_roles_account(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    write_accounts(home)
    home.write_credentials(LOGIN)
    double.world.roles[PARTNER].external_id = OTHER_ACCOUNT
    result = stsmfa.answer(code(), "--assume-role", "partner/partner", "--external-id", "account")
    assert result.status == 0
    assert double.calls()[0].parameters["ExternalId"] == OTHER_ACCOUNT


def test_coinbases_profile_variable_names_the_keys(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    write_accounts(home)
    home.write_credentials(LOGIN.replace("default", "bastion"))
    variables = {"AWS_PROFILE_ASSUME_ROLE": "bastion", "AWS_PROFILE": "gone"}
    assert stsmfa.answer(code(), "--assume-role", "main/iamAdmin", env=variables).status == 0
    assert stsmfa.run("--assume-role", ADMIN, env=variables).status == 1


def test_the_partition_is_the_devices(home: Home, double: StsDouble, stsmfa: Program) -> None:
    home.write_credentials(
        f"[default-long-term]\naws_access_key_id = {LIN_KEY}\n"
        f"aws_secret_access_key = {secret_of(LIN_KEY)}\naws_mfa_device = {LIN_DEVICE}\n"
    )
    result = stsmfa.answer(
        double.code(LIN_DEVICE), "--assume-role", f"{CHINA_ACCOUNT}/admin"
    )
    assert result.status == 0
    assert double.calls()[0].parameters["RoleArn"] == LIN_ROLE


def test_in_a_chain_the_partition_is_that_of_the_role_before(home: Home, stsmfa: Program) -> None:
    home.write_credentials(LOGIN.replace("default-long-term", "base"))
    home.write_config(
        f"[profile a]\nrole_arn = {LIN_ROLE}\nsource_profile = base\n"
        f"[profile b]\nrole_arn = {CHINA_ACCOUNT}/second\nsource_profile = a\n"
        "mfa_serial = GAHT12345678\n"
    )
    (row,) = json.loads(stsmfa.run("status", "b", "--json").out)
    assert row["role_arn"] == f"arn:aws-cn:iam::{CHINA_ACCOUNT}:role/second"


def test_the_file_of_accounts_can_be_elsewhere(
    home: Home, double: StsDouble, stsmfa: Program, code: CODE
) -> None:
    (home.path / "list").write_text(ACCOUNTS)
    home.write_credentials(LOGIN)
    variables = {"ACCOUNTS_FILE": "~/list"}
    assert stsmfa.answer(code(), "--assume-role", "main/iamAdmin", env=variables).status == 0


@pytest.mark.parametrize(
    ("role", "accounts", "status", "named"),
    [
        ("mian/iamAdmin", ACCOUNTS, 2, "main"),
        ("bad/iamAdmin", ACCOUNTS, 1, "bad"),
        ("main/iamAdmin", "[]", 1, "accounts"),
        ("main/iamAdmin", "{", 1, "accounts"),
        ("main/iamAdmin", "", 1, "accounts"),
    ],
)
def test_what_cannot_be_looked_up_is_named(
    home: Home, double: StsDouble, stsmfa: Program, role: str, accounts: str, status: int,
    named: str,
) -> None:  # fmt: skip
    write_accounts(home, accounts)
    home.write_credentials(LOGIN)
    result = stsmfa.run("--assume-role", role)
    assert result.status == status
    assert named in result.err
    home.assert_untouched()
    assert double.calls() == []
