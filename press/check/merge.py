"""From failing relations to findings: one for each thing that is wrong, told by its best relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from press.check import explain, verdict
from press.check.relation import Agreement, Group, Relation
from press.check.scale import Repair, blurred, mended, repairs
from press.model import Contradiction, Figure

_TELLING = (
    "sum", "difference", "share", "change", "growth", "multiple", "increment", "contribution", "ratio-sum",
    "multiple-vs-growth", "respectively", "conversion", "unit", "period", "sign", "part", "conflict",
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
    """What was checked and agrees, without repetition, in text order. Likely ones only if sharp."""
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
        found.append(verdict.slip(best, explained, _doubtful(explained, verdicts.agreeing)))
        open_ = [r for r in open_ if best.figure not in r.figures]
    open_ = [r for r in open_ if r.firm]
    while open_:
        suspect = _suspect(open_, verdicts.agreeing)
        related = _related(open_, suspect)
        found.append(verdict.finding(related, suspect))
        open_ = [r for r in open_ if r not in related]
    return tuple(sorted(found, key=lambda c: (min(f.start for f in c.figures), c.kind, c.message)))


def _doubtful(explained: Sequence[Relation], agreeing: Sequence[Relation]) -> set[Figure]:
    """Figures that every one of the failing relations holds and no agreeing one vouches for."""
    common = set.intersection(*(set(r.figures) for r in explained))
    return common - {f for r in agreeing for f in r.figures}


def _best_repair(failing: Sequence[Relation], agreeing: Sequence[Relation]) -> Repair | None:
    """The slip that explains most and breaks least of what agrees."""
    ranked: list[tuple[int, int, int, Repair]] = []
    for relation in failing:
        for order, repair in enumerate(repairs(relation)):
            mends = sum(mended(r, repair) for r in failing)
            breaks = sum(repair.figure in r.figures and not mended(r, repair) for r in agreeing)
            if mends > breaks:
                ranked.append((mends - breaks, -order, -repair.figure.start, repair))
    return max(ranked, key=lambda row: row[:3])[3] if ranked else None


def _suspect(failing: Sequence[Relation], agreeing: Sequence[Relation]) -> Figure | None:
    """The figure that several failing relations share and no agreeing one vouches for."""
    counts = Counter(f for r in failing for f in set(r.figures))
    vouched = {f for r in agreeing for f in r.figures}
    shared = [f for f, n in counts.items() if n > 1 and f not in vouched]
    blamed = Counter(r.figures[r.blames] for r in failing if r.blames is not None)
    return min(shared, key=lambda f: (-counts[f], -blamed[f], f.start)) if shared else None


def _telling(relation: Relation) -> tuple[int, int]:
    return _TELLING.index(relation.kind), relation.figures[0].start


def _related(failing: Sequence[Relation], suspect: Figure | None) -> list[Relation]:
    """The relations of one finding, the most telling first."""
    ranked = sorted(failing, key=_telling)
    if suspect is not None:
        return [r for r in ranked if suspect in r.figures]
    first = ranked[0]
    return [r for r in ranked if set(r.figures) == set(first.figures)]
