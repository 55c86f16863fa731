"""The warehouse as a page: ``queries/notebook.py``, served by marimo on loopback behind the desk's gate.

Three walls stand between a release's words and the reader: the notebook escapes them, marimo sanitises
what it shows, and the policy of the page lets nothing run that marimo did not bring and nothing be asked of
others. Of marimo's server only what a page needs can be reached.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.errors import RunError
from flows.review.gate import Gate, Keys
from flows.review.serve import listening, server

NOTEBOOK = Path(__file__).resolve().parents[1] / "queries" / "notebook.py"
READ = re.compile(r"/(|ws|health|manifest\.json|favicon\.ico|[\w-]+\.png|assets/[\w.-]+|@file/[\w.-]+)")
DONE = frozenset({f"/api/kernel/{name}" for name in ("instantiate", "set_ui_element_value", "function_call")})
INLINE = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; "
    "base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)


class BrowseError(RunError):
    """The page cannot be served."""


def serve(port: int, opened: Callable[[str], None]) -> None:
    """Serve the page; ``opened`` is told its address. Port 0 takes a free one. Ends with Ctrl-C."""
    with listening(port) as listener:
        keys = Keys(port=listener.getsockname()[1], command="browse")
        running = server(page(keys), ws="websockets-sansio")
        opened(keys.address)
        try:
            running.run(sockets=[listener])
        finally:
            sys.stdout.flush()
            os._exit(0)  # marimo's threads wait for pages that may still be open, and nothing is to be saved


def page(keys: Keys, notebook: Path = NOTEBOOK) -> ASGIApp:
    """The notebook as an ASGI application for who has the keys.

    Raises :class:`BrowseError` where marimo is not installed.
    """
    if find_spec("marimo") is None:
        remedy = "Install it with `pip install 'communique[notebook]'`; in a checkout, `make browse` does."
        raise BrowseError(f"marimo is not installed. {remedy}")
    from marimo import create_asgi_app

    return Gate(Doors(create_asgi_app(quiet=True).with_app(path="", root=str(notebook)).build()), keys)


class Doors:
    """Of an application, what a page that only shows needs; its HTML under a strict policy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        refused = closed(scope)
        if refused:
            await refused(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == "/":
            await self.app(scope, receive, Guarded(send))
        else:
            await self.app(scope, receive, send)


def closed(scope: Scope) -> Response | None:
    """A refusal of what is not needed; ``None`` lets it pass."""
    reading = scope["type"] == "websocket" or scope["method"] in ("GET", "HEAD")
    known = READ.fullmatch(scope["path"]) if reading else scope["path"] in DONE
    return None if known else PlainTextResponse("There is no such page.", 404)


class Guarded:
    """Sends the page when it is whole, with a policy that names its own scripts by their hashes."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.head: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """One part of the answer."""
        if message["type"] == "http.response.start":
            self.head = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        MutableHeaders(scope=self.head)["content-security-policy"] = policy(self.body)
        await self.send(self.head)
        await self.send({"type": "http.response.body", "body": self.body})


def policy(html: bytes) -> str:
    """What the page may do: run the scripts that stand in it and marimo's own, ask this server alone."""
    hashes = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE.findall(html))
    return POLICY.format(hashes="".join(f" 'sha256-{each}'" for each in hashes))
