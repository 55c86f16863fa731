"""Time and chance, so that tests need not wait for either."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """``sleep`` and ``monotonic`` in seconds, ``now`` with a time zone, ``chance`` from 0 to 1."""

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    chance: Callable[[], float] = random.random


FIRST, LONGEST = 1.0, 60.0


def backoff(attempt: int, clock: Clock) -> float:
    """Seconds before attempt ``attempt`` + 1: doubling, with half of it left to chance."""
    whole: float = min(LONGEST, FIRST * 2.0 ** min(attempt, 10))
    return whole / 2 + clock.chance() * whole / 2


def asked_rest(value: str | None, now: datetime) -> float | None:
    """Seconds of rest in a ``Retry-After`` header, as a number or an HTTP date; None where it is neither."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - now) / timedelta(seconds=1))
    except (ValueError, OverflowError, TypeError):
        return None
