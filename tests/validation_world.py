"""An invented batch, staged by hand: good rows of every table, and room for bad ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from warehouse.duck import connect
from warehouse.schema import tables

Row = dict[str, object]
NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
TEXT = "Exports of machine tools from Tarn grew.\nPeat: partly decayed plants."
RELEASE = "00000000000000aa"
VERSION = "00000000000000bb"
PASSAGE = f"{RELEASE}-{VERSION}-0000"


def source(**fields: object) -> Row:
    """A row of ``source``."""
    return {
        "source_id": "tarn",
        "name": "Statistics of Tarn",
        "kind": "folder",
        "location": "samples/tarn",
        "schedule": "0 6 * * *",
        "time_zone": "UTC",
        "run_id": "run-1",
    } | fields


def release(**fields: object) -> Row:
    """A row of ``release``: published on 27 February 2026, archived on 2 March."""
    return {
        "release_id": RELEASE,
        "release_version": VERSION,
        "source_id": "tarn",
        "location": "one.html",
        "title": "Foreign trade of Tarn",
        "published_on": date(2026, 2, 27),
        "flags": [],
        "sketch": [],
        "text": TEXT,
        "sha256": "ab" * 32,
        "byte_count": 900,
        "archived_at": NOW,
        "known_from": NOW,
        "reader_version": "reader-1",
        "run_id": "run-1",
    } | fields


def passage(**fields: object) -> Row:
    """A row of ``passage``: the first sentence."""
    return {
        "passage_id": PASSAGE,
        "release_id": RELEASE,
        "release_version": VERSION,
        "position": 0,
        "kind": "paragraph",
        "char_start": 0,
        "char_end": 40,
        "text": "Exports of machine tools from Tarn grew.",
        "run_id": "run-1",
    } | fields


def entity(**fields: object) -> Row:
    """A row of ``entity``: what peat is."""
    return {
        "entity_id": "00000000000000cc",
        "release_id": RELEASE,
        "release_version": VERSION,
        "name": "Peat",
        "description": "partly decayed plants.",
        "name_start": 41,
        "name_end": 45,
        "char_start": 47,
        "char_end": 69,
        "run_id": "run-1",
    } | fields


def figure(**fields: object) -> Row:
    """A row of ``figure``: a level in euros for 2025, whose quote is the text's first word."""
    return {
        "figure_id": "0000000000000001",
        "release_id": RELEASE,
        "release_version": VERSION,
        "source_id": "tarn",
        "passage_id": PASSAGE,
        "char_start": 0,
        "char_end": 7,
        "quote": "Exports",
        "measure": "level",
        "obs_value": Decimal(1000),
        "bound": "exact",
        "unit_measure": "EUR",
        "unit_mult": 0,
        "indicator": "exports of machine tools",
        "ref_area": "Tarn",
        "time_period": "2025",
        "period_start": date(2025, 1, 1),
        "period_end": date(2025, 12, 31),
        "nature": "actual",
        "obs_status": "A",
        "rule": "test",
        "notes": [],
        "reader_version": "reader-1",
        "run_id": "run-1",
    } | fields


def rate(value: str, **fields: object) -> Row:
    """A figure that is a growth rate in percent."""
    return figure(measure="growth_rate", unit_measure="percent", obs_value=Decimal(value), **fields)


GOOD: Mapping[str, Sequence[Row]] = {
    "source": [source()],
    "release": [release()],
    "passage": [passage()],
    "entity": [entity()],
    "figure": [figure()],
}


def staged(path: Path, rows: Mapping[str, Sequence[Row]] = GOOD) -> Path:
    """A staging database with these rows. Its columns may be null, so that bad rows can be staged."""
    with connect(path) as db:
        fill(db, rows)
    return path


def fill(db: duckdb.DuckDBPyConnection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Every declared table in an empty database, with these rows."""
    for table in tables().values():
        db.execute(table.ddl()[0].replace(" NOT NULL", ""))
        for row in rows.get(table.name, ()):
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            db.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(row.values()))
