"""A unit as a head states it, and how those of cell, row, column and caption add up."""

from __future__ import annotations

from decimal import Decimal

from press.value import replace, value

RELATIVE = frozenset(("percent", "percentage_point", "per_mille", "basis_point", "times", "index", "rank"))


@value
class Stated:
    """``code`` None is a scale without a unit ("in thousands"); ``mult`` None is a unit without a scale.

    ``part`` is the power of ten that a part of a unit stands for (cents: −2, with ``factor`` 0.01).
    ``excepts`` are the words after "except"; ``said`` is what was printed; ``place`` where. ``whole`` is
    what a percentage is of ("% of GDP").
    """

    code: str | None
    kind: str
    mult: int | None = None
    factor: Decimal = Decimal(1)
    said: str = ""
    excepts: str = ""
    place: str = ""
    part: int = 0
    whole: str = ""

    def at(self, place: str) -> Stated:
        """The same, found at ``place`` ("row", "column", "caption", "corner", "cell")."""
        return replace(self, place=place)


@value
class Settled:
    """The unit of one value: code, power of ten and factor to apply, and where they were found."""

    code: str
    kind: str
    mult: int
    factor: Decimal
    note: str
    part: int = 0
    whole: str = ""


def settled(layers: list[Stated]) -> Settled | None:
    """The unit of a value, from what is nearest to it to what is farthest; None where none is known.

    The nearest unit wins. Its scale is its own; a scale printed without a unit farther out still
    holds for money, counts and measures ("in thousands" over "$"), never for percent or per share.
    """
    first = next((s for s in layers if s.code is not None), None)
    scale = next((s for s in layers if s.mult is not None), None)
    if first is None:
        return None
    if scale is not None and (_is_complete(first) or not _reaches(first, scale)):
        scale = None
    mult = (first.mult or 0) if scale is None else (scale.mult or 0)
    return Settled(
        first.code or "", first.kind, mult, first.factor, _note(first, scale), first.part, first.whole
    )


def _is_complete(first: Stated) -> bool:
    """Whether a unit takes no scale from farther out."""
    per_share = "/share" in (first.code or "")
    return first.mult is not None or first.kind in RELATIVE or first.part != 0 or per_share


def _reaches(first: Stated, scale: Stated) -> bool:
    """Whether a farther scale holds for a nearer unit: a bare one does, another unit's does not."""
    if scale.code is None:
        return True
    return scale.code == first.code and first.place == "cell"


def _note(first: Stated, scale: Stated | None) -> str:
    said = f"unit from {first.place} “{first.said}”"
    return f"{said}, scale from {scale.place} “{scale.said}”" if scale is not None else said
