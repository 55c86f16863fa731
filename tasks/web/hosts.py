"""One host at a time, in turn: who may ask a host now, and how long it is left in peace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from config.politeness import Politeness
from tasks.web.clock import Clock
from tasks.web.errors import HostError

OPEN = 24
"""Hosts asked at once."""
DOWN = 4
"""So many fetches in a row given up for the network: the host is taken to be down."""


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    free_at: float = float("-inf")
    failed: int = 0


class Hosts:
    """Waiting lines, one for each host; first come, first served, and no host holds up another."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._open = asyncio.Semaphore(OPEN)

    @asynccontextmanager
    async def turn(self, url: str, site: str, policy: Politeness, delay: float) -> AsyncIterator[None]:
        """The time in which the caller may ask ``site``; afterwards the host rests for ``delay`` seconds.

        Raises :class:`HostError` where the host is down, or wants a longer rest than is waited for.
        """
        host = self._host(site, policy)
        async with host.slots:
            await self._rest(url, host, policy, delay)
            async with self._open:
                host.free_at = max(host.free_at, self._clock.monotonic() + delay)
                try:
                    yield
                finally:
                    host.free_at = max(host.free_at, self._clock.monotonic() + delay)

    def pause(self, site: str, seconds: float, policy: Politeness) -> None:
        """Leave a host alone for so long, as it asked."""
        host = self._host(site, policy)
        host.free_at = max(host.free_at, self._clock.monotonic() + seconds)

    def note(self, site: str, policy: Politeness, *, reached: bool) -> None:
        """How a fetch ended; a host that is out of reach time and again is left alone."""
        host = self._host(site, policy)
        host.failed = 0 if reached else host.failed + 1

    def _host(self, site: str, policy: Politeness) -> _Host:
        if site not in self._hosts:
            self._hosts[site] = _Host(asyncio.Semaphore(policy.concurrency))
        return self._hosts[site]

    async def _rest(self, url: str, host: _Host, policy: Politeness, delay: float) -> None:
        longest = max(policy.max_wait_seconds, delay)
        while True:
            if host.failed >= DOWN:
                raise HostError(url, f"the host was out of reach {DOWN} times in a row; it is left alone now")
            wait = host.free_at - self._clock.monotonic()
            if wait <= 0:
                return
            if wait > longest:
                raise HostError(url, f"the host asked for a rest of {wait:.0f} s; it is left alone now")
            await self._clock.sleep(wait)
