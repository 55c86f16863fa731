"""What bytes are, whatever the server says; and what may stand in a log."""

from __future__ import annotations

import io
import zipfile

import pytest

from tasks.web.redact import shown
from tasks.web.sniff import sniffed, told


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASES = [
    (b"<!DOCTYPE html><html>", "text/html", "text/html"),
    (b"<!doctype HTML>", "text/plain", "text/html"),
    (b"\xef\xbb\xbf\n <!-- c --> <html lang=en>", "application/octet-stream", "text/html"),
    ("<html>".encode("utf-16"), None, "text/html"),
    ("<html>".encode("utf-16-le"), "text/html", "text/html"),
    (b"<p>Exports rose.", "application/pdf", "text/html"),
    (b"<h1>Not found</h1>", "image/png", "text/html"),
    (
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html>',
        "text/xml",
        "text/html",
    ),
    (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "application/xml", "text/html"),
    (b"<rss version='2.0'><channel>", "text/html", "application/rss+xml"),
    (
        b"<?xml version='1.0'?>\n<!-- x -->\n<feed xmlns='http://www.w3.org/2005/Atom'>",
        None,
        "application/atom+xml",
    ),
    (b"<?xml version='1.0'?><rdf:RDF>", "text/plain", "application/rdf+xml"),
    (b"<?xml version='1.0'?><urlset>", "text/html", "application/xml"),
    (b"%PDF-1.7\n%\xe2\xe3", "text/html", "application/pdf"),
    (b"\r\n\r\n%PDF-1.4", "application/octet-stream", "application/pdf"),
    (b"<p>How %PDF- files begin", "text/html", "text/html"),
    (zipped("[Content_Types].xml", "word/document.xml"), "application/zip", DOCX),
    (zipped("xl/workbook.xml"), DOCX, XLSX),
    (zipped("a.txt"), DOCX, "application/zip"),
    (b"PK\x03\x04broken", DOCX, "application/zip"),
    (b"\x89PNG\r\n\x1a\n\0\0", "text/html", "image/png"),
    (b"\xff\xd8\xff\xe0", "text/html", "image/jpeg"),
    (b"GIF89a", "text/plain", "image/gif"),
    (b"RIFF\0\0\0\0WEBPVP8", None, "image/webp"),
    (b"\x1f\x8b\x08", "application/xml", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", "application/x-ole-storage"),
    (b"\x00\x01\x02", "text/html", None),
    (b"\x00\x01\x02", "audio/mpeg", "audio/mpeg"),
    (b'{"version": "https://jsonfeed.org/version/1"}', "application/feed+json", "application/feed+json"),
    (b'{"a": 1}', None, "application/json"),
    (b"Exports rose by 4 percent.", None, "text/plain"),
    (b"Exports rose by 4 percent.", "application/octet-stream", "text/plain"),
    (b"# Exports\n", "text/markdown", "text/markdown"),
    ("出口增长4%。".encode("gb18030"), "text/plain", "text/plain"),
    (b"Exports rose by 4 percent.", "application/pdf", "text/plain"),
    (b"", "text/html", "text/html"),
    (b"", None, None),
]


@pytest.mark.parametrize(("raw", "header", "expected"), CASES)
def test_bytes_are_known_by_their_look(raw: bytes, header: str | None, expected: str | None) -> None:
    assert sniffed(raw, header) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html; charset=UTF-8", ("text/html", "utf-8")),
        ('Text/HTML;Charset="GB2312"', ("text/html", "gb2312")),
        ("text/html; charset='big5'; boundary=x", ("text/html", "big5")),
        ("text/html;charset=", ("text/html", None)),
        ("text/html", ("text/html", None)),
        ("; charset=utf-8", (None, "utf-8")),
        ("nonsense", (None, None)),
        ("text/html\x1b[31m; charset=utf-8", (None, "utf-8")),
        (None, (None, None)),
    ],
)
def test_the_header_is_taken_apart(header: str | None, expected: tuple[str | None, str | None]) -> None:
    assert told(header) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://x.example/a?id=12&page=3", "http://x.example/a?id=12&page=3"),
        ("http://user:pass@x.example/", "http://***@x.example/"),
        ("http://user@x.example/", "http://***@x.example/"),
        ("http://x.example/?token=abc", "http://x.example/?token=***"),
        ("http://x.example/?a=1&api_key=abc&b=2", "http://x.example/?a=1&api_key=***&b=2"),
        ("http://x.example/?X-Amz-Signature=f00&c=1", "http://x.example/?X-Amz-Signature=***&c=1"),
        ("http://x.example/?Password=a;sid=b", "http://x.example/?Password=***;sid=***"),
        ("http://x.example/;jsessionid=A1?b=2", "http://x.example/;jsessionid=***?b=2"),
        (
            "http://x.example/?keyword=gdp&code=CPI&monkey=1",
            "http://x.example/?keyword=gdp&code=CPI&monkey=1",
        ),
        (
            "http://x.example/?accessToken=a&my.secret.key=b",
            "http://x.example/?accessToken=***&my.secret.key=***",
        ),
        ("http://x.example/?q=" + "a1B2" * 10, "http://x.example/?q=***"),
        ("http://x.example/?q=the-labour-market-in-march", "http://x.example/?q=the-labour-market-in-march"),
        ("bad \x1b[31mred\x1b[0m\r\nline", "bad \\x1b[31mred\\x1b[0m\\r\\nline"),
        ("txt.\u202egpj\u2066\u200b", "txt.\\u202egpj\\u2066\\u200b"),
        ("\ud800", "\\ud800"),
        ("出口增长", "出口增长"),
        ("a" * 600, "a" * 500 + "…"),
    ],
)
def test_logs_hold_no_secrets_and_nothing_that_steers(text: str, expected: str) -> None:
    assert shown(text) == expected
