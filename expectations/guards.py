"""What does a decision on a doubt rest on? A hash of the release's words and of the figures as read.

Markup, file dates and the numbering of versions are no part of it: a page that says the same keeps its
decisions, one that says something else gets its doubts back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from expectations.keys import Database, Row, select
from warehouse.duck import connect
from warehouse.names import name_of
from warehouse.schema import quoted

WORDS = """
SELECT release_id, release_version, sha256(text) AS words FROM {schema}.release
WHERE release_version IN (SELECT unnest($1::VARCHAR[]))
"""
FIGURES = """
SELECT figure_id, concat_ws(
    chr(9), char_start, quote, measure, obs_value, obs_value_high, bound, unit_measure, time_period
) AS said
FROM {schema}.figure WHERE figure_id IN (SELECT unnest($1::VARCHAR[]))
"""


def guarded(doubts: Sequence[Row], staging: Path | None, published: Path | None = None) -> list[Row]:
    """The doubts with their guards. What they speak of is looked up in the staging database, then in the
    published one; a doubt about a source alone is guarded by its own name."""
    words, said = _looked_up(doubts, staging, published)
    return [dict(doubt) | {"guard": _guard(doubt, words, said)} for doubt in doubts]


Words = dict[tuple[object, object], str]
Said = dict[str, str]


def _guard(doubt: Row, words: Words, said: Said) -> str:
    text = words.get((doubt.get("release_id"), doubt.get("release_version")), "")
    figures = sorted(said.get(str(figure), "") for figure in _ids([doubt]))
    return name_of("guard", doubt["finding_id"], text, *figures)


def _looked_up(doubts: Sequence[Row], staging: Path | None, published: Path | None) -> tuple[Words, Said]:
    words: Words = {}
    said: Said = {}
    versions = sorted({str(d["release_version"]) for d in doubts if d.get("release_version")})
    figures = sorted(set(_ids(doubts)))
    if not versions and not figures:
        return words, said
    with connect(":memory:") as db:
        for place in (published, staging):  # what is staged is newer and wins
            if place is not None:
                db.execute(f"ATTACH OR REPLACE {quoted(str(place))} AS looked (READ_ONLY)")
                _read(db, "looked", versions, figures, words, said)
                db.execute("DETACH looked")
    return words, said


def _read(
    db: Database, schema: str, versions: list[str], figures: list[str], words: Words, said: Said
) -> None:
    for row in select(db, WORDS.format(schema=schema), [versions]):
        words[row["release_id"], row["release_version"]] = str(row["words"])
    for row in select(db, FIGURES.format(schema=schema), [figures]):
        said[str(row["figure_id"])] = str(row["said"])


def _ids(doubts: Iterable[Row]) -> list[str]:
    found = []
    for doubt in doubts:
        listed = doubt.get("figure_ids")
        found += [str(i) for i in listed] if isinstance(listed, list | tuple) else []
        found += [str(doubt["suspect_figure_id"])] if doubt.get("suspect_figure_id") else []
    return found
