"""Kill the night anywhere, run it again, get the same warehouse."""

from __future__ import annotations

import json
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from warm import warm

from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables

# Which run wrote a row, and when, is not part of what the warehouse says.
APART = {"run_id", "archived_at", "found_at", "known_from", "validated_at", "started_at", "finished_at"}
APART |= {"believed_from", "superseded_at"}  # which follow from them
Install = Callable[..., Path]


@pytest.fixture
def newsroom(install: Install, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation over two sources of the sample newsroom."""
    monkeypatch.setenv("COMMUNIQUE_BATCH_SIZE", "3")  # more steps to be killed at
    folder = root / "samples" / "newsroom"
    return install(labour=folder / "kestria-labour", city=folder / "veldhaven-city")


def content(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table in order, but for which run wrote what and when."""
    path = published(data)
    assert path is not None
    found = {}
    with connect(path, read_only=True) as connection:
        for table in tables().values():
            names = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in APART)
            if table.name not in ("run", "validation_result"):
                rows = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY ALL").fetchall()
                found[table.name] = sorted((tuple(map(timeless, row)) for row in rows), key=repr)
    return found


def timeless(value: object) -> object:
    """A quarantined row, which is kept as JSON, but for when things were."""
    if not isinstance(value, str) or not value.startswith("{"):
        return value
    return tuple(sorted((k, str(v)) for k, v in json.loads(value).items() if k not in APART))


@pytest.mark.parametrize("kills", [2, pytest.param(200, marks=pytest.mark.long)])
def test_a_killed_night_leaves_nothing_half_done(newsroom: Path, tmp_path: Path, kills: int) -> None:
    """Killed before steps, each in turn as far as there are kills for half of them, and anywhere between."""
    dice, survived, dead = random.Random(20261123), 0, 0
    with warm(tmp_path) as runs:
        clean = runs.run(newsroom, tmp_path / "clean")
        assert clean.status == 0, clean.said
        expected = content(tmp_path / "clean")
        assert len(expected["figure"]) > 50
        every = range(1, clean.steps + 1)
        steps = dice.sample(every, min(kills // 2, clean.steps))
        moments: list[dict[str, float]] = [{"step": step} for step in steps]
        while len(moments) < kills:
            moments.append({"after": clean.seconds * dice.uniform(0.02, 1.0)})
        for number, moment in enumerate(moments):
            data = tmp_path / f"killed-{number}"
            dead += runs.run(newsroom, data, **moment).status == -signal.SIGKILL
            again = runs.run(newsroom, data)
            survived += again.status == 0 and content(data) == expected
            shutil.rmtree(data)
    print(f"survived {survived}/{kills}, {len(steps)} of them at {len(steps)}/{clean.steps} steps of a night")
    assert survived == kills
    assert dead >= max(kills // 2, kills * 0.9 - 2)  # a night may end before its moment; a step always comes
