"""Doubts and rulings: where each stands after the run, and what must be read again for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from config.decisions import Decision
from expectations.guards import guarded
from expectations.lifecycle import LET_IN, Judged, Looked, Rulings, status_of
from expectations.lifecycle import judge as follow
from expectations.rulings import changed, decision_rows
from tasks.step import step
from warehouse.held import Row, Standing, newer
from warehouse.staging import staged


@dataclass(frozen=True, slots=True)
class Verdict:
    """Rows to write by table; ``news`` is false where they say what the warehouse already holds."""

    rows: Mapping[str, list[Row]] = field(default_factory=dict)
    news: bool = False


@step("judge")
def judge(
    raised: Sequence[Row],
    standing: Standing,
    decisions: Sequence[Decision],
    looked: Looked,
    staging: Path | None,
    published: Path | None,
    kept_out: Iterable[Row],
    day: date,
    run_id: str,
) -> Verdict:
    """Put the doubts of a run beside those that stand and beside the reviewers' rulings.

    ``staging`` holds what was read, ``kept_out`` the rows of it that go to quarantine.
    """
    rulings = {decision.finding: decision for decision in decisions}
    kept = {row["row_key"] for row in kept_out if row["table_name"] == "release"}
    came = staged(staging) if staging else []
    loaded = [r for r in came if f"{r['release_id']}/{r['release_version']}" not in kept]
    looked = Looked(
        looked.sources, frozenset((r["release_id"], r["release_version"]) for r in came), looked.doubts
    )
    newest = newer(standing.newest, loaded)
    doubts = guarded([dict(row) for row in raised], staging, published)
    judged = follow(doubts, standing, newest, rulings, looked, run_id)
    ruled = decision_rows(decisions, standing.decisions, _after(standing, judged), newest, day, run_id)
    rows: dict[str, list[Row]] = {
        "finding": list(judged.findings),
        "finding_event": _events(judged, day, run_id),
        "decision": list(ruled),
    }
    return Verdict(rows, judged.news or changed(ruled, standing.decisions))


def _after(standing: Standing, judged: Judged) -> list[Row]:
    """All doubts as they stand after the run."""
    rows = {(row["finding_id"], row["release_version"]): row for row in standing.findings}
    rows |= {(row["finding_id"], row["release_version"]): row for row in judged.findings}
    return list(rows.values())


def _events(judged: Judged, day: date, run_id: str) -> list[Row]:
    return [
        {"run_id": run_id, "finding_id": name, "event": event, "happened_on": day}
        for name, event in judged.events
    ]


def to_replay(standing: Standing, rulings: Rulings, sources: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Source and version of the releases to read again, since a ruling now lets in (or no longer) a row of
    theirs that a rule kept out."""
    here = set(sources)
    return frozenset(
        (str(row["source_id"]), str(row["release_version"]))
        for row in standing.findings
        if row["origin"] == "rule" and row["severity"] == "critical" and row["source_id"] in here
        if row["status"] != "resolved"
        if (status_of(row, rulings) in LET_IN) != (row["status"] in LET_IN)
    )
