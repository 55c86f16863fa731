"""Order does not matter: nights in any order, and a backfill of all days, give the same tables."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from test_killed_night import APART, timeless

from flows.backfill import Request, backfill
from flows.nightly import nightly
from warehouse.duck import connect
from warehouse.publish import require_published
from warehouse.schema import tables

SOURCES = ("harbour", "station", "airport")
FIRST = date(2026, 3, 1)
RELEASE = """\
Ostermark {source} authority
Traffic of the {source} in week {week}

Published {day:%d %B %Y}

The {source} handled {value} million passengers in week {week} of 2026, up {rate}% on 2025.
"""


@dataclass(frozen=True)
class Release:
    """What comes one night; a revision stands at the place of an earlier one."""

    source: str
    week: int
    day: date
    value: str
    rate: str

    @property
    def place(self) -> str:
        """Where it stands, below the installation."""
        return f"{self.source}/week-{self.week}.txt"


def releases(nights: int, dice: random.Random) -> list[Release]:
    """One a night; each third revises an earlier one."""
    made: list[Release] = []
    for night in range(nights):
        value, rate = f"{dice.uniform(1, 9):.1f}", f"{dice.uniform(1, 9):.1f}"
        day = FIRST + timedelta(days=night)
        if night % 3 == 2:
            old = dice.choice(made)
            made.append(Release(old.source, old.week, day, value, rate))
        else:
            made.append(Release(SOURCES[night % len(SOURCES)], night + 1, day, value, rate))
    return made


def shuffled(made: Sequence[Release], dice: random.Random) -> list[Release]:
    """Out of order, but for the versions of one page: which of them stands there last is what is told."""
    order = dice.sample(list(made), len(made))
    versions = {r.place: iter([one for one in made if one.place == r.place]) for r in made}
    return [next(versions[release.place]) for release in order]


def installed(root: Path) -> Path:
    """An installation of the sources, without a release."""
    (root / "config" / "sources").mkdir(parents=True)
    for name in SOURCES:
        (root / name).mkdir()
        text = f"id: {name}\nname: {name}\nkind: folder\npath: {name}\n"
        (root / "config" / "sources" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def run(root: Path, made: Sequence[Release], patch: pytest.MonkeyPatch) -> dict[str, object]:
    """A night after each release; gives what the tables say in the end."""
    patch.setenv("COMMUNIQUE_ROOT", str(installed(root)))
    for night, release in enumerate(made):
        text = RELEASE.format(**vars(release))
        (root / release.place).write_text(text, encoding="utf-8")
        assert nightly(FIRST + timedelta(days=night)).loaded == 1
    return content(root / "data")


def content(data: Path) -> dict[str, object]:
    """Every table, but for what is of runs: which wrote what and when, doubts that are settled, and those of
    sources, which only a look at them can tell."""
    found: dict[str, object] = {}
    with connect(require_published(data), read_only=True) as connection:
        for table in tables().values():
            if table.name in ("run", "validation_result", "finding_event", "source"):
                continue
            names = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in APART)
            only = "WHERE status = 'open' AND release_id IS NOT NULL" if table.name == "finding" else ""
            rows = connection.execute(f"SELECT {names} FROM {table.name} {only}").fetchall()
            found[table.name] = sorted((tuple(map(timeless, row)) for row in rows), key=repr)
    return found


@pytest.mark.parametrize("nights", [2, pytest.param(30, marks=pytest.mark.long)])
def test_nights_in_any_order_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nights: int
) -> None:
    monkeypatch.setenv("COMMUNIQUE_PROCESSES", "1")
    dice = random.Random(20261128)
    made = releases(nights, dice)
    ordered = run(tmp_path / "ordered", made, monkeypatch)
    other = run(tmp_path / "shuffled", shuffled(made, dice), monkeypatch)
    same = sum(ordered[name] == other[name] for name in ordered)
    for name in ordered:
        assert ordered[name] == other[name], name
    archive = tmp_path / "ordered" / "data" / "archive"
    (tmp_path / "shuffled" / "again").mkdir()
    archive.rename(tmp_path / "shuffled" / "again" / "archive")
    whole = Request(FIRST, FIRST + timedelta(days=nights), order="newest", offline=True)
    days = len(list(backfill(whole, tmp_path / "shuffled" / "again")))
    again = content(tmp_path / "shuffled" / "again")
    print(
        f"{nights} nights shuffled: {same}/{len(ordered)} tables as in order; {days} days backfilled, newest "
        f"first: {sum(ordered[name] == again[name] for name in ordered)}/{len(ordered)}"
    )
    for name in ordered:
        assert ordered[name] == again[name], name
