"""The files that most tests begin with."""

from sts.default_world import ADMIN, LEE_DEVICE, LEE_KEY, LEE_SECRET

KEYS = f"""\
aws_access_key_id = {LEE_KEY}
aws_secret_access_key = {LEE_SECRET}
aws_mfa_device = {LEE_DEVICE}
"""

MAIN = f"""\
# keys of the login account
[default-long-term]
{KEYS}assume_role = {ADMIN}

[developmentiam-long-term]
{KEYS}assume_role = {ADMIN}
"""
"""The README's example."""

LOGIN = f"[default-long-term]\n{KEYS}"
"""No role: GetSessionToken."""

QUESTION = f"Enter AWS MFA code for device [{LEE_DEVICE}] (renewing for 3600 seconds):"
LOGIN_QUESTION = QUESTION.replace("3600", "43200")
