"""AWS's own host names, all leading to the double."""

import botocore.session
from botocore.config import Config

from sts.default_world import LEE_KEY, LEE_SECRET
from sts.proxy import ConnectProxy
from sts.sts_double import StsDouble


def test_a_regional_endpoint_is_reached_under_its_own_name(double: StsDouble) -> None:
    with ConnectProxy(double.port) as proxy:
        sts = botocore.session.Session().create_client(
            "sts",
            region_name="eu-west-1",
            verify=str(double.ca),
            endpoint_url="https://sts.eu-west-1.amazonaws.com",
            aws_access_key_id=LEE_KEY,
            aws_secret_access_key=LEE_SECRET,
            config=Config(proxies={"https": proxy.url}),
        )
        sts.get_caller_identity()
        assert proxy.targets == ["sts.eu-west-1.amazonaws.com:443"]
    assert double.calls()[0].host == "sts.eu-west-1.amazonaws.com"
    assert double.calls()[0].region == "eu-west-1"
