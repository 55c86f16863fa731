"""Fixtures that many tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Tests read what stands in the sources, and break it; COMMUNIQUE_COMPILED=1 tries what `make compiled` made.
os.environ.setdefault("COMMUNIQUE_COMPILED", "0")

from tests import lake_world
from tests.recorder import Recorder
from warehouse.attach import Lake

# A busy machine is no failure: no test is judged by a clock.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of standards and data beside a checkout; tests that need it skip where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "spec").is_dir():
        pytest.skip("needs ../shared (standards and real releases), which is not beside this checkout")
    return folder


SOURCE = """\
id: {id}
name: {id}
kind: folder
path: {path}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make an installation with the given sources (id → folder of releases); gives its root."""

    def make(**sources: Path) -> Path:
        folder = tmp_path / "config" / "sources"
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in sources.items():
            text = SOURCE.format(id=name, path=path)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        monkeypatch.setenv("COMMUNIQUE_ROOT", str(tmp_path))
        return tmp_path

    return make


@pytest.fixture(scope="session")
def lake_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Words of a catalog without its database, and the address of an object store."""
    pytest.importorskip("duckdb_extension_ducklake", reason="the extra `lake` is not installed")
    folder = tmp_path_factory.mktemp("lake")
    with lake_world.postgres() as catalog, lake_world.object_store(folder) as store:
        yield catalog, store


@pytest.fixture
def new_lake(lake_servers: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], Lake]:
    """Makes empty lakes, each with a database and a prefix of its own."""
    catalog, store = lake_servers
    for name, value in lake_world.KEYS.items():
        monkeypatch.setenv(name, value)

    def make() -> Lake:
        name = lake_world.database(catalog)
        words = catalog.replace("dbname=postgres", f"dbname={name}")
        return Lake(words, f"s3://{lake_world.BUCKET}/{name}/", store)

    return make


@pytest.fixture
def lake(new_lake: Callable[[], Lake]) -> Lake:
    """An empty lake of the test's own."""
    return new_lake()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the figures that tests print are kept, see ``tests/recorder.py``."""
    parser.addoption("--figures", type=Path, help="JSON file in which to keep the figures that tests print")


def pytest_configure(config: pytest.Config) -> None:
    """Listens to the tests where figures are to be kept."""
    path = config.getoption("figures")
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(path))


SLOW = (
    "tests/browser/",
    "tests/crash/",
    "tests/contract/test_gx_adapter.py",
    "tests/unit/expectations/test_validate",
    "tests/unit/flows/test_gc.py",
    "tests/unit/flows/test_lock.py",
    "tests/unit/tasks/test_parse_step.py",
    "tests/unit/tasks/test_web_faults.py",
    "tests/unit/tasks/test_workers.py",
    "tests/unit/warehouse/test_backup.py",
    "tests/unit/warehouse/test_copies.py",
    "tests/unit/warehouse/test_pack.py",
    "tests/unit/warehouse/test_publishing.py",
    "tests/quality/test_mutation.py",
    "tests/property/test_bitemporal.py",
)
"""Tests of processes, browsers, disks and whole validations; each takes seconds."""


LONGEST = ("tests/crash/", "tests/flows/test_serve", "tests/flows/test_web", "tests/browser/")
"""Files of few tests that take longest each and wait for servers; begun last, one would run on alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the slow ones, so that the fast ones can run first, and begins with the longest."""
    for item in items:
        if _place(item).startswith(SLOW):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: not _place(item).startswith(LONGEST))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(ROOT).as_posix()
