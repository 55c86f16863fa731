"""Pages made to hold a parser: each is read, or refused with a reason, in little processor time."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from press.errors import PageTooLarge, PressError
from press.model import Flag
from press.page import parse

SECONDS = 6.0
HOSTILE = {
    "100 MB of nesting": b"<div>" * 20_000_000,
    "as much nesting as the cap lets in": b"<div>" * 990_000,
    "200,000 unclosed paragraphs": b"<p>x" * 200_000,
    "200,000 unclosed tags of emphasis": b"<b>x" * 200_000,
    "24 KB that hold html.parser: declarations": b"<!" * 12_000,
    "24 KB that hold html.parser: marked sections": b"<![" * 8_000,
    "24 KB that hold html.parser: attributes": b"<a " + b"x " * 12_000,
    "24 KB that hold html.parser: comments": b"<!--" * 6_000,
    "24 KB that hold html.parser: references": b"&#x" * 8_000,
    "tables in tables": b"<table><tr><td>" * 3_000,
    "cells that claim to span everything": b"<table><tr>" + b"<td rowspan=65535 colspan=1000>1" * 300,
    "linked data without an end": b"<script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>x",
    "spaces": b"<p>a" + b" " * 4_000_000 + b"b",
    "links": b"<a href=x>link</a>" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name: str) -> None:
    begun = time.process_time()
    with suppress(PressError):  # a reasoned refusal will do
        parse(HOSTILE[name], content_type="text/html")
    assert time.process_time() - begun < SECONDS


def test_more_than_the_cap_is_not_parsed() -> None:
    with pytest.raises(PageTooLarge, match="100,000,000 bytes"):
        parse(HOSTILE["100 MB of nesting"], content_type="text/html")


def test_emphasis_that_nobody_closed_does_not_cost_the_rest_of_the_page() -> None:
    lines = b"".join(b"<p><font color=red><b>Line %d says so." % n for n in range(600))
    release = parse(b"<html><body>" + lines, content_type="text/html")
    assert "Line 599 says so." in release.text
    assert Flag.TRUNCATED not in release.flags


def test_what_lies_too_deep_is_told() -> None:
    page = b"<html><body><p>Exports rose by 3%.</p>" + b"<div>" * 400 + b"<p>They fell.</p>" + b"</div>" * 400
    release = parse(page, content_type="text/html")
    assert "Exports rose by 3%." in release.text
    assert Flag.TRUNCATED in release.flags
