"""A web site for tests: a real server on loopback that can play every trick of the web.

``with Site({"/": page("<h1>News</h1>")}) as site: ... site.url("/") ... site.seen``
"""

from tests.site.plays import (
    bomb,
    conditional,
    cut_chunk,
    cut_gzip,
    drip,
    early_close,
    endless,
    file,
    hang,
    hang_up,
    huge_headers,
    in_turn,
    page,
    redirect,
    reset,
    short_length,
    status,
    unframed,
)
from tests.site.server import Out, Play, Request, Site

__all__ = [
    "Out",
    "Play",
    "Request",
    "Site",
    "bomb",
    "conditional",
    "cut_chunk",
    "cut_gzip",
    "drip",
    "early_close",
    "endless",
    "file",
    "hang",
    "hang_up",
    "huge_headers",
    "in_turn",
    "page",
    "redirect",
    "reset",
    "short_length",
    "status",
    "unframed",
]
