"""The record of a run: begun before its first step, ended whatever happens, one JSON file in ``data/runs``.

A record that was never ended belongs to a run that was killed: the next run marks it ``lost``.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flows.logs import of_run
from flows.metrics import write_metrics
from flows.run import Run
from flows.summary import Summary
from flows.timing import timing
from warehouse.errors import WarehouseError
from warehouse.folder import runs_folder, write_whole

log = logging.getLogger("communique")

RUNNING, OK, PARTIAL, FAILED, LOST = STATUSES = ("running", "ok", "partial", "failed", "lost")
FINISHED = (OK, PARTIAL)
Told = dict[str, Any]


@contextmanager
def recorded(run: Run) -> Iterator[Told]:
    """Keeps the record while the block runs; what the block adds to the record is kept with it.

    The caller holds the lock of the run, so that every other record without an end is of a dead process.
    """
    for lost in reap(run.data):
        log.warning("run %s ended without a word: its process was killed; its record says lost", lost)
    told = _begun(run)
    keep(run.data, told)
    try:
        with timing() as steps, _deadline(run), of_run(run.id):
            told["steps"] = steps
            yield told
    except BaseException as error:
        with suppress(OSError, WarehouseError):
            _end(run, told | {"status": FAILED, "error": f"{type(error).__name__}: {error}"})
        raise
    _end(run, told)


def summed_up(told: Told, summary: Summary) -> None:
    """Adds the end of a run to its record."""
    told |= summary.record() | {"status": PARTIAL if summary.failures else OK}
    for failure in summary.failures:
        ids = {"source": failure.source_id, "release": failure.location}
        log.info("%s failed: %s", failure.step, failure.message, extra=ids)


def reap(data: Path) -> list[str]:
    """Marks runs that never ended as lost; only for a process that holds the lock. Gives their names."""
    dead = [told for told in records(data) if told.get("status") == RUNNING]
    for told in dead:
        keep(data, told | {"status": LOST})
    return [str(told["run_id"]) for told in dead]


def records(data: Path) -> Iterator[Told]:
    """The records of all runs, newest first; a damaged one is left out."""
    for path in sorted(runs_folder(data).glob("*.json"), reverse=True):
        try:
            told = json.loads(path.read_bytes())
        except (OSError, ValueError):
            continue
        if isinstance(told, dict) and told.get("run_id") == path.stem:
            yield told


def days_done(data: Path, sources: set[str]) -> set[date]:
    """The logical days that a scheduled run has finished for any of the sources."""
    return {
        date.fromisoformat(told["logical_date"])
        for told in records(data)
        if told.get("trigger") == "schedule"
        and told.get("status") in FINISHED
        and sources & set(told.get("sources", ()))
    }


def keep(data: Path, told: Told) -> None:
    """Writes a record, whole or not at all."""
    text = json.dumps(told, ensure_ascii=False, indent=1)
    write_whole(runs_folder(data) / f"{told['run_id']}.json", text.encode())


def _begun(run: Run) -> Told:
    return {
        "run_id": run.id,
        "kind": run.kind,
        "trigger": run.trigger,
        "logical_date": run.logical_date.isoformat(),
        "status": RUNNING,
        "started_at": run.started_at.isoformat(timespec="seconds"),
        "pid": os.getpid(),
        "sources": [source.id for source in run.sources],
    }


def _end(run: Run, told: Told) -> None:
    seconds = (datetime.now(UTC) - run.started_at).total_seconds()
    told = told | {"finished_at": datetime.now(UTC).isoformat(timespec="seconds")}
    told |= {"late": seconds > run.settings.deadline_hours * 3600}
    keep(run.data, told)
    write_metrics(run.data, told, next(filter(_finished, records(run.data)), None))


def _finished(told: Told) -> bool:
    return told.get("status") in FINISHED and "finished_at" in told


@contextmanager
def _deadline(run: Run) -> Iterator[None]:
    """Warns once where the run is still at work when its deadline comes."""
    hours = run.settings.deadline_hours
    words = "run %s is still at work after %g hours, its deadline; see its steps with `communique runs show`"
    alarm = threading.Timer(hours * 3600, log.warning, (words, run.id, hours))
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()
