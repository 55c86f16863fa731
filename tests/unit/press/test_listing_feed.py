"""Feeds of every kind, well formed and not, and those that are attacks."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from press.listing.feed import read_feed
from press.listing.model import Link, ListingError
from press.listing.sitemap import read_sitemap

URL = "https://tarn.example/feeds/all"
ITEM = "<item><title>Peat &amp; heather</title><link>/a?utm_medium=rss</link><pubDate>{date}</pubDate></item>"
WHEN = "Tue, 03 Mar 2026 06:00:00 GMT"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

FEEDS = {
    "rss 0.91": f'<rss version="0.91"><channel>{ITEM.format(date=WHEN)}</channel></rss>',
    "rss 2.0": f'<rss version="2.0"><channel>{ITEM.format(date=WHEN)}</channel></rss>',
    "rss 1.0": f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="x"><title>Peat &amp; heather</title>'
    "<link>/a</link><dc:date>2026-03-03T06:00:00Z</dc:date></item></rdf:RDF>",
    "atom 1.0": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Peat &amp; heather</title>'
    '<link rel="self" href="/self"/><link rel="enclosure" href="/b.mp3"/><link href="/a"/>'
    "<updated>2026-03-03T06:00:00Z</updated></entry></feed>",
    "atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>'
    "<title>Peat &amp; heather</title>"
    '<link rel="alternate" type="text/html" href="/a"/>'
    "<modified>2026-03-03T06:00:00Z</modified></entry></feed>",
    "cdf": '<CHANNEL><ITEM HREF="/a" LASTMOD="2026-03-03T06:00Z"><TITLE>Peat &amp; heather</TITLE></ITEM>'
    "</CHANNEL>",
    "json feed": json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [
            {"id": "1", "url": "/a", "title": "Peat & heather", "date_published": "2026-03-03T06:00:00Z"}]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FEEDS)
def test_an_entry_of_each_kind(kind: str) -> None:
    listing = read_feed(FEEDS[kind].encode(), URL)
    (link,) = listing.links
    assert (link.url, link.title) == ("https://tarn.example/a", "Peat & heather")
    assert link.changed is not None
    assert link.changed.isoformat() == "2026-03-03T06:00:00+00:00"
    assert not listing.doubts


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp037"])
def test_a_feed_in_any_encoding_of_its_own_look(codec: str) -> None:
    text = '<?xml version="1.0"?>' + FEEDS["rss 2.0"].replace("Peat", "Torf für alle")
    assert read_feed(text.encode(codec), URL).links[0].title == "Torf für alle & heather"


def test_an_entry_by_its_permanent_guid_and_one_without_any_address() -> None:
    feed = (
        '<rss version="2.0"><channel><item><guid>https://tarn.example/g</guid></item>'
        "<item><title>Nowhere</title></item><item><link>mailto:x@tarn.example</link></item></channel></rss>"
    )
    listing = read_feed(feed.encode(), URL)
    assert [link.url for link in listing.links] == ["https://tarn.example/g"]
    assert listing.entries == 3
    assert listing.doubts == ("2 of 3 entries have no http(s) address, the first is 'Nowhere'",)


def test_a_feed_in_pages_says_where_it_goes_on() -> None:
    feed = FEEDS["atom 1.0"].replace("<entry>", '<link rel="next" href="?page=2"/><entry>', 1)
    assert read_feed(feed.encode(), URL).next == "https://tarn.example/feeds/all?page=2"


@pytest.mark.parametrize("text", ["", " ", "{", '{"a": 1}', "<html><p>News</p></html>", "hello", "<a/>"])
def test_what_is_no_feed_is_told(text: str) -> None:
    with pytest.raises(ListingError, match=r"no feed|JSON"):
        read_feed(text.encode(), URL)


BODY = '<rss version="2.0"><channel><item><title>{}</title><link>/a</link></item></channel></rss>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ATTACKS = {
    "quadratic blow-up": f'<!DOCTYPE r [<!ENTITY a "{"x" * 50_000}">]>' + BODY.format("&a;" * 20_000),
    "many small ones": f'<!DOCTYPE r [<!ENTITY a "{"x" * 90}">]>' + BODY.format("&a;" * 20_000),
    "billion laughs": f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>' + BODY.format("&l9;"),
    "a local file": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BODY.format("&a;"),
    "another host": '<!DOCTYPE r [<!ENTITY a PUBLIC "x" "http://evil.example/">]>' + BODY.format("&a;"),
    "parameter entities": '<!DOCTYPE r [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>' + BODY.format(""),
    "behind a comment": f'<!-- <a> --><!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>' + BODY.format("&l9;"),
    "an end in a comment": '<!DOCTYPE r [<!-- ]> --><!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + BODY.format("&a;"),
    "after other text": f'x <!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>' + BODY.format("&l9;"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-32", "cp037"])
def test_entities_are_refused_at_no_cost(attack: str, codec: str) -> None:
    raw = ('<?xml version="1.0"?>' + ATTACKS[attack]).encode(codec)
    start, before = time.process_time(), _peak()
    with pytest.raises(ListingError, match=r"refused|no feed"):
        read_feed(raw, URL)
    with pytest.raises(ListingError):
        read_sitemap(raw, URL)
    assert time.process_time() - start < 1
    assert _peak() - before < 20_000_000


def _peak() -> int:
    """The most memory that this process ever had, in bytes."""
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


COSTLY = {
    "deep": "<rss>" + "<a>" * 1_000_000,
    "attributes": "<rss><item " + "a " * 1_900_000,
    "brackets": "<rss><item><link>" + "<" * 4_900_000,
    "instructions": "<?" * 2_000_000,
}


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY)
def test_hostile_markup_is_refused_before_it_costs(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ListingError):
        read_feed(text.encode(), URL)
    assert time.process_time() - start < 1


def test_a_few_plain_entities_are_filled_in() -> None:
    feed = '<!DOCTYPE rss [<!ENTITY office "Office of Tarn">]>' + BODY.format("&office; &amp; peat")
    assert read_feed(feed.encode(), URL).links == (Link("https://tarn.example/a", "Office of Tarn & peat"),)


def test_a_document_type_in_a_text_is_only_text() -> None:
    feed = BODY.format("<![CDATA[what <!DOCTYPE html> means]]>")
    assert read_feed(feed.encode(), URL).links[0].title == "what <!DOCTYPE html> means"


@pytest.mark.parametrize("folder", ["wellformed", "illformed", "encoding"])
def test_every_feed_of_the_corpus(shared: Path, folder: str) -> None:
    """Well-formed feeds give all their entries, others give entries or a clear word, none an exception."""
    entries = refused = doubted = 0
    files = sorted((shared / "corpus" / "feeds" / "tests" / folder).rglob("*.xml"))
    for path in files:
        raw = path.read_bytes()
        try:
            listing = read_feed(raw, URL)
        except ListingError as error:
            refused += "it is no feed" in str(error)
            continue
        entries += listing.entries
        doubted += bool(listing.doubts)
        if folder == "wellformed":
            assert listing.entries == _entries(raw), path
            assert not any("not well formed" in doubt for doubt in listing.doubts), path
        elif not listing.entries:
            assert listing.doubts or _entries(raw) == 0, path
    assert refused == (1 if folder == "illformed" else 0)
    print(f"{folder}: {len(files)} feeds, {entries} entries, {doubted} with a doubt, {refused} refused")


def _entries(raw: bytes) -> int:
    """The entries of a document as another parser counts them."""
    root = etree.fromstring(raw, etree.XMLParser(recover=True, resolve_entities=False))
    return 0 if root is None else len(list(root.iter("{*}item", "{*}entry", "{*}ITEM")))
