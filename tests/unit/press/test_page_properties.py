"""What holds for every page, however broken."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from press.errors import PressError
from press.model import PassageKind, Release
from press.page import parse

_TAGS = (
    "p",
    "div",
    "table",
    "tr",
    "td",
    "th",
    "li",
    "ul",
    "h1",
    "h2",
    "dl",
    "dt",
    "dd",
    "pre",
    "sup",
    "a",
    "b",
    "nav",
    "br",
)
_WORDS = st.sampled_from(
    (
        "Cargo rose by 4.2%.",
        "Glossary",
        "注：",
        "［1］“双湖”：指两湖。",
        "2026年1月2日",
        "　　一、概况",
        " ",
        "\r\n\r\n",
        "\n",
        "#",
        "- ",
    )
)
_MARKUP = st.one_of(
    _WORDS,
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(
        [
            "<td rowspan=3 colspan=2>",
            "&#11;",
            "&nbsp;",
            "<!--",
            '<div class="content">',
            "|a|b|\n|-|-|\n",
            "**",
        ]
    ),
    st.text(max_size=12),
)
SOURCES = st.lists(_MARKUP, max_size=60).map("".join)
KINDS = st.sampled_from(["text/html", "text/plain", "text/markdown", None])
CHECKED = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _read(raw: bytes, content_type: str | None, charset: str | None = None) -> Release | None:
    try:
        return parse(raw, content_type=content_type, charset=charset, location="https://h/2025/01/02/x")
    except PressError:
        return None


@CHECKED
@given(SOURCES, KINDS)
def test_passages_are_in_order_apart_and_inside(source: str, kind: str | None) -> None:
    release = _read(source.encode("utf-8", "replace"), kind)
    end = 0
    for position, passage in enumerate(release.passages if release else ()):
        assert passage.position == position
        assert end <= passage.start < passage.end <= len(release.text if release else "")
        end = passage.end


@CHECKED
@given(SOURCES, KINDS)
def test_cells_lie_in_their_table_and_terms_in_the_text(source: str, kind: str | None) -> None:
    release = _read(source.encode("utf-8", "replace"), kind)
    if release is None:
        return
    for table in release.tables:
        passage = release.passages[table.passage]
        assert passage.kind is PassageKind.TABLE
        assert all(passage.start <= c.start <= c.end <= passage.end for c in table.cells)
    for term in release.glossary:
        assert release.text[term.name_start : term.name_end] == term.name
        assert 0 <= term.start < term.end <= len(release.text)


@CHECKED
@given(st.binary(max_size=400), KINDS, st.sampled_from([None, "utf-8", "gb2312", "utf-16", "nonsense"]))
def test_no_bytes_raise_anything_but_our_own_error(raw: bytes, kind: str | None, charset: str | None) -> None:
    release = _read(raw, kind, charset)
    assert release is None or all(0 <= p.start <= p.end <= len(release.text) for p in release.passages)


@CHECKED
@given(SOURCES, st.sampled_from(["text/plain", "text/markdown"]))
def test_text_is_kept_as_it_is(source: str, kind: str) -> None:
    assume("\0" not in source)  # NULs between letters are UTF-16 to any detection
    raw = source.encode("utf-8", "replace")
    release = _read(raw, kind)
    if release is None:  # refused as no text
        assert sum(unicodedata.category(c) == "Cc" for c in source) > 8
        return
    assert release.text == raw.decode("utf-8")
