"""One attempt at one address: from hop to hop, each checked, within one deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import httpcore

from config.politeness import Politeness
from tasks.web.answer import Answer, Headers, header
from tasks.web.body import ACCEPTED, Limits
from tasks.web.clock import Clock, asked_rest
from tasks.web.cookies import Jar
from tasks.web.errors import DeadlineError, RedirectError, RefusedError
from tasks.web.exchange import Reply, exchange, require_page
from tasks.web.hosts import Hosts
from tasks.web.robots import Robots
from tasks.web.sniff import sniffed, told
from tasks.web.target import Target, joined, target

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted, and how."""

    url: str
    policy: Politeness
    limits: Limits
    etag: str | None = None
    last_modified: str | None = None

    @property
    def conditions(self) -> Headers:
        """The headers of a conditional request."""
        told = (("if-none-match", self.etag), ("if-modified-since", self.last_modified))
        return tuple((name, value) for name, value in told if value and _fits(value))


@dataclass(slots=True)
class Trip:
    """The state of an attempt; ``private`` are places that some other request may reach, this one not."""

    asked: Asked
    allowed: Collection[str]
    private: Collection[str]
    pool: httpcore.AsyncConnectionPool
    hosts: Hosts
    robots: Robots
    clock: Clock
    jar: Jar = field(default_factory=Jar)
    spent: float = 0.0

    async def run(self) -> Answer:
        """The answer at the end of the redirects; raises ``FetchError``."""
        hops: list[str] = []
        seen: set[tuple[str, str | None]] = set()
        url = self.asked.url
        while True:
            here = self._admitted(url)
            mark = (here.url, self.jar.header(here.url))
            if mark in seen:
                raise RedirectError(self.asked.url, "the redirects go in a circle")
            seen.add(mark)
            reply, sent = await self._hop(here)
            if reply.leads_to is None:
                return self._answer(here, reply, sent, tuple(hops))
            hops.append(here.url)
            if len(hops) > self.asked.policy.max_hops:
                raise RedirectError(self.asked.url, f"more than {self.asked.policy.max_hops} redirects")
            self.jar.take(here.url, reply.headers)
            url = joined(here.url, reply.leads_to)

    def _admitted(self, url: str) -> Target:
        here = target(url, self.allowed)
        if here.place in self.private and here.place not in self.allowed:
            raise RefusedError(url, f"{here.place} is open to another source only")
        return here

    async def _hop(self, here: Target) -> tuple[Reply, Headers]:
        policy = self.asked.policy
        delay = policy.delay_seconds
        if policy.respect_robots:
            delay = max(delay, await self.robots.require(here, policy))
        sent = self._headers(here)
        async with self.hosts.turn(here.url, here.site, policy, delay):
            reply = await self._in_time(here, sent)
        return reply, sent

    async def _in_time(self, here: Target, sent: Headers) -> Reply:
        """One deadline for all hops together; waiting for one's turn does not count."""
        policy, begun = self.asked.policy, self.clock.monotonic()
        try:
            async with asyncio.timeout(max(0.001, policy.deadline_seconds - self.spent)):
                return await exchange(self.pool, here, sent, policy, self.asked.limits)
        except TimeoutError:
            told = f"not finished within {policy.deadline_seconds:g} s"
            raise DeadlineError(self.asked.url, told) from None
        finally:
            self.spent += self.clock.monotonic() - begun

    def _headers(self, here: Target) -> Headers:
        cookies = self.jar.header(here.url)
        return (
            ("host", here.authority),
            ("user-agent", self.asked.policy.user_agent),
            ("accept", ACCEPT),
            ("accept-encoding", ACCEPTED),
            *self.asked.conditions,
            *((("cookie", cookies),) if cookies else ()),
        )

    def _answer(self, here: Target, reply: Reply, sent: Headers, hops: tuple[str, ...]) -> Answer:
        now = self.clock.now()
        unchanged = reply.status == 304 and bool(self.asked.conditions)
        if not unchanged:
            require_page(here, reply, asked_rest(header(reply.headers, "retry-after"), now))
        kind, charset = told(header(reply.headers, "content-type"))
        return Answer(
            url=self.asked.url,
            final_url=here.url,
            status=reply.status,
            headers=reply.headers,
            body=reply.body,
            content_type=sniffed(reply.body, kind) if not unchanged else kind,
            charset=charset,
            etag=header(reply.headers, "etag"),
            last_modified=header(reply.headers, "last-modified"),
            not_modified=unchanged,
            hops=hops,
            fetched_at=now,
            request_headers=tuple((k, v) for k, v in sent if k != "cookie"),
        )


def _fits(value: str) -> bool:
    """Whether a remembered validator can stand in a header."""
    return value.isprintable() and len(value) <= 1000 and all(ord(c) < 256 for c in value)
