"""Records → rows of the declared tables, in Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from config.sources import Source
from config.words import load_lexicon
from press.sketch import sketch
from tasks.records import Failure, Record, read_lines
from tasks.step import step
from warehouse import parquet, rows
from warehouse.archive import Capture
from warehouse.fit import misfit
from warehouse.folder import parquet_folder
from warehouse.schema import tables

Row = Mapping[str, object]
Files = dict[str, Path]


@step("store")
def store(
    records: Path,
    captures: Sequence[Capture],
    same: Sequence[Capture],
    failures: Sequence[Failure],
    fingerprints: Mapping[str, str],
    data: Path,
    run_id: str,
    reader_version: str,
) -> tuple[Files, dict[str, int]]:
    """Write the rows of a batch (``fingerprints`` by source); by table its file and its number of rows.

    ``same`` are captures that brought no new text.
    """
    found: dict[str, list[Row]] = {
        "capture": _captures(captures, same, failures, fingerprints, run_id, reader_version)
    }
    for record in read_lines(records, Record):
        for table, row in _rows(record, run_id, reader_version):
            why = misfit(tables()[table], row)
            if why:
                table, row = "quarantine", _kept_out(table, row, why, run_id)
            found.setdefault(table, []).append(row)
    return write_rows(found, data), {name: len(listed) for name, listed in found.items()}


def write_rows(found: Mapping[str, Iterable[Row]], data: Path) -> Files:
    """Rows by table as Parquet files below the data folder; tables without rows get none."""
    return {
        name: parquet.write(tables()[name], listed, parquet_folder(data, name))
        for name, rows_of in found.items()
        if (listed := list(rows_of))
    }


def source_row(source: Source, run_id: str) -> Row:
    """A row of ``source``, as its YAML declares it."""
    return rows.source_row(
        source.id,
        run_id=run_id,
        name=source.name,
        kind=source.kind,
        location=source.place,
        issuer=source.issuer,
        language=source.language,
        ref_area=source.ref_area,
        licence=source.licence,
        schedule=source.schedule,
        time_zone=source.time_zone,
    )


def _rows(record: Record, run_id: str, reader_version: str) -> Iterator[tuple[str, Row]]:
    release = rows.release_row(
        record.release,
        record.capture,
        reader_version=reader_version,
        run_id=run_id,
        sketch=sketch(record.release, load_lexicon()),
    )
    yield "release", release
    for table, listed in (
        ("passage", rows.passage_rows(record.release, release)),
        ("figure", rows.figure_rows(record.reading.figures, release)),
        ("entity", rows.entity_rows(record.release, release)),
    ):
        yield from ((table, row) for row in listed)


def _kept_out(table: str, row: Row, why: str, run_id: str) -> Row:
    """A row that its table cannot hold, as a row of ``quarantine``: one such row must not stop a night."""
    reason = f"It does not fit the table as declared: {why}."
    return rows.quarantine_row(tables()[table], row, rule_id="does_not_fit", reason=reason, run_id=run_id)


def _captures(
    captures: Sequence[Capture],
    same: Sequence[Capture],
    failures: Sequence[Failure],
    fingerprints: Mapping[str, str],
    run_id: str,
    reader_version: str,
) -> list[Row]:
    repeated = {(c.source_id, c.location, c.sha256) for c in same}
    problems = {(f.source_id, f.location, f.sha256): f.message for f in failures}
    listed: list[Row] = []
    for c in captures:
        name = (c.source_id, c.location, c.sha256)
        problem = problems.get(name)
        row = {
            "source_id": c.source_id,
            "location": c.location,
            "sha256": c.sha256,
            "byte_count": c.byte_count,
            "content_type": c.content_type,
            "archived_at": c.archived_at,
            "found_at": c.found_at or c.archived_at,
            "fingerprint": fingerprints[c.source_id],
            "outcome": "unreadable" if problem else "same_text" if name in repeated else "read",
            "problem": problem,
            "reader_version": reader_version,
            "run_id": run_id,
        }
        listed.append(row)
    return listed
