"""Is a batch fit to be loaded? Great Expectations decides on a staging database; nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from expectations import docs as data_docs
from expectations import findings, suites
from expectations.errors import StagingError
from expectations.keys import Failing, Row, failing, select
from expectations.overlays import FOLDER, rules
from expectations.reading import reading_findings
from expectations.rules import Severity, gravest
from expectations.suites import Checked
from warehouse.duck import connect


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
    staging: Path, run_id: str, *, now: datetime, docs: Path | None = None, overlays: Path = FOLDER
) -> Outcome:
    """Runs every rule on a staging database.

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
    return _outcome(checked, broken, releases, run_id, now)


def _require_shape(checked: Sequence[Checked], staging: Path) -> None:
    for one in checked:
        if one.rule.structural and not one.success:
            raise StagingError(
                f"{staging}: {one.unexpected_count} columns of table {one.rule.table} are missing or not of "
                "the declared type. Delete the file and run again."
            )


def _look(staging: Path, checked: Sequence[Checked]) -> tuple[list[Failing], list[Row]]:
    """The failing rows of all broken rules, and the releases staged."""
    with connect(staging, read_only=True) as db:
        broken = [row for one in checked if not one.success for row in failing(db, one.rule)]
        return broken, select(db, "SELECT * FROM release ORDER BY release_id, release_version")


def _outcome(
    checked: Sequence[Checked], broken: Sequence[Failing], releases: Sequence[Row], run_id: str, now: datetime
) -> Outcome:
    sources = {(row["release_id"], row["release_version"]): row["source_id"] for row in releases}
    found = findings.findings(broken, sources, run_id) + reading_findings(releases, run_id)
    kept_out = findings.quarantined(broken, run_id)
    return Outcome(
        results=findings.results(checked, run_id, now),
        findings=found,
        quarantined=kept_out,
        success=not kept_out,
        worst=gravest([str(row["severity"]) for row in found]),
    )
