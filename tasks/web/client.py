"""The one HTTP client: polite, careful, patient."""

from __future__ import annotations

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
from tasks.web.errors import FetchError, HttpError, TruncatedError
from tasks.web.hosts import OPEN, Hosts
from tasks.web.memory import Memory
from tasks.web.robots import LARGEST, Robots
from tasks.web.target import target
from tasks.web.trip import Asked, Trip
from tasks.web.wire import Resolver, look_up, open_pool

log = logging.getLogger("communique.web")


class Client:
    """Fetches pages, one at a time a host and many hosts at once.

    ``policy`` counts where ``get`` is given none; ``allow_hosts`` are further places, ``host:port``, whose
    address may be private. ``memory`` is what earlier clients of the run have learnt of sites. Use it in one
    event loop, as ``async with``.
    """

    def __init__(
        self,
        policy: Politeness = Politeness(),  # noqa: B008  # frozen
        allow_hosts: Collection[str] = (),
        *,
        resolver: Resolver = look_up,
        tls: ssl.SSLContext | None = None,
        clock: Clock = Clock(),  # noqa: B008  # frozen
        memory: Memory | None = None,
    ) -> None:
        self.policy, self._clock = policy, clock
        self._allowed = frozenset(allow_hosts)
        self._private = set(self._allowed | set(policy.allow_hosts))
        self._resolver, self._tls = resolver, tls
        self._pool: httpcore.AsyncConnectionPool | None = None
        memory = Memory() if memory is None else memory
        self.hosts = Hosts(clock, memory)
        self._robots = Robots(self._robots_txt, clock, memory)

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
                self._note(site, error)
                if not error.retryable or attempt == policy.retries:
                    raise
                await self._wait(error, attempt)
            else:
                self.hosts.answered(site)
                return answer
        raise AssertionError("the last attempt returns or raises")

    def _trip(self, asked: Asked) -> Trip:
        assert self._pool is not None, "use the client as 'async with Client(...) as client'"
        allowed = self._allowed | set(asked.policy.allow_hosts)
        return Trip(asked, allowed, self._private, self._pool, self.hosts, self._robots, self._clock)

    def _note(self, site: str, error: FetchError) -> None:
        """What the host must rest for, all its pages wait for."""
        if error.of_host:
            self.hosts.failed(site, error.retry_after)
        elif isinstance(error, HttpError | TruncatedError):
            self.hosts.answered(site)

    async def _wait(self, error: FetchError, attempt: int) -> None:
        """Before the next attempt: in the host's waiting line, or, if only this page fails, on its own."""
        level = logging.INFO if attempt else logging.DEBUG  # a first failure is nobody's business
        log.log(level, "%s; attempt %d failed, once more", error, attempt + 1)
        if not error.of_host:
            await self._clock.sleep(max(error.retry_after or 0.0, backoff(attempt, self._clock)))
