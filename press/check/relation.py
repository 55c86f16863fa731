"""A statement of the release that follows from other statements, ready to be held against the print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from press.check.interval import Interval
from press.check.tolerance import printed
from press.model import Figure

Values = tuple[Interval, ...]
Law = Callable[[Values], Interval]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a relation is told.

    ``claim`` is the message of a failure. ``formula`` is what the computed value comes from,
    ``room`` says what its range allows for, ``remark`` is a sentence after it, ``printed`` the
    stated number where the figure's own would mislead; ``told`` replaces all of these.
    """

    claim: str
    formula: str = ""
    remark: str = ""
    room: str = "as rounding allows"
    printed: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """``implied`` turns the printed intervals into what ``figures[stated]`` should be.

    ``firm``: the release states the relation in so many words. Otherwise it is only likely, and
    its failure counts only where a slip of scale would explain it. ``blames`` is the figure that
    an author works out from the others, hence the first suspect; ``None`` where none is.
    ``solved`` gives, for another figure, the value that would fit. ``strictly`` is the law
    without the room that ``implied`` leaves, ``probable`` the law that a repair must satisfy where
    ``implied`` is wider than what is usual.
    """

    kind: str
    figures: tuple[Figure, ...]
    values: Values
    points: tuple[Decimal, ...]
    stated: int
    implied: Law
    wording: Callable[[], Wording]
    firm: bool = True
    blames: int | None = None
    solved: Callable[[int], Decimal] | None = None
    severity: str = "warning"
    strictly: Law | None = None
    probable: Law | None = None

    def result(self, values: Values | None = None) -> Interval:
        """What the stated figure should be, as an interval."""
        return self.implied(self.values if values is None else values)

    def holds(self, values: Values | None = None) -> bool:
        """Whether what follows and what is printed can both be true."""
        used = self.values if values is None else values
        return self.implied(used).meets(used[self.stated])

    def exact(self, points: tuple[Decimal, ...] | None = None) -> Decimal:
        """What follows from the bare printed numbers, rounding aside."""
        law = self.strictly or self.implied
        result = law(tuple(Interval.point(p) for p in (points or self.points)))
        return (result.low + result.high) / 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """Statements of one release that were held against each other and agree."""

    kind: str
    figures: tuple[Figure, ...]
    computation: str


Group = tuple[Relation, ...]
"""Readings of one statement, the likeliest first: it is wrong only where every reading fails."""

Groups = Iterator[Group]


def relate(
    kind: str,
    figures: tuple[Figure, ...],
    implied: Law,
    wording: Callable[[], Wording],
    *,
    stated: int = 0,
    firm: bool = True,
    blames: int | None = None,
    solved: Callable[[int], Decimal] | None = None,
    sizes: bool = False,
    strictly: Law | None = None,
    probable: Law | None = None,
) -> Relation:
    """A relation among figures as printed; ``sizes`` leaves the signs aside."""
    values = tuple(printed(figure) for figure in figures)
    points = tuple(figure.value for figure in figures)
    if sizes:
        values, points = tuple(abs(v) for v in values), tuple(abs(p) for p in points)
    return Relation(
        kind, figures, values, points, stated, implied, wording, firm, blames, solved,
        strictly=strictly, probable=probable,
    )  # fmt: skip
