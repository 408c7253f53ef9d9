"""AWS's parameter validation: the limits of the service models, in the words of its refusals."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sts.errors import Refused, invalid

Parameters = dict[str, str]
_NAME = r"[\w+=,.@-]*"


@dataclass(frozen=True)
class Limits:
    """What a parameter's value has to satisfy; for `number`, the bounds are of its value."""

    low: int
    high: int
    pattern: str = ""
    number: bool = False
    required: bool = False


def _limits(action: str) -> dict[str, Limits]:
    mfa = {
        "SerialNumber": Limits(9, 256, r"[\w+=/:,.@-]*"),
        "TokenCode": Limits(6, 6, r"[\d]*"),
    }
    return {
        "GetSessionToken": {"DurationSeconds": Limits(900, 129600, number=True), **mfa},
        "AssumeRole": {
            "RoleArn": Limits(20, 2048, r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uFFFF]+",
                              required=True),
            "RoleSessionName": Limits(2, 64, _NAME, required=True),
            "DurationSeconds": Limits(900, 43200, number=True),
            "ExternalId": Limits(2, 1224, r"[\w+=,.@:\/-]*"),
            "Policy": Limits(1, 2048, r"[\u0009\u000A\u000D\u0020-\u00FF]+"),
            "SourceIdentity": Limits(2, 64, _NAME),
            **mfa,
        },
    }.get(action, {})


def check(action: str, parameters: Parameters) -> None:
    """Raises AWS's ValidationError, naming everything that is wrong in one message."""
    messages: list[str] = []
    if action == "AssumeRole":
        messages += _faults_of_policy_arns(parameters)
    for name, limits in _limits(action).items():
        value = parameters.get(name)
        if value is None:
            if limits.required:
                messages.append(_message("null", name, "not be null", quoted=False))
            continue
        messages += _faults(name, value, limits)
    if messages:
        raise Refused(invalid(messages))


def policy_arns(parameters: Parameters) -> list[tuple[str, str]]:
    """The list's members with their names, in its order."""
    names = (f"PolicyArns.member.{number}.arn" for number in range(1, len(parameters) + 1))
    return [(name, parameters[name]) for name in names if name in parameters]


def _faults_of_policy_arns(parameters: Parameters) -> list[str]:
    arns = policy_arns(parameters)
    if len(arns) > 10:
        shown = f"[{', '.join(f'PolicyDescriptorType(arn={arn})' for _, arn in arns)}]"
        return [_message(shown, "policyArns", "have length less than or equal to 10")]
    limits = Limits(20, 2048, r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uFFFF]+")
    return [fault for name, arn in arns for fault in _faults(arn, name, limits)]


def _message(value: str, name: str, constraint: str, quoted: bool = True) -> str:
    shown = f"'{value}'" if quoted else value
    return (
        f"Value {shown} at '{name[0].lower()}{name[1:]}' failed to satisfy constraint: "
        f"Member must {constraint}"
    )


def _faults(name: str, value: str, limits: Limits) -> list[str]:
    if limits.number and not re.fullmatch(r"-?\d{1,10}", value):
        return [_message(value, name, "be a number")]
    measure: Callable[[str], int] = int if limits.number else len
    what = "value" if limits.number else "length"
    faults = []
    if measure(value) > limits.high:
        faults.append(f"have {what} less than or equal to {limits.high}")
    if measure(value) < limits.low:
        faults.append(f"have {what} greater than or equal to {limits.low}")
    if limits.pattern and not re.fullmatch(limits.pattern, value, re.ASCII):
        faults.append(f"satisfy regular expression pattern: {limits.pattern}")
    return [_message(value, name, fault) for fault in faults]
