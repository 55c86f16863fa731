"""What tests of the fetcher share: a clock that does not wait, a policy without rests, one fetch."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from config.politeness import Politeness
from tasks.web.answer import Answer
from tasks.web.client import Client
from tasks.web.clock import Clock

T = TypeVar("T")

EAGER = Politeness(delay_seconds=0, silence_seconds=0.4, deadline_seconds=2, retries=0, respect_robots=False)
"""No rests, no second attempts, no robots.txt: for tests of other things."""


@dataclass
class Fake:
    """A clock that moves on when someone sleeps, and notes for how long."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)
    start: datetime = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)

    @property
    def clock(self) -> Clock:
        """The clock for a client; chance is always at its highest."""
        return Clock(
            sleep=self._sleep,
            monotonic=lambda: self.seconds,
            now=lambda: self.start + timedelta(seconds=self.seconds),
            chance=lambda: 1.0,
        )


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end, in an event loop of its own."""
    return asyncio.run(work)


def fetch(
    url: str,
    *allow: str,
    policy: Politeness = EAGER,
    conditions: tuple[str | None, str | None] = (None, None),
    clock: Clock | None = None,
    **means: Any,
) -> Answer:
    """One page by a client of its own."""

    async def once() -> Answer:
        async with Client(policy, allow, clock=clock or Fake().clock, **means) as client:
            return await client.get(url, *conditions)

    return run(once())


def with_client(work: Callable[[Client], Coroutine[Any, Any, T]], *allow: str, **means: Any) -> T:
    """Several fetches by one client; ``policy`` and ``clock`` as for the client."""

    async def all_of_it() -> T:
        means.setdefault("clock", Fake().clock)
        async with Client(means.pop("policy", EAGER), allow, **means) as client:
            return await work(client)

    return run(all_of_it())
