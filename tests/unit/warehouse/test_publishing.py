from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import warehouse_world as world

from warehouse import manifest as log
from warehouse import publish as publishing
from warehouse.archive import Archive
from warehouse.done import done_before
from warehouse.duck import connect
from warehouse.errors import (
    CheckError,
    CorruptManifestError,
    CorruptParquetError,
    CorruptWarehouseError,
    DiskFullError,
    NothingPublishedError,
    SchemaError,
    UnwritableError,
    WarehouseError,
)
from warehouse.folder import clear_leftovers, require_writable, scratch
from warehouse.publish import publish, published, rebuild, recover, require_published
from warehouse.schema import tables
from warehouse.views import View, views

Content = dict[str, list[tuple[object, ...]]]


def night(data: Path, number: int, raw: bytes | None = None) -> publishing.Publication:
    """Publishes one night with one page."""
    run = f"night-{number}"
    page = world.batch(data, run, raw=raw or f"page {number}".encode(), location=f"{number}.html")
    return publish(data, world.manifest(data, run, page, now=world.NIGHT + timedelta(days=number)))


def content(path: Path) -> Content:
    """Every table's rows, ordered."""
    with connect(path, read_only=True) as connection:
        return {name: connection.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in tables()}


def test_before_the_first_publication(tmp_path: Path) -> None:
    assert published(tmp_path) is None
    assert done_before(tmp_path) == set()
    assert recover(tmp_path) is None
    with pytest.raises(NothingPublishedError, match="communique run"):
        require_published(tmp_path)


def test_what_is_published_is_a_link_to_a_build(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    assert made.changed
    assert made.counts.added["figure"] == 3
    assert (tmp_path / "warehouse.duckdb").is_symlink()
    assert os.readlink(tmp_path / "warehouse.duckdb") == made.path.name  # noqa: PTH115  relative: the folder may move
    assert published(tmp_path) == made.path
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        ["archive", "manifests", "parquet", "work", made.path.name, "warehouse.duckdb"]
    )


