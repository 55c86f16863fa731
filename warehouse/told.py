"""What was told of the things that a batch tells of? The batch and the published warehouse, side by side.

Only current versions count, of releases with a date; a release that the batch reads again counts as the
batch reads it. Everything is read, nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.duck import connect
from warehouse.schema import quoted

Row = dict[str, object]
_BATCH = 20_000
"""Rows of an answer that are held at a time."""
Fold = Callable[[str], Hashable]
Key = tuple[str, str]
"""A release and its version."""

RELEASES = (
    "release_id, release_version, source_id, title, location, published_on, known_from, archived_at, text"
)
FIGURES = (
    "figure_id, release_id, release_version, source_id, char_start, char_end, quote, measure, obs_value,"
    " obs_value_high, bound, unit_measure, unit_mult, indicator, indicator_code, ref_area, period_start,"
    " period_end, base_period_start, base_period_end, basis, share_of, versus, nature, prices"
)
AREAS = "source_id, coalesce(ref_area, issuer) AS home"
SIDES = {
    "release": (RELEASES, "release_id, release_version"),
    "figure": (FIGURES, "release_id, release_version"),
    "source": (AREAS, "source_id"),
}
"""Of each table: the columns that are compared, and by what the batch replaces what is published."""

ISSUES = """
CREATE TEMP VIEW issue AS SELECT * FROM (
    SELECT *, row_number() OVER (
        PARTITION BY release_id ORDER BY known_from DESC, archived_at DESC, release_version DESC) AS age
    FROM every_release)
WHERE age = 1 AND published_on IS NOT NULL"""

TOLD = """
CREATE TEMP VIEW told AS
SELECT f.* EXCLUDE fresh, i.title, i.location, i.published_on, i.fresh, s.home
FROM every_figure f
JOIN issue i USING (release_id, release_version)
LEFT JOIN (SELECT source_id, any_value(home) AS home FROM every_source GROUP BY 1) s
    ON s.source_id = f.source_id
WHERE f.indicator IS NOT NULL AND f.period_start IS NOT NULL AND f.period_end IS NOT NULL
    AND f.versus IS NULL AND f.nature IN ('actual', 'previous')
    AND f.measure IN ('level', 'change', 'growth_rate', 'share')"""

SERIES = """
SELECT told.*, series, place FROM told
JOIN folded_names USING (indicator)
JOIN folded_places p
    ON told.ref_area IS NOT DISTINCT FROM p.ref_area AND told.home IS NOT DISTINCT FROM p.home
WINDOW same AS (PARTITION BY series, place)
QUALIFY bool_or(fresh) OVER same AND min(release_id) OVER same <> max(release_id) OVER same
ORDER BY place, published_on, release_id, char_start"""


FILL = """
SELECT i.source_id, i.release_id, i.release_version, i.title, i.location, i.published_on, i.fresh,
    count(f.figure_id) AS figures, count(f.period_start) AS dated, count(f.indicator) AS named,
    count(f.indicator_code) AS coded
