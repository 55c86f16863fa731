"""A lake in PostgreSQL and object storage: the same tables as a file's, whoever writes, reads or dies."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import warehouse_world as world

from warehouse.attach import Lake, settle
from warehouse.duck import connect
from warehouse.errors import LakeError, RefusedQueryError
from warehouse.publish import publish, published, rebuild, recover, require_published
from warehouse.query import query
from warehouse.schema import tables
from warehouse.views import views

Content = dict[str, list[tuple[object, ...]]]


def content(path: Path) -> Content:
    with connect(path, read_only=True) as base:
        return {name: base.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables()}


def seen(path: Path) -> Content:
    """Every view, best and worst rows alike."""
    with connect(path, read_only=True) as base:
        names = [view.name for view in views() if view.gives_rows and not view.parameters]
        return {name: base.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in names}


def nights(data: Path) -> Iterator[object]:
    """Three nights: two pages, one of them revised, and the first page again."""
    first = world.batch(data, "n1"), world.batch(data, "n1", raw=b"other", location="two.html")
    revised = world.figure("4.5%", "4.6")
    yield publish(data, world.manifest(data, "n1", *first))
    yield publish(data, world.manifest(data, "n2", world.batch(data, "n2", raw=b"new", figures=(revised,))))
    yield publish(data, world.manifest(data, "n3", world.batch(data, "n3", raw=b"new", figures=(revised,))))


def test_the_same_tables_as_in_a_file(tmp_path: Path, lake: Lake) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    settle(far, lake)
    assert published(far) is None
    changed = [p.changed for p in nights(far)]  # type: ignore[attr-defined]  # publications
    assert changed == [p.changed for p in nights(near)] == [True, True, False]  # type: ignore[attr-defined]  # as above
    assert content(require_published(far)) == content(require_published(near))
    assert seen(require_published(far)) == seen(require_published(near))
    answer = query(far, "SELECT quote FROM best_values WHERE obs_value = 4.6", timeout=120)
    assert answer.table.column(0).to_pylist() == ["4.5%"]
    with pytest.raises(RefusedQueryError):
        query(far, "FROM postgres_query('__ducklake_metadata_lake', 'SELECT 1')")
    before = content(require_published(far))
    rebuild(far)
    assert content(require_published(far)) == before


def test_a_folder_moves_to_a_lake_and_back_by_configuration(tmp_path: Path, lake: Lake) -> None:
    data = tmp_path / "data"
    publish(data, world.manifest(data, "n1", world.batch(data, "n1")))
    before = content(require_published(data))
    settle(data, lake)
    recover(data)
    assert content(require_published(data)) == before
    publish(data, world.manifest(data, "n2", world.batch(data, "n2", raw=b"new")))
    after = content(require_published(data))
    settle(data, None)
    recover(data)
    assert content(require_published(data)) == after


def test_what_is_missing_is_told_without_secrets(
    tmp_path: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "very-hidden")
    settle(tmp_path, Lake("host=127.0.0.1 port=1 user=very-hidden dbname=none", lake.data, lake.endpoint))
    with pytest.raises(LakeError, match=r"config/settings\.yaml") as told:
        published(tmp_path)
    assert "very-hidden" not in str(told.value)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a-wrong-key")
    settle(tmp_path, lake)
    with pytest.raises(LakeError) as told:
        publish(tmp_path, world.manifest(tmp_path, "n1", world.batch(tmp_path, "n1")))
    assert "a-wrong-key" not in str(told.value)


WRITER = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
import warehouse_world as world
from warehouse.folder import clear_leftovers
from warehouse.publish import publish, recover
data, name = Path(sys.argv[2]), sys.argv[3]
clear_leftovers(data)
recover(data)
for number in range(int(sys.argv[4])):
    run = f"{name}-{number}"
    own = world.batch(data, run, raw=run.encode(), location=f"{run}.html")
    both = world.batch(data, run, raw=b"both", location="both.html")
    publish(data, world.manifest(data, run, own, both))
"""
READER = """
import sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from warehouse.duck import connect
from warehouse.publish import published
while True:
    path = published(Path(sys.argv[2]))
    if path is None:
        continue
    with connect(path, read_only=True) as base:
        count = "SELECT (SELECT count(*) FROM figure), (SELECT count(*) FROM release)"
        figures, releases = base.execute(count).fetchone()
        assert figures == 3 * releases, (figures, releases)
    print("read", flush=True)
    time.sleep(0.5)
"""
RUNS = 2


def started(script: str, *words: object) -> subprocess.Popen[bytes]:
    tests = str(Path(world.__file__).parent)
    command = [sys.executable, "-c", script, tests, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def kill(process: subprocess.Popen[bytes]) -> bytes:
    """Ends a process of the test; gives what it complained of."""
    process.kill()
    return process.communicate()[1]


def test_two_writers_and_four_readers_killed_at_random(
    tmp_path: Path, lake: Lake, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """Each page is one writer's, save one that both load; kills fall anywhere, then each is let finish."""
    dice, kills, reads = random.Random(6), 0, 0
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in (*folders, tmp_path / "r"):
        settle(folder, lake)
    readers = [started(READER, tmp_path / "r") for _ in range(4)]
    request.addfinalizer(lambda: [reader.kill() for reader in readers])
    for _ in range(3):
        writers = [started(WRITER, folder, folder.name, RUNS) for folder in folders]
        for writer in writers:
            try:
                writer.wait(dice.uniform(1.0, 8.0))
            except subprocess.TimeoutExpired:
                kills += 1
            kill(writer)
        number = dice.randrange(4)
        readers[number].kill()
        reads += readers[number].communicate()[0].count(b"read")
        kills += 1
        readers[number] = started(READER, tmp_path / "r")
    last = [started(WRITER, folder, folder.name, RUNS) for folder in folders]
    for writer in last:
        complaint = writer.communicate(timeout=240)[1]
        assert writer.returncode == 0, complaint.decode()
    alive = [reader.poll() is None for reader in readers]
    for reader in readers:
        reader.kill()
        reads += reader.communicate()[0].count(b"read")
    assert all(alive)
    held = content(require_published(folders[0]))
    pages = {f"{name}-{number}.html" for name in "ab" for number in range(RUNS)} | {"both.html"}
    locations = query(folders[1], "SELECT location FROM release ORDER BY 1").table.column(0).to_pylist()
    assert locations == sorted(pages)
    assert len(held["figure"]) == len({row[0] for row in held["figure"]}) == 3 * len(pages)
    assert {row[0] for row in held["run"]} >= {f"{n}-{k}" for n in "ab" for k in range(RUNS)}
    with capsys.disabled():
        print(f"\nlake: {kills} kills, {reads} whole reads, {len(pages)}/{len(pages)} pages once each")
