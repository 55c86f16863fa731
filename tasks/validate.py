"""Staged rows against every rule, with Great Expectations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.lifecycle import Rulings
from expectations.overlays import FOLDER, rules
from tasks.records import Failure
from tasks.step import step
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


def kept_out_whole(quarantined: Iterable[Mapping[str, object]]) -> list[Failure]:
    """The releases that did not come in at all, such as pages of a template without a text, as failures."""
    told = [(row, json.loads(str(row["row_json"]))) for row in quarantined if row["table_name"] == "release"]
    return [
        Failure(release["source_id"], release["location"], "validate", str(row["reason"]))
        for row, release in told
    ]


def staged(work: Path) -> Path:
    """Where the database that a run stages its batch in stands."""
    return work / "staging.duckdb"
