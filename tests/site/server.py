"""The server: HTTP/1.1 by hand over asyncio, in a thread of its own, so that it can also break every rule."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

REASONS = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 404: "Not Found", 429: "Too Many"}


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked; ``number`` counts the requests for this path, from 1."""

    method: str
    target: str
    headers: Mapping[str, str]
    number: int

    @property
    def path(self) -> str:
        """Without the query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        """The query's values by name."""
        return parse_qs(urlsplit(self.target).query)


class Out:
    """The way back to the client; ``keep`` says whether the connection goes on."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.keep = True

    async def send(self, raw: bytes) -> None:
        """Bytes as they are."""
        self._writer.write(raw)
        await self._writer.drain()

    async def head(self, status: int, *headers: tuple[str, str]) -> None:
        """Status line and headers."""
        lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}", *(f"{k}: {v}" for k, v in headers)]
        await self.send("\r\n".join([*lines, "", ""]).encode())

    async def whole(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        """A regular answer."""
        await self.head(status, ("Content-Length", str(len(body))), *headers)
        await self.send(body)

    async def gone(self) -> None:
        """Wait until the client hangs up."""
        self.keep = False
        with contextlib.suppress(ConnectionError):
            await self._reader.read()

    def close(self) -> None:
        """End the connection in good order after what was sent."""
        self.keep = False

    def reset(self) -> None:
        """End the connection with a reset."""
        self.keep = False
        raw = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


Play = Callable[[Request, Out], Awaitable[None]]
"""Answers a request in its own way."""


class Site:
    """A server for the length of a ``with`` block; ``seen`` lists the requests, ``most`` how many at once."""

    def __init__(
        self,
        plays: Mapping[str, Play],
        *,
        address: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.plays = dict(plays)
        self.seen: list[Request] = []
        self.most = 0
        self._now = 0
        self._counts: Counter[str] = Counter()
        self._address, self._port, self._tls = address, port, tls
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="test site", daemon=True)
        self._open: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Site:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def port(self) -> int:
        """The port that the system gave."""
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def place(self) -> str:
        """``host:port``, for ``allow_hosts``."""
        return f"{self._address}:{self.port}"

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"http{'s' if self._tls else ''}://{self.place}{path}"

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(request.path == path for request in self.seen)

    async def _start(self) -> asyncio.Server:
        return await asyncio.start_server(self._connected, self._address, self._port, ssl=self._tls)

    async def _stop(self) -> None:
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await asyncio.sleep(0)  # closed transports take a turn of the loop to be gone

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._served(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass  # the client has gone, or the site closes
        finally:
            self._open.discard(task)
            with contextlib.suppress(ConnectionError, ssl.SSLError, RuntimeError):
                writer.close()

    async def _served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        out = Out(reader, writer)
        while out.keep:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            self._now += 1
            self.most = max(self.most, self._now)
            try:
                await self._play(self._request(head), out)
            finally:
                self._now -= 1

    def _request(self, head: list[str]) -> Request:
        method, target, _ = head[0].split(" ", 2)
        pairs = (line.partition(":") for line in head[1:] if line)
        self._counts[target] += 1
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        found = Request(method, target, headers, self._counts[target])
        self.seen.append(found)
        return found

    async def _play(self, request: Request, out: Out) -> None:
        play = self.plays.get(request.target) or self.plays.get(request.path) or self.plays.get("*")
        if play is None:
            await out.whole(404, b"no such page")
        else:
            await play(request, out)
