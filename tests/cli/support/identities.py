"""What tests/javascript/identities.cjs does, with boto3: a program of its own, run by a test."""

import json
import sys

import boto3
import botocore.exceptions


def main() -> None:
    sts = boto3.client("sts")
    for _ in sys.stdin:
        try:
            answer = {"arn": sts.get_caller_identity()["Arn"]}
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as problem:
            answer = {"error": str(problem)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
