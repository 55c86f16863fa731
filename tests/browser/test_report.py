"""The report in a real browser: nothing runs, nothing is asked for, every width and the keyboard serve."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chrome import Chrome
from report_payloads import DO, hostile
from report_sample import NOW, many, newsroom

from expectations.report import write_report

WIDTHS = (320, 360, 768, 1200, 1600)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports of an invented newsroom and of a hostile one."""
    folder = tmp_path_factory.mktemp("reports")
    samples = {"newsroom": newsroom(), "hostile": hostile()}
    return {
        name: write_report(sample.write(folder / f"{name}.duckdb"), folder / name, now=NOW)
        for name, sample in samples.items()
    }


def test_the_browser_would_tell(browser: Chrome, tmp_path: Path) -> None:
    """A page that does run a script, breaks a policy and asks for a picture is seen to do so."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<meta http-equiv=Content-Security-Policy content=\"img-src 'self'\"><p style='width:2000px'>x</p>"
        f"<script>{DO};console.log('ran')</script><img src=http://127.0.0.1:9/a.png><link rel=stylesheet "
        "href=http://127.0.0.1:9/b.css>"
    )
    browser.open(bad, 320)
    assert browser.ask("window.pwned") == 1
    assert "http://127.0.0.1:9/b.css" in browser.requests()
    assert {e["method"] for e in browser.complaints()} >= {"Runtime.consoleAPICalled", "Log.entryAdded"}
    assert browser.ask("document.documentElement.scrollWidth") > 320


@pytest.mark.parametrize("name", ["newsroom", "hostile"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_and_nothing_is_asked_for(
    browser: Chrome, pages: dict[str, Path], name: str, scheme: str
) -> None:
    browser.open(pages[name], scheme=scheme)
    browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true })")
    browser.ask("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('mouseover')))")
    browser.ask("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('focus')))")
    assert browser.ask("typeof window.pwned") == "undefined"
    assert browser.requests() == []
    assert browser.complaints() == []
    assert browser.ask("document.querySelectorAll('article').length") > 6


def test_the_style_is_allowed_by_the_page_s_own_policy(browser: Chrome, pages: dict[str, Path]) -> None:
    browser.open(pages["newsroom"])
    colour = "getComputedStyle(document.querySelector('mark.suspect')).backgroundColor"
    assert browser.ask(colour) == "rgb(255, 210, 63)"
    browser.open(pages["newsroom"], scheme="dark")
    assert browser.ask(colour) == "rgb(242, 194, 48)"


@pytest.mark.parametrize("name", ["newsroom", "hostile"])
def test_no_width_needs_sideways_scrolling(browser: Chrome, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])
    browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true })")
    wide = {}
    for width in WIDTHS:
        browser.size(width)
        wide[width] = browser.ask("document.documentElement.scrollWidth")
    assert wide == {width: width for width in WIDTHS}


def test_the_keyboard_reaches_and_opens_everything(browser: Chrome, pages: dict[str, Path]) -> None:
    browser.open(pages["newsroom"])
    browser.press("Tab", 9)
    assert browser.ask("document.activeElement.className") == "skip"
    assert browser.ask("document.activeElement.getBoundingClientRect().left") >= 0
    browser.ask("document.querySelector('summary').focus()")
    browser.press("Enter", 13, "\r")
    assert browser.ask("document.querySelector('details').open") is True


def test_the_filter_works_by_keyboard_without_a_script(browser: Chrome, pages: dict[str, Path]) -> None:
    seen = "[...document.querySelectorAll('#findings .card')].filter(c => c.offsetHeight).length"
    browser.open(pages["newsroom"])
    assert browser.ask(seen) == 6
    browser.ask("document.querySelector('#show-all').focus()")
    browser.press("ArrowRight", 39)
    assert browser.ask(seen) == 3
    browser.press("ArrowRight", 39)
    assert browser.ask(seen) == 2


def test_every_heading_link_and_field_has_a_name(browser: Chrome, pages: dict[str, Path]) -> None:
    browser.open(pages["newsroom"])
    browser.call("Accessibility.enable")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = {"heading", "link", "radio", "article", "navigation", "region"}
    found = [n for n in nodes if n.get("role", {}).get("value") in named]
    assert len(found) > 30
    assert [n for n in found if not n.get("name", {}).get("value")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_names_and_order_are_as_wcag_asks(
    browser: Chrome, pages: dict[str, Path], axe: Callable[[Chrome], list[str]], scheme: str
) -> None:
    browser.open(pages["newsroom"], scheme=scheme)
    browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert axe(browser) == []


def test_axe_would_tell(browser: Chrome, tmp_path: Path, axe: Callable[[Chrome], list[str]]) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<html lang=en><title>x</title><main><h1>x</h1><p style='color:#999'>pale</p></main>")
    browser.open(bad)
    assert [found.split(":")[0] for found in axe(browser)] == ["color-contrast"]


def test_ten_thousand_findings_stay_usable(browser: Chrome, tmp_path: Path) -> None:
    index = write_report(many(10_000, tmp_path / "w.duckdb"), tmp_path / "report", now=NOW)
    browser.open(index)
    assert browser.ask("document.querySelectorAll('#findings .card').length") == 100
    assert browser.ask("document.documentElement.outerHTML.length") < 2_000_000
    browser.events.clear()
    browser.ask("document.querySelector('.pager a[rel=next]').focus()")
    browser.press("Enter", 13, "\r")
    browser.loaded()
    assert browser.ask("document.querySelector('[aria-current]').textContent") == "2"
    assert browser.complaints() == []
    assert len(list((tmp_path / "report").glob("findings-*.html"))) == 99
    assert len((tmp_path / "report" / "findings.jsonl").read_text("utf-8").splitlines()) == 10_000
