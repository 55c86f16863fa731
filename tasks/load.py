"""Rows into the warehouse that readers see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tasks.step import step
from warehouse import manifest as log
from warehouse.publish import Publication, publish


@step("load")
def load(
    data: Path,
    run_id: str,
    files: Mapping[str, Sequence[Path]],
    run_row: Mapping[str, object],
    keep: int,
) -> Publication:
    """Build a new warehouse from the published one and these files, check it, swap it in."""
    return publish(data, log.manifest(data, run_id, files, run_row), keep=keep)
