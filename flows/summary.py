"""What a run did, for people and for the next program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from flows.errors import Exit
from tasks.records import Failure
from tasks.web.redact import shown
from warehouse.present import visible

QUERIES = (
    "SELECT indicator, quote, time_period, title FROM latest_figures "
    "ORDER BY published_on DESC, char_start LIMIT 10",
    "SELECT indicator, ref_area, time_period, growth_percent FROM growth_rates "
    "ORDER BY growth_percent DESC LIMIT 10",
    "SELECT severity, message FROM open_findings",
)


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a run: what it brought, what the warehouse holds, where things are."""

    run_id: str
    logical_date: str
    changed: bool
    seen: int
    loaded: int
    failures: tuple[Failure, ...]
    new_rows: int
    totals: dict[str, int]
    quarantined: int
    findings: dict[str, int]
    warehouse: Path | None
    report: Path | None
    seconds: float
    by_source: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def exit(self) -> Exit:
        """How the command should end."""
        return Exit.PARTIAL if self.failures else Exit.OK

    def record(self) -> dict[str, Any]:
        """All of it, ready for JSON."""
        return asdict(self) | {
            "warehouse": str(self.warehouse) if self.warehouse else None,
            "report": str(self.report) if self.report else None,
            "exit_code": int(self.exit),
        }

    def lines(self) -> Iterator[tuple[str, str]]:
        """Label and text, in reading order."""
        yield "run", f"{self.run_id} for {self.logical_date}, {self.seconds:.1f} s"
        yield "releases", f"{self.seen:,} seen, {self.loaded:,} new, {self.totals.get('release', 0):,} in all"
        yield "figures", f"{self.totals.get('figure', 0):,} in all, {self.new_rows:,} new rows of all kinds"
        told = ", ".join(f"{count} {severity}" for severity, count in self.findings.items()) or "none"
        yield "findings", told
        yield "quarantined", f"{self.quarantined:,} rows"
        for failure in self.failures:
            yield "failed", visible(f"{failure.source_id} {shown(failure.location)}: {failure.message}")
        yield "warehouse", str(self.warehouse or "none yet")
        yield "report", str(self.report or "none yet")
