"""Rulings as rows, and whether each still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from config.decisions import Decision
from expectations.keys import Row
from expectations.lifecycle import AS_STATUS
from warehouse.fit import to_scale
from warehouse.held import Age
from warehouse.names import name_of

Held = Mapping[str, object]


def decision_rows(
    decisions: Sequence[Decision],
    held: Sequence[Held],
    findings: Sequence[Held],
    newest: Mapping[str, Age],
    day: date,
    run_id: str,
) -> list[Row]:
    """Rows of ``decision``: every ruling of the folder with its state among ``findings`` (as they stand after
    the run), and those that the warehouse holds but the folder no longer has, withdrawn."""
    before = {str(row["decision_id"]): row for row in held}
    by_doubt: dict[str, list[Held]] = {}
    for finding in findings:
        by_doubt.setdefault(str(finding["finding_id"]), []).append(finding)
    rows = [_row(d, _state(d, by_doubt.get(d.finding, []), newest), run_id) for d in decisions]
    named = {str(row["decision_id"]) for row in rows}
    rows += [dict(row) | {"state": "withdrawn"} for name, row in before.items() if name not in named]
    return [_dated(row, before.get(str(row["decision_id"])), day, run_id) for row in rows]


def changed(rows: Sequence[Row], held: Sequence[Held]) -> bool:
    """Whether any ruling is new or in another state than the warehouse knows."""
    before = {row["decision_id"]: row["state"] for row in held}
    return any(before.get(row["decision_id"]) != row["state"] for row in rows)


def _row(decision: Decision, state: str, run_id: str) -> Row:
    figure = decision.figure
    return {
        "decision_id": name_of("decision", decision.model_dump_json()),
        "finding_id": decision.finding,
        "verdict": decision.decision,
        "why": decision.why,
        "reviewer": decision.reviewer,
        "decided_on": decision.decided_on,
        "guard": decision.guard,
        "figure_quote": figure.quote if figure else None,
        "figure_start": figure.start if figure else None,
        "printed_value": to_scale(figure.value) if figure else None,
        "corrected_value": None if decision.value is None else to_scale(decision.value),
        "value_source": decision.source,
        "state": state,
        "ended_on": None,
        "run_id": run_id,
    }


def _state(decision: Decision, findings: Sequence[Held], newest: Mapping[str, Age]) -> str:
    if not findings:
        return "waiting"
    here = list(_current(findings, newest))
    wanted = AS_STATUS[decision.decision]
    if any(f["status"] == wanted and f["guard"] == decision.guard for f in here):
        return "in_force"
    still = [f for f in here if f["status"] == "open"]
    if any(f["guard"] == decision.guard for f in still):
        return "waiting"  # its source was not in this run
    return "reopened" if still else "lapsed"


def _current(findings: Sequence[Held], newest: Mapping[str, Age]) -> Iterator[Held]:
    for finding in findings:
        age = newest.get(str(finding["release_id"]))
        if age is None or age[2] == finding["release_version"]:
            yield finding


def _dated(row: Row, before: Held | None, day: date, run_id: str) -> Row:
    """A ruling's row with the day since when it no longer holds; one in the same state stays as it is."""
    if before is not None and before["state"] == row["state"]:
        return dict(before)
    ended = None if row["state"] in ("in_force", "waiting") else day
    return row | {"ended_on": ended, "run_id": run_id}
