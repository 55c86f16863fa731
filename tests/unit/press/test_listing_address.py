"""One spelling for one address."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.listing.address import canonical, within

BASE = "https://tarn.example/news/index.html"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/a.html", "https://tarn.example/news/2026/a.html"),
        ("/a.html#top", "https://tarn.example/a.html"),
        ("//other.example/a", "https://other.example/a"),
        ("HTTPS://Tarn.Example:443/A", "https://tarn.example/A"),
        ("http://tarn.example:8080/", "http://tarn.example:8080/"),
        ("http://tarn.example", "http://tarn.example/"),
        ("http://tarn.example./a", "http://tarn.example/a"),
        ("../x/./y/../z", "https://tarn.example/x/z"),
        ("/%7euser/%c3%a9%2f", "https://tarn.example/~user/%C3%A9%2F"),
        ("/é?q=ü", "https://tarn.example/%C3%A9?q=%C3%BC"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("/a?utm_source=x&id=7&fbclid=y", "https://tarn.example/a?id=7"),
        ("/a?id=7&b=2", "https://tarn.example/a?id=7&b=2"),
        ("/a?", "https://tarn.example/a"),
        ("/a;jsessionid=12AB?x=1", "https://tarn.example/a?x=1"),
        ("  /a\n b ", "https://tarn.example/a%20b"),
        ("/news/", "https://tarn.example/news/"),
        ("/news", "https://tarn.example/news"),
    ],
)
def test_an_address_is_spelt_one_way(written: str, meant: str) -> None:
    assert canonical(written, BASE) == meant


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "mailto:desk@tarn.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://tarn.example/a",
        "http://user:secret@tarn.example/",
        "http://tarn.example:99999/",
        "http://[::1/",
        "http://bad host/",
        "/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address_is_none(written: str) -> None:
    assert canonical(written, BASE) is None


@given(st.text(max_size=60))
def test_a_canonical_address_stays_as_it_is(text: str) -> None:
    once = canonical(text, BASE)
    assert once is None or canonical(once) == once


def test_a_hostile_address_takes_no_time() -> None:
    start = time.process_time()
    for text in ("/../" * 50_000, "%" * 100_000, "?" + "a&" * 50_000, "http://" + "a." * 50_000):
        canonical(text, BASE)
    assert time.process_time() - start < 0.5


def test_hosts_and_what_is_below_them() -> None:
    assert within("https://a.gov.example/x", ("*.gov.example",))
    assert within("https://tarn.example/", ("tarn.example",))
    assert not within("https://eviltarn.example/", ("tarn.example", "*.tarn.example"))
    assert not within("https://tarn.example.evil.example/", ("tarn.example",))
