"""What a source's declaration asserts about a run, as findings of origin ``source``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from config.sources import Expect, Range
from expectations.keys import Row
from warehouse.rows import finding_row


def source_findings(
    source_id: str,
    expect: Expect,
    releases: int,
    figures: Mapping[str, int],
    newest: date | None,
    logical_date: date,
    *,
    run_id: str,
) -> tuple[Row, ...]:
    """Findings where a run does not bring what ``expect`` asserts.

    ``releases`` is how many the run discovered; ``figures`` counts the figures of each release
    that it read, by its title or location;
    ``newest`` is the latest date of publication known. Too few is critical, too many or too old
    a warning.
    """
    row = {"source_id": source_id, "run_id": run_id}
    found = [
        *_releases(expect.releases_per_run, releases),
        *_figures(expect.figures_per_release, figures),
        *_age(expect.max_age_days, newest, logical_date),
    ]
    return tuple(
        finding_row(
            row,
            origin="source",
            kind=kind,
            severity=severity,
            message=f"source {source_id}: {text}",
            about=(about,),
            computation=f"config/sources/{source_id}.yaml, expect.{kind}",
        )
        for kind, severity, about, text in found
    )


PER_RELEASE = "figures_per_release"


def per_release_keys(source_id: str, figures: Iterable[str]) -> frozenset[str]:
    """The keys of the doubts that some releases, by title or location, can raise about their figures: they
    are looked at only where their release was read."""
    row = {"source_id": source_id, "run_id": ""}
    return frozenset(
        str(
            finding_row(row, origin="source", kind=PER_RELEASE, severity="", message="", about=(name,))[
                "finding_id"
            ]
        )
        for name in figures
    )


Found = tuple[str, str, str, str]
"""Kind, severity, what the doubt is about, the doubt in words."""


def _releases(limits: Range | None, count: int) -> Iterator[Found]:
    told = _beyond(limits, count)
    if told:
        yield "releases_per_run", told[0], told[1], f"{_many(count, 'release')} in this run, {told[1]}"


def _figures(limits: Range | None, figures: Mapping[str, int]) -> Iterator[Found]:
    for release, count in figures.items():
        told = _beyond(limits, count)
        if told:
            yield (
                PER_RELEASE,
                told[0],
                release,
                f"{_many(count, 'figure')} in “{release}”, {told[1]}",
            )


def _beyond(limits: Range | None, count: int) -> tuple[str, str] | None:
    if limits and limits.min is not None and count < limits.min:
        return "critical", f"at least {limits.min} expected"
    if limits and limits.max is not None and count > limits.max:
        return "warning", f"at most {limits.max} expected"
    return None


def _age(most: int | None, newest: date | None, today: date) -> Iterator[Found]:
    if most is None or newest is None:
        return
    days = (today - newest).days
    if days > most:
        text = f"the newest release is of {newest}, {_many(days, 'day')} old, at most {most} expected"
        yield "max_age_days", "warning", "age", text


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
