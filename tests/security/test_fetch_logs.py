"""What the fetcher says of itself holds no secret and steers no terminal."""

from __future__ import annotations

import asyncio
import logging

import pytest
from web_world import EAGER, fetch, with_client

from tasks.web.client import Client
from tasks.web.errors import FetchError
from tests.site import Out, Request, Site, in_turn, page, redirect, reset, status

SECRET = "s3cr3t"


def test_no_logger_tells_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    """Every logger at its most talkative, those of the libraries too."""
    caplog.set_level(logging.DEBUG)
    plays = {
        "/again": in_turn(reset, status(500), page("ok")),
        "/on": redirect(f"/again?token={SECRET}"),
        "/gone": status(404),
        "/in": redirect(f"http://user:{SECRET}@10.0.0.1/"),
    }
    told = []
    with Site(plays) as site:

        async def each(client: Client) -> None:
            for path in ("/again", "/on", "/gone", "/in", "/odd"):
                try:
                    await client.get(site.url(f"{path}?access_token={SECRET}&page=1"))
                except FetchError as error:
                    told.append(str(error))

        with_client(each, site.place, policy=EAGER.model_copy(update={"retries": 3}))
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("communique")]
    assert any("once more" in line for line in ours)
    assert len(told) == 3
    everything = [record.getMessage() for record in caplog.records] + told
    assert [line for line in everything if SECRET in line] == []
    assert all("page=1" in line for line in told[:1])


def test_a_hostile_server_cannot_write_to_the_terminal() -> None:
    async def hostile(request: Request, out: Out) -> None:
        await out.send(
            b"HTTP/1.1 302 \x1b[31mred\r\nLocation: http://x\x1b]0;owned\x07\xe2\x80\xae.example/\r\n\r\n"
        )
        out.close()

    async def garbage(request: Request, out: Out) -> None:
        await out.send(b"\x1b[2J\x1b[31m not HTTP\r\n\r\n")
        out.close()

    with Site({"/": hostile, "/garbage": garbage}) as site:
        for path in ("/", "/garbage"):
            with pytest.raises(FetchError) as caught:
                fetch(site.url(path), site.place)
            assert str(caught.value).isprintable()


def test_errors_of_many_pages_keep_to_their_page(caplog: pytest.LogCaptureFixture) -> None:
    """A cancelled fetch leaves no task and no unread exception behind."""
    caplog.set_level(logging.DEBUG, "asyncio")
    with Site({"*": reset}) as site:

        async def all_at_once(client: Client) -> list[BaseException | object]:
            urls = [site.url(f"/{n}") for n in range(30)]
            return list(await asyncio.gather(*map(client.get, urls), return_exceptions=True))

        results = with_client(all_at_once, site.place)
    assert all(isinstance(result, FetchError) for result in results)
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING] == []
