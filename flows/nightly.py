"""The night: read what is new, put it to the rules, check its arithmetic, publish, report."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from config.settings import load_settings
from expectations.lifecycle import Looked
from flows.alert import alert
from flows.announce import announce
from flows.ingest import Ingested, ingest
from flows.lock import lock
from flows.place import data_folder
from flows.progress import watched
from flows.record import recorded, summed_up
from flows.run import Run, new_run
from flows.summary import Summary
from tasks.check import (
    check,
    doubt_findings,
    failure_findings,
    pace_findings,
    silent,
    source_findings,
    tried_again,
)
from tasks.compare import compare
from tasks.judge import Verdict, judge, to_replay
from tasks.load import load
from tasks.report import report
from tasks.store import source_row, write_rows
from tasks.validate import kept_out_whole, staged, validate
from warehouse.archive import Capture
from warehouse.done import captured
from warehouse.errors import told_when_full
from warehouse.folder import (
    clear_leftovers,
    replace_folder,
    require_writable,
    scratch,
    write_whole,
)
from warehouse.held import Standing, standing_doubts
from warehouse.manifest import clear_unlisted
from warehouse.publish import Publication, published, recover
from warehouse.totals import Totals, totals

Rows = list[Mapping[str, object]]


def nightly(
    logical_date: date | None = None,
    sources: list[str] | None = None,
    data: Path | None = None,
    *,
    trigger: str = "hand",
) -> Summary:
    """Run one night: for the day ``logical_date`` (today by default), for all or some ``sources``.

    Raises :class:`config.load.ConfigError` before any work, :class:`flows.errors.LockedError` where
    another run is at work, and the errors of ``warehouse.errors``; what was published stays in every case.
    """
    return carry_out(
        new_run(load_settings(data=data), logical_date, tuple(sources or ()), trigger=trigger), ingest
    )


def carry_out(run: Run, bring: Callable[[Run], Ingested]) -> Summary:
    """A run from its lock to its record, over what ``bring`` brings; raises as :func:`nightly`."""
    require_writable(run.data)
    data_folder(run.settings)
    with told_when_full(run.data), lock(run.data, run.id):
        clear_leftovers(run.data)
        clear_unlisted(run.data)
        recover(run.data)
        with recorded(run) as told, scratch(run.data, run.id):
            summary = _night(run, bring)
            summed_up(told, summary)
        alert(run, summary.report)
    announce(run, summary)
    return summary


def _night(run: Run, bring: Callable[[Run], Ingested]) -> Summary:
    clock = time.monotonic()
    before, held = totals(run.data), standing_doubts(run.data)
    run = replace(run, again=_again(run, held))
    came = bring(run)
    checked = check(came.records, run.id, run.reader_version)
    doubts = failure_findings(came.failures, run.id)
    doubts += doubt_findings([*came.doubts, *silent(came.seen, before.releases)], run.id)
    doubts += source_findings(came.looked, came.seen, checked, before.newest, run.logical_date, run.id)
    doubts += pace_findings(came.looked, before.days, checked, run.logical_date, run.id)
    again = tried_again(came.reached, came.captures, checked)
    looked = Looked(frozenset(source.id for source in came.looked), doubts=again)
    publication = None
    if came.captures or _differ(run, looked, before, held, doubts):
        publication = _publish(run, came, looked, held, [*checked.findings, *doubts])
    _report(run)
    return _summary(run, came, publication, time.monotonic() - clock)


def _again(run: Run, held: Standing) -> tuple[Capture, ...]:
    """What is to be read again because a reviewer let in a row that was kept out."""
    versions = to_replay(held, run.rulings, [source.id for source in run.sources])
    return tuple(captured(run.data, versions)) if versions else ()


def _judge(
    run: Run, looked: Looked, held: Standing, doubts: Rows, staging: Path | None, kept_out: Rows
) -> Verdict:
    return judge(
        doubts,
        held,
        run.decisions,
        looked,
        staging,
        published(run.data),
        kept_out,
        run.logical_date,
        run.id,
    )


def _differ(run: Run, looked: Looked, before: Totals, held: Standing, doubts: Rows) -> bool:
    """Whether there is something to publish though no page is new: a doubt, a ruling, or a source's
    declaration."""
    sources = [dict(source_row(source, run.id)) | {"run_id": None} for source in run.sources]
    return _judge(run, looked, held, doubts, None, []).news or any(
        row not in before.sources for row in sources
    )


def _publish(run: Run, came: Ingested, looked: Looked, held: Standing, findings: Rows) -> Publication:
    came.add(write_rows({"source": [source_row(source, run.id) for source in run.sources]}, run.data))
    for _ in watched("validate", [came.files]):
        outcome = validate(came.files, run.work, run.id, run.started_at, run.work / "data-docs", run.rulings)
        across = compare(staged(run.work), published(run.data), outcome.quarantined, run.id)
    came.failures += kept_out_whole(outcome.quarantined, came.captures)
    findings += [*outcome.findings, *across]
    kept_out: Rows = list(outcome.quarantined)
    verdict = _judge(run, looked, held, findings, staged(run.work), kept_out)
    judged: dict[str, Rows] = {
        **verdict.rows,
        "validation_result": list(outcome.results),
        "quarantine": kept_out,
    }
    came.add(write_rows(judged, run.data))
    row = _run_row(run, came, len(findings), len(outcome.quarantined) + came.rows["quarantine"])
    for _ in watched("publish", [row]):
        publication = load(run.data, run.id, came.files, row, run.settings.keep_builds)
    replace_folder(run.work / "data-docs", run.docs)
    return publication


def _report(run: Run) -> None:
    """Write the review, unless it is already of what is published: a killed run may have left it behind."""
    database, mark = published(run.data), run.report / "of.txt"
    if database is None or (mark.exists() and mark.read_text(encoding="utf-8") == database.name):
        return
    for _ in watched("report", [database]):
        report(database, run.report, run.docs, datetime.now(UTC))
    write_whole(mark, database.name.encode())


def _run_row(run: Run, came: Ingested, findings: int, quarantined: int) -> dict[str, object]:
    """The run as table ``run`` keeps it."""
    return {
        "run_id": run.id,
        "logical_date": run.logical_date,
        "started_at": run.started_at,
        "finished_at": datetime.now(UTC),
        "status": "partial" if came.failures else "ok",
        "releases_seen": sum(came.seen.values()),
        "releases_loaded": came.rows["release"],
        "releases_failed": len(came.failures),
        "figures_loaded": came.rows["figure"],
        "findings_raised": findings,
        "rows_quarantined": quarantined,
        "reader_version": run.reader_version,
    }


def _summary(run: Run, came: Ingested, publication: Publication | None, seconds: float) -> Summary:
    held: Totals = totals(run.data)
    index = run.report / "index.html"
    return Summary(
        run_id=run.id,
        logical_date=run.logical_date.isoformat(),
        changed=bool(publication and publication.changed),
        seen=sum(came.seen.values()),
        loaded=came.rows["release"],
        failures=tuple(came.failures),
        new_rows=sum(publication.counts.added.values()) if publication else 0,
        totals=dict(held.rows),
        quarantined=held.rows.get("quarantine", 0),
        findings=dict(held.findings),
        warehouse=published(run.data),
        report=index if index.exists() else None,
        seconds=round(seconds, 3),
        by_source=came.by_source,
    )
