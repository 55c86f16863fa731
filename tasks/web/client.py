"""The one HTTP client: polite, careful, patient."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Collection
from types import TracebackType
from typing import Self

import httpcore

from config.politeness import Politeness
from tasks.web.answer import Answer
from tasks.web.body import Limits
from tasks.web.clock import Clock, backoff
from tasks.web.errors import FetchError, HostError, HttpError, NetworkError
from tasks.web.hosts import OPEN, Hosts
from tasks.web.redact import shown
from tasks.web.robots import LARGEST, Robots
from tasks.web.target import target
from tasks.web.trip import Asked, Trip
from tasks.web.wire import Resolver, look_up, open_pool

log = logging.getLogger("communique.web")


class Client:
    """Fetches pages, one at a time a host and many hosts at once.

    ``policy`` counts where ``get`` is given none; ``allow_hosts`` are further places, ``host:port``, whose
    address may be private. Use it in one event loop, as ``async with``.
    """

    def __init__(
        self,
        policy: Politeness = Politeness(),  # noqa: B008  # frozen
        allow_hosts: Collection[str] = (),
        *,
        resolver: Resolver = look_up,
        tls: ssl.SSLContext | None = None,
        clock: Clock = Clock(),  # noqa: B008  # frozen
    ) -> None:
        self.policy, self._clock = policy, clock
        self._allowed = frozenset(allow_hosts)
        self._private = set(self._allowed | set(policy.allow_hosts))
        self._resolver, self._tls = resolver, tls
        self._pool: httpcore.AsyncConnectionPool | None = None
        self.hosts = Hosts(clock)
        self._robots = Robots(self._robots_txt, clock)

    async def __aenter__(self) -> Self:
        self._pool = open_pool(self._resolver, self._private, self._tls, OPEN * 4)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            await self._pool.aclose()

    async def get(
        self,
        url: str,
        etag: str | None = None,
        last_modified: str | None = None,
        policy: Politeness | None = None,
    ) -> Answer:
        """The page at ``url``; with validators of an earlier answer, perhaps that it has not changed.

        Raises :class:`tasks.web.errors.FetchError`, whose message is fit for a log.
        """
        policy = policy or self.policy
        limits = Limits(policy.max_bytes, policy.max_ratio)
        return await self._patiently(Asked(url, policy, limits, etag, last_modified))

    async def _robots_txt(self, url: str, policy: Politeness) -> bytes:
        own = policy.model_copy(update={"respect_robots": False, "retries": min(policy.retries, 3)})
        answer = await self._patiently(Asked(url, own, Limits(LARGEST, policy.max_ratio, cut=True)))
        return answer.body

    async def _patiently(self, asked: Asked) -> Answer:
        """Attempts until one succeeds, fails for good, or all are used up."""
        policy = asked.policy
        self._private.update(policy.allow_hosts)
        site = target(asked.url, self._allowed | set(policy.allow_hosts)).site
        for attempt in range(policy.retries + 1):
            try:
                answer = await self._trip(asked).run()
            except FetchError as error:
                if not error.retryable or attempt == policy.retries:
                    self._give_up(site, policy, error)
                    raise
                await self._wait(site, policy, error, attempt)
            else:
                self.hosts.note(site, policy, reached=True)
                return answer
        raise AssertionError("the last attempt returns or raises")

    def _trip(self, asked: Asked) -> Trip:
        assert self._pool is not None, "use the client as 'async with Client(...) as client'"
        allowed = self._allowed | set(asked.policy.allow_hosts)
        return Trip(asked, allowed, self._private, self._pool, self.hosts, self._robots, self._clock)

    def _give_up(self, site: str, policy: Politeness, error: FetchError) -> None:
        if not isinstance(error, HostError):
            self.hosts.note(site, policy, reached=not isinstance(error, NetworkError))

    async def _wait(self, site: str, policy: Politeness, error: FetchError, attempt: int) -> None:
        """The host's own wish counts for all that is asked of it; else this one address backs off."""
        if error.retry_after is not None:
            self.hosts.pause(site, error.retry_after, policy)
        if isinstance(error, HttpError) and error.retry_after is not None:
            log.info("%s; it asks for a rest of %.0f s", error, error.retry_after)
            await asyncio.sleep(0)
            return
        seconds = backoff(attempt, self._clock)
        log.info("%s; again in %.1f s", error, seconds)
        await self._clock.sleep(seconds)


__all__ = ["Client", "shown"]
