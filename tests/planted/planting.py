"""Errors planted in clean, invented releases: each release read, checked alone and among its neighbours.

``plants.yaml`` names every release with the source that it comes from, and every error as the words
that stand in the clean release and the words that are put in their place. An error is found where a
warning or a critical finding that the clean release does not have holds a figure at that place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from config.words import load_lexicon
from expectations.keys import failing
from expectations.overlays import overlaid
from expectations.words import message
from press.arithmetic import contradictions
from press.check.across.compare import across
from press.check.across.told import Issue, Told
from press.check.naming import name_of
from press.check.pairing import is_anywhere
from press.check.sentences import split
from press.figures import read_figures
from press.model import Figure, Release
from press.page import parse
from tests.validation_world import fill
from warehouse import rows
from warehouse.archive import Capture
from warehouse.duck import connect

HERE = Path(__file__).parent
GRAVE = ("warning", "critical")


@dataclass(frozen=True, slots=True)
class Clean:
    """A release without an error: its file, the place that its source is about, the releases before it."""

    name: str
    file: Path
    home: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plant:
    """One error: in ``release`` the words ``was``, found once, are put as ``now``."""

    release: str
    kind: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Read:
    """A release and the figures that were read from it."""

    release: Release
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A grave finding: its kind and message, and the places of its figures in the release."""

    kind: str
    message: str
    spans: tuple[tuple[int, int], ...]


@cache
def world() -> tuple[dict[str, Clean], tuple[Plant, ...]]:
    """The clean releases by name, and the errors."""
    told: dict[str, Any] = yaml.safe_load((HERE / "plants.yaml").read_text(encoding="utf-8"))
    clean = {
        name: Clean(name, HERE / "releases" / row["file"], row["home"], tuple(row.get("after", ())))
        for name, row in told["releases"].items()
    }
    plants = tuple(
        Plant(name, kind, was, now) for kind, rows in told["plants"].items() for name, was, now in rows
    )
    return clean, plants


def read(clean: Clean, plant: Plant | None = None) -> Read:
    """The release as it is, or with an error in it."""
    page = clean.file.read_text(encoding="utf-8")
    if plant is not None:
        assert page.count(plant.was) == 1, f"{plant}: found {page.count(plant.was)} times"
        page = page.replace(plant.was, plant.now)
    release = parse(page.encode(), location=clean.file.name)
    return Read(release, read_figures(release, load_lexicon()).figures)


@cache
def clean_reading(name: str) -> Read:
    """A clean release as it is read; read once."""
    return read(world()[0][name])


def alarms(name: str, found: Read) -> tuple[Alarm, ...]:
    """What is grave about a release, alone and among the clean releases before it."""
    return (*_within(found), *_across(name, found), *_by_rule(name, found))


def _within(found: Read) -> Iterator[Alarm]:
    for doubt in contradictions(found.figures, found.release):
        if doubt.severity in GRAVE:
            yield Alarm(doubt.kind, doubt.message, tuple((f.start, f.end) for f in doubt.figures))


def _across(name: str, found: Read) -> Iterator[Alarm]:
    clean = world()[0][name]
    before = [t for other in clean.after for t in told(other, clean_reading(other))]
    for doubt in across([*before, *told(name, found)]):
        spans = tuple((t.figure.start, t.figure.end) for t in doubt.told if t.issue.release == name)
        if doubt.severity in GRAVE and spans:
            yield Alarm(doubt.kind, doubt.message, spans)


def told(name: str, found: Read) -> list[Told]:
    """The figures of a release as other releases see them."""
    clean, published = world()[0][name], found.release.published
    assert isinstance(published, date), f"{name}: no date was read"
    issue = Issue(name, "1", clean.home, found.release.title or name, published)
    return [
        Told(f, f"{name}:{f.start}", issue, name_of(clean.home if _here(f) else f.ref_area))
        for f in found.figures
    ]


def _here(figure: Figure) -> bool:
    return not figure.ref_area or is_anywhere(figure.ref_area)


def _by_rule(name: str, found: Read) -> Iterator[Alarm]:
    """What the overlays say of its figures, one by one; the rules themselves run on DuckDB."""
    capture = Capture(name, name, name_of_bytes(found), 1, datetime(2026, 6, 1, tzinfo=UTC))
    release = rows.release_row(found.release, capture, reader_version="1", run_id="1")
    figures = rows.figure_rows(found.figures, release)
    at = {row["figure_id"]: (f.start, f.end) for row, f in zip(figures, found.figures, strict=True)}
    with connect(":memory:") as db:
        fill(db, {"release": [release], "figure": figures})
        for rule in overlaid():
            if rule.table == "figure" and rule.severity in GRAVE:
                for failing_row in failing(db, rule):
                    yield Alarm(rule.id, message(failing_row), (at[failing_row.row["figure_id"]],))


def name_of_bytes(found: Read) -> str:
    """The hash that a capture of the release would have."""
    return hashlib.sha256(found.release.text.encode()).hexdigest()


def found_at(plant: Plant, found: Read) -> list[tuple[int, int]]:
    """Where the last words of the error that are not markup stand in the release's text."""
    words = [part for part in re.split("<[^<>]{1,20}>", plant.now) if part.strip()][-1]
    places = [(m.start(), m.end()) for m in re.finditer(re.escape(words), found.release.text)]
    if plant.kind != "period":
        return places
    return [split(found.release).around(start) for start, _ in places]  # a date is no figure


@cache
def is_found(plant: Plant) -> bool:
    """Whether the error raises an alarm of its own that holds a figure at its place."""
    clean = world()[0][plant.release]
    found = read(clean, plant)
    known = {(a.kind, a.message) for a in clean_alarms(plant.release)}
    places = found_at(plant, found)
    return any(
        start < last and first < end
        for alarm in alarms(plant.release, found)
        if (alarm.kind, alarm.message) not in known
        for start, end in alarm.spans
        for first, last in places
    )


@cache
def clean_alarms(name: str) -> tuple[Alarm, ...]:
    """The false alarms about a clean release."""
    return alarms(name, clean_reading(name))
