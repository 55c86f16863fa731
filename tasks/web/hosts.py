"""One host at a time, in turn: who may ask a host now, and how long it is left in peace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from config.politeness import Politeness
from tasks.web.clock import Clock, backoff
from tasks.web.errors import HostError
from tasks.web.memory import Manners, Memory

OPEN = 24
"""Hosts asked at once."""
DOWN = 12
"""So many attempts in a row without an answer, over several minutes: the host is taken to be down."""


class Hosts:
    """Waiting lines, one for each host; first come, first served, and no host holds up another."""

    def __init__(self, clock: Clock, memory: Memory) -> None:
        self._clock, self._manners = clock, memory.hosts
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._open = asyncio.Semaphore(OPEN)

    @asynccontextmanager
    async def turn(self, url: str, site: str, policy: Politeness, delay: float) -> AsyncIterator[None]:
        """The time in which the caller may ask ``site``; afterwards the host rests for ``delay`` seconds.

        Raises :class:`HostError` where the host is down, or wants a longer rest than is waited for.
        """
        host = self._host(site)
        async with self._slots.setdefault(site, asyncio.Semaphore(policy.concurrency)):
            await self._rest(url, host, policy)
            async with self._open:
                host.free_at = max(host.free_at, self._clock.monotonic() + delay)
                try:
                    yield
                finally:
                    host.free_at = max(host.free_at, self._clock.monotonic() + delay)

    def answered(self, site: str) -> None:
        """The host is there, whatever it said."""
        self._host(site).failed = 0

    def failed(self, site: str, rest: float | None = None) -> None:
        """The host gave no answer, or none now: it rests as long as it asked, else longer each time."""
        host, now = self._host(site), self._clock.monotonic()
        if rest:  # to ask for a rest of no seconds is to ask for none
            host.asked_until = max(host.asked_until, now + rest)
        else:
            host.free_at = max(host.free_at, now + backoff(host.failed, self._clock))
        host.failed += 1

    def _host(self, site: str) -> Manners:
        return self._manners.setdefault(site, Manners())

    async def _rest(self, url: str, host: Manners, policy: Politeness) -> None:
        while True:
            now = self._clock.monotonic()
            if host.failed >= DOWN:
                raise HostError(url, f"the host did not answer {DOWN} times in a row; it is left alone now")
            if host.asked_until - now > policy.max_wait_seconds:
                rest = host.asked_until - now
                raise HostError(url, f"the host asked for a rest of {rest:.0f} s; it is left alone now")
            wait = max(host.free_at, host.asked_until) - now
            if wait <= 0:
                return
            await self._clock.sleep(wait)
