"""The review desk in a real browser: from a finding to a ruling to the next run, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from chrome import Chrome
from desk_server import open_desk
from report_payloads import PAYLOADS, hostile

from config.decisions import Decision, as_yaml, decision_path, load_decisions
from flows.nightly import nightly
from flows.review.desk import Place

Axe = Callable[[Chrome], list[str]]
NOTE = """\
Ostermark Instruments
Results for the second quarter of 2026

Published 14 July 2026

Service revenue grew by 14.0% from EUR 80.0 million to EUR 912.0 million in the second quarter of 2026.
Exports of wooden toys grew by 250% in June 2026.
"""
PAGE = """<html><head><title>Harbour dues</title></head><body><h1>Harbour dues</h1>
<p>Published 3 June 2026</p>
<p>Dues rose by 180% in May 2026 to EUR 3.1 million, the port of Ostermark said.</p>
<script>window.pwned=1;document.title='ran'</script><img src="http://127.0.0.1:9/p.png"></body></html>"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An installation after its first night."""
    root = tmp_path_factory.mktemp("desk")
    (root / "town").mkdir()
    (root / "town" / "note.txt").write_text(NOTE, encoding="utf-8")
    (root / "town" / "dues.html").write_text(PAGE, encoding="utf-8")
    (root / "config" / "sources").mkdir(parents=True)
    source = f"id: town\nname: Town\nkind: folder\npath: {root / 'town'}\n"
    (root / "config" / "sources" / "town.yaml").write_text(source, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_ROOT", str(root))
        nightly()
        yield Place(root / "data", root / "config" / "decisions", "M. Okafor")


@pytest.fixture(scope="module")
def address(place: Place) -> Iterator[str]:
    """The desk of that installation."""
    with open_desk(place) as address:
        yield address


def outside(browser: Chrome, address: str) -> list[str]:
    """What the page asked for elsewhere."""
    own = address.partition("?")[0]
    return [url for url in browser.requests() if not url.startswith(own)]


def cards(browser: Chrome) -> list[str]:
    """The titles of the open findings."""
    found: list[str] = browser.ask("[...document.querySelectorAll('#findings h4')].map(h => h.textContent)")
    return found


def test_a_finding_is_corrected_by_keyboard_alone_and_the_next_run_applies_it(
    browser: Chrome, address: str, place: Place
) -> None:
    browser.open(address)
    assert browser.ask("location.search") == ""
    before = cards(browser)
    assert "ten times too large" in before[0]
    browser.tab_to("e.name === 'why'")
    browser.type("The half-year report says 91.2 million.")
    browser.tab_to("e.name === 'value'", 3)
    assert browser.ask("document.activeElement.value") == "91,200,000"
    browser.tab_to("e.name === 'source'", 2)
    browser.type("half-year report, page 4")
    browser.press("Enter", 13, "\r")
    assert browser.ask("document.querySelectorAll('.decided').length") == 0
    browser.tab_to("e.value === 'correct'", 5)
    browser.events.clear()
    browser.press("Enter", 13, "\r")
    browser.loaded()
    assert browser.ask("document.querySelector('.notice.ok').textContent").startswith("Corrected: Service")
    assert "91,200,000" in browser.ask("document.querySelector('.decided').textContent")
    assert browser.complaints() == []
    (ruling,) = load_decisions(place.decisions)
    assert (ruling.decision, ruling.reviewer, ruling.value) == ("correct", "M. Okafor", 91_200_000)

    nightly()
    browser.open(address)
    assert cards(browser) == before[1:]
    browser.ask("document.querySelector('#settled').open = true")
    settled = browser.ask("document.querySelector('#settled').innerText")
    assert "912,000,000 as printed, 91,200,000 is right (half-year report, page 4)" in settled


def test_what_is_accepted_can_be_taken_back(browser: Chrome, address: str, place: Place) -> None:
    browser.open(address)
    [title] = [t for t in cards(browser) if "wooden toys" in t]
    here = f"[...document.querySelectorAll('.card')].find(c => c.textContent.includes({title!r}))"
    browser.ask(f"{here}.querySelector('[name=why]').focus()")
    browser.type("So it is.")
    browser.events.clear()
    browser.ask(f"{here}.querySelector('[value=accept]').click()")
    browser.loaded()
    assert [d.decision for d in load_decisions(place.decisions)].count("accept") == 1
    browser.events.clear()
    browser.ask("document.querySelector('.decided button').click()")
    browser.loaded()
    assert [d.decision for d in load_decisions(place.decisions)].count("accept") == 0
    assert title in cards(browser)


def test_a_mistake_is_told_and_what_was_typed_is_still_there(browser: Chrome, address: str, axe: Axe) -> None:
    browser.open(address)
    browser.ask("document.querySelector('[name=why]').focus()")
    browser.type("my long reason")
    browser.events.clear()
    browser.ask("document.querySelector('.ruling [value=correct]').click()")
    browser.loaded()
    assert "needs `value`" in browser.ask("document.querySelector('[role=alert]').textContent")
    assert axe(browser) == []
    browser.back()
    assert browser.ask("document.querySelector('[name=why]').value") == "my long reason"


def test_the_archived_page_can_only_be_read(browser: Chrome, address: str) -> None:
    browser.open(address)
    pages = browser.ask("[...document.querySelectorAll('a[href^=\"/archive/\"]')].map(a => a.href)")
    for url in set(pages):
        browser.open(url)
        assert browser.ask("typeof window.pwned") == "undefined"
        assert browser.ask("document.title") != "ran"
        assert browser.ask("document.body.innerText.length") > 50
        assert [u for u in browser.requests() if "127.0.0.1:9/" in u and not blocked(browser, u)] == []


def blocked(browser: Chrome, url: str) -> bool:
    """Whether a request was stopped by the page's policy."""
    named = {
        e["params"]["requestId"]
        for e in browser.events
        if e["method"] == "Network.requestWillBeSent" and e["params"]["request"]["url"] == url
    }
    failed = [e["params"] for e in browser.events if e["method"] == "Network.loadingFailed"]
    return any(f["requestId"] in named and f.get("blockedReason") == "csp" for f in failed)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_serves_every_width_and_everybody(
    browser: Chrome, address: str, axe: Axe, scheme: str
) -> None:
    browser.open(address, scheme=scheme)
    browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for width in (320, 768, 1600):
        browser.size(width)
        assert browser.ask("document.documentElement.scrollWidth") == width
    assert axe(browser) == []
    assert outside(browser, address) == []
    assert browser.complaints() == []


def test_nothing_runs_on_the_desk_of_a_hostile_warehouse(browser: Chrome, tmp_path: Path) -> None:
    data, decisions = tmp_path / "data", tmp_path / "decisions"
    data.mkdir()
    decisions.mkdir()
    sample = hostile()
    for finding in sample.rows["finding"]:
        finding["guard"] = "1" * 16
    for i, payload in enumerate(PAYLOADS[:-1]):
        finding = sample.rows["finding"][3 * i + 1]
        ruling = Decision(finding=finding["finding_id"], decision="accept", why=payload, reviewer=payload,
                          decided_on=date(2026, 11, 28), guard="1" * 16, about=payload)  # fmt: skip
        decision_path(decisions, ruling.finding).write_text(as_yaml(ruling), encoding="utf-8")
    sample.write(data / "hostile.duckdb")
    (data / "warehouse.duckdb").symlink_to("hostile.duckdb")
    with open_desk(Place(data, decisions, PAYLOADS[0])) as address:
        browser.open(address)
        root = address.partition("?")[0]
        for query in ("", f"?kind={PAYLOADS[0]}", f"?source={PAYLOADS[7]}&page=2", f"?done={ruling.finding}"):
            browser.open(root + query)
            browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true })")
            for event in ("mouseover", "focus", "input"):
                browser.ask(
                    f"document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('{event}')))"
                )
            assert browser.ask("typeof window.pwned") == "undefined"
            assert outside(browser, address) == []
            assert browser.complaints() == []
        assert browser.ask("document.querySelectorAll('.decided').length") == len(PAYLOADS) - 1
