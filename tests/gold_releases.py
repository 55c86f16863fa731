"""Labelled releases as values: gold lines → figures, text → release."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from press.model import Basis, Bound, Figure, Measure, Nature, Passage, PassageKind, Period, Prices, Release


def release_of(text: str) -> Release:
    """A release whose paragraphs are its lines."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    passages = (Passage(i, PassageKind.PARAGRAPH, m.start(), m.end()) for i, m in enumerate(lines))
    return Release(text=text, passages=tuple(passages))


def figures_of(path: Path, *, optional: bool) -> list[Figure]:
    """The labelled figures of a ``.figures.jsonl``, with or without those that are not scored."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if "start" in row and (optional or not row.get("optional"))]
    return [figure_of(row) for row in kept]


def figure_of(row: Mapping[str, Any]) -> Figure:
    """One labelled figure."""
    return Figure(
        start=row["start"], end=row["end"], quote=row["quote"], measure=Measure(row["measure"]),
        value=Decimal(row["value"]), unit=row["unit"], indicator=row["indicator"],
        value_high=None if row.get("value_high") is None else Decimal(row["value_high"]),
        bound=Bound(row["bound"]), unit_mult=row["unit_mult"], ref_area=row.get("ref_area"),
        period=_period(row.get("period")), base_period=_period(row.get("base_period")),
        basis=Basis(row["basis"]) if row.get("basis") else None, of=row.get("of"), versus=row.get("versus"),
        nature=Nature(row["nature"]), prices=Prices(row["prices"]) if row.get("prices") else None,
    )  # fmt: skip


def _period(ends: Sequence[str | None] | None) -> Period | None:
    if ends is None:
        return None
    first, last = (date.fromisoformat(end) if end else None for end in ends)
    return Period(first, last)
