"""Errors planted in clean, invented releases: each release read, checked alone and among its neighbours.

``plants.yaml`` names every release with the source that it comes from, and every error as the words
that stand in the clean release and the words that are put in their place. An error is found where a
warning or a critical finding that the clean release does not have holds a figure at that place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from config.words import load_lexicon
from press.arithmetic import contradictions
from press.check.across.compare import across
from press.check.across.told import Issue, Told
from press.check.naming import name_of
from press.check.pairing import is_anywhere
from press.figures import read_figures
from press.model import Figure, Release
from press.page import parse

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
    return (*_within(found), *_across(name, found), *_by_rule(found))


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


def _by_rule(found: Read) -> Iterator[Alarm]:
    return iter(())


def place(clean: Clean, plant: Plant) -> str:
    """The words of the error."""
    return plant.now
