"""A period that a sentence mentions, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from press.model import Period

SPAN, SINCE, BY, BASE, AGO, OVER, ASIDE = "span", "since", "by", "base", "ago", "over", "aside"


@dataclass(slots=True)
class Mention:
    """A period at tokens ``first`` to ``last`` (exclusive).

    ``kind`` is how it stands there: ``span`` (in it), ``since``, ``by`` (a deadline), ``base``
    (compared with it), ``ago`` (the period in force moved by ``months``, where ``period`` is None),
    ``over`` (a length up to the period in force), ``aside`` (towards it). ``base`` is what a
    ``since`` named, or the first of two times that something changed between. ``passing``
    is a period that says when something was founded, announced or signed: it holds for nothing that follows.
    """

    first: int
    last: int
    period: Period | None
    kind: str = SPAN
    months: int = 0
    base: Period | None = None
    passing: bool = False
