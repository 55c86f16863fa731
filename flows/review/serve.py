"""The desk on a port of the loopback address, until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Literal

import uvicorn
from starlette.types import ASGIApp

from flows.errors import RunError
from flows.review.desk import Place, desk
from flows.review.gate import HOST, Keys


class DeskError(RunError):
    """The desk could not be opened."""


def serve(place: Place, port: int, opened: Callable[[str], None]) -> None:
    """Serve the desk; ``opened`` is told its address. Port 0 takes a free one. Ends with Ctrl-C or SIGTERM.

    Raises :class:`DeskError` where the port is taken.
    """
    with listening(port) as listener:
        server, keys = prepared(place, listener)
        opened(keys.address)
        server.run(sockets=[listener])


def listening(port: int) -> socket.socket:
    """A socket that listens on a port of loopback; raises :class:`DeskError` where it is taken."""
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(64)  # so that whoever is told the address may come at once
    except OSError as error:
        listener.close()
        told = f"port {port} cannot be used ({error.strerror}); choose another with --port"
        raise DeskError(told) from None
    return listener


def prepared(place: Place, listener: socket.socket) -> tuple[uvicorn.Server, Keys]:
    """The server of the desk for a bound socket, and its secrets."""
    keys = Keys(port=listener.getsockname()[1])
    return server(desk(place, keys)), keys


def server(app: ASGIApp, ws: Literal["none", "websockets-sansio"] = "none") -> uvicorn.Server:
    """A server of an application that tells little of itself."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws=ws,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)
