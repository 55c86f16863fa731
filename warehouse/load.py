"""Loads a batch in one transaction: what is the same stays, what is gone goes, what is new comes.

A release version that is read again is replaced as a whole; other rows are merged by key. A row that
differs only in ``run_id`` is the same row and stays, so the same input again changes nothing. There
are no primary keys: they cost 5 to 18 times the time; that keys are unique is checked before publishing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse.columns import RELEASE_KEY
from warehouse.copies import link_copies
from warehouse.dimensions import fill_areas, fill_indicators
from warehouse.incoming import RECORDS, add_rows, changed, is_any, prepare
from warehouse.manifest import Manifest
from warehouse.parquet import as_arrow
from warehouse.repeated import count_once, note_texts
from warehouse.schema import Table, tables
from warehouse.spans import count_figures, order_versions


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by table: added and removed by a load (a changed row is one of each), and doubled in the batch."""

    added: Mapping[str, int] = field(default_factory=dict)
    removed: Mapping[str, int] = field(default_factory=dict)
    doubled: Mapping[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether anything but the records of the run itself changed."""
        touched = {name for name, count in (*self.added.items(), *self.removed.items()) if count}
        return any("run_id" not in tables()[name].key for name in touched)

    def plus(self, other: Counts) -> Counts:
        """The sums, table by table."""
        return Counts(
            added(self.added, other.added),
            added(self.removed, other.removed),
            added(self.doubled, other.doubled),
        )


def added(one: Mapping[str, int], two: Mapping[str, int]) -> dict[str, int]:
    """Sums by name."""
    return {name: one.get(name, 0) + two.get(name, 0) for name in one.keys() | two.keys()}


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes every declared table, with its comments, in an empty database."""
    for table in tables().values():
        for statement in table.ddl():
            connection.execute(statement)


def load(connection: duckdb.DuckDBPyConnection, data: Path, manifest: Manifest) -> Counts:
    """Loads a manifest's files and its run into the tables; all of it or nothing.

    ``incoming_<table>`` (temporary) hold the batch afterwards. Raises ``CorruptParquetError``,
    ``SchemaError``, ``RowError``, or DuckDB's own errors; the tables are then as before.
    """
    connection.begin()
    try:
        counts = load_rows(connection, data, manifest)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return counts


def load_rows(connection: duckdb.DuckDBPyConnection, data: Path, manifest: Manifest) -> Counts:
    """As ``load``, within the transaction that is open."""
    doubled = prepare(connection, manifest.paths(data))
    if manifest.run:
        add_rows(connection, "incoming_run", as_arrow(tables()["run"], [manifest.run]))
    note_texts(connection)
    known = note_versions(connection)
    counts = {name: merge(connection, table, known) for name, table in tables().items()}
    counts["text_link"] = link_copies(connection)
    return Counts({n: c[0] for n, c in counts.items()}, {n: c[1] for n, c in counts.items()}, doubled)


def derive(connection: duckdb.DuckDBPyConnection, loaded: Counts | None = None) -> Counts:
    """Works out the tables that follow from others, for what the last load changed, else (None) for all.

    To be called after each load, or once after many; the views must be there.
    """
    whole = loaded is None
    order_versions(connection, whole=whole)
    done = {
        "repeated_figure": count_once(connection, whole=whole),
        "indicator": fill_indicators(connection),
        "area": fill_areas(connection, whole=whole or bool(loaded and loaded.removed.get("figure"))),
    }
    count_figures(connection, whole=whole)
    return Counts({n: c[0] for n, c in done.items()}, {n: c[1] for n, c in done.items()})


def note_versions(connection: duckdb.DuckDBPyConnection) -> bool:
    """Makes ``spoken_version``, all versions of the batch; gives whether some are held already."""
    others = [
        f"SELECT release_id, release_version FROM incoming_{name}"  # noqa: S608  declared name
        for name in children()
    ]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE spoken_version AS " + " UNION ".join(("FROM incoming_version", *others))
    )
    held = "FROM release SEMI JOIN spoken_version USING (release_id, release_version) SELECT 1 LIMIT 1"
    return bool(connection.execute(held).fetchall())


def children() -> list[str]:
    """Tables whose rows stand only where their release stands, as is checked before publishing."""
    return [n for n, t in tables().items() if t.parent == RELEASE_KEY and n not in RECORDS and not t.derived]


def merge(connection: duckdb.DuckDBPyConnection, table: Table, known: bool = True) -> tuple[int, int]:
    """Brings a table in line with its incoming rows; gives the numbers of rows added and removed.

    Where no version of the batch is ``known``, no row can belong to one.
    """
    name = table.name
    connection.execute("CREATE OR REPLACE TEMP TABLE present_row AS " + spoken_of(table, known))
    if not is_any(connection, "present_row"):
        return changed(connection, f"INSERT INTO {name} FROM incoming_{name}"), 0
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE present AS
        SELECT rowid AS present_row, * FROM {name} WHERE rowid IN (FROM present_row)"""  # noqa: S608  declared names
    )
    removed = changed(
        connection,
        f"""DELETE FROM {name} WHERE rowid IN
        (SELECT present_row FROM present t ANTI JOIN incoming_{name} i ON {same(table)})""",  # noqa: S608  declared names
    )
    new = changed(
        connection,
        f"INSERT INTO {name} SELECT * FROM incoming_{name} i ANTI JOIN present t ON {same(table)}",  # noqa: S608  declared names
    )
    return new, removed


def spoken_of(table: Table, known: bool) -> str:
    """SQL for the numbers of the rows that the batch speaks of: by key, or by the version read again.

    Reads the key columns alone: of a wide table with many rows that is a small part.
    """
    name = table.name
    found = [f"SELECT rowid FROM {name} t SEMI JOIN incoming_{name} i ON {matched(table.key)}"]  # noqa: S608  declared names
    if table.parent == RELEASE_KEY and (known or name not in children()):
        for versions in ("incoming_version", f"incoming_{name}"):
            found.append(f"SELECT rowid FROM {name} SEMI JOIN {versions} USING (release_id, release_version)")  # noqa: S608  declared names
    return " UNION ".join(found)


def matched(names: tuple[str, ...]) -> str:
    """SQL: rows ``i`` and ``t`` have the same values or both null."""
    return " AND ".join(f"i.{name} IS NOT DISTINCT FROM t.{name}" for name in names)


def same(table: Table) -> str:
    """SQL: rows ``i`` and ``t`` are the same, whichever run wrote them."""
    names = tuple(c.name for c in table.columns if c.name != "run_id" or c.name in table.key)
    return matched(names)
