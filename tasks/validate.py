"""Staged rows against every rule, with Great Expectations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.lifecycle import Rulings
from expectations.overlays import FOLDER, rules
from tasks.records import Failure
from tasks.step import step
from warehouse.archive import Capture
from warehouse.names import name_of
from warehouse.staging import stage

if TYPE_CHECKING:
    from expectations.validate import Outcome


def rules_version() -> str:
    """A name for all rules together; raises :class:`config.load.ConfigError` where an overlay is wrong."""
    return name_of(*map(repr, rules(FOLDER)))


@step("validate")
def validate(
    files: Mapping[str, Sequence[Path]],
    work: Path,
    run_id: str,
    now: datetime,
    docs: Path,
    rulings: Rulings,
) -> Outcome:
    """Stage the row files in a database of their own and put it to the rules; Data Docs go to ``docs``.
    Rows that ``rulings`` accept are not kept out."""
    from expectations.validate import (
        validate as put_to_the_rules,  # Great Expectations takes seconds to import
    )

    staging = stage(files, staged(work))
    return put_to_the_rules(staging, run_id, now=now, docs=docs, rulings=rulings)


def kept_out_whole(quarantined: Iterable[Mapping[str, object]], read: Iterable[Capture]) -> list[Failure]:
    """Of sources that brought nothing but releases which were kept out, those releases as failures: a new
    template hides the text of all pages alike, while one page without a text is a finding and no more."""
    told = [(row, json.loads(str(row["row_json"]))) for row in quarantined if row["table_name"] == "release"]
    out, brought = Counter(release["source_id"] for _, release in told), Counter(c.source_id for c in read)
    return [
        Failure(release["source_id"], release["location"], "validate", str(row["reason"]))
        for row, release in told
        if out[release["source_id"]] >= brought[release["source_id"]]
    ]


def staged(work: Path) -> Path:
    """Where the database that a run stages its batch in stands."""
    return work / "staging.duckdb"
