"""Which texts are measured? Releases, reports and pages of the shared corpus, chosen without looking."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from press.figures import language_of
from press.model import PassageKind, Release
from press.page import parse
from press.read.en.grammar.tokens import sentences
from press.text import normalise

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NEWS = Path("corpus") / "newsramp"
REPORTS = Path("corpus") / "state-council-reports" / "reports-1954-2015.jsonl"
PAGES = ("corpus/edgar-8k", "corpus/nbs-fixtures", "corpus/ons")


@dataclass(frozen=True)
class News:
    """Some releases and all English sentences of theirs, in order."""

    releases: tuple[Release, ...]
    sentences: tuple[str, ...]


def news_files(shared: Path) -> list[Path]:
    """All company releases of the corpus, in the order of their paths."""
    return sorted((shared / NEWS).rglob("*.md"))


def release_of(path: Path) -> Release:
    """One company release, parsed."""
    return parse(path.read_bytes(), location=path.name)


def news(shared: Path, wanted: int) -> News:
    """Evenly spread releases with at least ``wanted`` English sentences between them."""
    files = news_files(shared)
    step = max(1, len(files) * 30 // wanted)
    while True:
        releases = tuple(map(release_of, files[::step]))
        said = tuple(sentence for release in releases for sentence in _sentences(release))
        if len(said) >= wanted or step == 1:
            return News(releases, said)
        step -= 1


def _sentences(release: Release) -> list[str]:
    found: list[str] = []
    for passage in release.passages:
        if passage.kind is PassageKind.TABLE or language_of(release, passage) != "en":
            continue
        normal = normalise(release.text[passage.start : passage.end])
        found += [normal.text[start:end].strip() for start, end in sentences(normal)]
    return [sentence for sentence in found if sentence]


def reports(shared: Path) -> list[Release]:
    """The Chinese government work reports, parsed as plain text."""
    lines = (shared / REPORTS).read_text(encoding="utf-8").splitlines()
    return [parse(json.loads(line)["content"].encode(), location="report.txt") for line in lines]


def page_files(shared: Path) -> list[Path]:
    """Whole HTML pages: filings, statistics offices, and this project's own test pages."""
    folders = [*(shared / folder for folder in PAGES), ROOT / "tests" / "pages"]
    return sorted(path for folder in folders for path in folder.rglob("*.html"))
