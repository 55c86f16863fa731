"""Backfill: read the releases of past days, one logical day after the other; begun again, it goes on."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from config.load import ConfigError
from config.settings import load_settings
from flows.gather import gather, items
from flows.ingest import Ingested, read
from flows.lock import lock
from flows.nightly import carry_out
from flows.plan import Day, Order, Reprocess, plan
from flows.run import Run, new_run
from flows.summary import Summary
from tasks.records import Failure
from warehouse.folder import clear_leftovers, require_writable, scratch, write_whole

log = logging.getLogger("communique")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the days from ``first`` to ``last``, both included."""

    first: date
    last: date
    reprocess: Reprocess = "none"
    order: Order = "oldest"
    sources: tuple[str, ...] = ()
    offline: bool = False


@dataclass(slots=True)
class Backfill:
    """What is to be done: ``days`` in their order, those left out that an interrupted attempt has done.

    ``progress`` is the file in which an attempt keeps the days that it has done.
    """

    days: tuple[Day, ...]
    progress: Path
    failures: list[Failure] = field(default_factory=list)
    resumed: int = 0


def planned(request: Request, data: Path | None = None, *, dry: bool = False) -> Backfill:
    """What a backfill does. One that is ``dry`` or ``offline`` asks no site: it counts what is archived.

    Raises ``ConfigError`` where the days are the wrong way round, ``LockedError`` while a run is at work.
    """
    if request.first > request.last:
        told = f"the first day, {request.first}, is after the last, {request.last}"
        raise ConfigError(Path("backfill"), None, told, "Give the earlier day first")
    run = _run(request, request.first, data, offline=dry or request.offline)
    require_writable(run.data)
    with lock(run.data, run.id):
        clear_leftovers(run.data)
        with scratch(run.data, run.id):
            failures = [] if dry or request.offline else gather(run)
            days = plan(items(run), request.first, request.last, request.reprocess, request.order)
    progress = _progress(run, request)
    done = _done(progress)
    left = tuple(day for day in days if day.day not in done)
    return Backfill(left, progress, failures, len(days) - len(left))


def backfill(request: Request, data: Path | None = None) -> Iterator[Summary]:
    """Carry it out, a run a logical day; what was interrupted goes on where it was.

    Raises as :func:`planned` and :func:`flows.nightly.nightly`.
    """
    todo = planned(request, data)
    for failure in todo.failures:
        log.warning("backfill: %s %s: %s", failure.source_id, failure.location, failure.message)
    for number, day in enumerate(todo.days):
        run = _run(request, day.day, data, offline=True)
        log.info("backfill: %s, day %d of %d", day.day, number + 1, len(todo.days))
        yield _one_day(run, day, todo.failures if number == 0 else ())
        done = sorted(map(str, _done(todo.progress) | {day.day}))
        write_whole(todo.progress, json.dumps(done).encode())
    todo.progress.unlink(missing_ok=True)


def _one_day(run: Run, day: Day, failures: Sequence[Failure]) -> Summary:
    def bring(run: Run) -> Ingested:
        captures = [item.capture for item in day.items]
        came = Ingested(seen=dict(Counter(c.source_id for c in captures)), failures=list(failures))
        read(run, captures, came)
        return came

    return carry_out(run, bring)


def _run(request: Request, day: date, data: Path | None, *, offline: bool) -> Run:
    settings = load_settings(data=data)
    return new_run(settings, day, request.sources, offline=offline, kind="backfill")


def _progress(run: Run, request: Request) -> Path:
    """Where an attempt keeps its days: the same request under the same rules is the same attempt."""
    told = f"{request} {sorted(run.fingerprints.items())}"
    return run.data / "backfills" / f"{hashlib.sha256(told.encode()).hexdigest()[:16]}.json"


def _done(progress: Path) -> set[date]:
    try:
        return set(map(date.fromisoformat, json.loads(progress.read_bytes())))
    except (OSError, ValueError, TypeError):
        return set()
