"""What a fetch brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[str, str], ...]
"""Names in small letters, in the order of the answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole page with status 200, or the word that it has not changed (``not_modified``, no body).

    ``body`` is unpacked. ``content_type`` is what the bytes are, by their look and then by the header;
    ``charset`` is what the header says. ``hops`` are the addresses that led on to ``final_url``.
    """

    url: str
    final_url: str
    status: int
    headers: Headers
    body: bytes
    content_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    not_modified: bool
    hops: tuple[str, ...]
    fetched_at: datetime
    request_headers: Headers = ()


def header(headers: Headers, name: str) -> str | None:
    """The first value of a header; ``name`` in small letters."""
    return next((value for key, value in headers if key == name), None)
