"""What can go wrong with a fetch; each message names the address, with secrets taken out.

FetchError
├── RefusedError         never asked: scheme, user name, private address, encoding not asked for
│   └── RobotsError      robots.txt forbids it, or could not be had
├── RedirectError        a loop, or more hops than allowed
├── HttpError            an answer that is no page; again on 429 and 5xx
├── TooLargeError        more bytes than allowed, or a bomb
├── DeadlineError        not finished in time, dripping bodies among them
├── ProtocolError        not HTTP
├── HostError            the host is left alone for now: it asked for a long rest, or it is down
└── NetworkError         no connection, reset, silence; again
    └── TruncatedError   the body ended before its end; again
"""

from __future__ import annotations

from tasks.web.redact import shown

AGAIN = {429, *range(500, 600)} - {501, 505}
"""Statuses that may pass."""
OVERLOADED = {429, 502, 503, 504, *range(520, 531)}
"""Those of them that speak of the whole host."""


class FetchError(Exception):
    """No page came; ``retryable`` where another attempt may bring it."""

    retryable = False
    retry_after: float | None = None
    """Seconds of rest that the host asked for."""

    of_host = False
    """Whether it says something of the host, not of the one page."""

    def __init__(self, url: str, message: str) -> None:
        self.url, self.message = url, message
        super().__init__(f"{shown(url)}: {message}")


class RefusedError(FetchError):
    """We do not ask for this."""


class RobotsError(RefusedError):
    """The site does not want this read."""


class RedirectError(FetchError):
    """Redirects that lead nowhere."""


class HttpError(FetchError):
    """An answer that is no page."""

    def __init__(self, url: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(url, f"answered with status {status}")
        self.status, self.retry_after = status, retry_after
        self.retryable = status in AGAIN
        self.of_host = status in OVERLOADED


class TooLargeError(FetchError):
    """More than is taken."""


class DeadlineError(FetchError):
    """Slower than is waited for."""


class ProtocolError(FetchError):
    """Not an HTTP answer."""


class HostError(FetchError):
    """The host is left alone for now."""


class NetworkError(FetchError):
    """The network, or the server's process, failed."""

    retryable = True
    of_host = True


class TruncatedError(NetworkError):
    """The connection ended before the body did."""

    of_host = False
