"""The last run as OpenMetrics, in ``data/metrics/communique.prom``, for a monitor's textfile collector."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.openmetrics.exposition import generate_latest

from warehouse.folder import write_whole

STATES = ("ok", "partial", "failed")
Told = Mapping[str, Any]


def metrics_file(data: Path) -> Path:
    """Where they are written."""
    return data / "metrics" / "communique.prom"


def write_metrics(data: Path, last: Told, finished: Told | None) -> None:
    """Write the numbers of the ``last`` run; ``finished`` is the last that was ok or partial."""
    write_whole(metrics_file(data), metrics(last, finished))


def metrics(last: Told, finished: Told | None) -> bytes:
    """The numbers of the records of two runs."""
    registry = CollectorRegistry()

    def gauge(name: str, words: str, label: str, values: Mapping[str, float]) -> None:
        made = Gauge(f"communique_{name}", words, [label], registry=registry)
        for key, value in values.items():
            made.labels(key).set(value)

    kind = str(last["kind"])
    gauge("run_start_timestamp_seconds", "When the last run began.", "kind", {kind: _at(last["started_at"])})
    gauge("run_status", "1 for how it ended.", "status", {s: float(s == last["status"]) for s in STATES})
    gauge("run_late", "1 where it passed its deadline.", "kind", {kind: float(bool(last.get("late")))})
    gauge("step_seconds", "Time of its steps.", "step", last.get("steps", {}))
    gauge("open_findings", "Open findings.", "severity", last.get("findings", {}))
    gauge("table_rows", "Rows of the warehouse.", "table", last.get("totals", {}))
    if finished:
        ended = {str(finished["kind"]): _at(finished["finished_at"])}
        gauge("run_success_timestamp_seconds", "When a run last ended ok or partial.", "kind", ended)
    releases = Gauge("communique_source_releases", "Releases.", ["source", "state"], registry=registry)
    for source, counts in last.get("by_source", {}).items():
        for state, count in counts.items():
            releases.labels(source, state).set(count)
    text: bytes = generate_latest(registry)  # type: ignore[no-untyped-call]  # the library's
    return text


def _at(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
