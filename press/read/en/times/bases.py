"""What does a growth compare with where its clause is silent? Its base, earlier value, surroundings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from press.model import Basis, Figure, Measure, Nature, Period
from press.read.calendar import before, shifted, whole_months

GROWING = (Measure.GROWTH_RATE, Measure.CHANGE)
STEPS = {1: Basis.MONTH_ON_MONTH, 3: Basis.QUARTER_ON_QUARTER, 12: Basis.YEAR_ON_YEAR}
"""The basis of a growth on the span right before, by its months."""
SLACK = 7
"""Days by which quarters of thirteen weeks stray from the calendar."""
BEHIND = 40
"""Characters behind a growth in which its own basis is told."""
YEAR = 12
"""Months of a rate over a year: one month later it is told of eleven of them again."""
NEAR = 400
"""Characters between a growth and the earlier value in its sentence."""


def with_bases(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of one release in text order; a growth whose basis can be told has it."""
    told: list[Figure] = []
    for at, figure in enumerate(figures):
        if figure.measure in GROWING and figure.versus is None:
            figure = _settled(text, figures, at, told)
        told.append(figure)
    return tuple(_as_all(figure, told) for figure in told)


def _as_all(figure: Figure, told: Sequence[Figure]) -> Figure:
    """A headline's growth has the basis that all other growth of its time has, though it is told later."""
    bare = figure.measure is Measure.GROWTH_RATE and figure.basis is None and figure.versus is None
    if not bare or figure.base_period is not None or figure.period is None:
        return figure
    alike = (f for f in told if f.period == figure.period and f.measure in GROWING)
    bases = {f.basis for f in alike if f.basis in STEPS.values()}
    return figure.changed(basis=bases.pop()) if len(bases) == 1 else figure


def _settled(text: str, figures: Sequence[Figure], at: int, told: Sequence[Figure]) -> Figure:
    figure = figures[at]
    own = _own_basis(text, figure)
    if _is_set_against_rate(text, figures, at):
        figure = figure.changed(base_period=None, basis=own)
    elif own and figure.basis in STEPS.values():
        return figure.changed(basis=own)
    if figure.basis is Basis.MONTH_ON_MONTH and figure.period and whole_months(figure.period) == YEAR:
        return figure.changed(basis=Basis.YEAR_ON_YEAR, base_period=None)
    if not own and (step := distance(figure.period, figure.base_period)):
        return figure.changed(basis=step)
    if figure.basis is not None or figure.base_period is not None:
        return figure
    basis = own or _by_words(text, figure) or _by_earlier(text, figures, at) or _as_around(text, figure, told)
    return figure.changed(basis=basis) if basis else figure


def _is_set_against_rate(text: str, figures: Sequence[Figure], at: int) -> bool:
    """``rose by 2.1%, compared with a rise of 11.7% a year earlier``: that year is of the other rate."""
    figure, other = figures[at], figures[at + 1] if at + 1 < len(figures) else None
    if other is None or other.measure is not figure.measure or other.nature is not Nature.PREVIOUS:
        return False
    between = text[figure.end : other.start]
    return not re.search(r"\.\s|\n", between) and _aside().search(between) is not None


@cache
def _aside() -> re.Pattern[str]:
    """Where an earlier rate begins."""
    return re.compile(r";|,? (?:compared (?:with|to)|against|versus|after|following|down from|up from|from) ")


def _own_basis(text: str, figure: Figure) -> Basis | None:
    """The step that is told right behind a growth: ``on the month``, ``year on year``."""
    behind = re.split(r"\.\s|[;\n]", text[figure.end : figure.end + BEHIND], maxsplit=1)[0]
    found = _step().search(behind)
    return SPANS[(found[1] or found[2] or found[3])[0].lower()] if found else None


SPANS = {"y": Basis.YEAR_ON_YEAR, "q": Basis.QUARTER_ON_QUARTER, "m": Basis.MONTH_ON_MONTH}


@cache
def _step() -> re.Pattern[str]:
    span = "(year|month|quarter)"
    to = rf"\b(?:on|over|than|from|with|to) (?:the|a|last) (?:previous )?{span}"
    return re.compile(rf"(?i)\b{span}[ -](?:on|over)\b|{to}|\b(yoy|mom|qoq|[ymq]/[ymq])\b")


def distance(period: Period | None, base: Period | None) -> Basis | None:
    """The basis of a growth from ``base`` to ``period``; None where it is no usual step."""
    if period is None or base is None:
        return None
    if _close(base, shifted(period, -1)):
        return Basis.YEAR_ON_YEAR
    step = STEPS.get(whole_months(period) or 0)
    return step if step and base == before(period) else None


