"""How a batch becomes what readers see: copy, load, check, commit to the log, swap a link.

The log of manifests is the truth and the published file is what it adds up to. A manifest is written
when its build has passed every check, and the link is swapped after that: killed before, the run left
no trace; killed between, the next ``publish`` or ``recover`` rolls forward from the log.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse import lake
from warehouse import manifest as log
from warehouse.attach import lake_at
from warehouse.check import failures, require_schema
from warehouse.duck import connect, told
from warehouse.errors import CheckError, CorruptWarehouseError, NothingPublishedError, told_when_full
from warehouse.folder import scratch, sync, temporary, with_no_error_unlink
from warehouse.load import Counts, create_tables, derive, load
from warehouse.manifest import Manifest
from warehouse.migrate import is_old, migrate, version_of
from warehouse.versions import VERSION
from warehouse.views import create_views

LINK = "warehouse.duckdb"
KEEP = 3


@dataclass(frozen=True, slots=True)
class Publication:
    """What readers see now; ``changed`` is False where the file was left untouched."""

    path: Path
    counts: Counts
    changed: bool


def published(data: Path) -> Path | None:
    """The real path of the published file; None before the first publication.

    Open this path, not the link: a process that has the old file open would get the old file again.
    Raises ``CorruptWarehouseError`` where the link leads nowhere.
    """
    if lake_at(data):
        return lake.published(data)
    link = data / LINK
    if not link.is_symlink() and not link.exists():
        return None
    path = link.resolve()
    if not path.is_file():
        raise CorruptWarehouseError(f"{link}: leads to {path}, which is not there. Run `communique rebuild`.")
    return path


def require_published(data: Path) -> Path:
    """As ``published``; raises ``NothingPublishedError`` instead of giving None."""
    path = published(data)
    if path is None:
        raise NothingPublishedError(f"{data}: no warehouse is published yet. Run `communique run`.")
    return path


def held_bytes(data: Path) -> int:
    """How much the published warehouse takes; for a lake its files, older snapshots left out."""
    return lake.held_bytes(data) if lake_at(data) else require_published(data).stat().st_size


def publish(data: Path, manifest: Manifest, *, keep: int = KEEP) -> Publication:
    """Loads a run's files and lets readers see them; the same rows again leave the file untouched.

    Only one process may publish at a time (the caller holds the lock of the run). ``keep`` is the number of
    builds left beside each other, the published one among them. Raises ``CheckError``,
    ``DiskFullError``, ``CorruptError``, ``RowError`` or ``SchemaError``; what was published stays.
    """
    if lake_at(data):
        return Publication(*lake.publish(data, manifest))
    log.verify(data, manifest)
    base = published(data)
    waiting = pending(data, base)
    with scratch(data, f"publish-{manifest.run_id}") as folder:
        todo = [*waiting, *(m for m in [manifest] if m.run_id not in {w.run_id for w in waiting})]
        draft, counts, changed = build(data, base, todo, folder)
        if base is not None and not changed and not waiting:
            return Publication(base, counts, False)
        log.write(data, manifest)
        return Publication(swap(data, draft, keep), counts, True)


def recover(data: Path) -> Publication | None:
    """Publishes what a killed run had committed to the log but not shown, and a warehouse of an older
    version as this one's; None if there is nothing of either."""
    if lake_at(data):
        done = lake.recover(data)
        return done and Publication(*done)
    base = published(data)
    waiting = pending(data, base)
    if not waiting and (base is None or version_told(base) >= VERSION):
        return None
    with scratch(data, "recover") as folder:
        draft, counts, _ = build(data, base, waiting, folder)
        return Publication(swap(data, draft), counts, True)


def rebuild(data: Path) -> Publication:
    """Makes the warehouse anew from the log and its Parquet files, and publishes it.

    Gives the same tables. Raises ``CorruptError`` naming the file if one of them is damaged.
    """
    if lake_at(data):
        return Publication(*lake.rebuild(data))
    with scratch(data, "rebuild") as folder:
        draft, counts, _ = build(data, None, log.read_all(data), folder)
        return Publication(swap(data, draft), counts, True)


