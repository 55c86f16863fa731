"""Which of several values is the one to use: each rule of precedence decides one case by hand."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import warehouse_world as world

from press.model import Bound, Contradiction, Figure, Nature
from warehouse.duck import connect
from warehouse.publish import publish, require_published

EARLY, LATE = date(2026, 2, 27), date(2026, 3, 27)
TEXT = "Tarn in 2025\n" + " ".join(f"A{n} of it." for n in range(40)) + "\nPeat: none."
FACT, PLAN, SURE, MAYBE = ("actual", "exact"), ("target", "exact"), 0, 1
SAME = {
    # indicator: (release, value, nature, bound, doubt) …, the value to use, values told
    "later release": ([(EARLY, "1", *FACT, SURE), (LATE, "2", *FACT, SURE)], "2", 2),
    "fact before plan": ([(EARLY, "1", *FACT, SURE), (LATE, "2", *PLAN, SURE)], "1", 2),
    "fact before earlier": ([(EARLY, "1", *FACT, SURE), (LATE, "2", "previous", "exact", SURE)], "1", 2),
    "outlook before plan": ([(LATE, "1", *PLAN, SURE), (EARLY, "2", "forecast", "exact", SURE)], "2", 2),
    "exact before rounded": ([(LATE, "1", "actual", "about", SURE), (LATE, "1.2", *FACT, SURE)], "1.2", 2),
    "undoubted before doubted": ([(EARLY, "1", *FACT, SURE), (LATE, "10", *FACT, MAYBE)], "1", 2),
    "printed first": ([(LATE, "1", *FACT, SURE), (LATE, "2", *FACT, SURE)], "1", 2),
    "agreed": ([(EARLY, "7", *FACT, SURE), (LATE, "7", *FACT, SURE)], "7", 1),
}  # fmt: skip


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, int, int]]:
    data = tmp_path_factory.mktemp("data")
    by_day: dict[date, list[tuple[Figure, bool]]] = {EARLY: [], LATE: []}
    place = iter(range(40))
    for indicator, (told, _, _) in SAME.items():
        for day, value, nature, bound, doubted in told:
            made = world.figure(
                f"A{next(place)} ",
                value,
                text=TEXT,
                indicator=indicator,
                nature=Nature(nature),
                bound=Bound(bound),
            )
            by_day[day].append((made, bool(doubted)))
    for number, (day, figures) in enumerate(by_day.items()):
        doubts = tuple(
            Contradiction("growth", "critical", (f,), "too much", "none", f)
            for f, doubted in figures
            if doubted
        )
        night = world.NIGHT + timedelta(days=40 * number)
        batch = world.batch(
            data, f"n{number}", raw=bytes([number]), location=f"{number}.html", now=night, doubts=doubts,
            of=world.release(TEXT, published=day, title=f"Tarn {number}"),
            figures=tuple(f for f, _ in figures),
        )  # fmt: skip
        publish(data, world.manifest(data, f"n{number}", batch, now=night))
    with connect(require_published(data), read_only=True) as connection:
        rows = connection.execute(
            "SELECT indicator, obs_value, figures_told, values_told FROM best_values"
        ).fetchall()
    return {name: (f"{value.normalize():f}", told, values) for name, value, told, values in rows}


@pytest.mark.parametrize("indicator", SAME)
def test_the_value_to_use(chosen: dict[str, tuple[str, int, int]], indicator: str) -> None:
    _, value, values = SAME[indicator]
    assert chosen[indicator] == (value, 2, values)


def test_one_row_for_each(chosen: dict[str, tuple[str, int, int]]) -> None:
    assert set(chosen) == set(SAME)


def test_the_figures_of_one_place_only(tmp_path: Path) -> None:
    """The same indicator of two areas is two series."""
    figures = [
        world.figure(f"A{n} ", str(n), text=TEXT, ref_area=area) for n, area in enumerate(("Tarn", "Brook"))
    ]
    batch = world.batch(tmp_path, "n1", of=world.release(TEXT), figures=tuple(figures))
    publish(tmp_path, world.manifest(tmp_path, "n1", batch))
    with connect(require_published(tmp_path), read_only=True) as connection:
        rows = connection.execute("SELECT ref_area, obs_value::INT FROM best_values ORDER BY ALL").fetchall()
    assert rows == [("Brook", 1), ("Tarn", 0)]
