from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
import warehouse_world as world

from press.model import Contradiction
from warehouse import rows
from warehouse.check import failures, require_schema
from warehouse.duck import connect
from warehouse.errors import CorruptParquetError, SchemaError
from warehouse.load import Counts, create_tables, load
from warehouse.schema import DUCKDB, tables
from warehouse.staging import stage


@pytest.fixture(autouse=True, params=["few rows", "many rows"])
def path_of_rows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test twice: files copied into a table first, and files read where they lie."""
    monkeypatch.setattr("warehouse.incoming.MANY", 100_000 if request.param == "few rows" else 0)


@pytest.fixture
def base(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    connection = connect(tmp_path / "w.duckdb")
    create_tables(connection)
    return connection


def put(base: duckdb.DuckDBPyConnection, data: Path, run: str, *batches: dict[str, list[rows.Row]]) -> Counts:
    counts = load(base, data, world.manifest(data, run, *batches))
    assert failures(base) == failures(base, batch=True) == []
    return counts


def column(base: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return [row[0] for row in base.execute(sql).fetchall()]


def some(counts: Counts) -> tuple[dict[str, int], dict[str, int]]:
    """Added and removed rows, where there are any."""
    return {k: v for k, v in counts.added.items() if v}, {k: v for k, v in counts.removed.items() if v}


def test_declared_tables_have_their_columns_types_and_comments(base: duckdb.DuckDBPyConnection) -> None:
    require_schema(base)
    for name, table in tables().items():
        comments = dict(
            base.execute(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [name]
            ).fetchall()
        )
        assert comments == {c.name: c.description for c in table.columns}
    assert DUCKDB[tables()["figure"].column("obs_value").type] == "DECIMAL(38,9)"
    base.execute("ALTER TABLE figure DROP COLUMN prices")
    with pytest.raises(SchemaError, match=r"figure.*communique rebuild"):
        require_schema(base)


def test_a_first_batch_and_the_same_again(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first = put(base, tmp_path, "r1", world.batch(tmp_path, "r1"))
    assert some(first) == ({"source": 1, "release": 1, "passage": 3, "figure": 3, "entity": 1, "run": 1}, {})
    assert first.changed
    again = put(base, tmp_path, "r1", world.batch(tmp_path, "r1"))
    assert some(again) == ({}, {})
    other_run = put(base, tmp_path, "r2", world.batch(tmp_path, "r2"))
    assert some(other_run) == ({"run": 1}, {})
    assert not other_run.changed
    assert set(column(base, "SELECT run_id FROM figure")) == {"r1"}


def test_a_version_read_again_is_replaced_as_a_whole(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    put(
        base, tmp_path, "r1", world.batch(tmp_path, "r1"), world.batch(tmp_path, "r1", location="b", raw=b"b")
    )
    better = (world.FIGURES[0].changed(indicator="total output"), world.FIGURES[1])
    counts = put(base, tmp_path, "r2", world.batch(tmp_path, "r2", figures=better))
    assert some(counts) == ({"figure": 1, "run": 1}, {"figure": 2})
    told = base.execute(
        "SELECT location, count(*) FROM figure JOIN release USING (release_id) GROUP BY 1 ORDER BY 1"
    )
    assert told.fetchall() == [("b", 3), ("one.html", 2)]


def test_a_version_without_figures_any_more_loses_them(
    base: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    put(base, tmp_path, "r1", world.batch(tmp_path, "r1"))
    counts = put(base, tmp_path, "r2", world.batch(tmp_path, "r2", figures=()))
    assert counts.removed["figure"] == 3
    assert column(base, "SELECT count(*) FROM figure") == [0]


def test_a_changed_page_is_a_further_version(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    doubt = Contradiction("growth", "warning", world.FIGURES[:2], "m", "c")
    put(base, tmp_path, "r1", world.batch(tmp_path, "r1", doubts=(doubt,)))
    put(base, tmp_path, "r2", world.batch(tmp_path, "r2", raw=b"revised", doubts=(doubt,)))
    assert column(base, "SELECT count(DISTINCT release_id) FROM release") == [1]
    assert column(base, "SELECT count(*) FROM figure") == [6]
    assert len(set(column(base, "SELECT finding_id FROM finding"))) == 1
    assert len(column(base, "SELECT finding_id FROM finding")) == 2


def test_a_source_row_is_replaced_by_its_key(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    put(base, tmp_path, "r1", world.batch(tmp_path, "r1"))
    batch = world.batch(tmp_path, "r2")
    batch["source"][0]["name"] = "Tarn, renamed"
    assert some(put(base, tmp_path, "r2", batch)) == ({"source": 1, "run": 1}, {"source": 1})
    assert column(base, "SELECT name FROM source") == ["Tarn, renamed"]


def test_findings_alone_leave_the_rest_of_their_version(
    base: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    doubt = Contradiction("growth", "warning", world.FIGURES[:2], "m", "c")
    batch = world.batch(tmp_path, "r1", doubts=(doubt,))
    put(base, tmp_path, "r1", batch)
    later = rows.finding_rows(
        (Contradiction("share", "info", world.FIGURES[1:], "n", "c"),), batch["release"][0]
    )
    counts = put(base, tmp_path, "r2", {name: [] for name in batch} | {"finding": later})
    assert some(counts) == ({"finding": 1, "run": 1}, {"finding": 1})
    assert column(base, "SELECT kind FROM finding") == ["share"]
    assert column(base, "SELECT count(*) FROM figure") == [3]


def test_doubts_about_sources_are_kept_by_key(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    batch = world.batch(tmp_path, "r1")

    def told(message: str) -> dict[str, list[rows.Row]]:
        row = rows.finding_row(
            batch["source"][0], origin="source", kind="stale", severity="info", message=message, about=()
        )
        return batch | {"finding": [row]}

    put(base, tmp_path, "r1", told("40 days"))
    assert some(put(base, tmp_path, "r2", told("40 days"))) == ({"run": 1}, {})
    put(base, tmp_path, "r3", told("41 days"))
    assert column(base, "SELECT message FROM finding") == ["41 days"]


def kept_out(batch: dict[str, list[rows.Row]], table: str, index: int = 0) -> dict[str, list[rows.Row]]:
    """The batch with one of its rows in quarantine."""
    row = rows.quarantine_row(tables()[table], batch[table][index], rule_id="rule", reason="odd", run_id="r1")
    return batch | {"quarantine": [row]}


def test_a_quarantined_figure_does_not_load(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    put(base, tmp_path, "r1", kept_out(world.batch(tmp_path, "r1"), "figure"))
    assert sorted(column(base, "SELECT quote FROM figure")) == ["3.2 billion crowns", "a tenth"]
    assert column(base, "SELECT row_json ->> 'quote' FROM quarantine") == ["4.5%"]


def test_what_rests_on_a_quarantined_row_follows_it(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    put(base, tmp_path, "r1", kept_out(world.batch(tmp_path, "r1"), "release"))
    for table in ("release", "passage", "figure", "entity"):
        assert column(base, f"SELECT count(*) FROM {table}") == [0]
    told = base.execute(
        "SELECT table_name, reason, count(*) FROM quarantine GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert told == [
        ("entity", "its release is in quarantine", 1),
        ("figure", "its passage is in quarantine", 3),
        ("passage", "its release is in quarantine", 3),
        ("release", "odd", 1),
    ]


def test_a_version_can_leave_quarantine_and_enter_it(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    batch = world.batch(tmp_path, "r1")
    put(base, tmp_path, "r1", kept_out(batch, "release"))
    put(base, tmp_path, "r2", batch)
    assert column(base, "SELECT count(*) FROM quarantine") == [0]
    assert column(base, "SELECT count(*) FROM figure") == [3]
    put(base, tmp_path, "r3", kept_out(batch, "release"))
    assert column(base, "SELECT count(*) FROM quarantine") == [8]
    assert column(base, "SELECT count(*) FROM figure UNION ALL SELECT count(*) FROM release") == [0, 0]


def test_quarantine_in_one_run_twice_is_the_same(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    batch = kept_out(world.batch(tmp_path, "r1"), "passage", 1)
    put(base, tmp_path, "r1", batch)
    before = base.execute("FROM quarantine ORDER BY ALL").fetchall()
    assert some(put(base, tmp_path, "r1", batch)) == ({}, {})
    assert base.execute("FROM quarantine ORDER BY ALL").fetchall() == before
    assert len(before) == 4


def test_the_same_page_at_two_places_is_one_release(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    said = world.release(canonical_url="https://tarn.example/1")
    places = [world.batch(tmp_path, "r1", of=said, location=name) for name in ("z.html", "a.html")]
    counts = put(base, tmp_path, "r1", *places)
    assert (counts.added["release"], counts.added["figure"], counts.doubled["release"]) == (1, 3, 1)
    assert column(base, "SELECT location FROM release") == ["a.html"]
    staged = stage(world.files(tmp_path, *places), tmp_path / "staging.duckdb")
    with connect(staged) as staging:
        assert column(staging, "SELECT count(*) FROM figure UNION ALL SELECT count(*) FROM release") == [3, 1]


def test_a_failed_load_changes_nothing(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    put(base, tmp_path, "r1", world.batch(tmp_path, "r1"))
    what = world.manifest(tmp_path, "r2", world.batch(tmp_path, "r2", raw=b"x", figures=world.FIGURES[:1]))
    (tmp_path / what.files["figure"][0].path).write_bytes(b"broken")
    with pytest.raises(CorruptParquetError):
        load(base, tmp_path, what)
    assert column(base, "SELECT count(*) FROM release UNION ALL SELECT count(*) FROM run") == [1, 1]


def test_staging_holds_all_tables_and_doubled_keys(tmp_path: Path) -> None:
    batch = world.batch(tmp_path, "r1")
    batch["figure"].append(batch["figure"][0] | {"quote": "other words"})
    staged = stage(world.files(tmp_path, batch), tmp_path / "work" / "staging.duckdb")
    with connect(staged, read_only=True) as staging:
        require_schema(staging)
        assert column(staging, "SELECT count(*) FROM figure UNION ALL SELECT count(*) FROM run") == [4, 0]
    assert not staged.with_name("staging.duckdb.wal").exists()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("INSERT INTO figure FROM figure LIMIT 1", "table figure: more than one row with the key"),
        (
            "UPDATE figure SET quote = 'x' WHERE quote = '4.5%'",
            r"quote is not release.text\[char_start:char_end\]",
        ),
        ("UPDATE passage SET text = text || ' ' WHERE position = 1", "passage: text is not"),
        ("UPDATE entity SET name_start = name_start + 1", "entity: name is not"),
        ("UPDATE figure SET passage_id = 'gone'", "figure: passage_id not in passage.passage_id"),
        ("DELETE FROM source", "release: source_id not in source.source_id"),
        ("DELETE FROM release", "figure: release version not in release"),
    ],
)
def test_a_broken_promise_is_found(
    base: duckdb.DuckDBPyConnection, tmp_path: Path, damage: str, said: str
) -> None:
    put(base, tmp_path, "r1", world.batch(tmp_path, "r1"))
    base.execute(damage)
    assert any(said.replace("\\", "") in found for found in failures(base)), failures(base)


def test_a_batch_that_breaks_a_promise_is_found(base: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    batch = world.batch(tmp_path, "r1")
    wrong = [row | {"quote": "5.5%"} if row["quote"] == "4.5%" else row for row in batch["figure"]]
    load(base, tmp_path, world.manifest(tmp_path, "r1", batch | {"figure": wrong}))
    (with_its_text,) = failures(base, batch=True)
    assert with_its_text.startswith("table figure: quote is not release.text[char_start:char_end] (1 rows")
    load(base, tmp_path, world.manifest(tmp_path, "r2", {name: [] for name in batch} | {"figure": wrong}))
    (text_held_before,) = failures(base, batch=True)
    assert text_held_before == with_its_text
    other = world.batch(tmp_path, "r3", raw=b"other", location="two.html") | {"release": [], "source": []}
    load(base, tmp_path, world.manifest(tmp_path, "r3", other))
    assert [found.split(" (")[0] for found in failures(base, batch=True)] == [
        f"table {name}: release version not in release" for name in ("passage", "figure", "entity")
    ]


def test_a_value_with_a_quote_or_a_nul_loads_as_it_is(
    base: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    odd = 'it\'s "x"; DROP TABLE figure; -- 🜁\u202e'
    put(base, tmp_path, "r1", world.batch(tmp_path, "r1", figures=(world.FIGURES[0].changed(indicator=odd),)))
    assert column(base, "SELECT indicator FROM figure") == [odd]
