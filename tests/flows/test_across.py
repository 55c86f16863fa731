"""Releases of several nights against each other: what was told then, what is told now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.nightly import nightly
from warehouse.duck import connect
from warehouse.publish import published

pytestmark = pytest.mark.slow

SOURCE = """\
id: tarnmoor
name: Tarnmoor Statistics
kind: folder
path: {path}
issuer: Tarnmoor Statistics
language: en
ref_area: Tarnmoor
"""

PAGE = """\
Tarnmoor Statistics
Retail sales in {month} 2025

Published {published}

Retail sales in Tarnmoor reached {value} million euros in {month} 2025.{more}
"""

APRIL = PAGE.format(
    month="April",
    published="12 May 2025",
    value="412.6",
    more=" Visitor arrivals numbered 51,870 in April 2025.",
)
MAY = PAGE.format(
    month="May",
    published="12 June 2025",
    value="420.9",
    more=" Retail sales in April 2025 were 409.3 million euros. Visitors numbered 53,110 in May 2025.",
)
JUNE = PAGE.format(
    month="June",
    published="14 July 2025",
    value="431.4",
    more=" Retail sales in May 2025 were 4,209 million euros. Visitor arrivals numbered 55,020 in June 2025.",
)
PAGES = {"april.txt": APRIL, "may.txt": MAY, "june.txt": JUNE}


@pytest.fixture
def tarnmoor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Make an installation of its own with one source; gives its root."""

    def make(name: str) -> Path:
        root = tmp_path / name
        (root / "config" / "sources").mkdir(parents=True)
        (root / "pages").mkdir()
        (root / "config" / "sources" / "tarnmoor.yaml").write_text(SOURCE.format(path=root / "pages"))
        monkeypatch.setenv("COMMUNIQUE_ROOT", str(root))
        return root

    return make


def findings(root: Path) -> list[tuple[Any, ...]]:
    path = published(root / "data")
    assert path is not None
    with connect(path, read_only=True) as connection:
        return connection.execute(
            """SELECT kind, severity, r.title, message, computation, finding_id, expected_value
            FROM finding f JOIN release r USING (release_id, release_version)
            WHERE origin = 'history' AND status = 'open' ORDER BY ALL"""
        ).fetchall()


def test_what_was_told_then_and_what_is_told_now(tarnmoor: Callable[[str], Path]) -> None:
    """The releases come in another order than they were published in."""
    root = tarnmoor("shuffled")
    for name in ("june.txt", "april.txt", "may.txt"):
        (root / "pages" / name).write_text(PAGES[name], encoding="utf-8")
        nightly()
    revision, slip = findings(root)
    assert revision[:3] == ("revision", "info", "Retail sales in May 2025")
    assert "first €412.6 million, now €409.3 million" in revision[3]
    assert "2025-05-12: “Retail sales in Tarnmoor reached 412.6 million euros in April 2025.”" in revision[4]
    assert "2025-06-12: “Retail sales in April 2025 were 409.3 million euros.”" in revision[4]
    assert slip[:3] == ("told-scale", "critical", "Retail sales in June 2025")
    assert slip[6] == 420_900_000
