"""Who may see and decide: requests of this machine's own browser that carry the desk's token.

A page of another site cannot reach the desk: the name that it asks for must be the loopback address
itself (no rebinding), its cookie is sent for no other site, and a form counts only with the desk's own
origin and the token that the page carries.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
MOST_BYTES = 64 * 1024
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}
CLOSED = "This page is closed to you. Open the address that `communique {command}` printed."


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Keys:
    """The secrets of one desk: ``token`` opens it, ``session`` is the cookie's, ``form`` the forms' own;
    and the command that opened it."""

    port: int = 0
    command: str = "review"
    token: str = field(default_factory=_secret)
    session: str = field(default_factory=_secret)
    form: str = field(default_factory=_secret)

    @property
    def address(self) -> str:
        """What opens the desk."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies do not tell ports apart."""
        return f"communique-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which the desk may be asked for."""
        return frozenset({f"{HOST}:{self.port}", f"localhost:{self.port}"})


class Gate:
    """Lets through what belongs to the desk and puts safe headers on every answer."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "websocket":
            answer = self.answer(HTTPConnection(scope))
            await (answer or self.app)(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self.answer(Request(scope))
        await (answer or self.app)(scope, receive, safely)

    def answer(self, request: HTTPConnection) -> Response | None:
        """A refusal, or the way in for who brings the token; ``None`` lets the request pass."""
        changing = request.scope["type"] == "websocket" or request.scope["method"] == "POST"
        if request.headers.get("host", "") not in self.keys.hosts:
            return PlainTextResponse("This desk is only at its own address.", 421)
        if request.url.path == "/" and same(request.query_params.get("token", ""), self.keys.token):
            entered = RedirectResponse("/", 303)
            entered.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict")
            return entered
        if not same(request.cookies.get(self.keys.cookie, ""), self.keys.session):
            return PlainTextResponse(CLOSED.format(command=self.keys.command), 403)
        if changing and not self.own(request.headers):
            return PlainTextResponse("This form was not sent from the desk.", 403)
        return None

    def own(self, headers: Headers) -> bool:
        """Whether a form was sent from a page of the desk."""
        return headers.get("origin", "") in {f"http://{host}" for host in self.keys.hosts}


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how far."""
    return hmac.compare_digest(given.encode(), wanted.encode())


async def form(request: Request) -> dict[str, str] | None:
    """The fields of a form, the first of each name; ``None`` where it is too long or no form."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return None
    return {name: values[0] for name, values in fields.items()}
