"""Pages on the web into the archive: many hosts side by side, each one page at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence

from config.sources import Source
from tasks.aside import finished
from tasks.records import Failure, Found
from tasks.web.answer import Answer
from tasks.web.client import Client
from tasks.web.errors import FetchError
from tasks.web.redact import shown
from warehouse.archive import Archive, Capture
from warehouse.errors import ArchiveError, WarehouseError
from warehouse.exchange import Exchange
from warehouse.places import Validators

log = logging.getLogger("communique")

Brought = Capture | Failure
Tell = Callable[[Found, Brought, bool], None]
"""Hears of a page, what it brought, and whether that is news."""


def fetch_pages(
    pages: Sequence[Found],
    sources: Mapping[str, Source],
    archive: Archive,
    tell: Tell | None = None,
    client: Callable[[], Client] = Client,
) -> list[Brought]:
    """What each page brought, in their order; the errors of ``warehouse.errors`` end it."""
    if not pages:
        return []
    return finished(_all(pages, sources, archive, tell, client))


async def _all(
    pages: Sequence[Found],
    sources: Mapping[str, Source],
    archive: Archive,
    tell: Tell | None,
    client: Callable[[], Client],
) -> list[Brought]:
    async with client() as web:
        once = {(page.source_id, page.location): page for page in pages}
        desk = _Desk(web, sources, archive, tell)
        tasks = {place: asyncio.create_task(desk.bring(page)) for place, page in once.items()}
        try:
            await asyncio.gather(*tasks.values())
        finally:
            for task in tasks.values():
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)
        return [tasks[page.source_id, page.location].result() for page in pages]


class _Desk:
    """Brings one page after the other into the archive."""

    def __init__(
        self, web: Client, sources: Mapping[str, Source], archive: Archive, tell: Tell | None
    ) -> None:
        self._web, self._sources, self._archive, self._tell = web, sources, archive, tell

    async def bring(self, page: Found) -> Brought:
        """Ask, archive; whatever goes wrong with this one page stays with it."""
        brought: Brought
        news = False
        try:
            brought, news = await self._brought(page)
        except FetchError as error:
            told = error.message if error.url == page.url else str(error)
            brought = Failure(page.source_id, page.location, "fetch", told)
        except ArchiveError as error:
            brought = Failure(page.source_id, page.location, "archive", str(error))
        except (WarehouseError, asyncio.CancelledError):
            raise
        except Exception as error:  # a defect that one page shows must not stop the others
            log.exception("fetching %s %s", page.source_id, shown(page.location))
            message = f"the fetcher failed ({type(error).__name__}: {shown(str(error))}); please report it"
            brought = Failure(page.source_id, page.location, "fetch", message)
        if self._tell:
            self._tell(page, brought, news)
        return brought

    async def _brought(self, page: Found) -> tuple[Capture, bool]:
        """The capture of what stands there, and whether it is another than before."""
        source = self._sources[page.source_id]
        before, known = self._known(page)  # at once, so that pages are asked for in their order
        answer = await self._web.get(
            page.url or page.location, known.etag, known.last_modified, source.politeness
        )
        if answer.not_modified and before is not None:
            return before, False
        capture = await asyncio.to_thread(self._keep, page, source, answer)
        return capture, before is None or capture.sha256 != before.sha256

    def _known(self, page: Found) -> tuple[Capture | None, Validators]:
        """What stood there, and how its server knows it again; nothing where its bytes are gone."""
        before = self._archive.standing(page.source_id, page.location)
        known = self._archive.places.validators(page.source_id, page.location) if before else None
        return before, known or Validators("")

    def _keep(self, page: Found, source: Source, answer: Answer) -> Capture:
        capture = self._archive.put(
            answer.body,
            source_id=page.source_id,
            location=page.location,
            content_type=answer.content_type,
            charset=answer.charset,
            now=answer.fetched_at,
            licence=source.licence,
            exchange=_exchange(answer),
        )
        validators = Validators(capture.sha256, answer.etag, answer.last_modified)
        self._archive.places.remember(page.source_id, page.location, validators)
        return capture


def _exchange(answer: Answer) -> Exchange:
    return Exchange(
        answer.url, answer.final_url, answer.status, answer.request_headers, answer.headers, answer.hops
    )
