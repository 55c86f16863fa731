"""How long did each step of a run take?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_steps: ContextVar[dict[str, float] | None] = ContextVar("steps", default=None)


@contextmanager
def timing() -> Iterator[dict[str, float]]:
    """Seconds by step, filled while the block runs."""
    steps: dict[str, float] = {}
    token = _steps.set(steps)
    try:
        yield steps
    finally:
        _steps.reset(token)


@contextmanager
def timed(step: str) -> Iterator[None]:
    """The block belongs to that step."""
    begun = time.monotonic()
    try:
        yield
    finally:
        steps = _steps.get()
        if steps is not None:
            steps[step] = round(steps.get(step, 0.0) + time.monotonic() - begun, 4)
