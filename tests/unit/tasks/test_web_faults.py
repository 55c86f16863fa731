"""A bad network is survived: three answers in ten are faults, and all releases come in the end."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack

import pytest
from web_world import with_client

from config.politeness import Politeness
from tasks.web.client import Client
from tasks.web.clock import Clock
from tests.site import Out, Request, Site
from tests.site.faults import Faulty

HOSTS, RELEASES = 3, 200
FASTER = 10


def fast() -> float:
    return time.monotonic() * FASTER


async def release(request: Request, out: Out) -> None:
    await out.whole(200, f"<h1>{request.path}</h1>".encode(), ("Content-Type", "text/html"))


@pytest.mark.slow
def test_all_releases_come_in_spite_of_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """Servers and client share a clock that runs ten times as fast as the world's."""
    faulty = [Faulty(release, seed=number, now=fast) for number in range(HOSTS)]
    policy = Politeness(delay_seconds=0, silence_seconds=0.25, deadline_seconds=10)

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / FASTER)

    with ExitStack() as stack:
        sites = [stack.enter_context(Site({"*": play, "/robots.txt": release})) for play in faulty]

        async def everything(client: Client) -> list[str]:
            urls = [site.url(f"/{number}") for number in range(RELEASES) for site in sites]
            return [answer.body.decode() for answer in await asyncio.gather(*map(client.get, urls))]

        places = [site.place for site in sites]
        clock = Clock(sleep=sleep, monotonic=fast)
        bodies = with_client(everything, *places, policy=policy, clock=clock)
        most = max(site.most for site in sites)
        asked = sum(len(site.seen) for site in sites)
    expected = [f"<h1>/{number}</h1>" for number in range(RELEASES) for _ in range(HOSTS)]
    faults, early = sum(play.faults.total() for play in faulty), sum(play.early for play in faulty)
    fetched = sum(got == right for got, right in zip(bodies, expected, strict=True))
    with capsys.disabled():
        print(
            f"\nbad network: fetched {fetched}/{len(expected)} in {asked} requests with {faults} faults, "
            f"max in flight a host {most}, requests before the end of a rest {early}"
        )
    assert bodies == expected
    assert most == 1
    assert early == 0
    assert faults > 0.25 * asked
    assert all(set(play.faults) == {"500", "429", "429 with a rest", "silence", "reset"} for play in faulty)
