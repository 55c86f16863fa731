"""A small invented world: releases, their rows, and runs that publish them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from press.model import (
    Basis,
    Bound,
    Contradiction,
    Evidence,
    Figure,
    Flag,
    Measure,
    Passage,
    PassageKind,
    Period,
    Release,
    Term,
)
from warehouse import manifest as log
from warehouse import parquet, rows
from warehouse.archive import Archive, Capture
from warehouse.folder import archive_folder, parquet_folder
from warehouse.manifest import Manifest
from warehouse.schema import tables

READER = "reader-1"
NIGHT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
SOURCE = {
    "name": "Statistics of Tarn",
    "kind": "folder",
    "location": "samples/tarn",
    "schedule": "0 6 * * *",
    "time_zone": "UTC",
}
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
TEXT = (
    "Tarn in 2025\n"
    "Output of Tarn rose by 4.5% in 2025. It reached 3.2 billion crowns, 😀 about a tenth of it from peat.\n"
    "Peat: partly decayed plants."
)


def figure(
    quote: str, value: str, measure: Measure = Measure.LEVEL, text: str = TEXT, **fields: object
) -> Figure:
    """A figure whose quote stands in ``text``; ``fields`` are further ones."""
    start = text.index(quote)
    made = Figure(start, start + len(quote), quote, measure, Decimal(value), "CZK", "output", ref_area="Tarn")
    series = str(fields.get("indicator_code") or fields.get("indicator") or "output").lower()
    return made.changed(**({"period": YEAR, "passage": 1, "rule": "test", "series": series} | fields))


FIGURES = (
    figure("4.5%", "4.5", Measure.GROWTH_RATE, unit="percent", basis=Basis.YEAR_ON_YEAR),
    figure("3.2 billion crowns", "3200000000", unit_mult=9),
    figure("a tenth", "10", Measure.SHARE, unit="percent", bound=Bound.ABOUT, of="output"),
)


def release(text: str = TEXT, **fields: object) -> Release:
    """A release of three blocks and one glossary entry."""
    first, second = text.index("\n"), text.rindex("\n")
    term = text.index("Peat:")
    told: dict[str, object] = {
        "text": text,
        "title": text[:first],
        "title_evidence": Evidence("h1", text[:first], 1.0),
        "published": date(2026, 2, 27),
        "published_evidence": Evidence("meta", "2026-02-27", 0.9),
        "issuer": "Tarn Statistics",
        "language": "en",
        "passages": (
            Passage(0, PassageKind.HEADING, 0, first),
            Passage(1, PassageKind.PARAGRAPH, first + 1, second, text[:first], "en"),
            Passage(2, PassageKind.GLOSSARY, second + 1, len(text), text[:first], "en"),
        ),
        "glossary": (Term("Peat", term, term + 4, term + 6, len(text)),),
        "flags": frozenset({Flag.TRUNCATED}),
    }
    return Release(**(told | fields))  # type: ignore[arg-type]  # the fields of Release


def capture(
    data: Path, raw: bytes = b"page one", location: str = "one.html", now: datetime = NIGHT
) -> Capture:
    """Archives a page of source ``tarn``."""
    return Archive(archive_folder(data)).put(raw, source_id="tarn", location=location, now=now)


def batch(
    data: Path,
    run_id: str,
    *,
    raw: bytes = b"page one",
    location: str = "one.html",
    now: datetime = NIGHT,
    figures: tuple[Figure, ...] = FIGURES,
    of: Release | None = None,
    doubts: tuple[Contradiction, ...] = (),
    reader: str = READER,
) -> dict[str, list[rows.Row]]:
    """Rows by table for one release of one page."""
    said = of or release()
    head = rows.release_row(said, capture(data, raw, location, now), reader_version=reader, run_id=run_id)
    return {
        "source": [rows.source_row("tarn", run_id=run_id, **SOURCE)],
        "release": [head],
        "passage": rows.passage_rows(said, head),
        "figure": rows.figure_rows(figures, head),
        "entity": rows.entity_rows(said, head),
        "finding": rows.finding_rows(doubts, head),
    }


def run_row(run_id: str, now: datetime = NIGHT) -> rows.Row:
    """A row of ``run``."""
    counts = dict.fromkeys((c.name for c in tables()["run"].columns if c.minimum == 0), 1)
    return counts | {
        "run_id": run_id,
        "logical_date": now.date(),
        "started_at": now,
        "finished_at": now,
        "status": "ok",
        "reader_version": READER,
    }


def files(data: Path, *batches: dict[str, list[rows.Row]]) -> dict[str, list[Path]]:
    """Batches as Parquet files by table."""
    return {
        name: [parquet.write(table, b[name], parquet_folder(data, name)) for b in batches if b.get(name)]
        for name, table in tables().items()
    }


def manifest(data: Path, run_id: str, *batches: dict[str, list[rows.Row]], now: datetime = NIGHT) -> Manifest:
    """A run that wants to publish these batches."""
    return log.manifest(data, run_id, files(data, *batches), run_row(run_id, now))
