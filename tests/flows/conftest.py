"""One night over the samples, for all tests that ask what it gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.nightly import nightly
from flows.summary import Summary


@pytest.fixture(scope="session")
def newsroom(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    """The data folder and the summary."""
    data = tmp_path_factory.mktemp("newsroom") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_ROOT", str(root))
        return data, nightly(data=data)
