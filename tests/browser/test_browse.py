"""The page of ``communique browse`` in a real browser: figures with their words, nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chrome import Chrome
from report_payloads import hostile

NOTE = """\
Harbour of Ostermark
Traffic in June

Published 14 July 2026

Container traffic rose by 8.4% year on year in June 2026. Container traffic came to 91,200 boxes in June 2026.
Container traffic rose by 6.1% year on year in May 2026.
"""
PATIENCE = 60.0
"""Seconds that a page may take to be drawn."""


@contextmanager
def opened(data: Path) -> Iterator[str]:
    """``communique browse`` over a data folder while the block runs; gives the address that opens it."""
    command = [sys.executable, "-m", "flows.cli", "browse", "--data", str(data)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.send_signal(signal.SIGINT)  # with the page still open
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of an installation after its first night."""
    from flows.nightly import nightly

    root = tmp_path_factory.mktemp("browse")
    (root / "town").mkdir()
    (root / "town" / "note.txt").write_text(NOTE, encoding="utf-8")
    (root / "config" / "sources").mkdir(parents=True)
    source = f"id: town\nname: Harbour\nref_area: Ostermark\nkind: folder\npath: {root / 'town'}\n"
    (root / "config" / "sources" / "town.yaml").write_text(source, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_ROOT", str(root))
        nightly()
        with opened(root / "data") as address:
            yield address


def seen(browser: Chrome, words: str) -> str:
    """The text of the page once it has ``words``, shadow trees included."""
    text = ""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        text = browser.ask(TEXT)
        if words in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{words!r} is not on the page: {text[:2000]}")


TEXT = """(function all(node) {
    const own = node.nodeType === 3 ? node.nodeValue : ''
    const trees = [...(node.shadowRoot ? node.shadowRoot.childNodes : []), ...node.childNodes]
    return ['SCRIPT', 'STYLE'].includes(node.nodeName) ? '' : own + ' ' + trees.map(all).join('')
})(document.body)"""


def outside(browser: Chrome, address: str) -> list[str]:
    """What the page asked for elsewhere."""
    own = address.partition("?")[0]
    return [
        u for u in browser.requests() if not u.startswith((own, own.replace("http", "ws"), "data:", "blob:"))
    ]


def test_a_figure_is_shown_with_its_words_and_its_citation(browser: Chrome, harbour: str) -> None:
    browser.open(harbour)
    text = seen(browser, "Cite it:")
    assert "8.4" in text
    assert "«8.4%»" in text
    assert "Harbour, “" in text
    assert "”, 2026-07-14, note.txt: “8.4%” (characters " in text
    assert browser.ask("location.search") == ""
    assert outside(browser, harbour) == []


def test_it_serves_only_who_brings_the_token(harbour: str) -> None:
    import httpx

    place, _, token = harbour.partition("?")
    with httpx.Client() as client:
        assert client.get(place).status_code == 403
        assert client.get(f"{place}assets/x.js").status_code == 403
        assert client.get(harbour, headers={"host": "evil.example"}).status_code == 421
        assert client.get(f"{place}?{token}", follow_redirects=True).status_code == 200
        for path in (
            "api/files/list_files",
            "terminal/ws",
            "api/kernel/run",
            "api/sql/validate",
            "auth/login",
        ):
            headers = {"origin": place.rstrip("/")}
            assert client.post(f"{place}{path}", headers=headers).status_code == 404, path
            assert client.get(f"{place}{path}").status_code == 404, path
        refused = client.post(f"{place}api/kernel/instantiate", headers={"origin": "https://evil.example"})
        assert refused.status_code == 403


def test_nothing_of_a_hostile_warehouse_runs_or_asks(browser: Chrome, tmp_path: Path) -> None:
    sample = hostile()
    for row in sample.rows["figure"]:
        row["series"] = row["indicator"]
    folder = tmp_path / "data"
    folder.mkdir()
    sample.write(folder / "warehouse.duckdb")
    with opened(folder) as address:
        browser.open(address)
        text = seen(browser, "Cite it:")
        assert "window.pwned" in text, "the payloads are not even on the page: this test would prove nothing"
        assert browser.ask("typeof window.pwned") == "undefined"
        assert outside(browser, address) == []
