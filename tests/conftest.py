"""The double for whoever asks for it: a fresh one a test, certificates once a process."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from sts.certificates import Certificates, make_certificates
from sts.sts_double import StsDouble

# Whoever started the tests may ignore signals (nohup, a background job of a shell without job
# control), and that is inherited: programs under test would not die of them.
signal.signal(signal.SIGINT, signal.default_int_handler)
for _number in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
    signal.signal(_number, signal.SIG_DFL)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def double(tmp_path: Path, certificates: Certificates) -> Iterator[StsDouble]:
    with StsDouble(tmp_path / "double", certificates=certificates) as running:
        yield running
