"""As-of queries over random histories equal a model in plain Python at every instant.

A history is one release: versions, archived at random nights (a backfill archives late), some with a date
of their own change, loaded in random order in several runs.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import duckdb
import pytest
import warehouse_world as world

from press.model import Release
from warehouse import manifest as log
from warehouse import parquet, rows
from warehouse.archive import Capture
from warehouse.duck import connect
from warehouse.folder import parquet_folder
from warehouse.publish import publish, require_published
from warehouse.schema import tables

HISTORIES, DAYS, RUNS = 1_000, 24, 5
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Version:
    """One version: the day from which it could be known, and the moment it was archived."""

    release: int
    name: str
    known_from: datetime
    archived_at: datetime


def histories(seed: int) -> list[Version]:
    """Versions of all releases, in random order."""
    dice = random.Random(seed)
    found = []
    for release in range(HISTORIES):
        for number in range(dice.randint(1, 4)):
            archived = FIRST + timedelta(days=dice.randint(1, DAYS), hours=6, minutes=number)
            known = FIRST + timedelta(days=dice.randint(0, DAYS))
            found.append(Version(release, f"{release}-{number}", min(known, archived), archived))
    dice.shuffle(found)
    return found


class Model:
    """What is believed when, as a person would reckon it."""

    def __init__(self, versions: list[Version], names: dict[str, str]) -> None:
        self.by_release: dict[int, list[tuple[Version, datetime]]] = defaultdict(list)
        of: dict[int, list[Version]] = defaultdict(list)
        for version in versions:
            of[version.release].append(version)
        for release, some in of.items():
            some.sort(key=lambda v: (v.known_from, v.archived_at, names[v.name]))
            for before, version in zip([None, *some], some, strict=False):
                same = before is not None and before.known_from == version.known_from
                self.by_release[release].append(
                    (version, version.archived_at if same else version.known_from)
                )

    def believed(self, moment: datetime) -> set[str]:
        """The last version of each release of those that could be known by then."""
        found = set()
        for some in self.by_release.values():
            known = [version for version, since in some if since <= moment]
            found |= {known[-1].name} if known else set()
        return found

    def held(self, moment: datetime) -> set[str]:
        """The last version of each release of those that had been archived by then."""
        found = set()
        for some in self.by_release.values():
            held = [version for version, _ in some if version.archived_at <= moment]
            found |= {held[-1].name} if held else set()
        return found


@pytest.fixture(scope="module", params=[7])
def world_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Model]]:
    """The histories in a warehouse, and the model of them."""
    data = tmp_path_factory.mktemp("data")
    versions = histories(request.param)
    names: dict[str, str] = {}
    for run in range(RUNS):
        batch: dict[str, list[rows.Row]] = {
            "source": [rows.source_row("tarn", run_id=f"r{run}", **world.SOURCE)]
        }
        for version in versions[run::RUNS]:
            head, figures = _rows(version, f"r{run}")
            names[version.name] = str(head["release_version"])
            batch.setdefault("release", []).append(head)
            batch.setdefault("figure", []).extend(figures)
        files = {
            name: [parquet.write(tables()[name], found, parquet_folder(data, name))]
            for name, found in batch.items()
        }
        publish(data, log.manifest(data, f"r{run}", files, world.run_row(f"r{run}")))
    with connect(require_published(data), read_only=True) as connection:
        yield connection, Model(versions, names)


def _rows(version: Version, run: str) -> tuple[rows.Row, list[rows.Row]]:
    text = f"Version {version.name}."
    digest, at = hashlib.sha256(version.name.encode()).hexdigest(), version.archived_at
    capture = Capture("tarn", f"{version.release}.html", digest, 9, at, found_at=at)
    release = Release(text, title=f"Release {version.release}", language="en")
    head = dict(rows.release_row(release, capture, reader_version="r", run_id=run))
    head["known_from"] = version.known_from
    figure = world.figure(version.name, "5", text=text, passage=None)
    return head, list(rows.figure_rows((figure,), head))


def moments() -> list[datetime]:
    """Every instant at which anything may change, and one between each and the next."""
    whole = [FIRST + timedelta(days=day) for day in range(-1, DAYS + 2)]
    nights = [FIRST + timedelta(days=day, hours=6, minutes=m) for day in range(DAYS + 2) for m in range(4)]
    return sorted({*whole, *nights, *(m + timedelta(microseconds=1) for m in whole)})


def test_as_of_equals_the_model(world_of: tuple[duckdb.DuckDBPyConnection, Model]) -> None:
    connection, model = world_of
    wrong = []
    for moment in moments():
        for macro, wanted in (
            ("figures_as_of", model.believed(moment)),
            ("figures_held_at", model.held(moment)),
        ):
            found = connection.execute(f"SELECT quote FROM {macro}(?)", [moment]).fetchall()
            if sorted(q for (q,) in found) != sorted(wanted):
                wrong.append((macro, moment))
    assert wrong == []
    print(f"{HISTORIES} histories equal the model at {len(moments())} instants")


def test_spans_of_belief_do_not_overlap(world_of: tuple[duckdb.DuckDBPyConnection, Model]) -> None:
    connection, _ = world_of
    both = connection.execute(
        """SELECT count(*) FROM release_history AS a JOIN release_history AS b USING (release_id)
        WHERE a.release_version < b.release_version
            AND greatest(a.believed_from, b.believed_from)
                < least(coalesce(a.superseded_at, 'infinity'), coalesce(b.superseded_at, 'infinity'))
            AND a.believed_from < coalesce(a.superseded_at, 'infinity')
            AND b.believed_from < coalesce(b.superseded_at, 'infinity')"""
    ).fetchall()
    assert both == [(0,)]
