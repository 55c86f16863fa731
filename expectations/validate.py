"""Is a batch fit to be loaded? Great Expectations decides on a staging database; nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from expectations import docs as data_docs
from expectations import findings, suites
from expectations.errors import StagingError
from expectations.guards import guarded
from expectations.keys import Failing, Row, failing, select
from expectations.lifecycle import LET_IN, Rulings, status_of
from expectations.overlays import FOLDER, rules
from expectations.reading import reading_findings
from expectations.rules import Severity, gravest
from expectations.suites import Checked
from warehouse.duck import connect

RELEASES = """
SELECT release_id, release_version, source_id, title, location, flags,
    CASE WHEN list_contains(flags, 'truncated') THEN text END AS text
FROM release ORDER BY release_id, release_version"""
"""What findings say of a release; the texts of all would take most of the memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rows for ``validation_result``, ``finding`` and ``quarantine``.

    ``success`` is false where a critical rule was broken; ``worst`` is the gravest finding's severity.
    """

    results: tuple[Row, ...]
    findings: tuple[Row, ...]
    quarantined: tuple[Row, ...]
    success: bool
    worst: Severity | None


def validate(
    staging: Path,
    run_id: str,
    *,
    now: datetime,
    docs: Path | None = None,
    overlays: Path = FOLDER,
    rulings: Rulings = MappingProxyType({}),
) -> Outcome:
    """Runs every rule on a staging database. A row whose every doubt a reviewer accepted or corrected
    (``rulings``) is not kept out.

    With ``docs``, Great Expectations' pages of this run are built there. Raises
    :class:`config.load.ConfigError` for a faulty overlay (before any work), :class:`StagingError` where
    tables are not as declared, :class:`expectations.errors.RuleCrashedError` where a rule cannot run.
    """
    every = rules(overlays)
    context = suites.memory_context()
    result, checked = suites.run(context, every, staging, run_id, now)
    _require_shape(checked, staging)
    broken, releases = _look(staging, checked)
    if docs is not None:
        data_docs.build(context, result, broken, docs)
    return _outcome(checked, broken, releases, run_id, now, staging, rulings)


def _require_shape(checked: Sequence[Checked], staging: Path) -> None:
    for one in checked:
        if one.rule.structural and not one.success:
            raise StagingError(
                f"{staging}: {one.unexpected_count} columns of table {one.rule.table} are missing or not of "
                "the declared type. Delete the file and run again."
            )


def _look(staging: Path, checked: Sequence[Checked]) -> tuple[list[Failing], list[Row]]:
    """The failing rows of all broken rules, and of the releases staged what findings say."""
    with connect(staging, read_only=True) as db:
        broken = [row for one in checked if not one.success for row in failing(db, one.rule)]
        return broken, select(db, RELEASES)


def _outcome(
    checked: Sequence[Checked],
    broken: Sequence[Failing],
    releases: Sequence[Row],
    run_id: str,
    now: datetime,
    staging: Path,
    rulings: Rulings,
) -> Outcome:
    sources = {(row["release_id"], row["release_version"]): row["source_id"] for row in releases}
    told = findings.doubts(broken, sources, run_id)
    found = tuple(row for row, _ in told) + reading_findings(releases, run_id)
    kept_out = findings.quarantined(_unpardoned(broken, told, staging, rulings), run_id)
    return Outcome(
        results=findings.results(checked, run_id, now),
        findings=found,
        quarantined=kept_out,
        success=not kept_out,
        worst=gravest([str(row["severity"]) for row in found]),
    )


def _unpardoned(
    broken: Sequence[Failing],
    told: Sequence[tuple[Row, Sequence[Failing]]],
    staging: Path,
    rulings: Rulings,
) -> list[Failing]:
    """The failing rows without those that a ruling lets in: the doubt is known, and its guard holds."""
    ruled = [(row, group) for row, group in told if row["finding_id"] in rulings]
    rows = guarded([row for row, _ in ruled], staging)
    pardoned = {
        id(one)
        for row, (_, group) in zip(rows, ruled, strict=True)
        if status_of(row, rulings) in LET_IN
        for one in group
    }
    return [one for one in broken if id(one) not in pardoned]
