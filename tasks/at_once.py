"""Several small writes at once: each waits for the disk, and the disk takes many in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
WRITERS = 8


def at_once(work: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """``work`` on every item, in threads; the results in order. The first error is raised."""
    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(work, items))
