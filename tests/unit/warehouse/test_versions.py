"""Warehouses of every earlier version are read, brought forward, and kept as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
import warehouse_world as world

from warehouse import manifest as log
from warehouse import parquet
from warehouse.check import require_schema
from warehouse.duck import connect, storage_format
from warehouse.folder import parquet_folder
from warehouse.migrate import migrate, version_of
from warehouse.publish import publish, published, rebuild, recover, require_published
from warehouse.schema import tables
from warehouse.totals import totals
from warehouse.versions import CHANGES, VERSION

pytestmark = pytest.mark.slow

KEPT = ("version_span", "version_count")
# What each version had not yet: columns, and whole tables.
LACKING: dict[int, tuple[dict[str, tuple[str, ...]], tuple[str, ...]]] = {
    1: (
        {
            "figure": ("series",),
            "passage": ("page",),
            "release": ("sketch", "text_key"),
            "finding": ("guard",),
        },
        ("text_link", "repeated_figure", "indicator", "area", "decision", "finding_event", *KEPT),
    ),
    2: ({"finding": ("guard",)}, ("indicator", "area", "decision", "finding_event", *KEPT)),
    3: ({}, KEPT),
}
Content = dict[str, list[tuple[object, ...]]]


def content(path: Path) -> Content:
    with connect(path, read_only=True) as base:
        require_schema(base)
        return {name: base.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables()}


def night_of(version: int, data: Path) -> None:
    """A night whose Parquet files and DuckDB file have the shape of an earlier version."""
    columns, missing = LACKING[version]
    rows = world.files(data, world.batch(data, "old"))
    for name, left_out in columns.items():
        rows[name] = [
            parquet.write_arrow(parquet.read(path).drop_columns(list(left_out)), parquet_folder(data, name))
            for path in rows[name]
        ]
    publish(data, log.manifest(data, "old", rows, world.run_row("old")))
    path = require_published(data)
    path.chmod(0o644)
    with connect(path) as base:
        for (view,) in base.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            base.execute(f"DROP VIEW {view}")
        for name, left_out in columns.items():
            for column in left_out:
                base.execute(f"ALTER TABLE {name} DROP COLUMN {column}")
        for name in missing:
            base.execute(f"DROP TABLE {name}")
        base.execute("DROP MACRO IF EXISTS schema_version")
        base.execute("CHECKPOINT")


def test_every_earlier_version_is_tested() -> None:
    assert set(LACKING) == set(range(1, VERSION))


@pytest.mark.parametrize("version", LACKING)
def test_an_older_warehouse_grows_and_is_kept(tmp_path: Path, version: int) -> None:
    night_of(version, tmp_path)
    old = require_published(tmp_path)
    with connect(old, read_only=True) as base:
        assert version_of(base) == version
        figures = base.execute("SELECT figure_id, quote FROM figure ORDER BY 1").fetchall()
    publish(
        tmp_path, world.manifest(tmp_path, "new", world.batch(tmp_path, "new", raw=b"other", location="b"))
    )
    after = content(require_published(tmp_path))
    with connect(require_published(tmp_path), read_only=True) as base:
        assert version_of(base) == VERSION
        held = set(base.execute("SELECT figure_id, quote FROM figure").fetchall())
        assert base.execute("SELECT DISTINCT series FROM figure").fetchall() == [("output",)]
    assert held >= set(figures)
    assert len(held) == 6
    (kept,) = (tmp_path / "backup").iterdir()
    assert kept.samefile(old)
    rebuild(tmp_path)
    assert content(require_published(tmp_path)) == after


@pytest.mark.parametrize("version", LACKING)
def test_the_next_run_can_count_before_it_has_anything_to_publish(tmp_path: Path, version: int) -> None:
    night_of(version, tmp_path)
    done = recover(tmp_path)
    assert done is not None
    assert done.path == published(tmp_path)
    assert totals(tmp_path).rows["figure"] == 3
    assert recover(tmp_path) is None
    assert [p.name.split("-")[1] for p in (tmp_path / "backup").iterdir()] == [str(version)]


def test_a_warehouse_of_now_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, world.manifest(tmp_path, "new", world.batch(tmp_path, "new")))
    publish(
        tmp_path, world.manifest(tmp_path, "next", world.batch(tmp_path, "next", raw=b"other", location="b"))
    )
    path = published(tmp_path)
    assert path is not None
    assert not (tmp_path / "backup").exists()
    with connect(path, read_only=True) as base:
        assert storage_format(base).startswith("v1.0.0")
    with connect(":memory:") as memory:
        assert migrate(memory)
        require_schema(memory)
        assert not migrate(memory)


def test_a_column_of_no_version_is_told(tmp_path: Path) -> None:
    path = world.files(tmp_path, world.batch(tmp_path, "old"))["figure"][0]
    strange = parquet.read(path).drop_columns(["series", "prices"])
    with pytest.raises(parquet.SchemaError, match="other columns"):
        parquet.read(parquet.write_arrow(strange, tmp_path))


def test_version_one_and_its_changes_are_the_declared_tables() -> None:
    first = set(Path(__file__).with_name("version-1.txt").read_text(encoding="utf-8").split())
    declared = {f"{table.name}.{column.name}" for table in tables().values() for column in table.columns}
    added = {f"{change.table}.{change.column}" for change in CHANGES if change.column}
    new = {change.table for change in CHANGES if not change.column}
    assert declared == first | added | {name for name in declared if name.split(".")[0] in new}
