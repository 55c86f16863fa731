"""The pages that a reviewer reads."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from expectations.report import write_report
from tasks.step import step


@step("report")
def report(database: Path, out: Path, docs: Path | None, now: datetime) -> Path:
    """Write the review of a published warehouse; gives its first page."""
    return write_report(database, out, docs=docs if docs and docs.exists() else None, now=now)
