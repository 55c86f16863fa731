"""What does a site allow? robots.txt by RFC 9309."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from protego import Protego

from config.politeness import Politeness
from tasks.web.clock import Clock
from tasks.web.errors import FetchError, HttpError, RedirectError, RobotsError
from tasks.web.memory import Memory, Rules
from tasks.web.target import Target

LARGEST = 500 * 1024
"""Bytes that are read of a robots.txt."""
DAY = 24 * 3600.0
TRY_AGAIN = 600.0
"""Seconds for which one that could not be had is taken as "no"."""

Get = Callable[[str, Politeness], Awaitable[bytes]]


class Robots:
    """The rules of every site met, each asked for once a day."""

    def __init__(self, get: Get, clock: Clock, memory: Memory) -> None:
        self._get, self._clock, self._rules = get, clock, memory.rules
        self._locks: dict[str, asyncio.Lock] = {}

    async def require(self, target: Target, policy: Politeness) -> float:
        """The rest between requests that the site asks for; raises :class:`RobotsError` where it says no."""
        rules = await self._of(target, policy)
        agent = token(policy)
        if rules.barred:
            raise RobotsError(target.url, rules.barred)
        if rules.parser and not rules.parser.can_fetch(target.url, agent):
            raise RobotsError(target.url, f"robots.txt of {target.authority} forbids it to {agent!r}")
        delay = rules.delay(agent)
        if delay > policy.max_wait_seconds:
            raise RobotsError(target.url, f"robots.txt wants {delay:.0f} s between requests, too long")
        return delay

    async def _of(self, target: Target, policy: Politeness) -> Rules:
        async with self._locks.setdefault(target.origin, asyncio.Lock()):
            known = self._rules.get(target.origin)
            if known is None or known.until <= self._clock.monotonic():
                known = self._rules[target.origin] = await self._asked(target, policy)
            return known

    async def _asked(self, target: Target, policy: Politeness) -> Rules:
        """No robots.txt allows all; one that cannot be had for now forbids all for now."""
        now = self._clock.monotonic()
        try:
            raw = await self._get(f"{target.origin}/robots.txt", policy)
        except HttpError as error:
            if 400 <= error.status < 500 and error.status != 429:
                return Rules(now + DAY)
            return Rules(now + TRY_AGAIN, barred=f"its robots.txt cannot be had now (status {error.status})")
        except RedirectError:
            return Rules(now + DAY)  # as if there were none, says the standard
        except FetchError as error:
            return Rules(now + TRY_AGAIN, barred=f"its robots.txt cannot be had now ({error.message})")
        return Rules(now + DAY, parsed(raw))


def token(policy: Politeness) -> str:
    """The product name by which robots.txt speaks of us."""
    return policy.user_agent.split("/")[0].split(" ")[0].lower()


def parsed(raw: bytes) -> Protego:
    """The rules in a robots.txt, whatever its bytes are."""
    return Protego.parse(raw[:LARGEST].decode("utf-8-sig", "replace").replace("\0", ""))
