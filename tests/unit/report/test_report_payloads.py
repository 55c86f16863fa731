"""Nothing that a release says can do more than be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from report_payloads import PAYLOADS, hostile
from report_sample import NOW

from expectations.report import write_report

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "footer",
        "p",
        "span",
        "h1",
        "h2",
        "h3",
    ),
    *("h4", "code", "time", "strong", "dl", "div", "dt", "dd", "small", "nav", "ul", "ol", "li", "b", "main"),
    *(
        "section",
        "fieldset",
        "legend",
        "input",
        "label",
        "article",
        "figure",
        "figcaption",
        "bdi",
        "blockquote",
    ),
    *("mark", "br", "table", "thead", "tbody", "tr", "th", "td", "cite", "details", "summary", "pre"),
}
ATTRIBUTES = {
    *(
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "href",
        "class",
        "id",
        "for",
        "type",
        "checked",
        "dir",
    ),
    *(
        "aria-labelledby",
        "aria-label",
        "aria-hidden",
        "role",
        "tabindex",
        "scope",
        "colspan",
        "rel",
        "target",
    ),
    *("title", "datetime"),
}


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a warehouse full of payloads."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    return write_report(hostile().write(folder / "w.duckdb"), folder, now=NOW).read_text("utf-8")


@pytest.mark.parametrize("parser", ["lxml", "html.parser"])
def test_only_our_own_elements_and_attributes_are_there(html: str, parser: str) -> None:
    page = BeautifulSoup(html, parser)
    assert {tag.name for tag in page.find_all()} <= TAGS
    assert {a for tag in page.find_all() for a in tag.attrs} <= ATTRIBUTES
    assert len(page.find_all("meta")) == 6
    assert len(page.find_all("style")) == 1


def test_every_payload_is_there_to_be_read(html: str) -> None:
    words = " ".join(BeautifulSoup(html, "lxml").get_text(" ").split())
    missing = [p for p in PAYLOADS[:-1] if " ".join(p.split()) not in words]
    assert missing == []
    assert "⟦U+202E⟧<script>" in words


def test_links_lead_to_web_pages_or_into_the_page(html: str) -> None:
    links = [a["href"] for a in BeautifulSoup(html, "lxml").find_all("a")]
    outside = [u for u in links if not u.startswith("#") and u not in ("findings.csv", "findings.jsonl")]
    assert outside
    assert {u.split("/")[2] for u in outside if u.startswith("https://")} == {"x.example"}
    assert [u for u in outside if not u.startswith("https://x.example/")] == []


def test_commands_to_copy_hold_no_words_of_a_release(html: str) -> None:
    commands = [c.get_text() for c in BeautifulSoup(html, "lxml").select("code.command")]
    assert commands
    assert [c for c in commands if "<" in c or "window" in c] == []
