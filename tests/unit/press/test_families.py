"""Families of sites: found by being there, recognised by their marks; see tests/pages/family-*."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import ConfigError
from config.sources import load_sources
from press.errors import PressError
from press.families import families, recognised
from press.hints import Hints
from press.page import parse

PAGES = Path(__file__).resolve().parents[2] / "pages"
QUALITY = Path(__file__).resolve().parents[2] / "quality" / "pages"


def test_every_family_has_a_page_of_its_own() -> None:
    told = {path.parent.parent.name for path in PAGES.glob("family-*/*/expected.json")}
    assert {f"family-{name}" for name in families()} <= told


@pytest.mark.parametrize(
    ("page", "family"),
    [
        ("drupal", "drupal"),
        ("wordpress", "wordpress"),
        ("govuk-like", "govuk"),
        ("trs", "trs"),
        ("ir", "investor"),
        ("br-soup", None),
        ("div-soup", None),
    ],
)
def test_pages_are_recognised_by_their_marks(page: str, family: str | None) -> None:
    assert recognised((QUALITY / f"{page}.html").read_text(encoding="utf-8")) == family


def test_where_a_familys_selectors_find_nothing_the_general_rules_do() -> None:
    page = (
        b"<html><body><h1>Rain in May</h1><p>It rained on 18 days, more than ever before.</p></body></html>"
    )
    plain = parse(page, content_type="text/html")
    for name in families():
        release = parse(page, content_type="text/html", hints=Hints(family=name))
        assert (release.title, release.text) == (plain.title, plain.text)


def test_a_sources_own_selectors_win() -> None:
    page = (PAGES / "family-drupal" / "clinics" / "page.html").read_bytes()
    hints = Hints(family="drupal", body_selector=".group-extra", title_selector=".group-extra p")
    release = parse(page, content_type="text/html", hints=hints)
    assert release.title is not None
    assert release.title.startswith("Minister Rosa Lind")
    assert "126 nurses" not in release.text


def test_an_unknown_family_is_told_with_those_that_are_known() -> None:
    with pytest.raises(PressError, match=r"no family of sites is called 'joomla'.*drupal"):
        parse(b"<p>x</p>", content_type="text/html", hints=Hints(family="joomla"))


def test_a_source_names_its_family_in_its_yaml(tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text("id: a\nname: A\nkind: folder\npath: a\nfamily: trs\n", encoding="utf-8")
    (found,) = load_sources(tmp_path)
    assert found.family == "trs"
    source.write_text("id: a\nname: A\nkind: folder\npath: a\nfamily: joomla\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.yaml:5: family: .*no such family of sites; .*wordpress"):
        load_sources(tmp_path)


def test_a_filing_without_exhibits_gives_its_first_document() -> None:
    text = "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nWages rose by 4 percent.\n</TEXT>\n</DOCUMENT>"
    release = parse(text.encode(), location="x.txt", hints=Hints(family="edgar"))
    assert release.text == "Wages rose by 4 percent."


def test_the_content_apis_real_answers_are_read(shared: Path) -> None:
    folder = shared / "corpus" / "govuk" / "content_schemas" / "examples"
    paths = [p for kind in ("news_article", "speech") for p in sorted((folder / kind).rglob("*.json"))]
    releases = [parse(p.read_bytes(), location=p.name, hints=Hints(family="govuk")) for p in paths]
    assert len(releases) > 20
    assert all(r.title and r.published and r.issuer for r in releases)
    assert sum(len(r.passages) >= 3 for r in releases) >= len(releases) - 3
