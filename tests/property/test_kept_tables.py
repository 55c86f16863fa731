"""What follows from the rows is kept night by night: it equals what is worked out from all rows at once.

Random nights of few releases and few texts, so that versions, copies, rulings' releases and areas come, go
and change places.
"""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
import warehouse_world as world

from press.model import Figure, Release
from warehouse.duck import connect
from warehouse.load import create_tables, derive, load
from warehouse.migrate import migrate
from warehouse.names import name_of
from warehouse.schema import tables
from warehouse.views import create_views

KEPT = ("version_span", "version_count", "repeated_figure", "text_link", "area")
NIGHTS, PLACES = 25, 5
SENTENCES = (
    "Output rose by 4.5%.",
    "Peat fell.",
    "Turf stood still.",
    "Reed grew.",
    "Rush was cut.",
    "Moss dried.",
)


def telling(dice: random.Random) -> tuple[Release, tuple[Figure, ...], list[str]]:
    """A release of some of the sentences, its figure if it tells it, and its sketch."""
    told = sorted(dice.sample(range(len(SENTENCES)), dice.randint(4, 6)))
    text = "Tarn\n" + " ".join(SENTENCES[i] for i in told) + "\nPeat: turf."
    area = dice.choice(["Tarn", "Fell", "Germany", None])
    figures = (world.figure("4.5%", "4.5", text=text, ref_area=area, unit="percent"),) if 0 in told else ()
    return world.release(text), figures, [f"{i:08x}{i:08x}" for i in told]


def night(base: duckdb.DuckDBPyConnection, data: Path, dice: random.Random, number: int) -> None:
    """Some pages, each at one of few places: a new one, a new version, or one that was there before."""
    batches = []
    for place in dice.sample(range(PLACES), dice.randint(1, 3)):
        seed = dice.randint(0, 12)
        said, figures, sketch = telling(random.Random(seed))
        if dice.random() < 0.2:
            figures = ()  # read again by other rules
        batches.append(
            world.batch(
                data, f"n{number}", raw=f"{place} {seed}".encode(), location=f"{place}.html", of=said,
                figures=figures, now=world.NIGHT + timedelta(days=dice.randint(0, 40)),
            )
        )  # fmt: skip
        batches[-1]["release"][0] |= {"sketch": sketch, "text_key": name_of(*sketch)}
    counts = load(base, data, world.manifest(data, f"n{number}", *batches))
    derive(base, counts)


def kept(base: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    return {name: base.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in KEPT}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 2))])
def test_night_by_night_equals_all_at_once(tmp_path: Path, seed: int) -> None:
    dice, seen = random.Random(seed), set()
    with connect(":memory:", threads=1) as base:
        create_tables(base)
        migrate(base)
        create_views(base)
        for number in range(NIGHTS):
            night(base, tmp_path, dice, number)
            before = kept(base)
            seen |= {name for name, rows in before.items() if rows}
            derive(base)
            assert kept(base) == before
    assert seen == set(KEPT)
    assert set(KEPT) < set(tables())
