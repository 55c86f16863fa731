"""Connections to verified addresses only.

A name is looked up once for each connection, every address that it has must be public, and the connection
goes to the very address that was checked: a name that changes its mind in between gains nothing. The name
stays in the ``Host`` header and in TLS.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import certifi
import httpcore

from tasks.web.address import is_public
from tasks.web.errors import RefusedError

Resolver = Callable[[str, int], Awaitable[list[str]]]
"""Host and port → addresses; raises ``OSError``."""


async def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, in the order of the system's preference."""
    ask = functools.partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_lookups(), ask)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@functools.cache
def _lookups() -> ThreadPoolExecutor:
    """Threads of their own: a name server that hangs holds up no other work."""
    return ThreadPoolExecutor(16, "look-up")


class Pinned(httpcore.AsyncNetworkBackend):
    """Connects to public addresses, and to the places in ``allowed`` wherever they are."""

    def __init__(self, resolver: Resolver, allowed: Collection[str]) -> None:
        self._resolver, self._allowed = resolver, allowed
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look up, check, connect to the first checked address that answers."""
        addresses = await self._checked(host, port, timeout)
        for number, address in enumerate(addresses, 1):
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    async def _checked(self, host: str, port: int, seconds: float | None) -> list[str]:
        try:
            async with asyncio.timeout(seconds):
                addresses = await self._resolver(host, port)
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"no answer about the name {host}") from None
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be looked up ({error})") from error
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        for address in addresses:
            if place not in self._allowed and not is_public(address):
                raise RefusedError(f"//{place}", f"{address} is not a public address")
        return addresses


def open_pool(
    resolver: Resolver, allowed: Collection[str], tls: ssl.SSLContext | None, connections: int
) -> httpcore.AsyncConnectionPool:
    """HTTP/1.1 connections; proxies of the environment are not looked at."""
    logging.getLogger("httpcore").setLevel(logging.INFO)  # its debug lines hold whole headers
    return httpcore.AsyncConnectionPool(
        ssl_context=tls or trust(),
        max_connections=connections,
        max_keepalive_connections=connections,
        keepalive_expiry=15,
        http1=True,
        http2=False,
        retries=0,
        network_backend=Pinned(resolver, allowed),
    )


@functools.cache
def trust() -> ssl.SSLContext:
    """Certificates that the world trusts, and those that this machine does."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context
