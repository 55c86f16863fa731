"""The sources of an installation, with what they brought last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from config.sources import Source
from warehouse.folder import runs_folder


def roster(sources: Sequence[Source], data: Path) -> list[dict[str, object]]:
    """A row for each source; ``last`` are the counts of the last run that looked at it, None without one."""
    last = last_counts(data)
    return [
        {
            "id": source.id,
            "kind": source.kind,
            "name": source.name,
            "where": source.place,
            "schedule": source.schedule,
            "time_zone": source.time_zone,
            "last": last.get(source.id),
        }
        for source in sources
    ]


def last_counts(data: Path) -> dict[str, dict[str, object]]:
    """By source, the counts of the last run on record that looked at it, and that run's name."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted(runs_folder(data).glob("*.json"), reverse=True):
        try:
            record = json.loads(path.read_bytes())
            for name, counts in record.get("by_source", {}).items():
                found.setdefault(name, dict(counts) | {"run_id": record["run_id"]})
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            continue  # another version's record, or a damaged one
    return found
