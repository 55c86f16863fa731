"""Everything from the archive once more, by the rules of today: no source is looked at, no site asked."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import date
from pathlib import Path

from config.settings import load_settings
from flows.errors import RunError
from flows.ingest import Ingested, read
from flows.nightly import carry_out
from flows.run import Run, new_run
from flows.summary import Summary
from warehouse.archive import Archive
from warehouse.folder import archive_folder

log = logging.getLogger("communique")


def reparse(
    logical_date: date | None = None, sources: list[str] | None = None, data: Path | None = None
) -> Summary:
    """Read all that was ever archived of the ``sources`` (all by default) and publish what it says.

    Raises as :func:`flows.nightly.nightly`, and :class:`RunError` where nothing is archived.
    """
    run = new_run(load_settings(data=data), logical_date, tuple(sources or ()), offline=True, kind="reparse")
    return carry_out(run, from_archive)


def from_archive(run: Run) -> Ingested:
    """The archive's captures of the run's sources, read again in the order in which they came."""
    archive = Archive(archive_folder(run.data))
    known = {source.id for source in run.sources}
    captures = list(archive.history())
    mine = [capture for capture in captures if capture.source_id in known]
    _tell(Counter(c.source_id for c in captures if c.source_id not in known))
    if not mine:
        names = ", ".join(sorted(known))
        raise RunError(f"{archive.root}: nothing is archived of {names}. Run `communique run`.")
    came = Ingested(seen=dict(Counter(c.source_id for c in mine)))
    read(run, sorted(mine, key=lambda c: (c.archived_at, c.source_id, c.location)), came)
    return came


def _tell(others: Counter[str]) -> None:
    for source_id, count in sorted(others.items()):
        log.info("reparse: %d pages of %s are left as they are", count, source_id)
