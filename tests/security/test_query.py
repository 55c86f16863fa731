"""What a user's SQL cannot do: read a file, a setting or a variable, write, or run for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import warehouse_world as world
from sql_attacks import ATTACKS, RUNAWAYS

from warehouse import sandbox
from warehouse.errors import (
    CorruptWarehouseError,
    FailedQueryError,
    InvalidQueryError,
    NothingPublishedError,
    QueryError,
    QueryTimeoutError,
    RefusedQueryError,
)
from warehouse.publish import publish, require_published
from warehouse.query import query

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse beside a secret in a file."""
    folder = tmp_path_factory.mktemp("data")
    publish(folder, world.manifest(folder, "r1", world.batch(folder, "r1")))
    (folder / "secret.csv").write_text("password\nopensesame\n")
    return folder


READING = [
    "SELECT quote FROM figure WHERE obs_value > 5",
    "FROM latest_figures SELECT count(*)",
    "WITH f AS (FROM figure), g AS (FROM f) SELECT count(*) FROM g -- remark",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) FROM n",
    "DESCRIBE figure",
    "SUMMARIZE figure",
    "SHOW TABLES",
    "EXPLAIN ANALYZE FROM figure",
    "SELECT * FROM figure, unnest(notes) JOIN range(3) r(i) ON true",
    "PIVOT figure ON measure IN ('level', 'share') USING count(*) GROUP BY unit_measure",
    "SELECT list_transform([1, 2], lambda x: x + 1), ({'a': 1}).a, ('x').upper()",
    "VALUES (1), (2);",
    "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'figure'",
]


# These may end the process that parses them, and are met with: it is not ours.
HEAVY = [
    "SELECT 1 " + "+ 1" * 60_000,
    "SELECT 1 " + "+ 1" * 30_000,
    "SELECT " + "(" * 20_000 + "1" + ")" * 20_000,
]


def request(data: Path, sql: str) -> dict[str, object]:
    """What the process in which SQL runs is asked."""
    return {
        "path": str(require_published(data)),
        "sql": sql.replace("{data}", str(data)),
        "max_rows": 100,
        "max_bytes": 10**6,
        "memory_limit": "200MB",
        "threads": 1,
    }


@pytest.mark.parametrize("sql", READING)
def test_reading_works(data: Path, sql: str) -> None:
    table, truncated = sandbox.run(request(data, sql))
    assert table.num_columns > 0
    assert not truncated


@pytest.mark.parametrize("sql", READING[::4])
def test_reading_works_through_the_process(data: Path, sql: str) -> None:
    answer = query(data, sql)
    assert answer.table.num_columns > 0
    assert not answer.truncated


def state(data: Path) -> dict[Path, int]:
    """All files, and when they were written."""
    return {path: path.stat().st_mtime_ns for path in data.rglob("*")}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_blocked(data: Path, attack: str) -> None:
    before = state(data)
    with pytest.raises(QueryError) as caught:
        sandbox.run(request(data, attack))
    assert "opensesame" not in str(caught.value)
    assert str(caught.value).strip()
    assert state(data) == before


@pytest.mark.parametrize("attack", [*ATTACKS[:38:4], *HEAVY])
def test_an_attack_is_blocked_through_the_process(data: Path, attack: str) -> None:
    before = state(data)
    with pytest.raises(QueryError):
        query(data, attack.replace("{data}", str(data)), timeout=10)
    assert state(data) == before


@pytest.mark.parametrize("attack", [a for a in ATTACKS if "{data}" in a and ";" not in a])
def test_the_connection_itself_lets_nothing_through(
    data: Path, attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second wall alone: with the gate open, no file is read or written."""
    monkeypatch.setattr(sandbox, "require_reading", lambda connection, sql: None)
    before = state(data)
    try:
        told = str(sandbox.run(request(data, attack))[0].to_pydict())
    except QueryError as error:
        told = str(error)
    assert "opensesame" not in told
    assert state(data) == before


def test_the_environment_of_the_process_is_empty(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_SECRET", "opensesame")
    assert "COMMUNIQUE_SECRET" in os.environ
    with pytest.raises(QueryError, match="getenv"):
        query(data, "SELECT getenv('COMMUNIQUE_SECRET')")


@pytest.mark.parametrize("sql", RUNAWAYS)
def test_a_runaway_query_is_killed(data: Path, sql: str) -> None:
    begun = time.monotonic()
    with pytest.raises((QueryTimeoutError, FailedQueryError)) as caught:
        query(data, sql, timeout=2)
    print(f"ended after {time.monotonic() - begun:.1f} s with a limit of 2 s: {caught.typename}")


def test_a_timeout_tells_the_remedy(data: Path) -> None:
    with pytest.raises(QueryTimeoutError, match=r"longer than 1 s .*LIMIT"):
        query(data, "SELECT count(*) FROM range(1000000000000)", timeout=1)


def test_too_much_memory_is_told(data: Path) -> None:
    with pytest.raises(FailedQueryError, match="100MB"):
        query(data, "SELECT array_agg(range) FROM range(100000000)", memory_limit="100MB")


def test_too_many_rows_are_cut_and_told(data: Path) -> None:
    answer = query(data, "SELECT * FROM range(10000) ORDER BY 1", max_rows=2500)
    assert answer.truncated
    assert answer.table.column(0).to_pylist() == list(range(2500))
    exact = query(data, "SELECT * FROM range(2500)", max_rows=2500)
    assert (exact.table.num_rows, exact.truncated) == (2500, False)


def test_too_many_bytes_are_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.query.MAX_BYTES", 1_000_000)
    with pytest.raises(FailedQueryError, match="1,000,000 bytes"):
        query(data, "SELECT repeat('x', 1000) FROM range(5000)")


def test_mistakes_are_told_as_duckdb_tells_them(data: Path) -> None:
    with pytest.raises(InvalidQueryError, match="syntax error"):
        query(data, "SELEC 1")
    with pytest.raises(InvalidQueryError, match="quot"):
        query(data, "SELECT quot FROM figure")
    with pytest.raises(InvalidQueryError, match=r"no table or view 'figures'.*latest_figures"):
        query(data, "SELECT * FROM figures")
    with pytest.raises(InvalidQueryError, match="convert"):
        query(data, "SELECT 'a'::INT")
    with pytest.raises(RefusedQueryError, match="this holds 2"):
        query(data, "SELECT 1; SELECT 2")


def test_no_warehouse_and_a_damaged_one_are_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError):
        query(tmp_path, "SELECT 1")
    (tmp_path / "warehouse.duckdb").write_bytes(b"garbage" * 2000)
    with pytest.raises(CorruptWarehouseError, match="communique rebuild"):
        query(tmp_path, "SELECT 1")
