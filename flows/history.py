"""The runs of an installation: their records, and what table ``run`` knows of those whose record is gone."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from pathlib import Path

from flows.errors import RunError
from flows.record import Told, records
from warehouse.runs import published_runs

SHOWN = (
    *("run_id", "kind", "trigger", "logical_date", "status", "started_at", "seconds"),
    *("seen", "loaded", "new_rows", "failed", "findings"),
)


class UnknownRunError(RunError):
    """There is no run of that name."""


def history(data: Path) -> list[Told]:
    """Every run that is known of, newest first."""
    kept = {str(told["run_id"]): told for told in records(data)}
    for row in published_runs(data):
        kept.setdefault(str(row["run_id"]), _from_table(row))
    return [kept[name] for name in sorted(kept, reverse=True)]


def line(told: Told) -> Told:
    """What a list shows of a run; None where its record does not say."""
    failures = told.get("failures")
    told = told | {"failed": None if failures is None else len(failures)}
    found = told.get("findings")
    told["findings"] = sum(found.values()) if isinstance(found, dict) else None
    return {name: told.get(name) for name in SHOWN}


def one(data: Path, name: str) -> Told:
    """The run of that name or of a name that begins so, or the ``last``; raises ``UnknownRunError``."""
    runs = {str(told["run_id"]): told for told in history(data)}
    if not runs:
        raise UnknownRunError(f"{data}: there has been no run yet. Run `communique run`.")
    if name == "last":
        return next(iter(runs.values()))
    fitting = [run for run in runs if run.startswith(name)]
    if len(fitting) != 1:
        near = fitting or difflib.get_close_matches(name, runs, n=3) or list(runs)[:3]
        why = "more than one run begins so" if fitting else "there is no such run"
        raise UnknownRunError(f"{name!r}: {why}; there is {', '.join(near[:5])}")
    return runs[fitting[0]]


def _from_table(row: dict[str, object]) -> Told:
    """A row of table ``run`` in the words of a record."""
    told = {
        key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in row.items()
    }
    return told | {"seen": row["releases_seen"], "loaded": row["releases_loaded"]}
