"""Planted contradictions in labelled releases are found, consistent statements are left alone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from gold_releases import figures_of, release_of

from config.words import load_lexicon
from press.arithmetic import agreements, contradictions
from press.check.entities import entity_conflicts
from press.figures import read_figures
from press.hints import Hints
from press.model import Contradiction, Release, Term
from press.page import parse

GOLD = (
    "en-dhl-affordable-homes-2025", "en-linjiang-district-2025", "en-westmark-jobs-2026-05",
    "zh-lankong-trade-2026-04-hant", "zh-wangxi-gwr-2026", "zh-yunpu-tjgb-2025",
)  # fmt: skip
SEED = "changning-press-conference"
optional = pytest.mark.parametrize("optional", [False, True], ids=["scored figures", "optional figures too"])


def _checked(folder: Path, stem: str, *, optional: bool) -> tuple[Contradiction, ...]:
    text = (folder / f"{stem}.txt").read_text(encoding="utf-8")
    return contradictions(figures_of(folder / f"{stem}.figures.jsonl", optional=optional), release_of(text))


@pytest.mark.parametrize("stem", GOLD)
def test_the_planted_contradictions_are_found_in_what_our_readers_read(shared: Path, stem: str) -> None:
    """The same by words: our figures may cover a character more or less."""
    folder = shared / "gold"
    release = _read(folder, stem)
    found = contradictions(read_figures(release, load_lexicon()).figures, release)
    wanted = _findings(folder, stem)["findings"]
    assert sorted(map(_by_words, found)) == sorted(
        (w["kind"], sorted(_digits(f["quote"]) for f in w["figures"])) for w in wanted
    )


def _read(folder: Path, stem: str) -> Release:
    """The release as the night reads it."""
    text = folder / f"{stem}.txt"
    head = json.loads((folder / f"{stem}.figures.jsonl").read_text(encoding="utf-8").splitlines()[0])
    published = date.fromisoformat(head["published"]) if head.get("published") else None
    hints = Hints(title=head.get("title"), published=published, language=head.get("lang"))
    return parse(text.read_bytes(), location=text.name, hints=hints)


def _by_words(found: Contradiction) -> tuple[str, list[str]]:
    return found.kind, sorted(_digits(f.quote) for f in found.figures)


def _digits(quote: str) -> str:
    return "".join(c for c in quote if c.isdigit() or c == ".")


def _findings(folder: Path, stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{stem}.findings.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("stem", GOLD)
@optional
def test_exactly_the_planted_contradictions(shared: Path, stem: str, optional: bool) -> None:
    wanted = _findings(shared / "gold", stem)["findings"]
    found = _checked(shared / "gold", stem, optional=optional)
    assert sorted(map(_found_key, found)) == sorted(map(_wanted_key, wanted)), [c.message for c in found]


def _found_key(found: Contradiction) -> tuple[Any, ...]:
    suspect = found.suspect.start if found.suspect else None
    expected = None if found.expected is None else format(found.expected, "f")
    return found.kind, sorted(f.start for f in found.figures), suspect, expected


def _wanted_key(wanted: dict[str, Any]) -> tuple[Any, ...]:
    starts = {figure["id"]: figure["start"] for figure in wanted["figures"]}
    suspect = starts[wanted["suspect"]] if wanted["suspect"] else None
    return wanted["kind"], sorted(starts.values()), suspect, wanted["expected"]


@pytest.mark.parametrize("stem", GOLD)
def test_most_consistent_relations_are_seen_to_agree(shared: Path, stem: str) -> None:
    """Silence is worth something only where the relation was looked at; one in each text may be missed."""
    folder = shared / "gold"
    figures = figures_of(folder / f"{stem}.figures.jsonl", optional=True)
    release = release_of((folder / f"{stem}.txt").read_text(encoding="utf-8"))
    seen = {frozenset(f.start for f in a.figures) for a in agreements(figures, release)}
    wanted = [frozenset(f["start"] for f in c["figures"]) for c in _findings(folder, stem)["consistent"]]
    assert len([w for w in wanted if w not in seen]) <= 1


@optional
def test_the_seed_has_one_contradiction(shared: Path, optional: bool) -> None:
    (found,) = _checked(shared / "seed", SEED, optional=optional)
    assert (found.kind, found.severity) == ("multiple-vs-growth", "warning")
    assert {f.quote for f in found.figures} == {"1.8 times", "7.8%"}
    assert "15.83%" in found.message
    assert "7.8% for 4 years gives 1.35 times" in found.computation


def test_the_seed_s_revenue_agrees(shared: Path) -> None:
    folder = shared / "seed"
    release = release_of((folder / f"{SEED}.txt").read_text(encoding="utf-8"))
    told = [
        a.computation
        for a in agreements(figures_of(folder / f"{SEED}.figures.jsonl", optional=True), release)
    ]
    assert any("18 billion yuan × (1 − 1.088⁻⁴) = 5.15 billion yuan" in words for words in told)


def test_the_seed_s_glossary_places_one_thing_elsewhere(shared: Path) -> None:
    release = _with_glossary((shared / "seed" / f"{SEED}.txt").read_text(encoding="utf-8"))
    assert len(release.glossary) == 8
    (found,) = entity_conflicts(release)
    assert "Jinhongqiao" in found.message
    assert "Beijing" in found.message
    assert len(found.spans) == 2


def _with_glossary(text: str) -> Release:
    """The lines after the cut body, in pairs of name and words."""
    bare = release_of(text)
    names = next(i for i, p in enumerate(bare.passages) if bare.words(p) == "Shanghai")
    lines = bare.passages[names:]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    terms = (Term(bare.words(n), n.start, n.end, words.start, words.end) for n, words in pairs)
    return Release(text=text, passages=bare.passages, glossary=tuple(terms))
