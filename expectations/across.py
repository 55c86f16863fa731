"""Doubts across releases → rows of ``finding``, for the batch and for releases that it sheds light on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from press.check.across.told import Doubt, Told
from press.check.sentences import split
from press.model import Release
from warehouse.rows import described, finding_row
from warehouse.told import Key

Row = Mapping[str, object]
ORIGIN = "history"
_AROUND = 160
"""Characters of a sentence shown to either side of a figure: two of them stand in one computation."""


def findings(doubts: Iterable[Doubt], texts: Mapping[Key, str], run_id: str) -> list[Row]:
    """A row for each doubt; of several with one key the first."""
    rows = [_row(doubt, texts, run_id) for doubt in doubts]
    return list({row["finding_id"]: row for row in reversed(rows)}.values())[::-1]


def changed(standing: Sequence[Row], raised: Sequence[Row], looked_at: Set[str], run_id: str) -> list[Row]:
    """All findings of the releases outside of the batch whose doubts across releases are others now.

    ``looked_at`` are the figures of the series that were looked at anew: what stands about others stays.
    """
    keys = {_release(row) for row in (*standing, *raised)}
    of: dict[Key, tuple[list[Row], list[Row]]] = {key: ([], []) for key in keys}
    for side, rows in enumerate((standing, raised)):
        for row in rows:
            of[_release(row)][side].append(row)
    return [dict(row) | {"run_id": run_id} for key in sorted(keys) for row in _now(*of[key], looked_at)]


def _release(row: Row) -> Key:
    return str(row["release_id"]), str(row["release_version"])


def _now(standing: Sequence[Row], raised: Sequence[Row], looked_at: Set[str]) -> list[Row]:
    """What holds of a release now: nothing where nothing changed, else all of its findings."""
    ours = {row["finding_id"]: row for row in standing if _of_these(row, looked_at)}
    new = {row["finding_id"]: dict(row) | _status(ours.get(row["finding_id"])) for row in raised}
    gone = {key: dict(row) | {"status": "resolved"} for key, row in ours.items() if key not in new}
    if all(_same(ours.get(key), row) for key, row in (new | gone).items()):
        return []
    return [*(row for row in standing if row["finding_id"] not in ours), *new.values(), *gone.values()]


def _of_these(row: Row, looked_at: Set[str]) -> bool:
    """Whether a finding is one across releases, of a series that was looked at anew."""
    figures = row["figure_ids"]
    return row["origin"] == ORIGIN and isinstance(figures, list) and bool(figures) and figures[0] in looked_at


def _status(before: Row | None) -> dict[str, object]:
    """A ruling stays; what had been resolved and is raised again is open."""
    accepted = before is not None and before["status"] == "accepted"
    return {"status": "accepted" if accepted else "open"}


def _same(before: Row | None, row: Row) -> bool:
    return before is not None and all(
        before[name] == value for name, value in row.items() if name != "run_id"
    )


def _row(doubt: Doubt, texts: Mapping[Key, str], run_id: str) -> Row:
    """A doubt as a row of ``finding``, the sentences of both sides in its computation."""
    first, *others = doubt.told
    release, version = key_of(first)
    about = {
        "release_id": release,
        "release_version": version,
        "source_id": first.issue.source,
        "run_id": run_id,
    }
    sentences = " ".join(_sentence(t, texts[key_of(t)]) for t in doubt.told)
    return finding_row(
        about,
        origin=ORIGIN,
        kind=doubt.kind,
        severity=doubt.severity,
        message=doubt.message,
        about=(described(first.figure), *sorted({t.issue.release for t in others} - {release})),
        figure_ids=[t.id for t in doubt.told],
        suspect_figure_id=doubt.suspect.id if doubt.suspect else None,
        expected_value=doubt.expected,
        computation=f"{doubt.computation} {sentences}",
        spans=[(t.figure.start, t.figure.end) for t in doubt.told if t.issue == first.issue],
    )


def _sentence(told: Told, text: str) -> str:
    """The words of a release around a figure, shortened at the ends."""
    start, end = split(Release(text)).around(told.figure.start)
    start, end = max(start, told.figure.start - _AROUND), min(end, told.figure.end + _AROUND)
    return f"{told.issue.published.isoformat()}: “{' '.join(text[start:end].split())}”"


def key_of(told: Told) -> Key:
    """The release and version that a value is told by."""
    return told.issue.release, told.issue.version