FROM issue i LEFT JOIN every_figure f USING (release_id, release_version)
WHERE i.source_id IN (SELECT source_id FROM issue WHERE fresh)
GROUP BY ALL"""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A batch and what is published, in one connection; opened by :func:`neighbours`."""

    connection: duckdb.DuckDBPyConnection
    base: bool

    def told(
        self, fold: Fold, place: Callable[[str | None, str | None], Hashable | None]
    ) -> Iterator[list[Row]]:
        """Figures of the series that the batch tells of and several releases share, place by place.

        ``fold`` makes indicators that mean the same the same, ``place`` makes a figure's area and its
        source's one place (None: unknown, the figure is left out). ``fresh``: the row is of the batch.
        """
        names = self._rows("SELECT indicator, bool_or(fresh) AS fresh FROM told GROUP BY 1")
        folded = {str(n["indicator"]): fold(str(n["indicator"])) for n in names}
        fresh = {folded[str(n["indicator"])] for n in names if n["fresh"]}
        series = _numbered([({"indicator": n}, name) for n, name in folded.items() if name in fresh])
        self.connection.register("folded_names", _arrow(series, ("indicator",), "series"))
        areas = self._rows("SELECT DISTINCT ref_area, home FROM told")
        placed = [(a, place(_text(a["ref_area"]), _text(a["home"]))) for a in areas]
        places = _numbered([(a, where) for a, where in placed if where is not None])
        self.connection.register("folded_places", _arrow(places, ("ref_area", "home"), "place"))
        batches = self.connection.execute(SERIES).to_arrow_reader(_BATCH)
        rows = (row for batch in batches for row in batch.to_pylist())
        for _, of_place in groupby(rows, key=itemgetter("place")):
            yield list(of_place)

    def fresh(self) -> set[Key]:
        """The releases of the batch that are the current version of theirs."""
        rows = self._rows("SELECT release_id, release_version FROM issue WHERE fresh")
        return {(str(r["release_id"]), str(r["release_version"])) for r in rows}

    def releases(self) -> list[Row]:
        """Every dated release of the batch's sources, with counts of its figures and of what is known."""
        return self._rows(FILL)

    def texts(self, keys: Iterable[Key]) -> Mapping[Key, str]:
        """The texts of some releases."""
        rows = self._of("SELECT release_id, release_version, text FROM every_release", keys)
        return {(str(r["release_id"]), str(r["release_version"])): str(r["text"]) for r in rows}

    def standing(self, keys: Iterable[Key]) -> list[Row]:
        """The published findings about some releases."""
        return self._of("SELECT * FROM base.finding", keys) if self.base else []

    def _of(self, sql: str, keys: Iterable[Key]) -> list[Row]:
        wanted = [f"({quoted(release)}, {quoted(version)})" for release, version in keys]
        if not wanted:
            return []
        return self._rows(f"{sql} WHERE (release_id, release_version) IN ({', '.join(wanted)})")

    def _rows(self, sql: str) -> list[Row]:
        rows: list[Row] = self.connection.execute(sql).to_arrow_table().to_pylist()
        return rows


def _numbered(pairs: Sequence[tuple[Row, Hashable]]) -> list[tuple[Row, int]]:
    """Equal things get one number."""
    numbers = {thing: i for i, thing in enumerate(dict.fromkeys(thing for _, thing in pairs))}
    return [(row, numbers[thing]) for row, thing in pairs]


def _arrow(numbered: Sequence[tuple[Row, int]], names: Sequence[str], number: str) -> pa.Table:
    columns = {name: pa.array([row[name] for row, _ in numbered], pa.string()) for name in names}
    return pa.table(columns | {number: pa.array([n for _, n in numbered], pa.int64())})


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@contextmanager
def neighbours(staging: Path, base: Path | None) -> Iterator[Neighbours]:
    """Open a staging database beside the published one (None before the first publication)."""
    with connect(":memory:") as connection:
        _attach(connection, "staged", staging)
        if base is not None:
            _attach(connection, "base", base)
        for name, (columns, key) in SIDES.items():
            connection.execute(_union(name, columns, key, base=base is not None))
        connection.execute(ISSUES)
        connection.execute(TOLD)
        yield Neighbours(connection, base is not None)


def _attach(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    connection.execute(f"ATTACH {quoted(str(path))} AS {name} (READ_ONLY)")


def _union(table: str, columns: str, key: str, *, base: bool) -> str:
    """A view of the rows of both sides; what the batch has again is taken from the batch."""
    both = f"SELECT true AS fresh, {columns} FROM staged.{table}"  # noqa: S608  declared names
    if base:
        again = "source" if table == "source" else "release"
        both += f"""
        UNION ALL
        SELECT false AS fresh, {columns} FROM base.{table} ANTI JOIN staged.{again} USING ({key})"""  # noqa: S608  as above
    return f"CREATE TEMP VIEW every_{table} AS {both}"


def kept_in(rows: Sequence[Row], quarantined: Iterable[Mapping[str, object]]) -> list[Row]:
    """Rows whose figure and release were not set aside by a critical rule."""
    out = {(row["table_name"], row["row_key"]) for row in quarantined}
    return [
        row
        for row in rows
        if ("figure", row["figure_id"]) not in out
        and ("release", f"{row['release_id']}/{row['release_version']}") not in out
    ]
