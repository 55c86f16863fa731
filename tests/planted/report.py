"""``python -m tests.planted.report`` writes ``docs/planted-errors.md`` from what is found now."""

from __future__ import annotations

from collections import Counter

from tests.conftest import ROOT
from tests.planted.planting import Plant, clean_alarms, is_found, world

PAGE = ROOT / "docs" / "planted-errors.md"

TEXT = """\
<!-- generated: python -m tests.planted.report -->

# How many planted errors are found

{count} errors of {kinds} kinds, each planted alone in one of {clean} invented releases (English and Chinese,
text and tables, in `tests/planted/`), read and checked end to end. An error counts as found where a warning
or a critical finding that the clean release does not have holds a figure at its very place (of a date, in its
sentence). A finding elsewhere does not count.

| kind | example | planted | found | recall |
|---|---|---|---|---|
{rows}

False alarms on the {clean} clean releases: {false}.

The releases were written for this test, by those who wrote the checks: real releases are worded in more ways,
and an error in a figure that was not read cannot be found. How well figures are read is in
[accuracy.md](accuracy.md); what is checked is in [checks.md](checks.md).
"""


def recall() -> tuple[Counter[str], Counter[str], list[Plant]]:
    """Planted and found by kind, and those missed."""
    _, plants = world()
    missed = [plant for plant in plants if not is_found(plant)]
    planted = Counter(plant.kind for plant in plants)
    return planted, planted - Counter(plant.kind for plant in missed), missed


def page() -> str:
    """The page, from a measurement now."""
    clean, plants = world()
    planted, found, _ = recall()
    example = {plant.kind: plant for plant in reversed(plants)}
    rows = [
        f"| {kind} | {_shown(example[kind])} | {count} | {found[kind]} | {found[kind] / count:.0%} |"
        for kind, count in planted.items()
    ]
    rows.append(f"| all | | {planted.total()} | {found.total()} | {found.total() / planted.total():.0%} |")
    false = sum(len(clean_alarms(name)) for name in clean)
    return TEXT.format(
        count=planted.total(), kinds=len(planted), clean=len(clean), rows="\n".join(rows), false=false
    )


def _shown(plant: Plant) -> str:
    return f"“{_cell(plant.was)}” → “{_cell(plant.now)}”"


def _cell(words: str) -> str:
    return words.replace("<td>", " ").replace("</td>", " ").replace("</h1>", "").strip()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
