"""A batch with hostile pages in it: those fail with a reason, the others are read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from config.sources import FolderSource
from tasks.extract import extract
from tasks.parse import parse
from tasks.records import Record, read_lines
from tasks.workers import Limits
from warehouse.archive import Archive

LIMITS = Limits(seconds=1.0, megabytes=300, processes=2)
NOW = datetime(2026, 11, 20, tzinfo=UTC)
GOOD = b"<html><body><h1>Wool prices</h1><p>Wool rose by 4 percent in October.</p></body></html>"
PAGES = {
    "first.html": GOOD,
    "endless.html": b"<p>x" * 190_000,  # some seconds of work
    "large.html": b"<p>x</p>" + b" " * 5_000_000,
    "locked.pdf": b"%PDF-1.7 rubbish",
    "bytes.html": bytes(range(256)) * 40,
    "zip.docx": b"PK\x03\x04 word/document.xml",
    "last.html": GOOD.replace(b"wool", b"milk"),
}
REASONS = {
    "endless.html": "it took more than",
    "large.html": "more than the cap of 5,000,000",
    "locked.pdf": "not readable as PDF",
    "bytes.html": "no text",
    "zip.docx": "not readable as DOCX",
}


def test_one_bad_page_is_one_failure(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    captures = [archive.put(raw, source_id="s", location=name, now=NOW) for name, raw in PAGES.items()]
    sources = {"s": FolderSource(id="s", name="S", kind="folder", path=Path("s"), language="en")}
    parsed, failures = parse(captures, sources, archive.root, tmp_path / "parsed.jsonl", LIMITS)
    assert {f.location: f.message for f in failures}.keys() == REASONS.keys()
    assert all(REASONS[f.location] in f.message and f.step == "parse" for f in failures)
    read, broken = extract(parsed, tmp_path / "read.jsonl", LIMITS)
    records = list(read_lines(read, Record))
    assert [r.capture.location for r in records] == ["first.html", "last.html"]
    assert all(any(f.quote == "4 percent" for f in r.reading.figures) for r in records)
    assert broken == []
