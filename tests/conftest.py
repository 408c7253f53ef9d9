"""The double for whoever asks for it: a fresh one a test, certificates once a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sts.certificates import Certificates, make_certificates
from sts.sts_double import StsDouble


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def double(tmp_path: Path, certificates: Certificates) -> Iterator[StsDouble]:
    with StsDouble(tmp_path / "double", certificates=certificates) as running:
        yield running
