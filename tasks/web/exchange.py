"""One request and its answer, on the wire: no redirect followed, nothing retried."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpcore

from config.politeness import Politeness
from tasks.web.answer import Headers, header
from tasks.web.body import Body, Limits, require_end
from tasks.web.errors import (
    FetchError,
    HttpError,
    NetworkError,
    ProtocolError,
    RefusedError,
    TooLargeError,
    TruncatedError,
)
from tasks.web.target import Target

REDIRECTS = (301, 302, 303, 307, 308)
WHOLE = (200, 203)


@dataclass(frozen=True, slots=True)
class Reply:
    """Status and headers, and the body where it is a whole page."""

    status: int
    headers: Headers
    body: bytes = b""

    @property
    def leads_to(self) -> str | None:
        """Where a redirect leads, as it is written."""
        return header(self.headers, "location") if self.status in REDIRECTS else None


async def exchange(
    pool: httpcore.AsyncConnectionPool, target: Target, sent: Headers, policy: Politeness, limits: Limits
) -> Reply:
    """Ask for ``target`` and read what comes; raises ``FetchError``."""
    with_body = False
    try:
        async with _asked(pool, target, sent, policy) as response:
            headers = _headers(response.headers)
            with_body = True
            if response.status not in WHOLE:
                return Reply(response.status, headers)
            body = Body(target.url, header(headers, "content-encoding") or "", limits)
            _require_size(target, headers, limits)
            whole = await body.read(response.aiter_stream())
            if not (_is_framed(headers) or body.is_packed or limits.cut):
                require_end(target.url, whole, limits)
            return Reply(response.status, headers, whole)
    except RefusedError as error:
        raise RefusedError(target.url, error.message) from error
    except httpcore.NetworkError as error:
        raise _failed(target, error, with_body) from error
    except httpcore.TimeoutException as error:
        raise NetworkError(target.url, f"nothing came for {policy.silence_seconds:g} s") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise _broken(target, error, with_body) from error


@asynccontextmanager
async def _asked(
    pool: httpcore.AsyncConnectionPool, target: Target, sent: Headers, policy: Politeness
) -> AsyncIterator[httpcore.Response]:
    quiet = policy.silence_seconds
    scheme, host, path = (part.encode("ascii") for part in (target.scheme, target.host, target.path))
    where = httpcore.URL(scheme=scheme, host=host, port=target.port, target=path)
    request = httpcore.Request(
        b"GET",
        where,
        headers=[(name.encode("latin-1"), value.encode("latin-1")) for name, value in sent],
        extensions={"timeout": {"connect": quiet, "read": quiet, "write": quiet}},
    )
    response = await pool.handle_async_request(request)
    try:
        yield response
    finally:
        await response.aclose()


def _headers(raw: list[tuple[bytes, bytes]]) -> Headers:
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw)


def _is_framed(headers: Headers) -> bool:
    """Whether the answer itself tells where its body ends."""
    return any(header(headers, name) for name in ("content-length", "transfer-encoding", "content-encoding"))


def _require_size(target: Target, headers: Headers, limits: Limits) -> None:
    """A body that announces itself as too large is not begun."""
    told = header(headers, "content-length")
    if told and told.isdigit() and int(told) > limits.max_bytes and not limits.cut:
        raise TooLargeError(target.url, f"{int(told):,} bytes are more than {limits.max_bytes:,}")


def _failed(target: Target, error: Exception, with_body: bool) -> FetchError:
    causes = _causes(error)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return RefusedError(target.url, f"the certificate is not to be trusted ({cause.verify_message})")
    if with_body:
        return TruncatedError(target.url, "the connection was cut in the middle of the body")
    told = next((str(cause) for cause in causes if str(cause)), type(error).__name__)
    return NetworkError(target.url, f"no answer ({told})")


def _broken(target: Target, error: Exception, with_body: bool) -> FetchError:
    if with_body:
        return TruncatedError(target.url, f"the body is not whole ({error})")
    if "disconnected" in str(error):
        return NetworkError(target.url, "the server hung up without an answer")
    return ProtocolError(target.url, f"what came is not HTTP ({error})")


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and len(found) < 10:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def require_page(target: Target, reply: Reply, rest: float | None) -> None:
    """Raises :class:`HttpError` unless the reply is a whole page."""
    if reply.status not in WHOLE:
        raise HttpError(target.url, reply.status, rest)
