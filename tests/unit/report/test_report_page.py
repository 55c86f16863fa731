"""The first page that a reviewer sees, read back as HTML."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from report_sample import BEFORE, NOW, RUN, Sample, name, newsroom

from expectations.report import write_report
from expectations.report.gather import CARDS


def read(sample: Sample, folder: Path, docs: Path | None = None) -> BeautifulSoup:
    """The page of a sample."""
    index = write_report(sample.write(folder / "w.duckdb"), folder / "report", docs=docs, now=NOW)
    assert index == folder / "report" / "index.html"
    return BeautifulSoup(index.read_text("utf-8"), "lxml")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The page of the invented newsroom."""
    folder = tmp_path_factory.mktemp("newsroom")
    return read(newsroom(), folder, docs=folder / "docs" / "index.html")


def one(part: BeautifulSoup | Tag, selector: str) -> Tag:
    found = part.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def said(part: Tag) -> str:
    """Its words, blocks parted by spaces, without spaces before what closes."""
    words = " ".join(part.get_text(" ").split())
    return re.sub(r"(?<=“) | (?=[,%”])", "", words)


def card(page: BeautifulSoup, words: str) -> Tag:
    """The card whose title begins with ``words``."""
    return next(
        c for c in page.select("article.card") if said(one(c, "header > :is(h3, h4)")).startswith(words)
    )


def test_the_verdict_is_one_sentence(page: BeautifulSoup) -> None:
    assert (
        said(one(page, "h1"))
        == "6 findings to look at in 4 releases, 3 rows in quarantine, 15 figures published."
    )
    assert said(one(page, "title")).startswith("6 findings to look at")


def test_the_head_tells_run_day_and_version(page: BeautifulSoup) -> None:
    words = said(one(page, "p.run"))
    assert RUN in words
    assert "for 23 November 2026" in words
    assert "1.4.0+9f31c2" in words
    tiles = [said(one(tile, "dd:not(.note)")) for tile in page.select(".tile")]
    assert tiles == ["3", "2", "1", "3", "5 of 7", "15"]
    assert said(one(page, ".notice")).startswith("This run is partial. 1 release of 6 could not be read")


def test_new_findings_come_first_then_by_severity(page: BeautifulSoup) -> None:
    groups = [said(g) for g in page.select(".group-name")]
    assert groups == ["New in this run 5", "Still open 1"]
    order = [said(c) for c in page.select("#findings .card .badge")]
    assert order == ["Critical", "Critical", "Warning", "Warning", "Info", "Critical"]


def test_a_card_marks_every_figure_and_the_suspect_more(page: BeautifulSoup) -> None:
    found = card(page, "Goods handled rose")
    quote = one(found, "blockquote")
    assert [m.get_text() for m in quote.select("mark")] == [
        "38.7 million tonnes",
        "6.2%",
        "37.5 million tonnes",
    ]
    assert [m.get_text() for m in quote.select("mark.suspect")] == ["6.2%"]
    around = [c.get_text() for c in quote.select(".context") if c.get_text().strip()]
    assert around == ["The year began quietly on the western quays.", "Dry bulk declined."]
    assert said(one(found, "figcaption")) == "The port"
    assert "38.7 million ÷ 37.5 million = 1.032" in said(one(found, ".computation"))


def test_a_card_shows_figures_as_printed_and_as_read(page: BeautifulSoup) -> None:
    rows = [said(r) for r in card(page, "Goods handled rose").select(".figures tbody tr")]
    assert rows[0].startswith("6.2% suspect +6.2% +3.2% would agree goods handled Growth rate, year on year")
    assert rows[1].startswith("38.7 million tonnes 38,700,000 tonnes 38.7 million goods handled")
    assert rows[2].endswith("1 Jan 2025 to 30 Jun 2025")


def test_a_card_names_its_release_its_page_and_its_key(page: BeautifulSoup) -> None:
    found = card(page, "Goods handled rose")
    assert "Harbour and city economy in the first half of 2026" in said(found)
    assert "City of Veldhaven, 18 September 2026" in said(found)
    link = one(found, ".where a")
    assert link["href"] == "https://www.veldhaven.example/press/2026/harbour-half-year#:~:text=6.2%25"
    assert "noreferrer" in (link.get("rel") or [])
    assert one(found, "summary .key").get_text() == name(
        "finding", "Goods handled rose by 6.2%, but the two amounts printed beside it imply 3.2%."
    )
    assert "en.growth" in said(one(found, "details.next"))


def test_a_finding_in_a_table_shows_the_row_below_its_headings(page: BeautifulSoup) -> None:
    rows = [said(r) for r in card(page, "Revenue in the South").select(".part tr")]
    assert rows == [
        "Region Q3 2026 Q3 2025 Change",
        "North 41.2 38.9 5.9%",
        "South 22.7 21.0 18.1%",
        "East 9.4 9.9 -5.1%",
    ]


