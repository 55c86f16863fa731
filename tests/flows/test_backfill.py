"""A backfill gives what the nights would have given, in any order, and goes on where it was interrupted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from config.load import ConfigError
from flows import backfill as module
from flows.backfill import Request, backfill, planned
from flows.nightly import nightly
from warehouse.duck import connect
from warehouse.publish import published
from warehouse.schema import tables

pytestmark = pytest.mark.slow

Install = Callable[..., Path]
YEAR = date(2026, 1, 1), date(2026, 12, 31)
APART = {"run_id", "archived_at", "found_at", "known_from", "validated_at", "started_at", "finished_at"}
RELEASE = """\
Ostermark Port Authority
Harbour traffic in {month}

Published {day} {month} 2026

The port handled {figure} million containers in 2025, up 4.5% on 2024.
"""


@pytest.fixture
def root(install: Install, tmp_path: Path) -> Path:
    folder = tmp_path / "port"
    folder.mkdir()
    for day, month, figure in ((3, "February", "3.1"), (9, "March", "3.4"), (9, "March", "3.6")):
        text = RELEASE.format(day=day, month=month, figure=figure)
        (folder / f"{month}-{figure}.txt").write_text(text, encoding="utf-8")
    return install(port=folder)


def content(data: Path) -> dict[str, list[tuple[object, ...]]]:
    path = published(data)
    assert path is not None
    found = {}
    with connect(path, read_only=True) as connection:
        for table in tables().values():
            if table.name not in ("run", "validation_result", "finding_event"):  # of runs, not of pages
                names = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in APART)
                found[table.name] = connection.execute(
                    f"SELECT {names} FROM {table.name} ORDER BY ALL"
                ).fetchall()
    return found


def days(request: Request, data: Path) -> list[str]:
    return [summary.logical_date for summary in backfill(request, data)]


def test_a_backfill_gives_what_the_night_gives(root: Path, tmp_path: Path) -> None:
    nightly(data=tmp_path / "night")
    expected = content(tmp_path / "night")
    assert len(expected["figure"]) == 6
    assert days(Request(*YEAR), tmp_path / "oldest") == ["2026-02-03", "2026-03-09"]
    assert days(Request(*YEAR, order="newest"), tmp_path / "newest") == ["2026-03-09", "2026-02-03"]
    same = sum(content(tmp_path / order) == expected for order in ("oldest", "newest"))
    print(f"backfilled in any order: {same}/2 the same tables")
    assert same == 2
    assert days(Request(*YEAR), tmp_path / "oldest") == []


def test_an_interrupted_backfill_goes_on(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, again = tmp_path / "data", Request(*YEAR, reprocess="all")
    nightly()
    real, calls = module.carry_out, []

    def broken(run: object, bring: object) -> object:
        calls.append(run)
        if len(calls) == 2:
            raise OSError("the power fails")
        return real(run, bring)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "carry_out", broken)
    with pytest.raises(OSError, match="the power fails"):
        days(again, data)
    left = planned(again, data, dry=True)
    assert ([str(day.day) for day in left.days], left.resumed) == (["2026-03-09"], 1)
    assert days(again, data) == ["2026-03-09"]
    assert len(planned(again, data, dry=True).days) == 2


def test_days_the_wrong_way_round_are_told(root: Path) -> None:
    with pytest.raises(ConfigError, match=r"2026-12-31, is after the last, 2026-01-01\. Give the earlier"):
        planned(Request(YEAR[1], YEAR[0]))
    assert not (root / "data").exists()
