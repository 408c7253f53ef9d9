"""botocore as a client of the double: somebody else's idea of how AWS is spoken with."""

from typing import Any

import botocore.session
from botocore.config import Config

from sts.default_world import LEE_KEY, LEE_SECRET
from sts.sts_double import StsDouble


def client(
    double: StsDouble,
    key: str = LEE_KEY,
    secret: str = LEE_SECRET,
    token: str | None = None,
    service: str = "sts",
    region: str = "us-east-1",
) -> Any:
    return botocore.session.Session().create_client(
        service,
        region_name=region,
        endpoint_url=double.url,
        verify=str(double.ca),
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries={"max_attempts": 0}),
    )


def client_of(double: StsDouble, credentials: dict[str, str], service: str = "sts") -> Any:
    """With credentials that STS gave."""
    return client(
        double,
        credentials["AccessKeyId"],
        credentials["SecretAccessKey"],
        credentials["SessionToken"],
        service,
    )