def _close(one: Period, other: Period) -> bool:
    """Whether two spans are the same, but for the days of weeks that make a quarter."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return abs((one.first - other.first).days) <= SLACK and abs((one.last - other.last).days) <= SLACK


def _by_words(text: str, figure: Figure) -> Basis | None:
    """``On a monthly basis, prices rose 0.1%``, ``1.9% below their level of a year earlier``."""
    said = text[_sentence_start(text, figure.start) : figure.start]
    behind = _clause(text, figure.end)
    for basis, (_, behind_it) in _stepped().items():
        if behind_it.search(behind):
            return basis
    if told := _last_told(said):
        return told
    if figure.measure is not Measure.GROWTH_RATE:
        return None
    return Basis.YEAR_ON_YEAR if _yearly().search(said) or _yearly_behind().match(text, figure.end) else None


def _last_told(said: str) -> Basis | None:
    """``Month on month prices fell 0.2%, in year-on-year terms they rose 3%``: the step told last."""
    last = {
        basis: max((found.end() for found in before_it.finditer(said)), default=0)
        for basis, (before_it, _) in _stepped().items()
    }
    latest = max(last, key=lambda basis: last[basis])
    return latest if last[latest] else None


@cache
def _stepped() -> dict[Basis, tuple[re.Pattern[str], re.Pattern[str]]]:
    """How each step is told before and behind a growth."""
    words = {
        Basis.MONTH_ON_MONTH: ("monthly", "month"),
        Basis.QUARTER_ON_QUARTER: ("quarterly", "quarter"),
        Basis.YEAR_ON_YEAR: ("(?:annual|yearly)", "year"),
    }
    return {
        basis: (
            re.compile(
                rf"(?i)\b(?:on|in) an? {each} (?:basis|terms)|\b{each} "
                rf"(?:rate|change|increase|decrease|growth)\b"
                rf"|\bover the {span},|\b{span}[ -](?:on|over)[ -](?:the[ -])?{span}\b"
                rf"|\b(?:corresponding|same|comparable) (?:period|month|quarter|half)\b.{{1,20}}\b{span}\b"
            ),
            re.compile(
                rf"\b(?:(?:a|one) {span} (?:earlier|ago|before)|the previous {span}|over the {span})\b"
            ),
        )
        for basis, (each, span) in words.items()
    }


def _clause(text: str, start: int) -> str:
    """What stands close behind a growth, up to the next number, stop or comma."""
    found = _end().search(text, start, start + BEHIND)
    return text[start : found.start() if found else start + BEHIND]


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"[;,\d\n]|\. |compared|against")


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:12|twelve)-month\b|\bannual (?:rate|growth|inflation)\b|\binflation\b(?! target)"
    )


@cache
def _yearly_behind() -> re.Pattern[str]:
    return re.compile(r"\s(?:in|over|for) the (?:(?:12|twelve) months|year) (?:to|ended|ending)\b")


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence of an offset begins, roughly: behind the last full stop or line break."""
    return max(text.rfind(". ", 0, at), text.rfind("\n", 0, at), at - NEAR) + 1


def _by_earlier(text: str, figures: Sequence[Figure], at: int) -> Basis | None:
    """``rose 5% to £12m, from £11m in the first quarter of 2025``: the step to the earlier value."""
    figure = figures[at]
    if figure.measure is Measure.GROWTH_RATE and at + 1 < len(figures) and figures[at + 1].measure in GROWING:
        return None
    near = (*figures[at + 1 : at + 4], *reversed(figures[max(0, at - 2) : at]))
    earlier = (f for f in near if f.nature is Nature.PREVIOUS and f.measure not in GROWING)
    found = next((f for f in earlier if _in_one_sentence(text, figure, f)), None)
    return distance(figure.period, found.period) if found else None


def _in_one_sentence(text: str, one: Figure, other: Figure) -> bool:
    first, last = sorted((one, other), key=lambda figure: figure.start)
    between = text[first.end : last.start]
    return len(between) <= NEAR and ". " not in between and "\n" not in between


def _as_around(text: str, figure: Figure, told: Sequence[Figure]) -> Basis | None:
    """The basis of growth before it: in its sentence, else where all of its time or of the release agree."""
    if figure.nature is Nature.TARGET or figure.unit == "basis_point":
        return None
    stepwise = [f for f in told if f.measure in GROWING and f.basis in STEPS.values()]
    alike = [f for f in stepwise if f.period == figure.period]
    start = _sentence_start(text, figure.start)
    within = [f for f in alike if f.start >= start]
    if within:
        return within[-1].basis
    near = {f.basis for f in alike if f.passage == figure.passage}
    bases = near or {f.basis for f in alike}
    if not bases and figure.nature is Nature.ACTUAL and figure.period:
        like = [f.basis for f in stepwise if f.period and _length(f.period) == _length(figure.period)]
        bases = set(like) if len(like) >= AGREED else set()
    return bases.pop() if len(bases) == 1 else None


def _length(period: Period) -> int | None:
    """The months that a span takes, also where its weeks are no whole ones."""
    if period.first is None or period.last is None:
        return None
    return round((period.last - period.first).days * YEAR / 365.25)


AGREED = 3
"""Growths of one basis, and of no other, before it is taken for that of the whole release."""
