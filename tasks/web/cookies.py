"""Cookies for the length of one fetch: some sites set one and send back to the same address."""

from __future__ import annotations

import httpx

from tasks.web.answer import Headers


class Jar:
    """What the hops so far have set; forgotten with the fetch."""

    def __init__(self) -> None:
        self._cookies = httpx.Cookies()

    def take(self, url: str, headers: Headers) -> None:
        """Note what an answer sets."""
        told = [(k, v) for k, v in headers if k == "set-cookie"]
        if told:
            request = httpx.Request("GET", url)
            self._cookies.extract_cookies(httpx.Response(200, headers=told, request=request))

    def header(self, url: str) -> str | None:
        """The ``Cookie`` header for an address, None without one."""
        request = httpx.Request("GET", url)
        self._cookies.set_cookie_header(request)
        return str(request.headers["cookie"]) if "cookie" in request.headers else None