def pending(data: Path, base: Path | None) -> list[Manifest]:
    """Manifests in the log that the published file does not hold yet, oldest first."""
    if not log.written(data):
        return []
    held = set() if base is None else applied(base)
    return [log.read(path) for path in log.written(data) if log.entry(path)[1] not in held]


def applied(path: Path) -> set[str]:
    """The runs that a warehouse file holds."""
    with connect(path, read_only=True) as connection:
        try:
            return {row[0] for row in connection.execute("SELECT run_id FROM run").fetchall()}
        except duckdb.Error as error:
            raise told(error, path) from error


def build(
    data: Path, base: Path | None, manifests: Sequence[Manifest], folder: Path
) -> tuple[Path, Counts, bool]:
    """A checked warehouse file in ``folder``: ``base`` (or nothing) and the manifests on top.

    Gives the file, the counts, and whether it differs from ``base`` in rows or views.
    """
    draft = folder / LINK
    with told_when_full(draft):
        try:
            if base is not None:
                shutil.copyfile(base, draft)
                keep_if_old(data, base)
            with connect(draft, temporary=folder / "spill") as connection:
                connection.execute("SET enable_external_file_cache = false")  # each file is read once
                counts, changed = fill(connection, data, manifests, fresh=base is None)
        except duckdb.Error as error:
            raise told(error, base or draft) from error
        sync(draft)
    return draft, counts, changed


def keep_if_old(data: Path, base: Path) -> None:
    """Keeps a warehouse of an older version in ``backup/`` before its copy is migrated; builds never change,
    so a second name is enough."""
    version = version_told(base)
    if version < VERSION:
        kept = data / "backup" / f"version-{version}-{base.name}"
        kept.parent.mkdir(exist_ok=True)
        if not kept.exists():
            kept.hardlink_to(base)
            sync(kept.parent)


def version_told(base: Path) -> int:
    """The version of a warehouse's tables."""
    with connect(base, read_only=True) as connection:
        try:
            return version_of(connection) if is_old(connection) else VERSION
        except duckdb.Error as error:
            raise told(error, base) from error


def fill(
    connection: duckdb.DuckDBPyConnection, data: Path, manifests: Sequence[Manifest], *, fresh: bool
) -> tuple[Counts, bool]:
    """Loads manifests into an open draft, checks it, and writes it out."""
    if fresh:
        create_tables(connection)
    grown = migrate(connection)
    require_schema(connection)
    views_changed = create_views(connection)
    whole = fresh or grown or views_changed
    counts = Counts()
    for manifest in manifests:
        log.verify(data, manifest)
        loaded = load(connection, data, manifest)
        counts = counts.plus(loaded if whole else loaded.plus(derive(connection, loaded)))
    if whole:
        counts = counts.plus(derive(connection))
    broken = failures(connection, batch=not whole and len(manifests) == 1)
    if broken:
        raise CheckError("The warehouse was not published: " + "; ".join(broken))
    connection.execute("CHECKPOINT")
    return counts, fresh or grown or counts.changed or views_changed


def swap(data: Path, draft: Path, keep: int = KEEP) -> Path:
    """Gives the draft its name, points the link at it, and removes all but the newest ``keep`` builds.

    The build swapped out stays in any case: a reader may just have looked up its name.
    """
    path = data / f"warehouse-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.duckdb"
    draft.chmod(0o444)  # a client that opens it for writing would lock readers out
    draft.rename(path)
    link = temporary(data)
    try:
        link.symlink_to(path.name)
        link.replace(data / LINK)
    finally:
        with_no_error_unlink(link)
    sync(data)
    for old in builds(data)[max(keep, 2) :]:
        with_no_error_unlink(old)
    return path


def builds(data: Path) -> list[Path]:
    """Warehouse files, the published one first, then by age."""
    current = published(data)
    found = sorted(data.glob("warehouse-*.duckdb"), key=lambda p: p.name, reverse=True)
    return sorted(found, key=lambda p: current is None or p.name != current.name)
