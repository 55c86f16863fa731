"""A line to cite a figure by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warehouse.duck import connect
from warehouse.errors import WarehouseError
from warehouse.present import visible


def citations(database: Path, figures: Sequence[str]) -> list[str]:
    """The citation of each figure, in the order asked for.

    Raises ``WarehouseError`` that names the figures that no current release has.
    """
    with connect(database, read_only=True) as connection:
        rows = connection.execute(
            "SELECT figure_id, citation FROM citations WHERE list_contains(?, figure_id)", [list(figures)]
        ).fetchall()
    found = dict(rows)
    missing = [figure for figure in figures if figure not in found]
    if missing:
        raise WarehouseError(
            f"no current release has the figure {', '.join(map(visible, missing))}. "
            "Take the id from column figure_id of latest_figures."
        )
    return [visible(found[figure]) for figure in figures]
