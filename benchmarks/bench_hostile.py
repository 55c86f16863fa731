"""How long does hostile text take? Processor time for 100 KB, and for a half and twice of it.

``python benchmarks/bench_hostile.py`` takes some ten seconds and writes ``hostile.md``. A time that more
than doubles with the text is a slow path; a long one shows that the limits of ``press/dumps.py`` miss it.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from timing import timed

from config.words import load_lexicon
from press.figures import read_figures
from press.model import Passage, PassageKind, Release

HERE = Path(__file__).resolve().parent
SIZES = (50_000, 100_000, 200_000)
LINE = 4_000
"""Characters of a passage where a text is cut into many."""
PIECES = {
    "one passage of numbers": ("1 ", "1,", "5%, ", "one ", "$5 ", "1-", "二十", "百分之", "5万元、"),
    "passages of numbers": ("1 ", "1,", "5% of ", "rose 5% ", "Q1 2025 ", "增长5%，", "1月", "从5到6"),
    "no numbers": (
        "(",
        "the ",
        "rose ",
        "percent ",
        "in January ",
        "$",
        '"',
        "增长",
        "去年",
        "百分之",
        "其中",
    ),
}


def main() -> None:
    """Measure and write the table."""
    lexicon = load_lexicon()
    read_figures(_release("Sales rose 5%. ", False), lexicon)
    read_figures(_release("增长5%。", False), lexicon)
    rows = []
    for kind, pieces in PIECES.items():
        for piece in pieces:
            spent = [_spent(_release((piece * size)[:size], kind.startswith("passages"))) for size in SIZES]
            ratio = spent[2] / max(spent[1], 0.001)
            times = " | ".join(f"{seconds * 1000:.0f}" for seconds in spent)
            rows.append(f"| {kind} | `{piece}` | {times} | {ratio:.1f} |")
    (HERE / "hostile.md").write_text(TEXT.format(rows="\n".join(rows)), encoding="utf-8")
    print("\n".join(rows))


def _spent(release: Release) -> float:
    """Processor seconds of one reading."""
    return timed(lambda: read_figures(release, load_lexicon()), 2).median


def _release(text: str, cut: bool) -> Release:
    language = "en" if text.isascii() else "zh"
    edges = [*range(0, len(text), LINE if cut else len(text)), len(text)]
    passages = tuple(Passage(n, PassageKind.PARAGRAPH, *span) for n, span in enumerate(pairwise(edges)))
    return Release(text, language=language, passages=passages)


TEXT = """\
<!-- generated: python benchmarks/bench_hostile.py -->

# Hostile text

Milliseconds of processor time for 50, 100 and 200 thousand characters of one piece, repeated, and how much
longer 200 takes than 100. A passage of more than 1,000 numbers, and what follows 10,000 numbers, is named as
a data dump and left unread (`press/dumps.py`); the release is flagged `number_dump`.

| text | piece | 50 | 100 | 200 | 200 to 100 |
|---|---|---|---|---|---|
{rows}
"""


if __name__ == "__main__":
    main()
