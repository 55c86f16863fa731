"""A compacted warehouse holds the same, in the order in which it is asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import warehouse_world as world

from warehouse.compact import compact
from warehouse.duck import connect
from warehouse.errors import NothingPublishedError
from warehouse.publish import publish, require_published
from warehouse.schema import tables


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with connect(path, read_only=True) as connection:
        return {name: sorted(connection.execute(f"FROM {name}").fetchall(), key=repr) for name in tables()}


def filled(data: Path) -> Path:
    """A warehouse of two nights, the second of which replaces rows of the first."""
    figures = tuple(f.changed(series=s) for f, s in zip(world.FIGURES, ("c", "a", "b"), strict=True))
    first = world.batch(data, "n1", figures=figures)
    publish(data, world.manifest(data, "n1", first))
    again = world.batch(data, "n2", raw=b"two", location="two.html", figures=figures)
    later = world.NIGHT + timedelta(days=1)
    publish(data, world.manifest(data, "n2", again, now=later))
    return require_published(data)


def test_the_same_rows_in_order(tmp_path: Path) -> None:
    before = filled(tmp_path)
    rows = contents(before)
    after = compact(tmp_path).path
    assert after == require_published(tmp_path) != before
    assert contents(after) == rows
    with connect(after, read_only=True) as connection:
        series = [row[0] for row in connection.execute("SELECT series FROM figure ORDER BY rowid").fetchall()]
        assert series == ["a", "a", "b", "b", "c", "c"]
        assert connection.execute("SELECT count(*) FROM latest_figures").fetchall() == [(6,)]
        comment = connection.execute(
            "SELECT comment FROM duckdb_tables() WHERE table_name = 'figure'"
        ).fetchall()
    assert str(comment[0][0]).startswith(tables()["figure"].description)


def test_the_next_night_goes_on_from_it(tmp_path: Path) -> None:
    filled(tmp_path)
    compact(tmp_path)
    batch = world.batch(tmp_path, "n3", raw=b"three", location="three.html")
    done = publish(tmp_path, world.manifest(tmp_path, "n3", batch, now=world.NIGHT + timedelta(days=2)))
    assert done.counts.added["release"] == 1


def test_without_a_warehouse_there_is_nothing_to_pack(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError):
        compact(tmp_path)
