"""A contradiction in words: what is wrong, by which arithmetic, and what would fit."""

from __future__ import annotations

from decimal import Decimal

from press.check import explain
from press.check.relation import Relation
from press.check.scale import Repair, repairs
from press.model import Contradiction, Figure


def slip(repair: Repair, explained: list[Relation], doubtful: set[Figure]) -> Contradiction:
    """A slip of scale with the relations that it explains, the most telling first.

    ``doubtful`` are the figures that might be at fault as well: the computation names them.
    """
    first, figure = explained[0], repair.figure
    others = " and ".join(explain.bounded(f) for f in first.figures if f != figure)
    message = (
        f"{explain.called(figure)}: the printed {explain.as_printed(figure)} is {explain.factor(repair.k)}"
        f" too {'small' if repair.k > 0 else 'large'}; {_repaired(repair)} would agree with {others}."
    )
    told = [*(explain.computation(r) for r in explained), _mended_result(first, repair)]
    told += [_alternative(r) for r in repairs(first) if r.figure != figure and r.figure in doubtful]
    computation = " ".join(part for part in told if part)
    expected, figures = explain.plain(repair.expected), _ordered(first.figures, figure)
    return Contradiction("scale", "critical", figures, message, computation, figure, expected)


def _repaired(repair: Repair) -> str:
    exponent = repair.expected.normalize().as_tuple().exponent
    return explain.amount(repair.expected, repair.figure, exponent if isinstance(exponent, int) else 0)


def _alternative(repair: Repair) -> str:
    """The other figure that may be the one at fault."""
    instead = f"{_repaired(repair)} instead of {explain.as_printed(repair.figure)}"
    return f"{instead} would agree as well; nothing else in the release tells which."


def _mended_result(relation: Relation, repair: Repair) -> str:
    """What the relation gives with the repaired value; empty where the computation has said it."""
    stated, wording = relation.figures[relation.stated], relation.wording()
    if stated == repair.figure or wording.told:
        return ""
    scaled = tuple(
        p.scaleb(repair.k) if f == repair.figure else p
        for f, p in zip(relation.figures, relation.points, strict=True)
    )
    made, printed = relation.exact(scaled), wording.printed or explain.bounded(stated)
    return f"With {_repaired(repair)} it is {explain.computed(made, stated)}, printed {printed}."


def finding(related: list[Relation], shared: Figure | None) -> Contradiction:
    """Relations that fail for one reason, the most telling first; ``shared`` is what they have in common."""
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
    """The value that would fit, with the suspect's sign and to the places that it prints."""
    if suspect is None:
        return relation.figures[relation.stated].value if relation.kind == "sum" else None
    if relation.kind in ("unit", "period"):
        return None
    index = relation.figures.index(suspect)
    if abs(relation.points[index]) != abs(suspect.value):
        return None
    sign = 1 if relation.points[index] == suspect.value else -1
    if index == relation.stated:
        return sign * explain.rounded(relation.exact(), suspect)
    return None if relation.solved is None else explain.rounded(relation.solved(index), suspect)


def _ordered(figures: tuple[Figure, ...], suspect: Figure | None) -> tuple[Figure, ...]:
    if suspect is None:
        return figures
    return (suspect, *(f for f in figures if f != suspect))