def test_the_same_run_again_leaves_the_file_untouched(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    before = made.path.stat().st_mtime_ns
    again = night(tmp_path, 1)
    assert (again.changed, again.path) == (False, made.path)
    assert made.path.stat().st_mtime_ns == before
    assert len(log.written(tmp_path)) == 1


def test_the_same_rows_in_another_run_leave_the_file_untouched(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    other = world.manifest(
        tmp_path, "other", world.batch(tmp_path, "other", raw=b"page 1", location="1.html")
    )
    assert not publish(tmp_path, other).changed
    assert published(tmp_path) == made.path
    assert [path.name for path in log.written(tmp_path)] == ["00000001-night-1.json"]


def test_nights_add_up_and_rebuild_gives_the_same_tables(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        night(tmp_path, number)
    night(tmp_path, 4, raw=b"page 2")
    before = content(require_published(tmp_path))
    assert len(before["release"]) == 4
    assert len(before["run"]) == 4
    made = rebuild(tmp_path)
    assert content(made.path) == before
    assert published(tmp_path) == made.path


def test_only_the_last_builds_are_kept(tmp_path: Path) -> None:
    made = [night(tmp_path, number).path for number in range(5)]
    assert sorted(tmp_path.glob("warehouse-*.duckdb")) == made[2:]
    run = world.manifest(tmp_path, "last", world.batch(tmp_path, "last", raw=b"last"))
    last = publish(tmp_path, run, keep=1)
    assert sorted(tmp_path.glob("warehouse-*.duckdb")) == [made[4], last.path]


def test_a_reader_sees_its_old_rows_until_it_opens_anew(tmp_path: Path) -> None:
    old = night(tmp_path, 1).path
    script = (
        "import sys, duckdb\n"
        "base = duckdb.connect(sys.argv[1], read_only=True)\n"
        "for line in sys.stdin:\n"
        "    print(base.execute('SELECT count(*) FROM figure').fetchone()[0], flush=True)\n"
    )
    with (
        subprocess.Popen(
            [sys.executable, "-c", script, str(old)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as reader,
        connect(old, read_only=True) as here,
    ):
        assert reader.stdin
        assert reader.stdout
        for number in range(2, 7):
            new = night(tmp_path, number).path
            print("", file=reader.stdin, flush=True)
            assert reader.stdout.readline() == "3\n"
            assert here.execute("SELECT count(*) FROM figure").fetchall() == [(3,)]
        reader.stdin.close()
    assert not old.exists()
    assert len(content(new)["figure"]) == 18


def test_a_build_that_breaks_a_promise_is_not_published(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    page = world.batch(tmp_path, "bad", raw=b"bad")
    page["figure"][0]["quote"] = "made up"
    with pytest.raises(CheckError, match=r"quote is not release\.text.*made up"):
        publish(tmp_path, world.manifest(tmp_path, "bad", page))
    assert published(tmp_path) == made.path
    assert len(log.written(tmp_path)) == 1
    assert recover(tmp_path) is None
    assert list((tmp_path / "work").iterdir()) == []


def test_a_run_killed_after_its_commit_is_rolled_forward(tmp_path: Path) -> None:
    night(tmp_path, 1)
    run = world.manifest(tmp_path, "killed", world.batch(tmp_path, "killed", raw=b"late"))
    log.write(tmp_path, run)
    made = recover(tmp_path)
    assert made
    assert made.counts.added["release"] == 1
    assert [row[0] for row in content(made.path)["run"]] == ["killed", "night-1"]
    assert recover(tmp_path) is None
    log.write(tmp_path, world.manifest(tmp_path, "killed-2", world.batch(tmp_path, "killed-2", raw=b"later")))
    night(tmp_path, 2)
    assert [row[0] for row in content(require_published(tmp_path))["run"]] == [
        "killed", "killed-2", "night-1", "night-2",
    ]  # fmt: skip


def test_a_damaged_published_file_names_the_remedy(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    before = content(made.path)
    made.path.write_bytes(b"not a database" * 1000)
    for act in (lambda: night(tmp_path, 2), lambda: done_before(tmp_path), lambda: recover(tmp_path)):
        with pytest.raises(CorruptWarehouseError, match=rf"{made.path.name}.*communique rebuild"):
            act()
    made.path.unlink()
    with pytest.raises(CorruptWarehouseError, match="communique rebuild"):
        published(tmp_path)
    assert content(rebuild(tmp_path).path) == before


def test_a_flipped_byte_in_the_published_file_is_told_or_harmless(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    raw, before = made.path.read_bytes(), content(made.path)
    told = 0
    for place in range(2048, len(raw), len(raw) // 12):
        made.path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        try:
            night(tmp_path, 1)
            assert content(made.path) == before
        except CorruptWarehouseError:
            told += 1
        except WarehouseError as error:
            pytest.fail(f"damage told as something else: {error}")
    assert told


def test_tables_of_another_version_are_told(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    with connect(made.path) as connection:
        for view in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f"DROP VIEW {view[0]}")
        connection.execute("ALTER TABLE figure DROP COLUMN prices")
    with pytest.raises(SchemaError, match="communique rebuild"):
        night(tmp_path, 2)
    assert rebuild(tmp_path).counts.added["figure"] == 3


def test_a_view_that_changed_is_published_without_new_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = (
        *(view for view in views() if view.name != "citations"),
        View("citations", "Old.", "SELECT 1", "SELECT 1 AS old"),
        View("gone", "Gone.", "SELECT 2", "SELECT 2"),
    )
    with monkeypatch.context() as patched:
        patched.setattr("warehouse.views.views", lambda: older)
        night(tmp_path, 1)
        assert not night(tmp_path, 1).changed
    again = night(tmp_path, 1)
    assert again.changed
    with connect(again.path, read_only=True) as connection:
        assert connection.execute("SELECT count(citation) FROM citations").fetchall() == [(3,)]
        assert not connection.execute("FROM duckdb_views() WHERE view_name = 'gone'").fetchall()
    assert not night(tmp_path, 1).changed


def test_damaged_parquet_is_told_before_anything_is_built(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    run = world.manifest(tmp_path, "r2", world.batch(tmp_path, "r2", raw=b"x", figures=world.FIGURES[:1]))
    path = tmp_path / run.files["figure"][0].path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CorruptParquetError, match=rf"{path.name}.*r2.*Restore"):
        publish(tmp_path, run)
    assert published(tmp_path) == made.path


def test_manifests_read_back_in_order_and_are_checked(tmp_path: Path) -> None:
    runs = [world.manifest(tmp_path, name, world.batch(tmp_path, name, raw=name.encode())) for name in "zab"]
    for run in (*runs, runs[0]):
        log.write(tmp_path, run)
    assert log.read_all(tmp_path) == runs
    path = log.written(tmp_path)[1]
    kept = path.read_text()
    for damage in (
        kept[:-9],
        kept.replace('"figure"', '"fugure"'),
        kept.replace('"parquet/', '"parquet/../../'),
    ):
        path.write_text(damage)
        with pytest.raises(CorruptManifestError, match=path.name):
            log.read_all(tmp_path)


def test_run_ids_cannot_leave_their_folder(tmp_path: Path) -> None:
    for name in ("../x", "", ".hidden", "a/b", "a" * 101):
        with pytest.raises(WarehouseError, match="run id"), scratch(tmp_path, name):
            pass
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_dead_runs_are_cleared(tmp_path: Path) -> None:
    made = night(tmp_path, 1)
    (tmp_path / "work" / "dead").mkdir()
    (tmp_path / "work" / "dead" / "warehouse.duckdb").write_bytes(b"half")
    (tmp_path / "parquet" / "figure" / ".tmp-1-x").write_bytes(b"half")
    (tmp_path / ".tmp-1-y").symlink_to("nowhere")
    before = content(made.path)
    assert clear_leftovers(tmp_path) == 3
    assert clear_leftovers(tmp_path) == 0
    assert content(require_published(tmp_path)) == before


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    require_writable(tmp_path / "new" / "data")
    assert list((tmp_path / "new" / "data").iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableError, match=rf"{tmp_path / 'file'}.*another folder"):
        require_writable(tmp_path / "file" / "data")
    with pytest.raises(UnwritableError):
        require_writable(Path("/proc/communique"))


def test_a_read_only_folder_is_told() -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from warehouse.folder import require_writable\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)  # root may write everywhere\n"
        "require_writable(Path(sys.argv[1]))\n"
    )
    with TemporaryDirectory() as place:  # one that another user may look into
        Path(place).chmod(0o555)
        done = subprocess.run([sys.executable, "-c", script, place], capture_output=True, text=True)
    assert re.search(r"UnwritableError: .*Permission denied", done.stderr)


@pytest.mark.parametrize("size", [100, 2_000, 20_000, 300_000, 1_000_000, 2_500_000])
def test_a_full_disk_is_told_and_leaves_what_was_published(tmp_path: Path, size: int) -> None:
    made = night(tmp_path, 1)
    before = content(made.path)
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "sys.path[:0] = [sys.argv[3]]\n"
        "import warehouse_world as world\n"
        "from warehouse.errors import DiskFullError\n"
        "from warehouse.publish import publish\n"
        "data, size = Path(sys.argv[1]), int(sys.argv[2])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        "    page = world.batch(data, 'r2', raw=b'second page')\n"
        "    publish(data, world.manifest(data, 'r2', page))\n"
        "except DiskFullError as error:\n"
        "    print(error)\n"
        "    sys.exit(28)\n"
    )
    tests = Path(world.__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), str(size), str(tests)], capture_output=True, text=True
    )
    assert done.returncode == 28, done
    assert "Free some space" in done.stdout
    assert published(tmp_path) == made.path
    assert content(made.path) == before
    assert clear_leftovers(tmp_path) >= 0
    after = publish(tmp_path, world.manifest(tmp_path, "r2", world.batch(tmp_path, "r2", raw=b"second page")))
    assert after.counts.added["figure"] == 3


def test_disk_errors_of_the_archive_are_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError, match="No space left"):
        Archive(tmp_path / "archive").put(b"x", source_id="s", location="l", now=world.NIGHT)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
