"""The attacks on ``query`` where the warehouse is a lake: nothing is read beside it, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import warehouse_world as world
from sql_attacks import ATTACKS, OF_A_LAKE, RUNAWAYS, SECRET

from tests import lake_world
from warehouse import sandbox
from warehouse.attach import POINTER, Lake, settle
from warehouse.duck import connect
from warehouse.errors import FailedQueryError, QueryError, QueryTimeoutError, WarehouseError
from warehouse.publish import publish, require_published
from warehouse.query import query

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lake(lake_servers: tuple[str, str]) -> Iterator[Lake]:
    """A lake of this file's own."""
    catalog, store = lake_servers
    with pytest.MonkeyPatch.context() as patch:
        for name, value in lake_world.KEYS.items():
            patch.setenv(name, value)
        name = lake_world.database(catalog)
        words = catalog.replace("dbname=postgres", f"dbname={name}")
        yield Lake(words, f"s3://{lake_world.BUCKET}/{name}/", store)


@pytest.fixture(scope="module")
def data(lake: Lake, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the lake; the secret lies beside it and in the store."""
    folder = tmp_path_factory.mktemp("lake-data")
    settle(folder, lake)
    publish(folder, world.manifest(folder, "r1", world.batch(folder, "r1")))
    (folder / "secret.csv").write_text(f"password\n{SECRET}\n")
    with connect(folder / POINTER) as connection:
        connection.execute(f"COPY (SELECT '{SECRET}' AS password) TO '{lake.data}secret.csv'")
    return folder


def state(data: Path, lake: Lake) -> tuple[object, ...]:
    """Snapshot, files in the store, files in the folder."""
    with connect(data / POINTER, read_only=True) as connection:
        files = connection.execute(f"SELECT file FROM glob('{lake.data}**') ORDER BY 1").fetchall()
    return require_published(data), files, sorted((p, p.stat().st_mtime_ns) for p in data.rglob("*"))


def request(snapshot: Path, lake: Lake, sql: str) -> dict[str, object]:
    """What the process in which SQL runs is asked."""
    return {
        "path": str(snapshot),
        "sql": sql.replace("{data}", str(snapshot.parent)).replace("{store}", lake.data),
        "max_rows": 100,
        "max_bytes": 10**6,
        "memory_limit": "200MB",
        "threads": 1,
    }


def test_no_attack_reads_or_writes(data: Path, lake: Lake) -> None:
    attacks = [*OF_A_LAKE, *ATTACKS[::2]]
    before, refused = state(data, lake), 0
    snapshot = require_published(data)
    with closing(sandbox.walled(request(snapshot, lake, ""))) as connection:
        for attack in attacks:
            with pytest.raises(QueryError) as caught:
                sandbox.asked(connection, request(snapshot, lake, attack))
            assert SECRET not in str(caught.value), attack
            assert lake_world.KEYS["AWS_SECRET_ACCESS_KEY"] not in str(caught.value), attack
            refused += 1
    assert state(data, lake) == before
    print(f"attacks on a lake refused: {refused}/{len(attacks)}")


def test_the_connection_itself_keeps_files_of_the_machine_and_writes_out(
    data: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second wall alone. It lets the lake's own prefix be read, and PostgreSQL be asked: see the docs."""
    monkeypatch.setattr(sandbox, "require_reading", lambda connection, sql: None)
    before = state(data, lake)
    walled = [a for a in ATTACKS if "{data}" in a and ";" not in a]
    walled += [a for a in OF_A_LAKE if a.startswith(("DELETE", "UPDATE", "DROP", "CALL ducklake"))]
    walled += ["FROM read_text('s3://another-bucket/secret.csv')"]
    snapshot = require_published(data)
    with closing(sandbox.walled(request(snapshot, lake, ""))) as connection:
        for attack in walled:
            told = ""
            with suppress(WarehouseError):
                told = str(sandbox.asked(connection, request(snapshot, lake, attack))[0].to_pydict())
            assert SECRET not in told, attack
    assert state(data, lake) == before


@pytest.mark.parametrize("sql", RUNAWAYS[:2])
def test_a_runaway_query_is_killed(data: Path, sql: str) -> None:
    with pytest.raises((QueryTimeoutError, FailedQueryError)):
        query(data, sql, timeout=2)
