"""From failing relations to findings: one for each thing that is wrong, told by its best relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from press.check import explain
from press.check.relation import Agreement, Group, Relation
from press.check.scale import Repair, blurred, mended, repairs
from press.model import Contradiction, Figure

_TELLING = (
    "sum", "difference", "share", "change", "growth", "multiple", "increment", "contribution", "ratio-sum",
    "multiple-vs-growth", "conversion", "sign", "part", "conflict",
)  # fmt: skip
"""Kinds from the most to the least telling, where several relations fail for one reason."""

_TRIVIAL = frozenset({"sign", "part", "conflict"})
"""Kinds whose agreement is no news."""


@dataclass(slots=True)
class Verdicts:
    """What came of the checks."""

    failing: list[Relation] = field(default_factory=list)
    agreeing: list[Relation] = field(default_factory=list)


def judge(groups: Iterable[Group]) -> Verdicts:
    """Hold every statement against the print; the benefit of the doubt goes to the release."""
    verdicts = Verdicts()
    for group in groups:
        if not group:
            continue
        good = next((r for r in group if r.holds()), None)
        if good is not None:
            verdicts.agreeing.append(good)
        elif (bad := _failing(group)) is not None:
            verdicts.failing.append(bad)
    return verdicts


def _failing(group: Group) -> Relation | None:
    """The firm reading; failing that, a likely one that a slip of scale would explain."""
    firm = next((r for r in group if r.firm), None)
    return firm or next((r for r in group if repairs(r)), None)


def agreements(verdicts: Verdicts) -> tuple[Agreement, ...]:
    """What was checked and agrees, without repetition, in text order. Likely relations only if they hold sharply."""
    unique = {(r.kind, frozenset(r.figures)): r for r in reversed(verdicts.agreeing) if _worth_telling(r)}
    told = [Agreement(r.kind, r.figures, explain.computation(r)) for r in unique.values()]
    return tuple(sorted(told, key=lambda a: (a.figures[0].start, a.kind, len(a.figures))))


def _worth_telling(relation: Relation) -> bool:
    return relation.kind not in _TRIVIAL and (relation.firm or not blurred(relation, relation.stated))


def findings(verdicts: Verdicts) -> tuple[Contradiction, ...]:
    """The contradictions, in text order: slips of scale first found and set aside, then the rest."""
    open_, found = list(verdicts.failing), []
    while best := _best_repair(open_, verdicts.agreeing):
        explained = sorted((r for r in open_ if mended(r, best)), key=_telling)
        found.append(_slip(best, explained))
        open_ = [
            r for r in open_ if r not in explained and not (r.kind == "part" and best.figure in r.figures)
        ]
    while open_:
        suspect = _suspect(open_, verdicts.agreeing)
        related = _related(open_, suspect)
        found.append(_finding(related, suspect))
        open_ = [r for r in open_ if r not in related]
    return tuple(sorted(found, key=lambda c: (min(f.start for f in c.figures), c.kind, c.message)))


def _best_repair(failing: Sequence[Relation], agreeing: Sequence[Relation]) -> Repair | None:
    """The slip that explains most and breaks least of what agrees."""
    ranked: list[tuple[int, int, int, Repair]] = []
    for relation in failing:
        for order, repair in enumerate(repairs(relation)):
            mends = sum(mended(r, repair) for r in failing)
            breaks = sum(repair.figure in r.figures and not mended(r, repair) for r in agreeing)
            ranked.append((mends - breaks, -order, -repair.figure.start, repair))
    return max(ranked, key=lambda row: row[:3])[3] if ranked else None


def _suspect(failing: Sequence[Relation], agreeing: Sequence[Relation]) -> Figure | None:
    """The figure that several failing relations share and no agreeing one vouches for."""
    counts = Counter(f for r in failing for f in set(r.figures))
    vouched = {f for r in agreeing for f in r.figures}
    shared = [f for f, n in counts.items() if n > 1 and f not in vouched]
    return min(shared, key=lambda f: (-counts[f], f.start)) if shared else None


def _telling(relation: Relation) -> tuple[bool, int, int]:
    return not relation.firm, _TELLING.index(relation.kind), relation.figures[0].start


def _related(failing: Sequence[Relation], suspect: Figure | None) -> list[Relation]:
    """The relations of one finding, the most telling first."""
    ranked = sorted(failing, key=_telling)
    if suspect is not None:
        return [r for r in ranked if suspect in r.figures]
    first = ranked[0]
    return [r for r in ranked if set(r.figures) == set(first.figures)]


def _slip(repair: Repair, explained: list[Relation]) -> Contradiction:
    first, figure = explained[0], repair.figure
    size = "small" if repair.k > 0 else "large"
    others = " and ".join(explain.bounded(f) for f in first.figures if f != figure)
    fits = explain.computed(repair.expected, figure, finer=0)
    message = (
        f"{explain.called(figure)}: the printed {explain.as_printed(figure)} is"
        f" {explain.factor(repair.k)} too {size}; {fits} would agree with {others}."
    )
    told = [explain.computation(r) for r in explained]
    told.append(f"With {fits}: {_mended_result(first, repair)}.")
    expected = explain.plain(repair.expected)
    figures = _ordered(first.figures, figure)
    return Contradiction("scale", "critical", figures, message, " ".join(told), figure, expected)


def _mended_result(relation: Relation, repair: Repair) -> str:
    """What the relation gives with the repaired value, beside what is printed."""
    scaled = tuple(
        p.scaleb(repair.k) if f == repair.figure else p
        for f, p in zip(relation.figures, relation.points, strict=True)
    )
    stated = relation.figures[relation.stated]
    made = explain.computed(relation.exact(scaled), stated)
    if stated == repair.figure:
        return f"the rest of the release gives {made}"
    return f"{made} against the printed {explain.bounded(stated)}"


def _finding(related: list[Relation], shared: Figure | None) -> Contradiction:
    first = related[0]
    suspect = shared or (first.figures[first.blames] if first.blames is not None else None)
    expected = _expected(first, suspect)
    message = first.wording().claim
    if suspect is not None and expected is not None:
        subject = "" if suspect == first.figures[first.stated] else f" for {suspect.indicator}"
        message += f"; {explain.computed(expected, suspect, finer=0)} would fit{subject}"
    computation = " ".join(explain.computation(r) for r in related)
    figures = _ordered(first.figures, suspect)
    return Contradiction(first.kind, first.severity, figures, message + ".", computation, suspect, expected)


def _expected(relation: Relation, suspect: Figure | None) -> Decimal | None:
    """The value that would fit, to the places that the suspect prints."""
    if suspect is None:
        return None if relation.kind != "sum" else relation.figures[relation.stated].value
    index = relation.figures.index(suspect)
    if index == relation.stated:
        return explain.rounded(relation.exact(), suspect)
    return None if relation.solved is None else explain.rounded(relation.solved(index), suspect)


def _ordered(figures: tuple[Figure, ...], suspect: Figure | None) -> tuple[Figure, ...]:
    if suspect is None:
        return figures
    return (suspect, *(f for f in figures if f != suspect))
