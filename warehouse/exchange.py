"""How bytes came over the web: what was asked for, what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

Headers = tuple[tuple[str, str], ...]
"""Names in small letters, in order."""

KEPT_TO_THEMSELVES = {"cookie", "set-cookie", "set-cookie2", "authorization", "proxy-authorization"}
"""Headers that let someone in: they are not kept."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer; ``hops`` are the addresses that led on from ``url`` to ``final_url``."""

    url: str
    final_url: str
    status: int
    request_headers: Headers
    response_headers: Headers
    hops: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """Ready for JSON, without the headers that let someone in."""
        return asdict(self) | {
            "request_headers": public(self.request_headers),
            "response_headers": public(self.response_headers),
        }


def public(headers: Headers) -> Headers:
    """The headers that may be kept."""
    return tuple((name, value) for name, value in headers if name not in KEPT_TO_THEMSELVES)


def exchange_of(record: Mapping[str, Any]) -> Exchange:
    """An exchange as :meth:`Exchange.record` wrote it; raises ``KeyError`` and the like for others."""
    return Exchange(
        record["url"],
        record["final_url"],
        int(record["status"]),
        tuple((name, value) for name, value in record["request_headers"]),
        tuple((name, value) for name, value in record["response_headers"]),
        tuple(record["hops"]),
    )