def test_findings_without_figures_show_their_spans_or_only_their_words(page: BeautifulSoup) -> None:
    assert one(card(page, "The text stops"), "mark").get_text() == "the council intends to"
    assert not card(page, "Kestria Labour Office").select("blockquote")
    assert "config/sources/kestria.yaml" in said(card(page, "Kestria Labour Office"))


def test_chinese_sentences_are_cut_and_named_as_chinese(page: BeautifulSoup) -> None:
    quote = one(card(page, "The shares"), "blockquote")
    assert quote["lang"] == "zh-Hans"
    assert [m.get_text() for m in quote.select("mark")] == ["58.3%", "44.1%"]
    assert [c.get_text() for c in quote.select(".context") if c.get_text()] == [
        "全市上半年经济运行平稳。",
        "下一步将继续推进重点项目。",
    ]


def test_quarantined_rows_are_shown_in_their_sentence(page: BeautifulSoup) -> None:
    found = card(page, "A growth rate of 250%")
    assert said(one(found, "blockquote mark.suspect")) == "250%"
    assert said(one(found, ".reading")).startswith("250% read as +250%, orders in the Baltic, Q3 2026")
    assert "Growth beyond -50% to 100% is nearly always a reading error." in said(found)
    assert '"measure": "growth_rate"' in one(found, "pre").get_text()
    assert "1 further row waits with them" in said(one(page, "#quarantine > .lead"))


def test_failed_rules_come_first_and_held_ones_are_folded(page: BeautifulSoup) -> None:
    rules = one(page, "#rules")
    failed = [said(r) for r in rules.select(":scope > .scroll tbody tr")]
    assert failed[0].startswith("growth_rate_range figure, expect_column_values Critical 40 2 Growth beyond")
    assert failed[1].startswith("published_on_known")
    folded = one(rules, "details")
    assert not folded.has_attr("open")
    assert len(folded.select("tbody tr")) == 5


def test_releases_carry_date_evidence_and_flags(page: BeautifulSoup) -> None:
    rows = [said(r) for r in page.select("#releases tbody tr")]
    assert rows[0] == "Housing monitor 2026 veldhaven no date cut off in mid-sentence not found 1 1"
    assert rows[2].endswith("18 September 2026 by json-ld: “18 September 2026” 6 2")


def test_sources_tell_how_fresh_they_are(page: BeautifulSoup) -> None:
    rows = [said(r) for r in page.select("#sources tbody tr")]
    assert rows[0] == "Marrowind Energy, investor news marrowind 20 November 2026 3 days ago 1 5 1"
    assert rows[3] == "Kestria Labour Office kestria none yet 0 0 1"


def test_data_docs_are_linked_from_where_the_page_lies(page: BeautifulSoup) -> None:
    assert {a["href"] for a in page.select("a") if a.get_text() == "Data Docs"} == {"../docs/index.html"}


