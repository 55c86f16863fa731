"""Which releases do the sources offer now?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.sources import FolderSource, Source, WarcSource, WebSource
from press.errors import PressError
from tasks.aside import finished
from tasks.folder import discover_folder
from tasks.listings import Fetch, Page, walk
from tasks.records import Doubt, Failure, Found
from tasks.step import step
from tasks.warc import discover_warc
from tasks.web.client import Client
from tasks.web.errors import FetchError
from tasks.web.memory import Memory
from tasks.web.redact import shown
from warehouse.errors import WarehouseError
from warehouse.listings import Kept, Listings

log = logging.getLogger("communique")


@dataclass(slots=True)
class Discovered:
    """What one source offers; ``failures`` name what could not be looked at."""

    found: list[Found] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        """Whether the source could be looked at, so that what it offers can be held to its promises."""
        return bool(self.found) or not self.failures


Tell = Callable[[str, Discovered], None]


@step("discover", network=True)
def discover(
    sources: Sequence[Source],
    root: Path,
    listings: Path,
    tell: Tell | None = None,
    memory: Memory | None = None,
) -> dict[str, Discovered]:
    """What each source offers, by its id; a source that fails is one bad source.

    Sites are asked side by side, each one request at a time. ``listings`` is where listings are kept as
    they were seen last. ``tell`` hears of each source as soon as it is done. ``memory`` is what the run knows
    of sites.
    """
    done = {source.id: _local(source, root) for source in sources if not isinstance(source, WebSource)}
    for name, discovered in done.items():
        if tell:
            tell(name, discovered)
    web = [source for source in sources if isinstance(source, WebSource)]
    if web:
        done |= finished(_web(web, Listings(listings), tell, memory))
    return {source.id: done[source.id] for source in sources}


def _local(source: Source, root: Path) -> Discovered:
    if isinstance(source, WarcSource):
        return Discovered(*discover_warc(source, root))
    assert isinstance(source, FolderSource)
    return Discovered(*discover_folder(source, root))


async def _web(
    sources: Sequence[WebSource], kept: Listings, tell: Tell | None, memory: Memory | None
) -> dict[str, Discovered]:
    async with Client(memory=memory) as client:

        async def one(source: WebSource) -> Discovered:
            discovered = await _from(source, conditional(source, client, kept))
            if tell:
                tell(source.id, discovered)
            return discovered

        found = await asyncio.gather(*map(one, sources))
    return {source.id: discovered for source, discovered in zip(sources, found, strict=True)}


async def _from(source: WebSource, fetch: Fetch) -> Discovered:
    """What one site offers; whatever goes wrong stays with it."""
    try:
        walked = await walk(source, fetch)
    except (FetchError, PressError) as error:
        return Discovered(failures=[_failure(source, str(error))])
    except (WarehouseError, asyncio.CancelledError):
        raise
    except Exception as error:  # a defect that one source shows must not stop the others
        log.exception("discovering %s", source.id)
        return Discovered(
            failures=[_failure(source, f"discovery failed ({type(error).__name__}: {shown(str(error))})")]
        )
    found = [Found(source.id, link.url, url=link.url) for link in walked.links]
    return Discovered(found, doubts=[Doubt(source.id, "listing", shown(text)) for text in walked.doubts])


def _failure(source: WebSource, message: str) -> Failure:
    return Failure(source.id, shown(source.starts[0]), "discover", message)


def conditional(source: WebSource, client: Client, kept: Listings) -> Fetch:
    """Fetches a listing, asking only whether it has changed where it is known."""

    async def fetch(url: str) -> Page:
        known = kept.get(source.id, url)
        answer = await client.get(
            url, known.etag if known else None, known.last_modified if known else None, source.politeness
        )
        if answer.not_modified and known:
            return Page(known.url, known.body, known.charset)
        kept.put(
            source.id,
            url,
            Kept(answer.final_url, answer.body, answer.charset, answer.etag, answer.last_modified),
        )
        return Page(answer.final_url, answer.body, answer.charset)

    return fetch
