"""A newsroom on the test site: releases, an index in pages, feeds, sitemaps, WARC files."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.site import Play, Site, conditional, status

MONTHS = ("January", "February", "March", "April", "May", "June")
VALUES = ("4.1", "4.3", "4.8", "5.2", "5.9", "6.4")


def release(number: int, value: str | None = None) -> str:
    """A release about one month: one growth rate and one amount."""
    month, rate = MONTHS[number], value or VALUES[number]
    return f"""<!doctype html><html lang="en"><head><title>Peat sales in {month}</title>
<meta name="date" content="2026-{number + 2:02d}-15"></head>
<body><nav><a href="/">Home</a></nav><main><article><h1>Peat sales in {month} 2026</h1>
<p>Peat sales in Tarn rose by {rate}% in {month} 2026 from a year earlier, the office of Tarn said.</p>
<p>Sales reached {20 + number}.{number} million euros, after a mild winter in the hills.</p>
<p>Most of it went to the gardens of Tarn in {month}, as the office noted on Tuesday.</p>
</article></main></body></html>"""


def plays(paths: Mapping[str, str]) -> dict[str, Play]:
    """Pages that know themselves again, and a robots.txt that allows all."""
    made: dict[str, Play] = {path: conditional(text, etag=f'"{hash(text)}"') for path, text in paths.items()}
    return made | {"/robots.txt": status(404)}


def releases() -> dict[str, str]:
    """Six releases by their paths."""
    return {f"/news/{number}.html": release(number) for number in range(len(MONTHS))}


def index(numbers: range, following: str | None) -> str:
    """A page of the index; ``following`` is where its link "next" leads."""
    items = "".join(
        f'<li class="item"><a href="/news/{n}.html?utm_source=index#top">Peat sales in {MONTHS[n]}</a> '
        f'<time datetime="2026-{n + 2:02d}-15">{MONTHS[n]}</time></li>'
        for n in numbers
    )
    more = f'<a rel="next" href="{following}">older</a>' if following else ""
    away = '<a href="https://social.example/x">follow</a>'
    return f'<html><body><main><ul class="news">{items}</ul>{away}{more}</main></body></html>'


def sitemap(urls: list[str], name: str = "url") -> str:
    """A sitemap, or with ``sitemap`` an index of sitemaps."""
    root = "urlset" if name == "url" else "sitemapindex"
    entries = "".join(f"<{name}><loc>{url}</loc><lastmod>2026-03-01</lastmod></{name}>" for url in urls)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'


def rss(urls: list[str]) -> str:
    """A feed of these addresses."""
    items = "".join(f"<item><title>Peat</title><link>{url}</link></item>" for url in urls)
    return f'<rss version="2.0"><channel><title>Tarn</title>{items}</channel></rss>'


def packed(text: str) -> bytes:
    """In gzip, the same bytes each time."""
    return gzip.compress(text.encode(), mtime=0)


def declare(root: Path, name: str, site: Site | None, text: str) -> Path:
    """Write a source's file; requests to the site need no rest, and it may be on loopback."""
    folder = root / "config" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    polite = f'politeness: {{delay_seconds: 0, allow_hosts: ["{site.place}"]}}\n' if site else ""
    path = folder / f"{name}.yaml"
    path.write_text(f"id: {name}\nname: {name}\n{polite}{text}", encoding="utf-8")
    return path


Crawled = tuple[str, str, str]
"""An address, when it was crawled, the page."""


def warc(path: Path, pages: list[Crawled], version: str = "WARC/1.1") -> Path:
    """A WARC file of these pages, in gzip where its name says so, with what else such files hold."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz", warc_version=version)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, at, text in pages:
            headers = [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a"')]
            for told, kind in (("200 OK", "response"), ("404 Not Found", "response"), ("GET /", "request")):
                line = StatusAndHeaders(told, headers, "HTTP/1.1")
                body = text.encode()
                record = writer.create_warc_record(
                    f"{url}/gone" if told.startswith("404") else url,
                    kind,
                    BytesIO(body),
                    length=len(body),
                    http_headers=line,
                    warc_headers_dict={"WARC-Date": at},
                )
                writer.write_record(record)
    return path
