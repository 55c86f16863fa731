"""One bad source of twenty is one bad source: nineteen load, the exit code says partial, one alert."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_alerts import Hook

from flows.errors import Exit
from flows.nightly import nightly
from warehouse.query import query

pytestmark = pytest.mark.slow

SOURCES, BAD = 20, 13
PAGE = """<!doctype html><html lang="en"><head><title>Harbour traffic, port {n}</title></head><body><main>
<h1>Harbour traffic, port {n}</h1><p><time datetime="2026-03-02">2 March 2026</time></p>
<p>Port {n} handled {n}.4 million tonnes of goods in 2025, up {n}% on 2024.</p></main></body></html>"""
SHELL = '<!doctype html><html><head><title></title></head><body><div id="app"></div></body></html>'


def gone(folder: Path) -> None:
    """What makes its discovery raise."""
    shutil.rmtree(folder)


def changed(folder: Path) -> None:
    """A new template, whose text comes by a script that nobody runs."""
    (folder / "march.html").write_text(SHELL, encoding="utf-8")


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.mark.parametrize("spoil", [gone, changed])
def test_one_bad_source_of_twenty(
    install: Callable[..., Path],
    tmp_path: Path,
    hook: Hook,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], None],
) -> None:
    folders = {f"port-{n:02d}": tmp_path / f"port-{n:02d}" for n in range(1, SOURCES + 1)}
    for n, folder in enumerate(folders.values(), 1):
        folder.mkdir()
        (folder / "march.html").write_text(PAGE.format(n=n), encoding="utf-8")
    data = install(**folders) / "data"
    spoil(folders[f"port-{BAD:02d}"])
    monkeypatch.setenv("COMMUNIQUE_ALERTS", json.dumps([hook.address]))
    monkeypatch.setenv("COMMUNIQUE_PROCESSES", "1")
    summary = nightly()
    loaded = query(data, "SELECT DISTINCT source_id FROM figure").table.column(0).to_pylist()
    assert set(folders) - set(loaded) == {f"port-{BAD:02d}"}
    assert {failure.source_id for failure in summary.failures} == {f"port-{BAD:02d}"}
    assert summary.exit is Exit.PARTIAL
    assert len(hook.told) == 1
    assert f"port-{BAD:02d}" in hook.told[0]["message"]
    print(f"one bad source ({spoil.__name__}): {len(loaded)}/{SOURCES} load, exit {summary.exit}, one alert")