def test_the_policy_allows_this_style_and_nothing_else(page: BeautifulSoup, tmp_path: Path) -> None:
    policy = one(page, "meta[http-equiv=Content-Security-Policy]")["content"]
    digest = base64.b64encode(hashlib.sha256(one(page, "style").get_text().encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert one(page, "meta[name=referrer]")["content"] == "no-referrer"
    assert not page.select("script, link, iframe, object, embed, form, img, [style]")


def test_headings_go_down_one_step_at_a_time_and_ids_are_unique(page: BeautifulSoup) -> None:
    levels = [int(h.name[1]) for h in page.select("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [t["id"] for t in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.select("a[href^='#']")} <= set(ids)


def test_an_empty_warehouse_is_friendly(tmp_path: Path) -> None:
    page = read(Sample(), tmp_path)
    assert said(one(page, "h1")) == "Nothing has been published yet."
    assert "Nothing to review yet." in said(one(page, "#findings"))
    assert "None" not in page.get_text()


def test_a_night_without_findings_says_so(tmp_path: Path) -> None:
    sample = Sample()
    sample.run()
    sample.source()
    sample.figure(sample.release("Sales were 5 units."), "5 units", "5", "count")
    sample.rule("figure.run_id.not_null")
    page = read(sample, tmp_path)
    assert said(one(page, "h1")) == "Nothing to look at in 1 release, 1 figure published."
    assert said(one(page, "#findings > .empty")) == "No findings. Every rule held and all arithmetic agrees."
    assert said(one(page, "#quarantine > .empty")).startswith("Nothing was kept out.")
    assert said(one(page, "#rules > .empty")) == "Every rule held."


def test_decided_findings_and_replaced_versions_are_folded_away(tmp_path: Path) -> None:
    sample = Sample()
    sample.run()
    sample.source()
    same = {"release_id": name("one")}
    old = sample.release("It was 4 then.", **same, known_from=NOW - timedelta(days=2))
    new = sample.release("It was 5 then.", **same)
    sample.finding(old, "Doubt about the old version.")
    sample.finding(new, "Doubt that was accepted.", status="accepted")
    sample.finding(new, "Doubt that is open.")
    page = read(sample, tmp_path)
    assert [said(h) for h in page.select("#findings h4")] == ["Doubt that is open."]
    settled = [said(li) for li in page.select(".settled li")]
    assert len(settled) == 2
    assert any(s.startswith("Replaced version Doubt about the old") for s in settled)
    assert any(s.startswith("Accepted Doubt that was accepted.") for s in settled)
    assert "2 versions" in said(one(page, "#releases"))


def test_many_findings_are_on_pages_and_all_of_them_are_beside(tmp_path: Path) -> None:
    sample = Sample()
    sample.run(BEFORE)
    sample.run()
    sample.source()
    release = sample.release("Sales were 5 units.")
    for i in range(230):
        sample.finding(release, f"Doubt {i}.", severity="info" if i else "critical")
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "findings-4.html").write_text("of an earlier, longer report", encoding="utf-8")
    page = read(sample, tmp_path)
    assert len(page.select("#findings .card")) == CARDS == 100
    assert said(one(page, "h1")).startswith("230 findings to look at")
    assert said(page.select("#findings h4")[0]) == "Doubt 0."
    further = ["findings-2.html", "findings-3.html", "findings-2.html"]
    assert [a["href"] for a in page.select(".pager a")] == further
    shown = [said(h) for h in page.select("#findings h4")]
    for number, cards in ((2, 100), (3, 30)):
        later = BeautifulSoup((folder / f"findings-{number}.html").read_text("utf-8"), "lxml")
        assert len(later.select("#findings .card")) == cards
        assert one(later, "[aria-current]").get_text() == str(number)
        assert not later.select("#rules")
        assert later.select("nav.contents a[href='index.html#rules']")
        shown += [said(h) for h in later.select("#findings h4")]
    assert len(set(shown)) == 230
    assert not (folder / "findings-4.html").exists()
    lines = (tmp_path / "report" / "findings.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 230
    with (tmp_path / "report" / "findings.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 230


def test_the_csv_is_safe_in_a_spreadsheet_and_numbers_stay_numbers(tmp_path: Path) -> None:
    sample = Sample()
    sample.run()
    release = sample.release("Up 5%.", title="=HYPERLINK(1)", issuer="@SUM(1)")
    sample.finding(release, "+cmd|' /C calc'!A0", expected_value=Decimal("-15.80"), computation="  -1+1")
    read(sample, tmp_path)
    with (tmp_path / "report" / "findings.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["issuer"] == "'@SUM(1)"
    assert row["message"].startswith("'+cmd")
    assert row["computation"] == "'  -1+1"
    assert row["expected_value"] == "-15.8"
    line = json.loads((tmp_path / "report" / "findings.jsonl").read_text("utf-8"))
    assert line["title"] == "=HYPERLINK(1)"
    assert line["expected_value"] == "-15.8"


def test_the_same_warehouse_gives_the_same_page_and_leaves_nothing_behind(tmp_path: Path) -> None:
    database = newsroom().write(tmp_path / "w.duckdb")
    first = write_report(database, tmp_path / "report", now=NOW).read_bytes()
    second = write_report(database, tmp_path / "report", now=NOW).read_bytes()
    assert first == second
    names = sorted(p.name for p in (tmp_path / "report").iterdir())
    assert names == ["findings.csv", "findings.jsonl", "index.html"]


def test_a_failure_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = newsroom().write(tmp_path / "w.duckdb")
    index = write_report(database, tmp_path / "report", now=NOW)
    before = index.read_bytes()
    monkeypatch.setattr("expectations.report.page", lambda *a, **k: "\ud800")
    with pytest.raises(UnicodeEncodeError):
        write_report(database, tmp_path / "report", now=NOW + timedelta(days=1))
    assert index.read_bytes() == before
    assert len(list((tmp_path / "report").iterdir())) == 3


def test_colours_keep_their_contrast_in_light_and_dark(root: Path) -> None:
    style = (root / "expectations" / "report" / "style.css").read_text("utf-8")
    light, dark = (_colours(block) for block in re.findall(r":root \{(.*?)\}", style, re.S)[:2])
    pairs = [(f, b) for f in ("ink", "soft", "link", "context", "critical") for b in ("paper", "card")]
    pairs += [(s, f"{s}-bg") for s in ("critical", "warning", "info", "ok")]
    pairs += [("warning", "card"), ("info", "card"), ("ink", "none-bg"), ("paper", "ink")]
    pairs += [("mark-ink", "mark"), ("suspect-ink", "suspect")]
    low = [(f, b) for scheme in (light, dark) for f, b in pairs if _contrast(scheme[f], scheme[b]) < 4.5]
    assert low == []


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
