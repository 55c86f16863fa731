"""Why was each number of a release read as it was, or left aside? As records, and as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from flows.fields import figure_fields, skipped_fields
from flows.reasons import said
from press.model import Figure, Period, Reading, Release, Skipped

_AROUND = 60
"""Characters shown before and after a number."""


def record(release: Release, reading: Reading) -> dict[str, object]:
    """Everything that was taken and left aside, for machines."""
    return {
        "title": release.title,
        "published": release.published.isoformat() if release.published else None,
        "language": release.language,
        "figures": [
            figure_fields(figure, explain=True) | {"context": context(release, figure)}
            for figure in reading.figures
        ],
        "left_aside": [
            skipped_fields(number) | {"means": said(number.reason), "context": context(release, number)}
            for number in reading.skipped
        ],
    }


def lines(release: Release, reading: Reading) -> Iterator[str]:
    """The numbers of a release in text order, each with what was made of it and why."""
    figures, left = len(reading.figures), len(reading.skipped)
    yield f"{figures} figures, {left} numbers left aside"
    numbers: list[Figure | Skipped] = [*reading.figures, *reading.skipped]
    for item in sorted(numbers, key=lambda one: (one.start, one.end)):
        yield ""
        yield from _of_figure(release, item) if isinstance(item, Figure) else _of_skipped(release, item)


def _of_figure(release: Release, figure: Figure) -> Iterator[str]:
    fields = figure_fields(figure)
    high = f" to {fields['value_high']}" if fields["value_high"] is not None else ""
    bound = "" if figure.bound == "exact" else f"{figure.bound.replace('_', ' ')} "
    yield f"{figure.quote}"
    yield _line("is", f"{figure.measure}: {bound}{fields['value']}{high} {figure.unit}")
    for name, value in _told(figure):
        yield _line(name, value)
    yield _line("in", context(release, figure))
    yield _line("rule", figure.rule)
    for note in figure.notes:
        yield _line("because", note)


def _told(figure: Figure) -> Iterator[tuple[str, str]]:
    """What else the figure says, by name, where it says it."""
    yield "of what", figure.indicator or "not named"
    if figure.ref_area:
        yield "where", figure.ref_area
    yield "when", _days(figure.period) or "not told"
    if figure.base_period:
        yield "than", _days(figure.base_period)
    for name, value in (("basis", figure.basis), ("part of", figure.of), ("versus", figure.versus)):
        if value:
            yield name, str(value)
    if figure.nature != "actual":
        yield "nature", figure.nature


def _of_skipped(release: Release, number: Skipped) -> Iterator[str]:
    yield f"{number.quote}"
    yield _line("is", f"no figure: {said(number.reason)}")
    yield _line("in", context(release, number))
    yield _line("rule", number.reason)
    if number.detail:
        yield _line("because", number.detail)


def _line(name: str, value: str) -> str:
    return f"  {name:<8} {value}"


def _days(period: Period | None) -> str:
    if period is None:
        return ""
    first, last = (day.isoformat() if day else "open" for day in (period.first, period.last))
    return first if first == last else f"{first} to {last}"


def context(release: Release, item: Figure | Skipped) -> str:
    """The words around a number on its line, the number in brackets: ``sales rose [5%] in May``."""
    text = release.text
    start = max(text.rfind("\n", 0, item.start) + 1, item.start - _AROUND)
    end = text.find("\n", item.end)
    end = min(len(text) if end < 0 else end, item.end + _AROUND)
    before, after = text[start : item.start], text[item.end : end]
    return " ".join(f"{before}[{text[item.start : item.end]}]{after}".replace("\t", " | ").split())
