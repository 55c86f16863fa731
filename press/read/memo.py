"""Things built once for each lexicon: a lexicon cannot be hashed, so its identity is the key."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from press.lexicon import Lexicon

T = TypeVar("T")
LIMIT = 8


def per_lexicon(build: Callable[[Lexicon], T]) -> Callable[[Lexicon], T]:
    """``build(lexicon)``, kept for the last few lexicons (which are kept alive with it)."""
    made: dict[int, tuple[Lexicon, T]] = {}
    last: tuple[Lexicon | None, T | None] = None, None

    @wraps(build)
    def remembered(lexicon: Lexicon) -> T:
        nonlocal last
        of, thing = last  # nearly always the same lexicon: no look into the table
        if of is lexicon:
            return thing  # type: ignore[return-value]  # with a lexicon there is a thing
        known = made.get(id(lexicon))
        if known is None:
            known = (lexicon, build(lexicon))
            while len(made) >= LIMIT:
                made.pop(next(iter(made)))
            made[id(lexicon)] = known
        last = known
        return known[1]

    return remembered
