"""What a page can do when it is asked for: answer well, badly, or never."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.site.server import Out, Play, Request

MEGABYTE = 1_000_000
HTML = ("Content-Type", "text/html")
CHUNKED = ("Transfer-Encoding", "chunked")


def page(body: str | bytes, *headers: tuple[str, str], kind: str = "text/html; charset=utf-8") -> Play:
    """A good page."""
    raw = body.encode() if isinstance(body, str) else body

    async def play(request: Request, out: Out) -> None:
        await out.whole(200, raw, ("Content-Type", kind), *headers)

    return play


def file(path: Path, kind: str) -> Play:
    """The bytes of a file, as that kind."""
    return page(path.read_bytes(), kind=kind)


def conditional(body: str, etag: str | None = None, last_modified: str | None = None) -> Play:
    """A page that says 304 to whoever has it already."""

    async def play(request: Request, out: Out) -> None:
        told = (("ETag", etag), ("Last-Modified", last_modified))
        validators = [(name, value) for name, value in told if value]
        by_tag = etag and request.headers.get("if-none-match") == etag
        by_time = last_modified and request.headers.get("if-modified-since") == last_modified
        if by_tag or by_time:
            await out.head(304, *validators)
        else:
            await out.whole(200, body.encode(), HTML, *validators)

    return play


def status(code: int, *headers: tuple[str, str], body: str = "sorry") -> Play:
    """An answer with another status."""

    async def play(request: Request, out: Out) -> None:
        await out.whole(code, body.encode(), ("Content-Type", "text/plain"), *headers)

    return play


def redirect(to: str, code: int = 302, *headers: tuple[str, str]) -> Play:
    """A redirect."""
    return status(code, ("Location", to), *headers, body="")


def in_turn(*plays: Play) -> Play:
    """The first request for an address gets the first play, and so on; the last goes on for ever."""

    async def play(request: Request, out: Out) -> None:
        await plays[min(request.number, len(plays)) - 1](request, out)

    return play


async def reset(request: Request, out: Out) -> None:
    """A connection reset instead of an answer."""
    out.reset()


async def hang(request: Request, out: Out) -> None:
    """Silence until the client has enough."""
    await out.gone()


async def hang_up(request: Request, out: Out) -> None:
    """The connection is closed without an answer."""
    out.close()


def drip(every: float) -> Play:
    """One byte at a time, never at an end."""

    async def play(request: Request, out: Out) -> None:
        await out.head(200, HTML, ("Content-Length", "1000000"))
        while True:
            await out.send(b"a")
            await asyncio.sleep(every)

    return play


async def endless(request: Request, out: Out) -> None:
    """A chunked body that goes on and on."""
    await out.head(200, HTML, CHUNKED)
    while True:
        await out.send(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


def bomb(packing: str, megabytes: int = 300) -> Play:
    """A small body that unpacks to ``megabytes``, packed as gzip, deflate or, in name only, anything else."""
    raw = b"".join(_packed(packing, megabytes))

    async def play(request: Request, out: Out) -> None:
        await out.whole(200, raw, HTML, ("Content-Encoding", packing))

    return play


def _packed(packing: str, megabytes: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9, wbits=31 if packing == "gzip" else 15)
    for _ in range(megabytes):
        yield packer.compress(bytes(MEGABYTE))
    yield packer.flush()


def short_length(body: str) -> Play:
    """Half of what ``Content-Length`` promises, then the end."""

    async def play(request: Request, out: Out) -> None:
        raw = body.encode()
        await out.head(200, HTML, ("Content-Length", str(len(raw))))
        await out.send(raw[: len(raw) // 2])
        out.close()

    return play


def cut_chunk(body: str) -> Play:
    """A chunk that ends before its announced end."""

    async def play(request: Request, out: Out) -> None:
        raw = body.encode()
        await out.head(200, HTML, CHUNKED)
        await out.send(f"{len(raw):x}\r\n".encode() + raw[: len(raw) // 2])
        out.close()

    return play


def early_close(body: str) -> Play:
    """Whole chunks, but never the last empty one that ends the body."""

    async def play(request: Request, out: Out) -> None:
        raw = body.encode()
        await out.head(200, HTML, CHUNKED)
        await out.send(f"{len(raw):x}\r\n".encode() + raw + b"\r\n")
        out.close()

    return play


def unframed(body: str) -> Play:
    """A body that ends where the connection ends, as in the old days."""

    async def play(request: Request, out: Out) -> None:
        await out.head(200, HTML, ("Connection", "close"))
        await out.send(body.encode())
        out.close()

    return play


def cut_gzip(body: str) -> Play:
    """A packed body without its end, and without a length that would tell."""

    async def play(request: Request, out: Out) -> None:
        await out.head(200, HTML, ("Content-Encoding", "gzip"), ("Connection", "close"))
        await out.send(gzip.compress(body.encode())[:-9])
        out.close()

    return play


async def huge_headers(request: Request, out: Out) -> None:
    """Headers of some megabytes."""
    await out.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(3000):
        await out.send(f"X-{number}: {'y' * 1000}\r\n".encode())
    await out.send(b"\r\n")
